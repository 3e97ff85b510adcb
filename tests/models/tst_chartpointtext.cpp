// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chartpointtext.h"
#include "models/timelinemetrics.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using CloudWatch::Metric;
using CloudWatch::MetricPoint;

class TestChartPointText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aPointTellsAllThatIsKnownOfIt_data()
    {
        QTest::addColumn<Metric>("metric");
        QTest::addColumn<MetricPoint>("point");
        QTest::addColumn<QStringList>("expected");
        const qint64 time = at(u"02:50:00"_s).toMSecsSinceEpoch();
        const QString when = u"02:50:00 – 02:50:05 UTC, T+ 0:08:52"_s;
        QTest::newRow("within the limit") << Metric::IngestVideoBitrate << MetricPoint{time, 1'240'503.5, 480e3, 2.31e6}
                                          << QStringList{u"Video bitrate 1.24 Mb/s"_s,
                                                         u"1240503.5 Bits/Second, the average"_s,
                                                         when,
                                                         u"from 0.48 to 2.31 Mb/s"_s,
                                                         u"21 % of the encoder’s target of 6 Mb/s"_s,
                                                         u"27 % of the channel’s limit of 8.5 Mb/s"_s};
        QTest::newRow("over it by the maximum") << Metric::IngestVideoBitrate << MetricPoint{time, 8e6, 7.5e6, 8.9e6}
                                                << QStringList{u"Video bitrate 8.00 Mb/s"_s,
                                                               u"8000000 Bits/Second, the average"_s,
                                                               when,
                                                               u"from 7.50 to 8.90 Mb/s"_s,
                                                               u"133 % of the encoder’s target of 6 Mb/s"_s,
                                                               u"0.40 Mb/s over the channel’s limit of 8.5 Mb/s"_s};
        QTest::newRow("no minimum and no target")
            << Metric::KeyframeInterval << MetricPoint{time, 2.5, std::nullopt, std::nullopt}
            << QStringList{u"Keyframe interval 2.5 s"_s, u"2.5 Seconds, the average"_s, when};
    }
    void aPointTellsAllThatIsKnownOfIt()
    {
        QFETCH(const Metric, metric);
        QFETCH(const MetricPoint, point);
        Session::SessionMetrics metrics = starvingMetrics();
        for (auto &series : metrics.series) {
            if (series.metric == metric)
                series.points = {point};
        }
        QTEST(linesAt(metrics, metric, u"02:50:02"_s, Base::TimeFormat::utc()), "expected");
    }

    void aGapTellsHowLongItLasts()
    {
        const QStringList lines
            = linesAt(starvingMetrics(), Metric::IngestFramerate, u"03:07:00"_s, Base::TimeFormat::utc());
        QCOMPARE(lines, (QStringList{u"Framerate: no data"_s, u"03:06:45 – 03:07:10 UTC, T+ 0:25:37"_s}));
    }

    void theNewestMayStillChange()
    {
        QCOMPARE(linesAt(starvingMetrics(), Metric::IngestFramerate, u"03:14:10"_s, Base::TimeFormat::utc()).last(),
                 u"may still change"_s);
        QCOMPARE(linesAt(starvingMetrics(), Metric::IngestFramerate, u"03:14:25"_s, Base::TimeFormat::utc()).last(),
                 u"it may still come"_s);
    }

    void timesAreToldAsTheClocksAre()
    {
        const auto line = [](const QString &format) {
            return linesAt(starvingMetrics(), Metric::IngestFramerate, u"03:07:00"_s,
                           Base::TimeFormat::fromText(format))
                .last();
        };
        QCOMPARE(line(u"elapsed"_s), u"T+ 0:25:37 – 0:26:02"_s);
        QCOMPARE(line(u"Asia/Tokyo"_s), u"12:06:45 – 12:07:10 JST, T+ 0:25:37"_s);
    }

private:
    static QStringList linesAt(const Session::SessionMetrics &metrics, Metric metric, const QString &time,
                               const Base::TimeFormat &format)
    {
        const Ivs::StreamSession session = declaredSession();
        const Models::TimelineCharts charts(metrics, session, {session, starvingNow()});
        return Models::chartPointLines(charts, *charts.find(metric), at(time), format, session.startTime);
    }
};

QTEST_GUILESS_MAIN(TestChartPointText)
#include "tst_chartpointtext.moc"
