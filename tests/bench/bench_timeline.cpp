// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinemetrics.h"
#include "widgets/timelineplot.h"
#include "widgets/timelinewidget.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using CloudWatch::Metric;
using TimelineTest::seriesOf;

// How long the timeline takes to be painted and to be moved, at 1600 × 900. `QT_SCALE_FACTOR` is the scale.
class BenchTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullPaint_data() { addSizes(); }
    void fullPaint();
    void panStep_data() { addSizes(); }
    void panStep();
    void cursorStep_data() { addSizes(); }
    void cursorStep();
    void firstPaint_data() { addSizes(); }
    void firstPaint();

private:
    static void addSizes();
};

namespace {

constexpr qint64 usualHours = 4;

// An encoder that starves every so often: half of the events are starts.
Ivs::StreamSession sessionOf(int events, qint64 seconds)
{
    Ivs::StreamSession session = TimelineTest::declaredSession();
    session.truncatedEvents.clear();
    session.startTime = TimelineTest::at(u"02:41:08"_s);
    session.endTime = session.startTime.addSecs(seconds);
    TimelineTest::addEvent(session, session.startTime, u"Stream Start"_s);
    const double apart = static_cast<double>(seconds) / events;
    for (int i = 1; i < events; ++i)
        TimelineTest::addEvent(session, session.startTime.addMSecs(static_cast<qint64>(i * apart * 1000)),
                               i % 2 == 1 ? u"Starvation Start"_s : u"Starvation End"_s, u"IVS Stream Health Change"_s);
    return session;
}

Session::SessionMetrics metricsOf(const Ivs::StreamSession &session, qint64 points)
{
    constexpr int period = 5;
    const QDateTime start = session.startTime;
    const qint64 seconds = points / 6 * period;
    const QDateTime end = start.addSecs(seconds);
    Session::SessionMetrics metrics;
    metrics.state = Session::SessionMetrics::State::Shown;
    metrics.periodSeconds = period;
    metrics.range = {start, end};
    metrics.series = {seriesOf(Metric::IngestVideoBitrate, start, end, period, 6e6, 2e6),
                      seriesOf(Metric::IngestFramerate, start, end, period, 50, 10),
                      seriesOf(Metric::IngestAudioBitrate, start, end, period, 160e3, 2e4),
                      seriesOf(Metric::KeyframeInterval, start, end, period, 2, 0.5),
                      seriesOf(Metric::IngestBitrate, start, end, period, 6.2e6, 2e6),
                      seriesOf(Metric::ConcurrentViews, start, end, period, 1280, 200)};
    return metrics;
}

struct Sizes
{
    Session::Selection selection;
    Session::TimeDisplay display;
    Widgets::TimelineWidget timeline{&selection, &display};
    Session::SessionRecord record;
    Session::SessionMetrics metrics;

    Sizes()
    {
        QFETCH(const int, events);
        QFETCH(const qint64, points);
        const qint64 seconds = points / 6 * 5;
        record.session = sessionOf(events, seconds);
        record.isFromService = true;
        metrics = metricsOf(record.session, points);
        timeline.setAvailableHeight(1200); // all charts open
        timeline.resize(1600, 900);
    }
    void load()
    {
        timeline.setRecord(record, record.session.endTime);
        timeline.setMetrics(metrics);
    }
    void show()
    {
        load();
        timeline.resize(1600, 900);
        timeline.plot()->setFixedHeight(868); // all of the widget, less its bar
        timeline.show();
        QTest::qWait(50);
        const auto &span = timeline.content().span();
        const qint64 quarter = span.start.msecsTo(span.end) / 4;
        selection.setVisibleRange({span.start.addMSecs(quarter), span.start.addMSecs(3 * quarter)});
        paint();
    }
    // All that is queued, painted to a picture of the screen's scale.
    void paint()
    {
        QCoreApplication::processEvents();
        timeline.grab();
    }
};

} // namespace

void BenchTimeline::addSizes()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<qint64>("points");
    QTest::newRow("500 events, 17280 points") << 500 << qint64(usualHours * 3600 / 5 * 6);
    QTest::newRow("20000 events, 1000000 points") << 20'000 << qint64(1'000'000);
}

void BenchTimeline::fullPaint()
{
    Sizes sizes;
    sizes.show();
    bool isElapsed = false;
    QBENCHMARK
    {
        // Lays out and paints all anew.
        isElapsed = !isElapsed;
        sizes.timeline.plot()->setTimeFormat(isElapsed ? Base::TimeFormat::elapsed() : Base::TimeFormat::utc());
        sizes.paint();
    }
}

void BenchTimeline::panStep()
{
    Sizes sizes;
    sizes.show();
    const auto &span = sizes.timeline.content().span();
    const qint64 step = span.start.msecsTo(span.end) / 200;
    int at = 0;
    QBENCHMARK
    {
        const auto range = sizes.selection.visibleRange();
        const qint64 by = ++at % 40 < 20 ? step : -step;
        sizes.selection.setVisibleRange({range.start.addMSecs(by), range.end.addMSecs(by)});
        sizes.paint();
    }
}

void BenchTimeline::cursorStep()
{
    Sizes sizes;
    sizes.show();
    const QDateTime start = sizes.selection.visibleRange().start;
    int at = 0;
    QBENCHMARK
    {
        sizes.selection.setCursor(start.addSecs(++at % 3000));
        sizes.paint();
    }
}

// From the response and the metrics, both read, to the first picture.
void BenchTimeline::firstPaint()
{
    Sizes sizes;
    sizes.timeline.show();
    QTest::qWait(50);
    QElapsedTimer timer;
    timer.start();
    sizes.load();
    sizes.paint();
    QTest::setBenchmarkResult(static_cast<qreal>(timer.nsecsElapsed()) / 1e6, QTest::WalltimeMilliseconds);
}

QTEST_MAIN(BenchTimeline)
#include "bench_timeline.moc"
