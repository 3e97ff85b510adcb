// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/clientcontext.h"

#include "aws/credentialchain.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;

class TestClientContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void makingAClientTellsWhatCannotBeUsed_data();
    void makingAClientTellsWhatCannotBeUsed();
};

void TestClientContext::makingAClientTellsWhatCannotBeUsed_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("bundle");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << u"eu-west-1"_s << QString() << QString() << true;
    QTest::newRow("no region") << QString() << QString() << QString() << false;
    QTest::newRow("not there") << u"eu-north-1"_s << QString() << QString() << false;
    QTest::newRow("endpoint") << u"eu-west-1"_s << u"http://example.com"_s << QString() << false;
    QTest::newRow("bundle") << u"eu-west-1"_s << QString() << u"/no/such.pem"_s << false;
}

void TestClientContext::makingAClientTellsWhatCannotBeUsed()
{
    QFETCH(QString, region);
    QFETCH(QString, endpoint);
    QFETCH(QString, bundle);
    QNetworkAccessManager network;
    Aws::Settings settings;
    settings.profile = u"default"_s;
    settings.region = region;
    settings.caBundle = bundle;
    settings.endpointUrl = endpoint;
    const Aws::Service service{.id = u"IVS"_s,
                               .endpointPrefix = u"ivs"_s,
                               .signingName = u"ivs"_s,
                               .name = u"Amazon IVS"_s,
                               .regions = {u"eu-west-1"_s}};
    const auto client
        = Aws::makeClient(service, settings, Aws::makeCredentialsProvider(settings, {}), {.network = &network});
    QTEST(client.has_value(), "good");
    if (client)
        QCOMPARE((*client)->endpoint().text(), u"https://ivs.eu-west-1.amazonaws.com"_s);
    else
        QCOMPARE(client.error().kind, Error::Kind::Configuration);
}

QTEST_GUILESS_MAIN(TestClientContext)
#include "tst_clientcontext.moc"
