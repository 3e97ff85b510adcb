// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/profilelist.h"

#include "session/filewatch.h"

#include <algorithm>

namespace Session {

ProfileList::ProfileList(Connector *connector, QObject *parent)
    : QObject(parent)
    , m_connector(connector)
    , m_entries(connector->profiles())
{
}

void ProfileList::setWatch(FileWatch *watch)
{
    if (m_watch)
        disconnect(m_watch, nullptr, this, nullptr);
    m_watch = watch;
    if (!m_watch)
        return;
    m_watch->setFiles(m_connector->files());
    connect(m_watch, &FileWatch::changed, this, [this] {
        m_watch->setFiles(m_connector->files());
        reload();
        Q_EMIT filesChanged();
    });
}

std::optional<ProfileEntry> ProfileList::entry(const QString &name) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&name](const ProfileEntry &entry) { return entry.name == name; });
    return found == m_entries.end() ? std::nullopt : std::optional(*found);
}

void ProfileList::reload()
{
    auto entries = m_connector->profiles();
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    Q_EMIT changed();
}

} // namespace Session
