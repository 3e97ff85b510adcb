// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/constraints.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Ivs;

namespace {

const QString channelArn = u"arn:aws:ivs:eu-west-1:123456789012:channel/abcdABCDefgh"_s;

} // namespace

class TestConstraints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void textsAreCheckedByLengthThenPattern_data();
    void textsAreCheckedByLengthThenPattern();
    void numbersAreCheckedByRange_data();
    void numbersAreCheckedByRange();
    void aBatchIsCheckedEntryByEntry();
    void theErrorNamesTheMember();
};

void TestConstraints::textsAreCheckedByLengthThenPattern_data()
{
    using Check = std::optional<Base::Error> (*)(const QString &, const QString &);
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("broken"); // empty where it is fine
    const auto row = [](const char *name, Check check, const QString &text, const QString &broken = {}) {
        QTest::newRow(name) << check << text << broken;
    };
    const QString length = u"characters long"_s;
    const QString pattern = u"pattern"_s;
    const QString before = u"arn:aws:ivs:eu-west-1:123456789012:channel/"_s;
    row("channel", checkChannelArn, channelArn);
    row("channel, older service", checkChannelArn, u"arn:aws:svs:eu-west-1:1:channel/a"_s);
    row("channel, 128", checkChannelArn, before + QString(128 - before.size(), u'a'));
    row("channel, 129", checkChannelArn, before + QString(129 - before.size(), u'a'), length);
    row("channel, empty", checkChannelArn, {}, length);
    row("channel, other partition", checkChannelArn, u"arn:aws-cn:ivs:cn-north-1:1:channel/a"_s, pattern);
    row("channel, other service", checkChannelArn, u"arn:aws:ivschat:eu-west-1:1:channel/a"_s, pattern);
    row("channel, stage", checkChannelArn, u"arn:aws:ivs:eu-west-1:1:stage/a"_s, pattern);
    row("channel, no account", checkChannelArn, u"arn:aws:ivs:eu-west-1::channel/a"_s, pattern);
    row("channel, text before", checkChannelArn, u" "_s + channelArn, pattern);
    row("channel, line feed behind", checkChannelArn, channelArn + u'\n', pattern);
    row("channel, other digits", checkChannelArn, u"arn:aws:ivs:eu-west-1:\u0661:channel/a"_s, pattern);
    row("stream", checkStreamId, u"st-1A2b3C4d5E6f7G8h9I0j1Kl"_s);
    row("stream, 25", checkStreamId, u"st-1A2b3C4d5E6f7G8h9I0j1K"_s, u"exactly 26"_s);
    row("stream, 27", checkStreamId, u"st-1A2b3C4d5E6f7G8h9I0j1Klm"_s, u"exactly 26"_s);
    row("stream, prefix", checkStreamId, u"xx-1A2b3C4d5E6f7G8h9I0j1Kl"_s, pattern);
    row("stream, dash", checkStreamId, u"st-1A2b3C4d5E6f7G8h9I0j-Kl"_s, pattern);
    row("recording", checkRecordingConfigurationArn, u"arn:aws:ivs:eu-west-1:1:recording-configuration/a"_s);
    row("recording, channel", checkRecordingConfigurationArn, channelArn, pattern);
    row("recording, long", checkRecordingConfigurationArn, QString(129, u'a'), length);
    row("name, empty", checkChannelName, {});
    row("name", checkChannelName, u"my_Channel-1"_s);
    row("name, 128", checkChannelName, QString(128, u'a'));
    row("name, 129", checkChannelName, QString(129, u'a'), length);
    row("name, blank", checkChannelName, u"my channel"_s, pattern);
    row("token, empty", checkNextToken, {});
    row("token", checkNextToken, u"aZ09+/=_-"_s);
    row("token, 1024", checkNextToken, QString(1024, u'a'));
    row("token, 1025", checkNextToken, QString(1025, u'a'), length);
    row("token, blank", checkNextToken, u"a b"_s, pattern);
}

void TestConstraints::textsAreCheckedByLengthThenPattern()
{
    using Check = std::optional<Base::Error> (*)(const QString &, const QString &);
    QFETCH(Check, check);
    QFETCH(QString, text);
    QFETCH(QString, broken);
    const auto error = check(text, u"member"_s);
    QCOMPARE(error.has_value(), !broken.isEmpty());
    if (!error)
        return;
    QCOMPARE(error->kind, Base::Error::Kind::InvalidArgument);
    QCOMPARE(error->argument, u"member"_s);
    QVERIFY2(error->message.startsWith("member "_L1) && error->message.contains(broken), qPrintable(error->message));
}

void TestConstraints::numbersAreCheckedByRange_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<bool>("fits");
    for (const qint64 number : {std::numeric_limits<qint64>::min(), qint64(-1), qint64(0), qint64(1), qint64(100),
                                qint64(101), std::numeric_limits<qint64>::max()})
        QTest::addRow("%lld", static_cast<long long>(number)) << number << (number >= 1 && number <= 100);
}

void TestConstraints::numbersAreCheckedByRange()
{
    QFETCH(qint64, number);
    QTEST(!checkMaxResults(number).has_value(), "fits");
}

void TestConstraints::aBatchIsCheckedEntryByEntry()
{
    QVERIFY(!checkChannelArns({channelArn}));
    QVERIFY(!checkChannelArns(QStringList(50, channelArn)));
    QVERIFY(checkChannelArns({})->message.contains("1 to 50"_L1));
    QVERIFY(checkChannelArns(QStringList(51, channelArn))->message.contains("51"_L1));
    const auto error = checkChannelArns({channelArn, u"x"_s});
    QCOMPARE(error->argument, u"arns"_s);
    QVERIFY(error->message.contains("arns[1]"_L1));
}

void TestConstraints::theErrorNamesTheMember()
{
    QCOMPARE(checkChannelArn({})->argument, u"channelArn"_s);
    QCOMPARE(checkStreamId({})->argument, u"streamId"_s);
    QCOMPARE(checkMaxResults(0)->argument, u"maxResults"_s);
    QCOMPARE(checkNextToken(u" "_s)->argument, u"nextToken"_s);
    QCOMPARE(checkChannelName(u" "_s)->argument, u"filterByName"_s);
    QCOMPARE(checkRecordingConfigurationArn(u"x"_s)->argument, u"arn"_s);
}

QTEST_GUILESS_MAIN(TestConstraints)
#include "tst_constraints.moc"
