// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analysis/intervals.h"

#include "base/timetext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Analysis;

namespace {

QDateTime at(int second)
{
    return QDateTime({2026, 11, 24}, {2, 41, 8}, Qt::UTC).addSecs(second);
}

// "SC SS ST<" and so on, as short names with the second after the session's start.
Ivs::StreamEvent eventOf(const QString &text)
{
    static const QHash<QString, QString> names{
        {u"created"_s, u"Session Created"_s},
        {u"ended"_s, u"Session Ended"_s},
        {u"live"_s, u"Stream Start"_s},
        {u"offline"_s, u"Stream End"_s},
        {u"starve"_s, u"Starvation Start"_s},
        {u"fed"_s, u"Starvation End"_s},
        {u"rec"_s, u"Recording Start"_s},
        {u"cut"_s, u"Recording End"_s},
        {u"recfail"_s, u"Recording End Failure"_s},
        {u"breach"_s, u"Ingest Bitrate"_s},
    };
    const QStringList parts = text.split(u'@');
    Ivs::StreamEvent made;
    made.name = names.value(parts.at(0));
    if (parts.at(1) != "never"_L1)
        made.eventTime = at(parts.at(1).toInt());
    return made;
}

// Events as the service sends them: newest first.
Ivs::StreamSession session(const QString &events, int end = -1)
{
    Ivs::StreamSession made;
    made.startTime = at(0);
    if (end >= 0)
        made.endTime = at(end);
    const auto words = events.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        made.truncatedEvents.append(eventOf(word));
    return made;
}

// "38-76", "38-", "?-76", "38-76~" (end inferred), "~0-76" (start inferred).
QString text(const QList<Interval> &intervals)
{
    QStringList words;
    for (const Interval &interval : intervals) {
        const auto second = [](const QDateTime &time) { return QString::number(at(0).secsTo(time)); };
        QString word = interval.isStartInferred ? u"~"_s : QString();
        word += interval.start.isValid() ? second(interval.start) : u"?"_s;
        word += u'-';
        word += interval.end.isValid() ? second(interval.end) : QString();
        words << word + (interval.isEndInferred ? u"~"_s : QString());
    }
    return words.join(u' ');
}

// Exactly as many events as the service keeps, the given ones the newest.
Ivs::StreamSession cutSession(const QString &events, int end = -1)
{
    Ivs::StreamSession made = session(events, end);
    while (made.truncatedEvents.size() < Ivs::maximumEventCount)
        made.truncatedEvents.append(eventOf(u"breach@1"_s));
    return made;
}

} // namespace

class TestIntervals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void beginningsFindTheirEnds_data();
    void beginningsFindTheirEnds();
    void aCutListSaysSo_data();
    void aCutListSaysSo();
    void eventsAreNamedByTheirPlaceInTheList();
    void fractionsOfASecondDoNotTurnTheOrder();
    void starvationIsSummed_data();
    void starvationIsSummed();
    void aSpellIsPutInWords_data();
    void aSpellIsPutInWords();
    void fiveHundredEventsTakeNoTime();
};

