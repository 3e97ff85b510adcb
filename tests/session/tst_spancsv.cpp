// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/spancsv.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using CloudWatch::Metric;

class TestSpanCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aSpanHasItsMetricsEventsAndMarksByTime();
    void withoutMetricsThereAreEventsAlone();
    void theFinestSeriesThatCoversTheSpanIsTaken();
    void whatTheServiceDidNotTellIsEmpty();
    void wordsFromOutsideAreNoFormulas();
};

namespace {

QDateTime at(int seconds)
{
    return QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC).addSecs(seconds);
}

CloudWatch::MetricPoint point(int seconds, double value)
{
    return {.time = at(seconds).toMSecsSinceEpoch(), .average = value, .minimum = value - 1, .maximum = value + 1};
}

Session::SessionRecord record()
{
    Session::SessionRecord record;
    record.session.startTime = at(0);
    record.session.truncatedEvents
        = {{.name = u"Starvation Start"_s, .type = u"IVS Stream Health Change"_s, .eventTime = at(65)},
           {.name = u"Stream Start"_s, .type = u"IVS Stream State Change"_s, .eventTime = at(10)}};
    record.metrics.state = Session::SessionMetrics::State::Shown;
    record.metrics.range = {at(0), at(120)};
    record.metrics.series = {{.metric = Metric::IngestVideoBitrate,
                              .periodSeconds = 60,
                              .points = {point(0, 6'000'000), point(60, 1'240'000.5)}},
                             {.metric = Metric::IngestFramerate, .periodSeconds = 60, .points = {point(60, 24)}}};
    return record;
}

QStringList lines(const QByteArray &text)
{
    QStringList result = QString::fromUtf8(text).split(u"\r\n"_s);
    result.removeLast(); // behind the last line end
    return result;
}

} // namespace

void TestSpanCsv::aSpanHasItsMetricsEventsAndMarksByTime()
{
    Session::SessionRecord session = record();
    session.marks = QList<Session::Mark>{{.id = u"a"_s, .time = at(65), .text = u"cable, pulled"_s},
                                         {.id = u"b"_s, .time = at(300), .text = u"outside"_s}};
    const QStringList expected{
        u"time,t_plus,kind,IngestVideoBitrate average (Bits/Second),IngestVideoBitrate minimum (Bits/Second),"
        "IngestVideoBitrate maximum (Bits/Second),IngestFramerate average (Count/Second),"
        "IngestFramerate minimum (Count/Second),IngestFramerate maximum (Count/Second),event_type,event_name,"
        "event_code,note"_s,
        u"2026-11-24T03:00:00Z,0:00:00,metrics,6000000,5999999,6000001,,,,,,,"_s,
        u"2026-11-24T03:01:00Z,0:01:00,metrics,1240000.5,1239999.5,1240001.5,24,23,25,,,,"_s,
        u"2026-11-24T03:01:05Z,0:01:05,event,,,,,,,IVS Stream Health Change,Starvation Start,,"_s,
        u"2026-11-24T03:01:05Z,0:01:05,mark,,,,,,,,,,\"cable, pulled\""_s};
    // The first period began before the span, and reaches into it.
    QCOMPARE(lines(Session::spanCsv(session, {at(30), at(120)})), expected);
}

void TestSpanCsv::withoutMetricsThereAreEventsAlone()
{
    Session::SessionRecord session = record();
    session.metrics = {};
    const QStringList expected{u"time,t_plus,kind,event_type,event_name,event_code,note"_s,
                               u"2026-11-24T03:00:10Z,0:00:10,event,IVS Stream State Change,Stream Start,,"_s,
                               u"2026-11-24T03:01:05Z,0:01:05,event,IVS Stream Health Change,Starvation Start,,"_s};
    QCOMPARE(lines(Session::spanCsv(session, {at(0), at(120)})), expected);
}

void TestSpanCsv::theFinestSeriesThatCoversTheSpanIsTaken()
{
    Session::SessionRecord session = record();
    session.metrics.recentRange = {at(60), at(120)};
    session.metrics.recent = {{.metric = Metric::IngestVideoBitrate,
                               .periodSeconds = 5,
                               .points = {point(60, 1), point(65, 2), point(70, 3)}}};
    QCOMPARE(lines(Session::spanCsv(session, {at(60), at(120)})).filter(u",metrics,"_s).size(), 3);
    QCOMPARE(lines(Session::spanCsv(session, {at(0), at(120)})).filter(u",metrics,"_s).size(), 2);
}

void TestSpanCsv::whatTheServiceDidNotTellIsEmpty()
{
    Session::SessionRecord session = record();
    session.metrics.series = {{.metric = Metric::ConcurrentViews,
                               .periodSeconds = 60,
                               .points = {{.time = at(0).toMSecsSinceEpoch(), .average = 12}}}};
    QCOMPARE(lines(Session::spanCsv(session, {at(0), at(1)})).at(1),
             u"2026-11-24T03:00:00Z,0:00:00,metrics,12,,,,,,"_s);
}

void TestSpanCsv::wordsFromOutsideAreNoFormulas()
{
    Session::SessionRecord session = record();
    session.metrics = {};
    session.session.truncatedEvents = {{.name = u"=1+1"_s, .type = u"@x"_s, .code = u"-2"_s, .eventTime = at(5)}};
    session.marks = QList<Session::Mark>{{.id = u"a"_s, .time = at(6), .text = u"+49"_s}};
    const QStringList written = lines(Session::spanCsv(session, {at(0), at(10)}));
    QCOMPARE(written.at(1), u"2026-11-24T03:00:05Z,0:00:05,event,'@x,'=1+1,'-2,"_s);
    QCOMPARE(written.at(2), u"2026-11-24T03:00:06Z,0:00:06,mark,,,,'+49"_s);
}

QTEST_APPLESS_MAIN(TestSpanCsv)
#include "tst_spancsv.moc"
