// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rendering.h"

#include "session/sessionfile.h"
#include "session/workspace.h"
#include "widgets/mainwindow.h"

#include <QCoreApplication>
#include <QPixmap>

#include <cstdio>

namespace App {

namespace {

constexpr int settleMs = 300;
constexpr int deadlineMs = 30'000;
constexpr int failureExitCode = 255;

using ChannelState = Session::ChannelDirectory::State;
using SessionState = Session::CurrentSession::State;

} // namespace

Rendering::Rendering(Session::Workspace *workspace, Widgets::MainWindow *window, Job job, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_window(window)
    , m_job(std::move(job))
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(settleMs);
    m_deadline.setSingleShot(true);
    connect(&m_settled, &QTimer::timeout, this, &Rendering::draw);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(tr("the session did not come in time")); });
    connect(workspace->current(), &Session::CurrentSession::changed, this, &Rendering::check);
    connect(workspace->channels(), &Session::ChannelDirectory::stateChanged, this, &Rendering::check);
    // Without a connection there is still what a file may show, which is asked for right after.
    connect(workspace, &Session::Workspace::connectionChanged, this, [this] {
        QTimer::singleShot(0, this, [this] {
            const bool hasNothing = m_workspace->current()->state() == SessionState::Nothing;
            if (m_workspace->connectionError() && hasNothing)
                fail(m_workspace->connectionError()->message);
        });
    });
    m_deadline.start(deadlineMs);
    check();
}

void Rendering::check()
{
    const auto *current = m_workspace->current();
    if (current->state() == SessionState::Failed) {
        fail(current->error() ? current->error()->message : QString());
        return;
    }
    const bool isThere = current->state() == SessionState::Shown && current->record();
    const bool isWhole = isThere
                         && (!current->record()->isFromService || !current->record()->isLive()
                             || current->record()->stream || current->streamError());
    const ChannelState channels = m_workspace->channels()->state();
    const bool isQuiet = channels != ChannelState::Loading;
    // What is still on its way, as metrics are, draw() waits for: no signal tells of its end.
    if (isWhole && isQuiet)
        m_settled.start();
}

void Rendering::draw()
{
    // A page of sessions may still be on its way.
    if (m_workspace->activity()->runningCount() > 0) {
        m_settled.start();
        return;
    }
    m_deadline.stop();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // a grab does not wait for them
    if (!m_window->grab().save(m_job.imageFile)) {
        fail(tr("%1 cannot be written").arg(m_job.imageFile));
        return;
    }
    if (!m_job.exportFile.isEmpty()) {
        const auto written = Session::File::write(*m_workspace->current()->record(), m_job.exportFile,
                                                  Session::File::Overwrite::Allow);
        if (!written) {
            fail(written.error().message);
            return;
        }
    }
    QCoreApplication::exit(0);
}

void Rendering::fail(const QString &why)
{
    m_deadline.stop();
    m_settled.stop();
    std::fputs(qPrintable(tr("streamloupe: not rendered: %1\n").arg(why)), stderr);
    // From a constructor the event loop does not run yet.
    QTimer::singleShot(0, this, [] { QCoreApplication::exit(failureExitCode); });
}

} // namespace App
