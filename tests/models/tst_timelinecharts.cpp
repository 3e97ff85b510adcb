// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timelinechartlayout.h"
#include "models/timelinecharts.h"
#include "models/timelinemetrics.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace TimelineTest;
using CloudWatch::Metric;
using Models::ChartHeight;
using Models::TimelineCharts;
using Models::TimelineContent;
using State = Session::SessionMetrics::State;

namespace {

constexpr Metric video = Metric::IngestVideoBitrate;
constexpr Metric framerate = Metric::IngestFramerate;
constexpr Metric audio = Metric::IngestAudioBitrate;
constexpr Metric keyframes = Metric::KeyframeInterval;
constexpr Metric views = Metric::ConcurrentViews;

TimelineCharts chartsOf(const Session::SessionMetrics &metrics, const Ivs::StreamSession &session = declaredSession())
{
    return {metrics, session, TimelineContent(session, starvingNow())};
}

Ivs::VideoConfiguration track(int width, int height, qint64 bitrate = 3'000'000)
{
    Ivs::VideoConfiguration one;
    one.videoWidth = width;
    one.videoHeight = height;
    one.targetBitrate = bitrate;
    one.targetFramerate = 30;
    return one;
}

} // namespace

Q_DECLARE_METATYPE(QList<Ivs::VideoConfiguration>)

class TestTimelineCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theLimitGoesByTypeTracksAndResolution_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QList<Ivs::VideoConfiguration>>("tracks");
        QTest::addColumn<double>("limit"); // Mb/s; 0: none
        QTest::addColumn<QString>("name");
        const auto hd = track(1920, 1080);
        QTest::newRow("standard") << u"STANDARD"_s << QList{hd} << 8.5 << u"STANDARD"_s;
        QTest::newRow("standard, nothing declared")
            << u"STANDARD"_s << QList<Ivs::VideoConfiguration>() << 8.5 << u"STANDARD"_s;
        QTest::newRow("multitrack") << u"STANDARD"_s << QList{hd, track(1280, 720)} << 15.0 << u"STANDARD multitrack"_s;
        QTest::newRow("advanced HD") << u"ADVANCED_HD"_s << QList{hd} << 8.5 << u"ADVANCED_HD"_s;
        QTest::newRow("advanced SD") << u"ADVANCED_SD"_s << QList{hd} << 8.5 << u"ADVANCED_SD"_s;
        QTest::newRow("basic, large") << u"BASIC"_s << QList{hd} << 3.5 << u"BASIC"_s;
        QTest::newRow("basic, small") << u"BASIC"_s << QList{track(852, 480)} << 1.5 << u"BASIC"_s;
        QTest::newRow("basic, small and upright") << u"BASIC"_s << QList{track(480, 852)} << 1.5 << u"BASIC"_s;
        QTest::newRow("basic, a pixel more") << u"BASIC"_s << QList{track(854, 481)} << 3.5 << u"BASIC"_s;
        QTest::newRow("basic, size not told") << u"BASIC"_s << QList{Ivs::VideoConfiguration()} << 0.0 << QString();
        QTest::newRow("a type of tomorrow") << u"COSMIC"_s << QList{hd} << 0.0 << QString();
    }
    void theLimitGoesByTypeTracksAndResolution()
    {
        QFETCH(const QString, type);
        QFETCH(const QList<Ivs::VideoConfiguration>, tracks);
        QFETCH(const double, limit);
        QFETCH(const QString, name);
        Ivs::StreamSession session;
        session.channel = Ivs::Channel{.type = type};
        session.ingestConfigurations = Ivs::IngestConfigurations{tracks, {}};
        const auto found = Models::ingestLimit(session);
        QCOMPARE(found ? found->bitsPerSecond / 1e6 : 0, limit);
        QCOMPARE(found ? found->channelType : QString(), name);
    }

    void targetsAreWhatTheEncoderDeclared()
    {
        Ivs::StreamSession session;
        QVERIFY(!Models::declaredTarget(session, video));
        session.ingestConfiguration = Ivs::IngestConfiguration{track(1920, 1080, 4'000'000), {}};
        QCOMPARE(Models::declaredTarget(session, video), 4e6);
        session.ingestConfigurations = Ivs::IngestConfigurations{{track(1920, 1080), track(1280, 720)}, {}};
        QCOMPARE(Models::declaredTarget(session, video), 3e6); // the first track's: the metrics are its own
        QCOMPARE(Models::declaredTarget(session, framerate), 30.0);
        auto named = session;
        named.ingestConfigurations->videoConfigurations[1].track = u"Track0"_s;
        named.ingestConfigurations->videoConfigurations[1].targetBitrate = 5'000'000;
        QCOMPARE(Models::declaredTarget(named, video), 5e6);
        QVERIFY(!Models::declaredTarget(session, audio));
        QVERIFY(!Models::declaredTarget(session, keyframes));
    }

    void everyMetricWithPointsHasAChart()
    {
        const TimelineCharts charts = chartsOf(starvingMetrics());
        QStringList titles;
        for (const auto &chart : charts.charts())
            titles << Models::chartWords(chart.series.metric).title;
        QCOMPARE(titles, (QStringList{u"Video bitrate"_s, u"Framerate"_s, u"Audio bitrate"_s, u"Keyframe interval"_s,
                                      u"Concurrent views"_s}));
        QCOMPARE(charts.find(video)->targetText, u"target 6.0"_s);
        QCOMPARE(charts.find(video)->limitText, u"limit 8.5 (STANDARD)"_s);
        QCOMPARE(charts.find(video)->top, 10e6);
        QCOMPARE(charts.find(framerate)->targetText, u"target 60"_s);
        QCOMPARE(charts.find(audio)->targetText, u"target 160"_s);
        QCOMPARE(charts.find(keyframes)->targetText, QString());
        QVERIFY(!charts.isLoading());
    }

    void whatIsMissingHasNoChart()
    {
        Session::SessionMetrics metrics = starvingMetrics();
        metrics.series[1].points.clear();
        QVERIFY(!chartsOf(metrics).find(framerate));
        metrics.series.clear();
        QVERIFY(chartsOf(metrics).charts().isEmpty());
    }

    void whileReadingForTheFirstTimeChartsStandEmpty()
    {
        Session::SessionMetrics metrics;
        metrics.state = State::Loading;
        const TimelineCharts charts = chartsOf(metrics);
        QVERIFY(charts.isLoading());
        QCOMPARE(charts.charts().size(), 4);
        QVERIFY(charts.charts().first().gaps.isEmpty());
        QCOMPARE(charts.readout(charts.charts().first(), std::nullopt).value, u"reading…"_s);
        metrics = starvingMetrics();
        metrics.state = State::Loading;
        QVERIFY(!chartsOf(metrics).isLoading());
    }

    void theAxisSaysThePeriodAndWhatItHides_data()
    {
        QTest::addColumn<int>("period");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("5 s") << 5 << QStringList{u"period 5 s"_s};
        QTest::newRow("1 min") << 60 << QStringList{u"period 1 min"_s, u"dips under 1 min are invisible here"_s};
        QTest::newRow("5 min") << 300 << QStringList{u"period 5 min"_s, u"dips under 5 min are invisible here"_s};
        QTest::newRow("1 h") << 3600 << QStringList{u"period 1 h"_s, u"dips under 1 h are invisible here"_s};
    }
    void theAxisSaysThePeriodAndWhatItHides()
    {
        QFETCH(const int, period);
        QFETCH(const QStringList, lines);
        Session::SessionMetrics metrics = starvingMetrics();
        for (auto &series : metrics.series)
            series.periodSeconds = series.metric == views ? 3600 : period;
        QCOMPARE(chartsOf(metrics).periodLines(), lines);
    }

    void theLastHalfMinuteOfALiveStreamIsProvisional()
    {
        const qint64 now = starvingNow().toMSecsSinceEpoch();
        QCOMPARE(chartsOf(starvingMetrics()).provisionalFrom(), now - 30'000);
        Session::SessionMetrics coarse = starvingMetrics();
        coarse.series[0].periodSeconds = 300;
        QCOMPARE(chartsOf(coarse).provisionalFrom(), now - 300'000);
        Ivs::StreamSession ended = declaredSession();
        endSession(ended, u"03:14:20"_s);
        QCOMPARE(chartsOf(starvingMetrics(), ended).provisionalFrom(), now);
    }

    void missingDataIsAGap()
    {
        const auto gap = Models::TimeGap{at(u"03:06:45"_s).toMSecsSinceEpoch(), at(u"03:07:10"_s).toMSecsSinceEpoch()};
        const TimelineCharts charts = chartsOf(starvingMetrics());
        QCOMPARE(charts.find(video)->gaps, QList{gap});
        QVERIFY(charts.find(views)->gaps.isEmpty());
    }

    void theReadoutHasTheValueAtTheInstant()
    {
        Session::SessionMetrics metrics = starvingMetrics();
        auto &points = metrics.series[0].points;
        const qint64 instant = at(u"03:07:30"_s).toMSecsSinceEpoch();
        for (auto &point : points) {
            if (point.time == instant)
                point = {instant, 1.24e6, 0.48e6, 2.31e6};
        }
        const TimelineCharts charts = chartsOf(metrics);
        const auto readout = charts.readout(*charts.find(video), at(u"03:07:32"_s));
        QCOMPARE(readout.value, u"1.24 Mb/s"_s);
        QCOMPARE(readout.details, (QStringList{u"min 0.48, max 2.31"_s, u"21 % of target 6.0"_s}));
        QCOMPARE(readout.point, 1.24e6);
        QCOMPARE(readout.time, instant);
        QCOMPARE(charts.readout(*charts.find(video), at(u"03:06:55"_s)).value, u"no data"_s);
        QCOMPARE(charts.readout(*charts.find(keyframes), at(u"02:50:00"_s)).details.first(), u"session median 2.0"_s);
        QCOMPARE(charts.readout(*charts.find(audio), at(u"02:50:00"_s)).value.section(u' ', 1), u"kb/s"_s);
        QVERIFY(charts.readout(*charts.find(video), at(u"03:14:05"_s)).details.contains(u"may still change"_s));
    }

    void withoutAnInstantTheReadoutHasTheNewestThatStays()
    {
        const TimelineCharts charts = chartsOf(starvingMetrics());
        const auto readout = charts.readout(*charts.find(video), std::nullopt);
        QCOMPARE(readout.time, at(u"03:13:50"_s).toMSecsSinceEpoch());
        QVERIFY(!readout.details.contains(u"may still change"_s));
    }

    void chartsFoldAndGrowInOrder_data()
    {
        QTest::addColumn<double>("room");
        QTest::addColumn<QList<double>>("heights"); // 22 is a folded one
        QTest::newRow("1600 x 1000") << 312.0 << QList<double>{112, 64, 48, 48, 22};
        QTest::newRow("a pixel less") << 311.0 << QList<double>{137, 64, 48, 22, 22};
        QTest::newRow("all open") << 370.0 << QList<double>{112, 64, 48, 48, 48};
        QTest::newRow("a pixel short of all") << 369.0 << QList<double>{169, 64, 48, 48, 22};
        QTest::newRow("video grows") << 400.0 << QList<double>{142, 64, 48, 48, 48};
        QTest::newRow("then framerate") << 480.0 << QList<double>{200, 86, 48, 48, 48};
        QTest::newRow("and no more") << 900.0 << QList<double>{200, 120, 48, 48, 48};
        QTest::newRow("audio folded") << 260.0 << QList<double>{120, 64, 22, 22, 22};
        QTest::newRow("framerate folded") << 200.0 << QList<double>{110, 22, 22, 22, 22};
        QTest::newRow("1024 x 700") << 178.0 << QList<double>{88, 22, 22, 22, 22};
        QTest::newRow("video goes no further") << 120.0 << QList<double>{88, 22, 22, 22, 22};
    }
    void chartsFoldAndGrowInOrder()
    {
        QFETCH(const double, room);
        QFETCH(const QList<double>, heights);
        QList<double> found;
        for (const ChartHeight &chart :
             Models::chartHeights({video, framerate, audio, keyframes, views}, {room, 900})) {
            found << chart.height;
            QCOMPARE(chart.isFolded, chart.height == 22);
        }
        QCOMPARE(found, heights);
    }

    void viewsGiveUpTheirRowWhereTheLeastIsTooMuch()
    {
        const QList<Metric> all{video, framerate, audio, keyframes, views};
        QCOMPARE(Models::chartHeights(all, {100, 202}).size(), 5);
        QCOMPARE(Models::chartHeights(all, {100, 201}).size(), 4);
        QCOMPARE(Models::chartHeights({views}, {100, 10}).size(), 1);
    }

    void theDesignsRowsAddUp()
    {
        const TimelineCharts charts = chartsOf(starvingMetrics());
        const auto heights = Models::chartHeights({video, framerate, audio, keyframes}, {312, 900});
        const Models::TimelineChartLayout layout(charts, heights, 142);
        QCOMPARE(layout.rows().size(), 4);
        QCOMPARE(layout.rows().at(0).values.top, 152.0);
        QCOMPARE(layout.rows().at(1).values.top, 274.0);
        QCOMPARE(layout.rows().at(2).values.top, 348.0);
        QCOMPARE(layout.rows().at(3).values.top, 406.0);
        QCOMPARE(layout.bottom(), 454.0);
        QCOMPARE(layout.bottom() + layout.axisHeight(), 484.0);
        QStringList labels;
        for (const auto &tick : layout.rows().at(0).ticks)
            labels << tick.label;
        QCOMPARE(labels, (QStringList{u"0"_s, u"3"_s, u"6"_s, u"9"_s}));
        QVERIFY(!layout.rows().at(0).ticks.first().hasLine);
        QCOMPARE(layout.rowAt(160)->metric, video);
        QCOMPARE(layout.rowAt(270), nullptr);
    }

    void foldedRowsAreTwoApartAndTheAxisIsLower()
    {
        const TimelineCharts charts = chartsOf(starvingMetrics());
        const auto heights = Models::chartHeights({video, framerate, audio, keyframes}, {178, 900});
        const Models::TimelineChartLayout layout(charts, heights, 142);
        QCOMPARE(layout.bottom() + layout.axisHeight(), 142.0 + 10 + 88 + 10 + 22 + 2 + 22 + 2 + 22 + 24);
        QVERIFY(layout.rows().at(1).ticks.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTimelineCharts)
#include "tst_timelinecharts.moc"
