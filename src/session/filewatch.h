// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace Session {

// Tells when one of some files has other contents than before. A file may come into being later, in a folder that is
// not there yet, and may be replaced by renaming another over it.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void setFiles(const QStringList &paths) = 0; // absolute

Q_SIGNALS:
    void changed();
};

// The files of this machine. Several changes in quick succession are told once, after the last.
class DiskFileWatch : public FileWatch
{
    Q_OBJECT

public:
    explicit DiskFileWatch(QObject *parent = nullptr);

    void setFiles(const QStringList &paths) override;

private:
    void watch();
    void compare();

    QStringList m_files;
    QHash<QString, QByteArray> m_digests; // empty where there is no such file
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace Session