void TestIntervals::beginningsFindTheirEnds_data()
{
    QTest::addColumn<QString>("events");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("live");
    QTest::addColumn<QString>("starving");
    QTest::addColumn<QString>("recording");

    const auto row
        = [](const char *name, const QString &events, int end, const QString &live, const QString &starving,
             const QString &recording) { QTest::newRow(name) << events << end << live << starving << recording; };
    row("nothing", {}, -1, {}, {}, {});
    row("whole session", u"cut@905 offline@900 ended@898 fed@76 starve@38 rec@8 live@7 created@0"_s, 901, u"7-900"_s,
        u"38-76"_s, u"8-905"_s);
    row("still live", u"starve@500 fed@76 starve@38 rec@8 live@7 created@0"_s, -1, u"7-"_s, u"38-76 500-"_s, u"8-"_s);
    row("never live", u"ended@20 created@0"_s, 20, {}, {}, {});
    row("starving to the end", u"offline@130 ended@128 starve@98 live@7 created@0"_s, 131, u"7-130"_s, u"98-128~"_s,
        {});
    row("end without an event", u"starve@98 rec@8 live@7"_s, 131, u"7-131~"_s, u"98-131~"_s, u"8-131~"_s);
    row("stream end alone", u"offline@130 starve@98 rec@8 live@7"_s, -1, u"7-130"_s, u"98-130~"_s, u"8-"_s);
    row("two beginnings", u"fed@90 starve@60 starve@30"_s, -1, {}, u"30-60~ 60-90"_s, {});
    row("end without a beginning", u"fed@90"_s, -1, {}, u"~90-90"_s, {});
    row("two ends", u"fed@90 fed@60 starve@30"_s, -1, {}, u"30-60 ~90-90"_s, {});
    row("stream end without its start", u"offline@90"_s, 91, u"~0-90"_s, {}, {});
    row("a late end after the session's", u"cut@400 fed@310 ended@300 starve@290 rec@8"_s, 301, {}, u"290-310"_s,
        u"8-400"_s);
    row("recording failed at its end", u"recfail@50 rec@8"_s, -1, {}, {}, u"8-50"_s);
    row("a flap within one second", u"fed@30 starve@30"_s, -1, {}, u"30-30"_s, {});
    row("an end and a beginning in one second", u"fed@60 starve@40 fed@40 starve@30"_s, -1, {}, u"30-40 40-60"_s, {});
    row("ended listed before offline in one second", u"ended@90 offline@90 live@7"_s, 90, u"7-90"_s, {}, {});
    row("out of order", u"starve@30 live@7 fed@60"_s, -1, u"7-"_s, u"30-60"_s, {});
    row("without a time", u"fed@60 starve@never starve@30"_s, -1, {}, u"30-60"_s, {});
    row("live twice", u"offline@90 live@60 offline@50 live@7"_s, 91, u"7-50 60-90"_s, {}, {});
    row("an end before its beginning", u"starve@60"_s, 30, {}, u"60-"_s, {});
}

void TestIntervals::beginningsFindTheirEnds()
{
    QFETCH(QString, events);
    QFETCH(int, end);
    const SessionIntervals intervals = intervalsOf(session(events, end));
    QTEST(text(intervals.live), "live");
    QTEST(text(intervals.starving), "starving");
    QTEST(text(intervals.recording), "recording");
}

void TestIntervals::aCutListSaysSo_data()
{
    QTest::addColumn<QString>("events");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("live");
    QTest::addColumn<QString>("starving");

    QTest::newRow("live from before") << u"fed@90 starve@60"_s << -1 << u"~?-"_s << u"60-90"_s;
    QTest::newRow("over") << u"ended@99 fed@90 starve@60"_s << 100 << u"~?-99~"_s << u"60-90"_s;
    QTest::newRow("over, by its end alone") << u"fed@90"_s << 100 << u"~?-100~"_s << u"~?-90"_s;
    QTest::newRow("stream end") << u"offline@99"_s << 100 << u"~?-99"_s << QString();
    QTest::newRow("starving from before") << u"fed@90 starve@60 fed@50"_s << -1 << u"~?-"_s << u"~?-50 60-90"_s;
    QTest::newRow("start is left") << u"live@7"_s << -1 << u"7-"_s << QString();
}

void TestIntervals::aCutListSaysSo()
{
    QFETCH(QString, events);
    QFETCH(int, end);
    const SessionIntervals intervals = intervalsOf(cutSession(events, end));
    QTEST(text(intervals.live), "live");
    QTEST(text(intervals.starving), "starving");
}

