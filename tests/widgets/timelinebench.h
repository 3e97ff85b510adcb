// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/timelinemetrics.h"
#include "widgets/timelinebar.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHelpEvent>
#include <QImage>
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

// CloudWatch's refusal.
inline Session::SessionMetrics refusedMetrics()
{
    Session::SessionMetrics metrics;
    metrics.state = Session::SessionMetrics::State::Failed;
    metrics.error = Base::Error{.kind = Base::Error::Kind::AccessDenied,
                                .code = QStringLiteral("AccessDenied"),
                                .message = QStringLiteral("not authorized to perform: cloudwatch:GetMetricData"),
                                .requestId = QStringLiteral("b85d7f30"),
                                .httpStatus = 403,
                                .operation = QStringLiteral("GetMetricData")};
    return metrics;
}

// A timeline in the hands of a test.
struct Bench
{
    Session::Selection selection;
    Session::TimeDisplay display;
    Widgets::TimelineWidget timeline{&selection, &display};

    // Shown, with a session alone.
    explicit Bench(const Ivs::StreamSession &session = starvingSession(), int width = 1343)
    {
        timeline.setRecord(recordOf(session), starvingNow());
        show(width);
    }

    Widgets::TimelinePlot *plot() const { return timeline.plot(); }
    const Widgets::TimelineView &view() const { return timeline.plot()->view(); }
    double x(const QString &time) const { return view().layout.scale().x(at(time)); }
    QPoint pointAt(const QString &time, double y) const { return QPointF(x(time), y).toPoint(); }
    QDateTime selectedTime() const
    {
        const auto *event = timeline.content().event(selection.eventIndex());
        return event ? event->time : QDateTime();
    }
    QList<QAbstractButton *> presets() const
    {
        return timeline.bar()->findChild<QWidget *>(QStringLiteral("presets"))->findChildren<QAbstractButton *>();
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
        const QPoint start = pointAt(from, y);
        const QPoint end = pointAt(to, y);
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
    // Where a pointer rests.
    void rest(QPoint point)
    {
        QHelpEvent help(QEvent::ToolTip, point, plot()->mapToGlobal(point));
        QApplication::sendEvent(plot(), &help);
    }

protected:
    struct Unfilled
    {
    };
    explicit Bench(Unfilled) { }

    void show(int width)
    {
        timeline.resize(width, timeline.sizeHint().height());
        timeline.show();
        QApplication::setActiveWindow(&timeline);
        timeline.plot()->setFocus();
    }
};

// With charts, as in a window of 1600 × 1000: 1343 wide, 824 high with the views.
struct ChartBench : Bench
{
    explicit ChartBench(int width = 1343, int height = 816, const Session::SessionMetrics &metrics = starvingMetrics(),
                        const Ivs::StreamSession &session = declaredSession())
        : Bench(Unfilled())
    {
        timeline.setAvailableHeight(height);
        timeline.setRecord(recordOf(session), starvingNow());
        timeline.setMetrics(metrics);
        show(width);
    }

    const Models::ChartRow &row(qsizetype index) const { return view().chartLayout.rows().at(index); }
    // In a chart: `value` in the metric's own unit.
    QPoint point(const QString &time, qsizetype chart, double value) const
    {
        return pointAt(time, row(chart).values.y(value));
    }
};

} // namespace TimelineTest
