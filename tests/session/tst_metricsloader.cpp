// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/metricsloader.h"

#include "cloudwatch/service.h"
#include "session/metricsfile.h"
#include "session/sessionfile.h"
#include "session/simulatedservice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Session;
using State = SessionMetrics::State;
using CloudWatch::Metric;

namespace {

// The simulator with a clock that goes on when told to, and a client of each service.
struct Fixture
{
    Testing::MovableClock clock;
    Testing::SimulatedService service{{}, clock};
    QNetworkAccessManager network;
    std::unique_ptr<Ivs::IvsClient> sessions = service.makeClient();
    std::unique_ptr<CloudWatch::CloudWatchClient> client = makeClient();
    CurrentSession current{clock};
    QSignalSpy told{&current, &CurrentSession::metricsChanged};

    Fixture()
    {
        current.setMetricsClient(client.get());
        current.setClient(sessions.get());
    }

    std::unique_ptr<CloudWatch::CloudWatchClient> makeClient()
    {
        Aws::Settings settings;
        settings.region = service.server().region();
        settings.endpointUrl = service.server().url();
        const auto &keys = service.server().credentials();
        auto credentials = std::make_shared<Aws::StaticCredentialsProvider>(
            Aws::Credentials{.accessKeyId = keys.accessKeyId, .secretAccessKey = keys.secretAccessKey});
        auto made = CloudWatch::makeCloudWatchClient(settings, credentials, {.network = &network, .clock = clock});
        return made ? std::move(*made) : nullptr;
    }

    Address address(Simulator::Scenario scenario) const
    {
        const auto target = service.world().target(scenario);
        return {target.channelArn, target.streamId};
    }
    const SessionMetrics &metrics() const { return current.metrics(); }
};

} // namespace

class TestMetricsLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void metricsComeOnceTheSessionIsThere();
    void aLongSessionComesInTwoResolutions();
    void whatIsNotAllowedLeavesTheSessionComplete();
    void aLiveSessionIsContinuedInSilence();
    void cancellingGoesBackToWhatWasThere();
    void withoutAClientThereAreNone();
    void aFileKeepsThemToTheLastBit();
    void whatAFileSaysWronglyIsLeftOut_data();
    void whatAFileSaysWronglyIsLeftOut();
    void aTableHasEmptyCellsWhereThereIsNoData();
};

void TestMetricsLoader::metricsComeOnceTheSessionIsThere()
{
    Fixture f;
    f.current.open(f.address(Simulator::Scenario::Starving));
    QCOMPARE(f.metrics().state, State::None);
    QTRY_COMPARE(f.metrics().state, State::Shown);
    QCOMPARE(f.current.state(), CurrentSession::State::Shown);
    QCOMPARE(f.metrics().periodSeconds, 5);
    QCOMPARE(f.metrics().series.size(), 6);
    QVERIFY(f.metrics().recent.isEmpty());
    QCOMPARE(f.metrics().range.start, f.current.record()->session.startTime);
    const auto *video = f.metrics().find(Metric::IngestVideoBitrate);
    QVERIFY(video && video->points.size() > 350);
    QVERIFY(video->points.first().time >= f.metrics().range.start.toMSecsSinceEpoch());
    QCOMPARE(f.current.record()->metrics, f.metrics()); // which is what is exported
}

void TestMetricsLoader::aLongSessionComesInTwoResolutions()
{
    Fixture f;
    f.clock.advance(4 * 3600);
    f.current.open(f.address(Simulator::Scenario::Starving)); // on air for more than four hours now
    QTRY_COMPARE(f.metrics().state, State::Shown);
    QCOMPARE(f.metrics().periodSeconds, 60);
    QVERIFY(f.metrics().recentRange.isValid());
    const QDateTime now = f.clock();
    QCOMPARE(f.metrics().finest(Metric::IngestFramerate, now.addSecs(-600))->periodSeconds, 5);
    QCOMPARE(f.metrics().finest(Metric::IngestFramerate, now.addSecs(-4 * 3600))->periodSeconds, 60);
    QCOMPARE(f.metrics().finest(Metric::ConcurrentViews, now.addSecs(-600))->periodSeconds, 60);
}

void TestMetricsLoader::whatIsNotAllowedLeavesTheSessionComplete()
{
    Fixture f;
    f.service.server().controls().deny(u"GetMetricData"_s);
    f.current.open(f.address(Simulator::Scenario::Healthy));
    QTRY_COMPARE(f.metrics().state, State::Failed);
    QCOMPARE(f.metrics().error->kind, Base::Error::Kind::AccessDenied);
    QCOMPARE(f.current.state(), CurrentSession::State::Shown);
    QVERIFY(f.current.record());
    f.service.server().controls().deny(u"GetMetricData"_s, false);
    f.current.refreshMetrics();
    QTRY_COMPARE(f.metrics().state, State::Shown);
    QVERIFY(!f.metrics().error);
}

void TestMetricsLoader::aLiveSessionIsContinuedInSilence()
{
    Fixture f;
    f.current.open(f.address(Simulator::Scenario::Live));
    QTRY_COMPARE(f.metrics().state, State::Shown);
    const auto before = f.metrics();
    f.clock.advance(120);
    f.told.clear();
    f.current.refreshMetrics();
    QCOMPARE(f.metrics().state, State::Shown);
    QTRY_COMPARE(f.told.size(), 1); // with the answer, and not before
    const auto &older = before.find(Metric::IngestVideoBitrate)->points;
    const auto &newer = f.metrics().find(Metric::IngestVideoBitrate)->points;
    QVERIFY(newer.size() >= older.size() + 20);
    QCOMPARE(newer.first(), older.first());
    QCOMPARE(f.metrics().range.end, f.clock());
    // What fails then leaves what was known.
    f.service.server().controls().deny(u"GetMetricData"_s);
    f.clock.advance(60);
    f.current.refreshMetrics();
    QTRY_COMPARE(f.metrics().state, State::Failed);
    QCOMPARE(f.metrics().series.size(), 6);
}

