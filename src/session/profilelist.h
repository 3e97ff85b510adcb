// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connector.h"

#include <QObject>

#include <optional>

namespace Session {

class FileWatch;

// The profiles that can be chosen, as the files have them now.
class ProfileList : public QObject
{
    Q_OBJECT

public:
    // `connector` must outlive the list.
    explicit ProfileList(Connector *connector, QObject *parent = nullptr);

    // Reads the files again whenever they change. `watch` must outlive the list; null for none.
    void setWatch(FileWatch *watch);

    const QList<ProfileEntry> &entries() const { return m_entries; }
    std::optional<ProfileEntry> entry(const QString &name) const;
    void reload();

Q_SIGNALS:
    void changed(); // the entries are others
    void filesChanged(); // after `changed`; also where only keys changed, which no entry shows

private:
    Connector *m_connector;
    FileWatch *m_watch = nullptr;
    QList<ProfileEntry> m_entries;
};

} // namespace Session
