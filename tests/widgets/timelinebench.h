// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/timelinemetrics.h"
#include "widgets/timelinebar.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

namespace TimelineTest {

inline Session::SessionRecord recordOf(const Ivs::StreamSession &session,
                                       const QString &channel = QStringLiteral("arn:one"))
{
    Session::SessionRecord record;
    record.session = session;
    record.source.channelArn = channel;
    record.isFromService = true;
    return record;
}

// The timeline with charts, shown as in a window of 1600 × 1000: 1343 wide, 824 high with the views.
struct ChartBench
{
    Session::Selection selection;
    Session::TimeDisplay display;
    Widgets::TimelineWidget timeline{&selection, &display};

    explicit ChartBench(int width = 1343, int height = 816, const Session::SessionMetrics &metrics = starvingMetrics(),
                        const Ivs::StreamSession &session = declaredSession())
    {
        timeline.setAvailableHeight(height);
        timeline.setRecord(recordOf(session), starvingNow());
        timeline.setMetrics(metrics);
        fit(width);
        timeline.show();
        QApplication::setActiveWindow(&timeline);
        timeline.plot()->setFocus();
    }

    void fit(int width) { timeline.resize(width, timeline.sizeHint().height()); }
    Widgets::TimelinePlot *plot() const { return timeline.plot(); }
    const Widgets::TimelineView &view() const { return timeline.plot()->view(); }
    const Models::ChartRow &row(qsizetype index) const { return view().chartLayout.rows().at(index); }
    double x(const QString &time) const { return view().layout.scale().x(at(time)); }
    // In a chart: `value` in the metric's own unit.
    QPoint point(const QString &time, qsizetype chart, double value) const
    {
        return QPointF(x(time), row(chart).values.y(value)).toPoint();
    }
    QImage image() const
    {
        QCoreApplication::processEvents(); // what is painted later is painted
        return timeline.plot()->grab().toImage();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(plot(), Qt::Key(key), modifiers); }
    void move(QPoint point, Qt::MouseButtons buttons = Qt::NoButton)
    {
        QMouseEvent event(QEvent::MouseMove, point, plot()->mapToGlobal(QPointF(point)), Qt::NoButton, buttons,
                          Qt::NoModifier);
        QApplication::sendEvent(plot(), &event);
    }
    void drag(const QString &from, const QString &to, double y, Qt::KeyboardModifiers modifiers = {},
              Qt::MouseButton button = Qt::LeftButton)
    {
        const QPoint start = QPointF(x(from), y).toPoint();
        const QPoint end = QPointF(x(to), y).toPoint();
        QTest::mousePress(plot(), button, modifiers, start);
        move((start + end) / 2, button);
        move(end, button);
        QTest::mouseRelease(plot(), button, modifiers, end);
    }
    void wheel(QPoint point, QPoint angle, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(point, plot()->mapToGlobal(point), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(plot(), &event);
    }
};

} // namespace TimelineTest