void TestIntervals::eventsAreNamedByTheirPlaceInTheList()
{
    const auto intervals = intervalsOf(session(u"starve@99 fed@76 starve@38 live@7"_s, 120));
    QCOMPARE(intervals.starving.size(), 2);
    QCOMPARE(intervals.starving.at(0).startEvent, 2);
    QCOMPARE(intervals.starving.at(0).endEvent, 1);
    QCOMPARE(intervals.starving.at(1).startEvent, 0);
    QCOMPARE(intervals.starving.at(1).endEvent, -1);
    QCOMPARE(intervals.starving.at(0).lane, EventLane::Health);
    QCOMPARE(intervals.live.at(0).lane, EventLane::StreamState);
}

void TestIntervals::fractionsOfASecondDoNotTurnTheOrder()
{
    Ivs::StreamSession made = session(u"fed@30 starve@30"_s);
    made.truncatedEvents[1].eventTime = at(30).addMSecs(900);
    made.truncatedEvents[0].eventTime = at(30).addMSecs(100);
    const auto intervals = intervalsOf(made).starving;
    QCOMPARE(intervals.size(), 1);
    QCOMPARE(intervals.at(0).startEvent, 1);
    QVERIFY(intervals.at(0).end >= intervals.at(0).start);
}

void TestIntervals::starvationIsSummed_data()
{
    QTest::addColumn<QString>("events");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("spells");

    QTest::newRow("none") << QString() << qint64(0) << 0;
    QTest::newRow("two") << u"fed@100 starve@90 fed@40 starve@20"_s << qint64(30) << 2;
    QTest::newRow("one open") << u"starve@90 fed@40 starve@20"_s << qint64(130) << 2;
    QTest::newRow("begun after now") << u"starve@900"_s << qint64(0) << 1;
    QTest::newRow("no beginning") << u"fed@40"_s << qint64(0) << 1;
}

void TestIntervals::starvationIsSummed()
{
    QFETCH(QString, events);
    const auto sum = sumStarvation(intervalsOf(session(events)).starving, at(200));
    QTEST(sum.seconds, "seconds");
    QTEST(sum.spells, "spells");
}

void TestIntervals::aSpellIsPutInWords_data()
{
    QTest::addColumn<QString>("events");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("words");

    const QString whole = u"cut@905 offline@900 ended@898 fed@163 starve@38 rec@8 live@7 created@0"_s;
    QTest::newRow("beginning") << whole << 901 << 4 << u"2:05 long"_s;
    QTest::newRow("end") << whole << 901 << 3 << u"After 2:05"_s;
    QTest::newRow("live") << whole << 901 << 6 << u"14:53 long"_s;
    QTest::newRow("a moment") << whole << 901 << 7 << QString();
    QTest::newRow("none such") << whole << 901 << 99 << QString();
    QTest::newRow("no event") << whole << 901 << -1 << QString();
    QTest::newRow("open") << u"starve@87"_s << -1 << 0 << u"1:53 so far"_s;
    QTest::newRow("to the end") << u"starve@98"_s << 131 << 0 << u"0:33, to the session's end"_s;
    QTest::newRow("next began") << u"starve@60 starve@30"_s << -1 << 1 << u"0:30 at most"_s;
    QTest::newRow("end without a beginning") << u"fed@90"_s << -1 << 0 << QString();
}

void TestIntervals::aSpellIsPutInWords()
{
    QFETCH(QString, events);
    QFETCH(int, end);
    QFETCH(int, index);
    QFETCH(QString, words);
    const auto found = spellText(intervalsOf(session(events, end)), index, at(200));
    QCOMPARE(found.has_value(), !words.isEmpty());
    QCOMPARE(found.value_or(QString()), words);
}

void TestIntervals::fiveHundredEventsTakeNoTime()
{
    Ivs::StreamSession made;
    for (int i = 0; i < Ivs::maximumEventCount; ++i)
        made.truncatedEvents.prepend(eventOf((i % 2 == 0 ? u"starve@%1"_s : u"fed@%1"_s).arg(i * 10)));
    QCOMPARE(intervalsOf(made).starving.size(), 250);
    QBENCHMARK
    {
        intervalsOf(made);
    }
}

QTEST_GUILESS_MAIN(TestIntervals)
#include "tst_intervals.moc"
