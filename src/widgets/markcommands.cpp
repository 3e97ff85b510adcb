// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/markcommands.h"

#include "models/timelinerange.h"
#include "session/workspace.h"
#include "widgets/marksdialog.h"
#include "widgets/noteeditor.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <algorithm>
#include <cmath>

namespace Widgets {

namespace {

constexpr double reachPixels = 4;
constexpr int editorTop = 58; // in the plot: under the overview

} // namespace

MarkCommands::MarkCommands(Session::Workspace *workspace, TimelineWidget *timeline, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_timeline(timeline)
    , m_editor(new NoteEditor(timeline))
{
    Session::Marks *marks = m_workspace->marks();
    connect(marks, &Session::Marks::changed, this, [this, marks] { m_timeline->setMarks(marks->marks()); });
    connect(marks, &Session::Marks::failed, this,
            [this](const Base::Error &error) { Q_EMIT told(tr("The mark was not kept: %1").arg(error.message)); });
    connect(m_timeline, &TimelineWidget::markWanted, this, &MarkCommands::toggleMark);
    connect(m_timeline, &TimelineWidget::noteWanted, this, &MarkCommands::editNote);
    connect(m_timeline, &TimelineWidget::markActivated, this, &MarkCommands::goTo);
    connect(m_editor, &NoteEditor::accepted, this, [this, marks](const QString &text) {
        if (m_editedId.isEmpty())
            marks->add(m_editedTime, text);
        else
            marks->setText(m_editedId, text);
    });
    connect(m_editor, &NoteEditor::closed, this, [this] { m_timeline->setFocus(Qt::PopupFocusReason); });
    m_timeline->setMarks(marks->marks());
}

MarkCommands::~MarkCommands() = default;

qint64 MarkCommands::reach() const
{
    const double perSecond = m_timeline->plot()->geometryOfTimeline().scale().pixelsPerSecond();
    return perSecond > 0 ? std::max<qint64>(1, std::llround(reachPixels / perSecond)) : 1;
}

void MarkCommands::toggleMark(const QDateTime &time)
{
    Session::Marks *marks = m_workspace->marks();
    if (!marks->canMark()) {
        Q_EMIT told(tr("This session has no stream id that a mark could be kept by."));
        return;
    }
    const auto &format = m_workspace->timeDisplay()->format();
    if (const auto *mark = marks->nearest(time, reach())) {
        const QString when = format.dateTime(mark->time);
        if (marks->remove(mark->id))
            Q_EMIT told(tr("Mark at %1 removed; Ctrl+Z brings it back.").arg(when));
        return;
    }
    if (!marks->add(time).isEmpty())
        Q_EMIT told(tr("Marked %1.").arg(format.dateTime(time)));
}

void MarkCommands::editNote(const QDateTime &time)
{
    const Session::Marks *marks = m_workspace->marks();
    if (!marks->canMark()) {
        Q_EMIT told(tr("This session has no stream id that a note could be kept by."));
        return;
    }
    const auto *mark = marks->nearest(time, reach());
    m_editedId = mark ? mark->id : QString();
    m_editedTime = mark ? mark->time : time;
    const QString when = m_workspace->timeDisplay()->format().dateTime(m_editedTime);
    const TimelinePlot *plot = m_timeline->plot();
    m_editor->edit(tr("Note at %1").arg(when), mark ? mark->text : QString(),
                   plot->x() + static_cast<int>(plot->axisPixel(m_editedTime)), plot->y() + editorTop);
}

void MarkCommands::goTo(const QString &id)
{
    const auto *mark = m_workspace->marks()->find(id);
    if (!mark)
        return;
    auto *selection = m_workspace->selection();
    selection->setVisibleRange(
        Models::rangeShowing(selection->visibleRange(), m_timeline->content().span(), mark->time));
    selection->setCursor(mark->time);
}

void MarkCommands::undoRemove()
{
    if (m_workspace->marks()->undoRemove())
        Q_EMIT told(tr("The mark is back."));
}

void MarkCommands::showList()
{
    if (!m_dialog) {
        m_dialog = new MarksDialog(m_workspace, m_timeline->window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &MarksDialog::markActivated, this, &MarkCommands::goTo);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace Widgets
