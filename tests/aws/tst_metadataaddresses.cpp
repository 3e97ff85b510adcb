// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/containercredentials.h"
#include "aws/instancecredentials.h"
#include "awsfolder.h"
#include "support/conformance.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;

namespace {

void addRows(const QString &name)
{
    QTest::addColumn<QJsonObject>("entry");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, name);
    const auto tests = file.value("tests"_L1).toArray();
    QVERIFY(!tests.isEmpty());
    for (const auto &entry : tests)
        QTest::newRow(qPrintable(entry["docs"_L1].toString())) << entry.toObject();
}

Aws::Environment environmentOf(const QJsonObject &variables)
{
    Aws::Environment environment;
    for (const QString &name : variables.keys())
        environment.variables.insert(name, variables[name].toString());
    return environment;
}

std::optional<QString> textOf(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

} // namespace

class TestMetadataAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void publicContainerCasesAgree_data() { addRows(u"ecs.json"_s); }
    void publicContainerCasesAgree();
    void publicInstanceCasesAgree_data() { addRows(u"imds-endpoint.json"_s); }
    void publicInstanceCasesAgree();
    void aContainerHostIsChecked_data();
    void aContainerHostIsChecked();
};

void TestMetadataAddresses::publicContainerCasesAgree()
{
    QFETCH(QJsonObject, entry);
    const auto address = Aws::containerAddress(environmentOf(entry["env"_L1].toObject()));
    const auto expected = entry["result"_L1]["Ok"_L1];
    QCOMPARE(address.has_value(), expected.isString());
    if (address)
        QCOMPARE(address->toString(QUrl::FullyEncoded), expected.toString());
}

void TestMetadataAddresses::publicInstanceCasesAgree()
{
    QFETCH(QJsonObject, entry);
    AwsFolder folder;
    const QJsonObject files = entry["fs"_L1].toObject();
    folder.environment.variables = environmentOf(entry["env"_L1].toObject()).variables;
    if (!files.isEmpty()) {
        folder.writeConfig(files["config"_L1].toString().toUtf8());
        folder.environment.variables.insert(u"AWS_CONFIG_FILE"_s, folder.configPath());
    }
    const auto config = Aws::SharedConfig::load(folder.environment);
    QVERIFY(config);
    const auto address = Aws::instanceMetadataAddress(
        folder.environment, config->profile(u"default"_s),
        {.endpoint = textOf(entry["endpoint_override"_L1]), .mode = textOf(entry["mode_override"_L1])});
    const auto expected = entry["result"_L1]["Ok"_L1];
    QCOMPARE(address.has_value(), expected.isString());
    if (address)
        QCOMPARE(Aws::instanceTokenUrl(*address).toString(QUrl::FullyEncoded), expected.toString());
    else
        QCOMPARE(address.error().kind, Error::Kind::Configuration);
}

void TestMetadataAddresses::aContainerHostIsChecked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("loopback") << u"http://127.0.0.1:8080/c"_s << true;
    QTest::newRow("loopback by name") << u"http://localhost/c"_s << true;
    QTest::newRow("loopback, IPv6") << u"http://[::1]/c"_s << true;
    QTest::newRow("EKS, IPv6") << u"http://[fd00:ec2::23]/c"_s << true;
    QTest::newRow("other host") << u"http://example.com/c"_s << false;
    QTest::newRow("other link-local") << u"http://169.254.170.3/c"_s << false;
    QTest::newRow("looks like one") << u"http://169.254.170.2.example.com/c"_s << false;
    QTest::newRow("user") << u"http://a:b@127.0.0.1/c"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("no address") << u"here"_s << false;
    QTest::newRow("encrypted") << u"https://example.com/c"_s << true;
}

void TestMetadataAddresses::aContainerHostIsChecked()
{
    QFETCH(QString, address);
    Aws::Environment environment;
    environment.variables.insert(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_s, address);
    const auto checked = Aws::containerAddress(environment);
    QTEST(checked.has_value(), "isAllowed");
    if (!checked)
        QCOMPARE(checked.error().kind, Error::Kind::Configuration);
}

QTEST_GUILESS_MAIN(TestMetadataAddresses)
#include "tst_metadataaddresses.moc"
