// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/ingestwords.h"
#include "models/timelinelayout.h"
#include "models/timelinemetrics.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using CloudWatch::Metric;
using Session::SessionMetrics;

namespace {

// starvingMetrics() with a maximum of 8.9 Mb/s at the breach.
SessionMetrics breachedMetrics(double peak = 8.9e6)
{
    SessionMetrics metrics = starvingMetrics();
    for (auto &point : metrics.series.first().points) {
        if (point.time == at(u"03:01:25"_s).toMSecsSinceEpoch())
            point.maximum = peak;
    }
    return metrics;
}

int indexOf(const Ivs::StreamSession &session, const QString &time)
{
    for (int i = 0; i < session.truncatedEvents.size(); ++i) {
        if (session.truncatedEvents.at(i).eventTime == at(time))
            return i;
    }
    return -1;
}

} // namespace

class TestIngestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void metricsBearOutWhatAnEventMeans_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<SessionMetrics>("metrics");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a spell's beginning") << u"02:57:02"_s << starvingMetrics() << u"words, lowest 1.7 Mb/s"_s;
        QTest::newRow("a spell's end") << u"02:58:31"_s << starvingMetrics() << u"5.9 Mb/s after ten seconds"_s;
        QTest::newRow("a breach") << u"03:01:27"_s << breachedMetrics() << u"8.9 Mb/s, limit is 8.5"_s;
        QTest::newRow("a breach that they do not show") << u"03:01:27"_s << breachedMetrics(8.4e6) << u"words"_s;
        QTest::newRow("another event") << u"02:41:16"_s << breachedMetrics() << u"words"_s;
        QTest::newRow("no metrics") << u"02:57:02"_s << SessionMetrics() << u"words"_s;
    }
    void metricsBearOutWhatAnEventMeans()
    {
        QFETCH(const QString, time);
        QFETCH(const SessionMetrics, metrics);
        const Ivs::StreamSession session = declaredSession();
        const int index = indexOf(session, time);
        QVERIFY(index >= 0);
        QTEST(Models::withFigures(u"words"_s, index, Analysis::intervalsOf(session), starvingNow(), metrics, session),
              "expected");
    }

    void theTimelineTellsThePeakOfABreachAndOfNothingElse()
    {
        const Ivs::StreamSession session = declaredSession();
        Models::TimelineContent content(session, starvingNow());
        const int breach = indexOf(session, u"03:01:27"_s);
        QCOMPARE(content.event(breach)->peak, QString());
        content.tellPeaks(breachedMetrics(), session);
        for (const Models::TimelineEvent &event : content.events())
            QCOMPARE(event.peak, event.index == breach ? u"peak 8.9 Mb/s"_s : QString());
        // And takes it back, where other metrics do not show it.
        content.tellPeaks(SessionMetrics(), session);
        QCOMPARE(content.event(breach)->peak, QString());
    }

    void thePeakStandsInTheLane()
    {
        const Ivs::StreamSession session = declaredSession();
        Models::TimelineContent content(session, starvingNow());
        content.tellPeaks(breachedMetrics(), session);
        const Models::TimelineLayout layout(content, {.width = 2000},
                                            [](const QString &text) { return 6.0 * static_cast<double>(text.size()); });
        const auto &limits = layout.rows().at(2);
        QCOMPARE(limits.lane, Analysis::EventLane::Limits);
        QCOMPARE(limits.markers.first().label.text, u"Ingest Bitrate, peak 8.9 Mb/s"_s);
    }
};

QTEST_GUILESS_MAIN(TestIngestWords)
#include "tst_ingestwords.moc"
