// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/picturecommands.h"

#include "session/erroradvice.h"
#include "widgets/desktop.h"
#include "widgets/timelinewidget.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace Widgets {

PictureCommands::PictureCommands(TimelineWidget *timeline, Desktop *desktop, QSettings *settings, QWidget *window)
    : QObject(window)
    , m_timeline(timeline)
    , m_desktop(desktop)
    , m_settings(settings)
    , m_window(window)
{
}

bool PictureCommands::canRun() const
{
    return m_timeline->content().span().isValid();
}

void PictureCommands::copy()
{
    if (!canRun())
        return;
    QGuiApplication::clipboard()->setImage(m_timeline->picture(m_timeline->devicePixelRatioF()));
    Q_EMIT done(tr("Picture of the timeline copied."));
}

void PictureCommands::saveByDialog(Format format)
{
    if (!canRun())
        return;
    const bool isPdf = format == Format::Pdf;
    const QString suffix = isPdf ? u".pdf"_s : format == Format::SharpPng ? u"@2x.png"_s : u".png"_s;
    const QString suggestion = m_timeline->pictureName() + suffix;
    const QString directory = m_settings->value(u"files/directory"_s).toString();
    const QString fileName
        = m_desktop->saveFileName(m_window, tr("Save a picture of the timeline"),
                                  directory.isEmpty() ? suggestion : QDir(directory).filePath(suggestion));
    if (fileName.isEmpty())
        return;
    const auto written
        = isPdf ? m_timeline->writePdf(fileName) : m_timeline->writePng(fileName, format == Format::SharpPng ? 2 : 1);
    if (!written) {
        tellFailure(fileName, written.error());
        return;
    }
    m_settings->setValue(u"files/directory"_s, QFileInfo(fileName).absolutePath());
    Q_EMIT done(tr("Picture saved as %1.").arg(QFileInfo(fileName).fileName()));
}

void PictureCommands::tellFailure(const QString &fileName, const Base::Error &error)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Not saved"), tr("The picture was not saved"),
                                QMessageBox::Close, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(QDir::toNativeSeparators(fileName) + u"\n\n"_s + error.message + u'\n'
                            + Session::adviceFor(error).toDo);
    box->open();
}

} // namespace Widgets
