// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sessionfacts.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QDateTime at(const QString &clock)
{
    return QDateTime::fromString(u"2026-11-24T%1Z"_s.arg(clock), Qt::ISODate);
}

Ivs::StreamEvent eventOf(const QString &name, const QString &clock)
{
    return {.name = name, .type = u"IVS Stream Health Change"_s, .eventTime = at(clock)};
}

// One hour that is over, and starved from 03:10:00 until `end`.
Session::SessionRecord hourStarvingUntil(const QString &end)
{
    Session::SessionRecord record;
    record.session.streamId = u"st-0123456789abcdefghijkl"_s;
    record.session.startTime = at(u"03:00:00"_s);
    record.session.endTime = at(u"04:00:00"_s);
    record.session.truncatedEvents = {eventOf(u"Starvation End"_s, end), eventOf(u"Starvation Start"_s, u"03:10:00"_s)};
    return record;
}

CloudWatch::MetricSeries views(const QList<CloudWatch::MetricPoint> &points)
{
    return {.metric = CloudWatch::Metric::ConcurrentViews, .periodSeconds = 60, .points = points};
}

} // namespace

// The words of the session's header.
class TestSessionFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void starvingIsToldWithItsShare_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("text");
        QTest::newRow("a quarter") << u"03:25:00"_s << u"15:00 in one spell, 25 % of the session"_s;
        QTest::newRow("rounded up to one") << u"03:10:18"_s << u"0:18 in one spell, 1 % of the session"_s;
        QTest::newRow("hardly") << u"03:10:17"_s << u"0:17 in one spell, under 1 % of the session"_s;
    }
    void starvingIsToldWithItsShare()
    {
        QFETCH(QString, end);
        QTEST(Models::factsOf(hourStarvingUntil(end), at(u"05:00:00"_s), {}).starving, "text");
    }

    void aSessionThatIsOverTellsThePeakOfItsViewers()
    {
        Session::SessionRecord record = hourStarvingUntil(u"03:11:00"_s);
        QCOMPARE(Models::factsOf(record, at(u"05:00:00"_s), {}).viewers, QString());
        record.metrics.series = {views({{.time = 0, .average = 900, .maximum = 1284.4},
                                        {.time = 60'000, .average = 1100},
                                        {.time = 120'000, .average = 20, .maximum = 30}})};
        QCOMPARE(Models::factsOf(record, at(u"05:00:00"_s), {}).viewers, u"peak 1\u2009284"_s);
    }

    void whatIsLiveTellsItsViewersOfThisMoment()
    {
        Session::SessionRecord record = hourStarvingUntil(u"03:11:00"_s);
        record.session.endTime = {};
        record.metrics.series = {views({{.time = 0, .average = 900}})};
        QCOMPARE(Models::factsOf(record, at(u"05:00:00"_s), {}).viewers, QString());
        record.stream = Ivs::Stream{.viewerCount = 12};
        QCOMPARE(Models::factsOf(record, at(u"05:00:00"_s), {}).viewers, u"12"_s);
    }

    void noViewsReadIsNoPeakOfZero()
    {
        Session::SessionRecord record = hourStarvingUntil(u"03:11:00"_s);
        record.metrics.series = {views({})};
        QCOMPARE(Models::factsOf(record, at(u"05:00:00"_s), {}).viewers, QString());
    }
};

QTEST_GUILESS_MAIN(TestSessionFacts)
#include "tst_sessionfacts.moc"
