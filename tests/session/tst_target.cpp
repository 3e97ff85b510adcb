// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/target.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {

const QString arn = u"arn:aws:ivs:eu-west-1:111122223333:channel/Qm7TgkXw2RbV"_s;
const QString streamId = u"st-1F4kVx9QmT2bZr7LwCe8YdN"_s;

} // namespace

class TestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whatNamesASessionIsUnderstood_data();
    void whatNamesASessionIsUnderstood();
    void whatNamesNoneIsRefusedWithAReason_data();
    void whatNamesNoneIsRefusedWithAReason();
};

void TestTarget::whatNamesASessionIsUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("channelArn");
    QTest::addColumn<QString>("stream");
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(arn));
    const QString twice = QString::fromLatin1(QUrl::toPercentEncoding(encoded));

    QTest::newRow("ARN") << arn << u"eu-west-1"_s << arn << QString();
    QTest::newRow("older ARN") << u"arn:aws:svs:us-west-2:1:channel/abc"_s << u"us-west-2"_s
                               << u"arn:aws:svs:us-west-2:1:channel/abc"_s << QString();
    QTest::newRow("ARN in quotes and spaces") << u"  \""_s + arn + u"\" "_s << u"eu-west-1"_s << arn << QString();
    QTest::newRow("ARN and stream id") << arn + u' ' + streamId << u"eu-west-1"_s << arn << streamId;
    QTest::newRow("stream id") << streamId << QString() << QString() << streamId;
    QTest::newRow("stream id with a comma") << streamId + u',' << QString() << QString() << streamId;
    QTest::newRow("console, plain ARN") << u"https://eu-west-1.console.aws.amazon.com/ivs/channels/"_s + arn
                                               + u"?region=eu-west-1"_s
                                        << u"eu-west-1"_s << arn << QString();
    QTest::newRow("console, encoded ARN and session")
        << u"https://eu-west-1.console.aws.amazon.com/ivs/channels/"_s + encoded + u"/stream-sessions/"_s + streamId
        << u"eu-west-1"_s << arn << streamId;
    QTest::newRow("console behind a hash, encoded twice")
        << u"https://console.aws.amazon.com/ivs/home?region=eu-west-1#/channels/"_s + twice + u"/sessions/"_s + streamId
        << u"eu-west-1"_s << arn << streamId;
    QTest::newRow("console without scheme")
        << u"eu-west-1.console.aws.amazon.com/ivs/channels/"_s + arn << u"eu-west-1"_s << arn << QString();
    QTest::newRow("console, session alone") << u"https://us-east-1.console.aws.amazon.com/ivs/sessions/"_s + streamId
                                            << u"us-east-1"_s << QString() << streamId;
}

void TestTarget::whatNamesASessionIsUnderstood()
{
    QFETCH(QString, text);
    const auto target = Session::parseTarget(text);
    QVERIFY2(target.has_value(), target ? "" : qPrintable(target.error().message));
    QTEST(target->region, "region");
    QTEST(target->channelArn, "channelArn");
    QTEST(target->streamId, "stream");
}

void TestTarget::whatNamesNoneIsRefusedWithAReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("inMessage");
    QTest::newRow("nothing") << u"  "_s << u"ARN"_s;
    QTest::newRow("a name") << u"arena-main"_s << u"arena-main"_s;
    QTest::newRow("ARN of something else") << u"arn:aws:s3:::bucket"_s << u"pattern"_s;
    QTest::newRow("stream id too short") << u"st-123"_s << u"26"_s;
    QTest::newRow("another site") << u"https://example.com/"_s + arn << u"console"_s;
    QTest::newRow("a site that only ends alike")
        << u"https://evilconsole.aws.amazon.com.example/"_s + arn << u"console"_s;
    QTest::newRow("console without a channel") << u"https://console.aws.amazon.com/ivs/home"_s << u"neither"_s;
    QTest::newRow("100,000 characters") << QString(100'000, u'x') << u"x"_s;
}

void TestTarget::whatNamesNoneIsRefusedWithAReason()
{
    QFETCH(QString, text);
    QFETCH(QString, inMessage);
    const auto target = Session::parseTarget(text);
    QVERIFY(!target);
    QCOMPARE(target.error().kind, Base::Error::Kind::InvalidArgument);
    QVERIFY2(target.error().message.contains(inMessage, Qt::CaseInsensitive), qPrintable(target.error().message));
    QVERIFY(target.error().message.size() < 500);
}

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
