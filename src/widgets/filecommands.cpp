// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/filecommands.h"

#include "session/erroradvice.h"
#include "session/spancsv.h"
#include "session/workspace.h"
#include "widgets/desktop.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QMimeData>
#include <QSaveFile>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr qsizetype maximumRecentFiles = 10;

} // namespace

FileCommands::FileCommands(Session::Workspace *workspace, Desktop *desktop, QSettings *settings, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_desktop(desktop)
    , m_settings(settings)
    , m_window(window)
{
}

void FileCommands::openByDialog()
{
    const QString directory = m_settings->value(u"files/directory"_s).toString();
    const QString fileName = m_desktop->openFileName(m_window, tr("Open a session"), directory);
    if (!fileName.isEmpty())
        open(fileName);
}

void FileCommands::open(const QString &fileName)
{
    m_workspace->openFile(fileName);
    if (m_workspace->current()->state() == Session::CurrentSession::State::Shown)
        remember(fileName);
}

void FileCommands::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (!text.trimmed().isEmpty())
        m_workspace->openText(text.toUtf8());
}

bool FileCommands::canOpen(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return (!urls.isEmpty() && urls.constFirst().isLocalFile()) || (urls.isEmpty() && data->hasText());
}

void FileCommands::open(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (!urls.isEmpty())
        open(urls.constFirst().toLocalFile());
    else if (data->hasText())
        m_workspace->openText(data->text().toUtf8());
}

bool FileCommands::canExport() const
{
    const auto *current = m_workspace->current();
    return current->record().has_value() && current->recordIsOfAddress();
}

void FileCommands::exportByDialog(bool bare)
{
    if (!canExport())
        return;
    const Session::SessionRecord record = *m_workspace->current()->record();
    QString suggestion = Session::File::suggestedFileName(record);
    if (bare)
        suggestion.replace(u".streamloupe.json"_s, u".json"_s);
    const QString directory = m_settings->value(u"files/directory"_s).toString();
    const QString fileName
        = m_desktop->saveFileName(m_window, bare ? tr("Export the API's document") : tr("Export the session"),
                                  directory.isEmpty() ? suggestion : QDir(directory).filePath(suggestion));
    if (fileName.isEmpty())
        return;
    // The dialog has asked about a file that exists.
    const auto written = Session::File::write(record, fileName, Session::File::Overwrite::Allow, {.bare = bare});
    if (!written) {
        tellFailure(fileName, written.error());
        return;
    }
    remember(fileName);
    Q_EMIT exported(fileName);
}

void FileCommands::copySpan(const Session::TimeRange &range)
{
    if (!canExport() || !range.isValid())
        return;
    const QByteArray csv = Session::spanCsv(*m_workspace->current()->record(), range);
    auto *data = new QMimeData;
    data->setData(u"text/csv"_s, csv);
    data->setText(QString::fromUtf8(csv));
    QGuiApplication::clipboard()->setMimeData(data);
    Q_EMIT copied(tr("Values and events of the selected span copied as CSV."));
}

void FileCommands::exportSpanByDialog(const Session::TimeRange &range)
{
    if (!canExport() || !range.isValid())
        return;
    const Session::SessionRecord record = *m_workspace->current()->record();
    QString suggestion = Session::File::suggestedFileName(record);
    suggestion.replace(u".streamloupe.json"_s, u".csv"_s);
    const QString directory = m_settings->value(u"files/directory"_s).toString();
    const QString fileName
        = m_desktop->saveFileName(m_window, tr("Export the span as CSV"),
                                  directory.isEmpty() ? suggestion : QDir(directory).filePath(suggestion));
    if (fileName.isEmpty())
        return;
    QSaveFile file(fileName);
    const QByteArray bytes = Session::spanCsv(record, range);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        tellFailure(fileName, {.kind = Base::Error::Kind::File, .message = file.errorString(), .resource = fileName});
        return;
    }
    Q_EMIT exported(fileName);
}

QStringList FileCommands::recentFiles() const
{
    return m_settings->value(u"files/recent"_s).toStringList();
}

void FileCommands::clearRecentFiles()
{
    m_settings->remove(u"files/recent"_s);
    Q_EMIT recentFilesChanged();
}

void FileCommands::remember(const QString &fileName)
{
    const QFileInfo file(fileName);
    m_settings->setValue(u"files/directory"_s, file.absolutePath());
    QStringList recent = recentFiles();
    recent.removeAll(file.absoluteFilePath());
    recent.prepend(file.absoluteFilePath());
    m_settings->setValue(u"files/recent"_s, QStringList(recent.mid(0, maximumRecentFiles)));
    Q_EMIT recentFilesChanged();
}

void FileCommands::tellFailure(const QString &fileName, const Base::Error &error)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Not exported"), tr("The session was not exported"),
                                QMessageBox::Close, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(QDir::toNativeSeparators(fileName) + u"\n\n"_s + error.message + u'\n'
                            + Session::adviceFor(error).toDo);
    box->open();
}

} // namespace Widgets
