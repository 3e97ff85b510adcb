// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/handover.h"

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
    return {.name = name, .type = u"IVS Stream State Change"_s, .eventTime = at(clock)};
}

Session::SessionRecord hour()
{
    Session::SessionRecord record;
    record.source = {.region = u"eu-west-1"_s,
                     .channelArn = u"arn:aws:ivs:eu-west-1:111122223333:channel/AbCdEfGhIjKl"_s,
                     .streamId = u"st-0123456789abcdefghijklm"_s,
                     .endpoint = u"https://ivs.eu-west-1.amazonaws.com"_s};
    record.session.streamId = record.source.streamId;
    record.session.channel = Ivs::Channel{.arn = record.source.channelArn, .name = u"a|b *main*"_s};
    record.session.startTime = at(u"03:00:00"_s);
    record.session.endTime = at(u"04:00:00"_s);
    record.session.truncatedEvents
        = {eventOf(u"Starvation End"_s, u"03:12:05"_s), eventOf(u"Starvation Start"_s, u"03:10:00"_s)};
    return record;
}

} // namespace

// What is passed on of a session.
class TestHandOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theCommandReadsTheSameSession()
    {
        QCOMPARE(Models::awsCommand(hour(), u"ops-prod"_s),
                 u"aws ivs get-stream-session --channel-arn arn:aws:ivs:eu-west-1:111122223333:channel/AbCdEfGhIjKl "
                 "--stream-id st-0123456789abcdefghijklm --region eu-west-1 --profile ops-prod"_s);
    }

    void theCommandOfTheEnvironmentNamesNoProfile()
    {
        QVERIFY(!Models::awsCommand(hour(), QString()).contains(u"--profile"_s));
    }

    void whatAShellWouldTakeApartIsQuoted_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("end");
        QTest::newRow("blank") << u"on call"_s << u"--profile 'on call'"_s;
        QTest::newRow("quote") << u"o'brien"_s << u"--profile 'o'\\''brien'"_s;
        QTest::newRow("substitution") << u"$(reboot)"_s << u"--profile '$(reboot)'"_s;
        QTest::newRow("line end") << u"a\nb"_s << u"--profile 'a\nb'"_s;
    }
    void whatAShellWouldTakeApartIsQuoted()
    {
        QFETCH(QString, profile);
        QFETCH(QString, end);
        QVERIFY(Models::awsCommand(hour(), profile).endsWith(end));
    }

    void anEndpointOfOnesOwnIsNamed()
    {
        auto record = hour();
        record.source.endpoint = u"http://127.0.0.1:8123"_s;
        QVERIFY(Models::awsCommand(record, {}).endsWith(u" --endpoint-url http://127.0.0.1:8123"_s));
        record.source.endpoint = u"https://amazonaws.com.example.org"_s;
        QVERIFY(Models::awsCommand(record, {}).contains(u"--endpoint-url"_s));
    }

    void aFileThatDoesNotSayItsSourceIsReadByItsChannel()
    {
        auto record = hour();
        record.source = {};
        QVERIFY(Models::awsCommand(record, {}).contains(u"--region eu-west-1"_s));
        record.session.channel.reset();
        QCOMPARE(Models::awsCommand(record, {}), QString());
    }

    void theSummaryHasTheFactsAndTheEventsInTime()
    {
        const QString text = Models::markdownSummary(hour(), at(u"05:00:00"_s), {});
        QVERIFY(text.startsWith(u"**a\\|b \\*main\\***, `st-0123456789abcdefghijklm`\n\n"_s));
        QVERIFY(text.contains(u"| Started | 2026-11-24 03:00:00 UTC |\n"_s));
        QVERIFY(text.contains(u"| Starving | 2:05 in one spell, 3 % of the session |\n"_s));
        QVERIFY(text.contains(u"| UTC | T+ | Severity | Event | IVS name | What it means |\n"_s));
        const auto start = text.indexOf(
            u"| 03:10:00 | 0:10:00 | Warning | Encoder sends too little data | Starvation Start | 2:05 long |\n"_s);
        const auto end
            = text.indexOf(u"| 03:12:05 | 0:12:05 | OK | Encoder data is back | Starvation End | After 2:05 |\n"_s);
        QVERIFY2(start > 0 && end > start, qPrintable(text));
    }

    void ofManyEventsTheProblemsAloneAreTold()
    {
        auto record = hour();
        record.session.truncatedEvents.clear();
        for (int i = 24; i >= 0; --i) {
            record.session.truncatedEvents += eventOf(u"Starvation End"_s, u"03:%1:30"_s.arg(i + 10));
            record.session.truncatedEvents += eventOf(u"Starvation Start"_s, u"03:%1:00"_s.arg(i + 10));
        }
        const QString text = Models::markdownSummary(record, at(u"05:00:00"_s), {});
        QCOMPARE(text.count(u"Starvation Start"_s), 25);
        QCOMPARE(text.count(u"Starvation End"_s), 0);
        QVERIFY(text.contains(u"The problems among 50 events: 25."_s));
    }

    void aSessionWithoutEventsSaysSo()
    {
        auto record = hour();
        record.session.truncatedEvents.clear();
        QVERIFY(Models::markdownSummary(record, at(u"05:00:00"_s), {}).endsWith(u"This session has no events.\n"_s));
    }

    void noSecretIsPassedOn()
    {
        auto record = hour();
        record.session.channel->srt = Ivs::Srt{.endpoint = u"srt.example"_s};
        record.response = {{u"streamSession"_s, QJsonObject{{u"passphrase"_s, u"hush-hush"_s}}}};
        QVERIFY(!Models::markdownSummary(record, at(u"05:00:00"_s), {}).contains(u"hush"_s));
        QVERIFY(!Models::awsCommand(record, u"p"_s).contains(u"hush"_s));
    }
};

QTEST_GUILESS_MAIN(TestHandOver)
#include "tst_handover.moc"
