// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filewatch.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Session {

namespace {

constexpr int settleMs = 200;

// Contents rather than time and size: a file replaced within the same tick is another one, a file that was only touched
// is not.
QByteArray digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    return hash.result();
}

QString nearestFolder(const QString &path)
{
    QDir folder = QFileInfo(path).absoluteDir();
    while (!folder.exists()) {
        const QString above = QFileInfo(folder.absolutePath()).absolutePath();
        if (above == folder.absolutePath())
            return {};
        folder.setPath(above);
    }
    return folder.absolutePath();
}

} // namespace

DiskFileWatch::DiskFileWatch(QObject *parent)
    : FileWatch(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &DiskFileWatch::compare);
    const auto settle = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, settle);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, settle);
}

void DiskFileWatch::setFiles(const QStringList &paths)
{
    if (m_files == paths)
        return;
    m_files = paths;
    m_digests.clear();
    for (const QString &path : m_files)
        m_digests.insert(path, digestOf(path));
    watch();
}

// Anew after each change: a file that was replaced is no longer watched, and a folder may have come into being.
void DiskFileWatch::watch()
{
    const QStringList before = m_watcher.files() + m_watcher.directories();
    QStringList wanted;
    for (const QString &path : m_files) {
        if (QFileInfo::exists(path))
            wanted += path;
        const QString folder = nearestFolder(path);
        if (!folder.isEmpty() && !wanted.contains(folder))
            wanted += folder;
    }
    QStringList gone;
    for (const QString &path : before) {
        if (!wanted.contains(path))
            gone += path;
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    QStringList added;
    for (const QString &path : wanted) {
        if (!before.contains(path))
            added += path;
    }
    if (!added.isEmpty())
        m_watcher.addPaths(added);
}

void DiskFileWatch::compare()
{
    watch();
    bool isOther = false;
    for (const QString &path : m_files) {
        QByteArray digest = digestOf(path);
        if (m_digests.value(path) == digest)
            continue;
        m_digests.insert(path, std::move(digest));
        isOther = true;
    }
    if (isOther)
        Q_EMIT changed();
}

} // namespace Session