void TestMetricsLoader::cancellingGoesBackToWhatWasThere()
{
    Fixture f;
    f.service.server().controls().setLatency(u"GetMetricData"_s, std::chrono::hours(1));
    f.current.open(f.address(Simulator::Scenario::Healthy));
    QTRY_COMPARE(f.metrics().state, State::Loading);
    f.current.cancel();
    QCOMPARE(f.metrics().state, State::None);
    QCOMPARE(f.current.state(), CurrentSession::State::Shown);
}

void TestMetricsLoader::withoutAClientThereAreNone()
{
    Fixture f;
    f.current.setMetricsClient(nullptr);
    f.current.open(f.address(Simulator::Scenario::Healthy));
    QTRY_COMPARE(f.current.state(), CurrentSession::State::Shown);
    QCOMPARE(f.metrics().state, State::None);
    f.current.setMetricsClient(nullptr, Base::Error{.kind = Base::Error::Kind::Configuration, .message = u"why"_s});
    f.current.refreshMetrics();
    QCOMPARE(f.metrics().state, State::Failed);
    QCOMPARE(f.metrics().error->message, u"why"_s);
}

void TestMetricsLoader::aFileKeepsThemToTheLastBit()
{
    Fixture f;
    f.clock.advance(4 * 3600);
    f.current.open(f.address(Simulator::Scenario::Starving));
    QTRY_COMPARE(f.metrics().state, State::Shown);
    const QByteArray text = File::toText(*f.current.record());
    const auto opened = File::parse(text);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->metrics, f.metrics());
    QCOMPARE(File::toText(*opened), text);
    QVERIFY(!File::toText(*f.current.record(), {.bare = true}).contains("metrics"));

    CurrentSession offline{f.clock};
    offline.show(*opened);
    QCOMPARE(offline.metrics(), f.metrics());
}

void TestMetricsLoader::whatAFileSaysWronglyIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<State>("state");
    QTest::addColumn<qsizetype>("points");
    const QByteArray head = R"("start": "2026-11-24T02:00:00Z", "end": "2026-11-24T03:00:00Z", "series": [)";
    const QByteArray series = R"({"metric": "IngestFramerate", "periodSeconds": 5, )";
    const qsizetype none = 0;
    QTest::newRow("empty") << QByteArray("{}") << State::None << none;
    QTest::newRow("of a later version") << QByteArray(R"({"formatVersion": 2, "series": 7})") << State::None << none;
    QTest::newRow("no series") << QByteArray(R"({"formatVersion": 1})") << State::Failed << none;
    QTest::newRow("an unknown metric") << QByteArray("{" + head + R"({"metric": "Loudness", "periodSeconds": 5}]})")
                                       << State::Failed << none;
    QTest::newRow("no lists") << QByteArray("{" + head + series + R"("timestamps": 7}]})") << State::Shown << none;
    QTest::newRow("null and text") << QByteArray("{" + head + series
                                                 + R"("timestamps": [1, 2, "x", 4], "average": [1, null, 3, 4]}]})")
                                   << State::Shown << qsizetype(2);
    QTest::newRow("a time beyond all times")
        << QByteArray("{" + head + series + R"("timestamps": [1e300, 5], "average": [1, 2]}]})") << State::Shown
        << qsizetype(1);
}

void TestMetricsLoader::whatAFileSaysWronglyIsLeftOut()
{
    QFETCH(QByteArray, text);
    QFETCH(State, state);
    QFETCH(qsizetype, points);
    const auto metrics = MetricsFile::fromJson(QJsonDocument::fromJson(text).object());
    QCOMPARE(metrics.state, state);
    QCOMPARE(metrics.error.has_value(), state == State::Failed);
    QCOMPARE(metrics.series.value(0).points.size(), points);
}

void TestMetricsLoader::aTableHasEmptyCellsWhereThereIsNoData()
{
    SessionMetrics metrics;
    metrics.series = {{.metric = Metric::IngestFramerate,
                       .periodSeconds = 60,
                       .points = {{60'000, 59.5, 58.0, std::nullopt}, {120'000, 0.0, 0.0, 0.0}}},
                      {.metric = Metric::ConcurrentViews, .periodSeconds = 60, .points = {{120'000, 7, 6.0, 8.0}}}};
    metrics.recentRange = {QDateTime::fromSecsSinceEpoch(120, Qt::UTC), QDateTime::fromSecsSinceEpoch(180, Qt::UTC)};
    metrics.recent = {{.metric = Metric::IngestFramerate, .periodSeconds = 5, .points = {{125'000, 30, 29.0, 31.0}}}};
    QCOMPARE(MetricsFile::toCsv(metrics),
             QByteArray("time,IngestFramerate minimum (Count/Second),IngestFramerate average (Count/Second),"
                        "IngestFramerate maximum (Count/Second),ConcurrentViews minimum (Count),"
                        "ConcurrentViews average (Count),ConcurrentViews maximum (Count)\r\n"
                        "1970-01-01T00:01:00Z,58,59.5,,,,\r\n"
                        "1970-01-01T00:02:00Z,,,,6,7,8\r\n"
                        "1970-01-01T00:02:05Z,29,30,31,,,\r\n"));
}

QTEST_GUILESS_MAIN(TestMetricsLoader)
#include "tst_metricsloader.moc"
