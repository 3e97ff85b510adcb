// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/profilechain.h"

#include "aws/profiledescription.h"
#include "aws/ssotarget.h"
#include "awsfolder.h"
#include "support/conformance.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;

namespace {

QByteArray sectionOf(const QString &header, const QJsonObject &properties)
{
    QString text = u"[%1]\n"_s.arg(header);
    for (const QString &name : properties.keys())
        text += name + " = "_L1 + properties[name].toString() + u'\n';
    return text.toUtf8();
}

Aws::SharedConfig configOf(const AwsFolder &folder)
{
    const auto config = Aws::SharedConfig::load(folder.environment);
    if (!config)
        qFatal("%s", qPrintable(config.error().message));
    return *config;
}

void put(QJsonObject *object, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        object->insert(name, value);
}

struct BaseAsJson
{
    QJsonObject operator()(const Aws::Credentials &keys) const
    {
        QJsonObject object{{u"access_key_id"_s, keys.accessKeyId},
                           {u"secret_access_key"_s, QString::fromUtf8(keys.secretAccessKey.reveal().bytes())}};
        put(&object, u"session_token"_s, QString::fromUtf8(keys.sessionToken.reveal().bytes()));
        put(&object, u"account_id"_s, keys.accountId);
        return {{u"AccessKey"_s, object}};
    }
    QJsonObject operator()(const Aws::ProfileChain::SsoRole &role) const
    {
        QJsonObject object{{u"sso_account_id"_s, role.accountId},
                           {u"sso_role_name"_s, role.roleName},
                           {u"sso_region"_s, role.session.region},
                           {u"sso_start_url"_s, role.session.startUrl}};
        put(&object, u"sso_session"_s, role.session.name);
        return {{u"Sso"_s, object}};
    }
    QJsonObject operator()(const Aws::ProfileChain::Process &process) const
    {
        return {{u"CredentialProcess"_s, process.command}};
    }
    QJsonObject operator()(const Aws::ProfileChain::WebIdentity &identity) const
    {
        QJsonObject object{{u"role_arn"_s, identity.roleArn}, {u"web_identity_token_file"_s, identity.tokenFile}};
        put(&object, u"role_session_name"_s, identity.sessionName);
        return {{u"WebIdentityToken"_s, object}};
    }
    QJsonObject operator()(Aws::ProfileChain::Source source) const
    {
        return {{u"NamedSource"_s, static_cast<int>(source)}};
    }
};

QJsonArray asJson(const Aws::ProfileChain &chain)
{
    QJsonArray steps{std::visit(BaseAsJson(), chain.base)};
    for (const auto &role : chain.roles) {
        QJsonObject object{{u"role_arn"_s, role.roleArn}};
        put(&object, u"external_id"_s, role.externalId);
        put(&object, u"role_session_name"_s, role.sessionName);
        steps.append(QJsonObject{{u"AssumeRole"_s, object}});
    }
    return steps;
}

} // namespace

class TestProfileChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void publicCasesAgree_data();
    void publicCasesAgree();
    void aProfileIsDescribed_data();
    void aProfileIsDescribed();
    void aDescriptionSaysWhyItCannotBeUsed_data();
    void aDescriptionSaysWhyItCannotBeUsed();
    void aRoleCarriesAllItsProperties();
    void aTargetToSignInWithIsFoundBehindRoles();
};

void TestProfileChain::publicCasesAgree_data()
{
    QTest::addColumn<QJsonObject>("entry");
    STREAMLOUPE_CONFORMANCE_OR_SKIP(file, u"assume-role.json"_s);
    const auto tests = file.value("tests"_L1).toArray();
    QVERIFY(!tests.isEmpty());
    for (const auto &entry : tests)
        QTest::newRow(qPrintable(entry["docs"_L1].toString())) << entry.toObject();
}

void TestProfileChain::publicCasesAgree()
{
    QFETCH(QJsonObject, entry);
    const QJsonObject input = entry["input"_L1].toObject();
    const QJsonObject profiles = input["profiles"_L1].toObject();
    const QJsonObject sessions = input["sso_sessions"_L1].toObject();
    QByteArray text;
    for (const QString &name : profiles.keys())
        text += sectionOf(u"profile "_s + name, profiles[name].toObject());
    for (const QString &name : sessions.keys())
        text += sectionOf(u"sso-session "_s + name, sessions[name].toObject());
    AwsFolder folder;
    folder.writeConfig(text);
    const auto chain = Aws::resolveProfileChain(configOf(folder), input["selected_profile"_L1].toString());
    if (entry["output"_L1]["Error"_L1].isString()) {
        QVERIFY(!chain);
        QVERIFY(!chain.error().message.isEmpty());
        return;
    }
    QVERIFY2(chain, qPrintable(chain ? QString() : chain.error().message));
    QCOMPARE(asJson(*chain), entry["output"_L1]["ProfileChain"_L1].toArray());
}

void TestProfileChain::aProfileIsDescribed_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<Aws::ProfileDescription>("description");
    using Kind = Aws::ProfileKind;
    const QByteArray keys = "[profile base]\naws_access_key_id = A\naws_secret_access_key = hunter2\n";
    const auto row = [](const char *name, const QByteArray &config, Aws::ProfileDescription description) {
        description.name = u"x"_s;
        QTest::newRow(name) << config << description;
    };
    row("keys", "[profile x]\naws_access_key_id = A\naws_secret_access_key = hunter2\nregion = eu-west-1\n",
        {.kind = Kind::Keys, .region = u"eu-west-1"_s});
    row("role", keys + "[profile x]\nrole_arn = arn:aws:iam::123456789012:role/a/Ops\nsource_profile = base\n",
        {.kind = Kind::Role, .sourceProfile = u"base"_s, .roleName = u"Ops"_s, .accountId = u"123456789012"_s});
    row("role with a code",
        keys + "[profile x]\nrole_arn = arn:aws:iam::1:role/Ops\nsource_profile = base\nmfa_serial = s\n",
        {.kind = Kind::Role,
         .sourceProfile = u"base"_s,
         .roleName = u"Ops"_s,
         .accountId = u"1"_s,
         .asksForMfa = true});
    row("container", "[profile x]\nrole_arn = arn:aws:iam::1:role/Ops\ncredential_source = EcsContainer\n",
        {.kind = Kind::Role, .credentialSource = u"EcsContainer"_s, .roleName = u"Ops"_s, .accountId = u"1"_s});
    row("sso",
        "[profile x]\nsso_session = s\nsso_account_id = 1\nsso_role_name = Ops\n"
        "[sso-session s]\nsso_region = r\nsso_start_url = u\n",
        {.kind = Kind::Sso, .roleName = u"Ops"_s, .accountId = u"1"_s, .signsInWith = u"s"_s});
    row("legacy sso", "[profile x]\nsso_start_url = u\nsso_region = r\nsso_account_id = 1\nsso_role_name = Ops\n",
        {.kind = Kind::Sso, .roleName = u"Ops"_s, .accountId = u"1"_s, .signsInWith = u"u"_s});
    row("process", "[profile x]\ncredential_process = p\n", {.kind = Kind::Process});
    row("web identity", "[profile x]\nrole_arn = arn:aws:iam::1:role/Ops\nweb_identity_token_file = f\n",
        {.kind = Kind::WebIdentity, .roleName = u"Ops"_s, .accountId = u"1"_s});
}

void TestProfileChain::aProfileIsDescribed()
{
    QFETCH(QByteArray, config);
    QFETCH(Aws::ProfileDescription, description);
    AwsFolder folder;
    folder.writeConfig(config);
    const auto described = Aws::describeProfile(configOf(folder), u"x"_s);
    QVERIFY2(!described.problem, qPrintable(described.problem ? described.problem->message : QString()));
    QCOMPARE(described, description);
}

void TestProfileChain::aDescriptionSaysWhyItCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QStringList>("named");
    const QByteArray role = "role_arn = arn:aws:iam::1:role/Ops\n";
    QTest::newRow("no source") << QByteArray("[profile x]\n" + role)
                               << QStringList{u"source_profile"_s, u"credential_source"_s};
    QTest::newRow("missing source") << QByteArray("[profile x]\n" + role + "source_profile = gone\n")
                                    << QStringList{u"\"gone\""_s};
    QTest::newRow("loop") << QByteArray("[profile x]\n" + role + "source_profile = y\n[profile y]\n" + role
                                        + "source_profile = x\n")
                          << QStringList{u"x → y → x"_s};
    QTest::newRow("unknown source") << QByteArray("[profile x]\n" + role + "credential_source = Moon\n")
                                    << QStringList{u"\"Moon\""_s};
    QTest::newRow("half a key") << QByteArray("[profile x]\naws_access_key_id = A\n")
                                << QStringList{u"aws_secret_access_key"_s};
    QTest::newRow("no role") << QByteArray("[profile x]\nsso_start_url = u\nsso_region = r\nsso_account_id = 1\n")
                             << QStringList{u"sso_role_name"_s};
    QTest::newRow("no session") << QByteArray("[profile x]\nsso_session = gone\n") << QStringList{u"\"gone\""_s};
    QTest::newRow("duration") << QByteArray("[profile x]\n" + role + "source_profile = x\nduration_seconds = 1h\n")
                              << QStringList{u"duration_seconds"_s, u"\"1h\""_s};
    QTest::newRow("nothing") << QByteArray("[profile x]\nregion = r\n") << QStringList{u"no credentials"_s};
}

void TestProfileChain::aDescriptionSaysWhyItCannotBeUsed()
{
    QFETCH(QByteArray, config);
    QFETCH(QStringList, named);
    AwsFolder folder;
    folder.writeConfig(config);
    const auto described = Aws::describeProfile(configOf(folder), u"x"_s);
    QVERIFY(described.problem);
    for (const QString &word : named)
        QVERIFY2(described.problem->message.contains(word), qPrintable(described.problem->message));
}

void TestProfileChain::aRoleCarriesAllItsProperties()
{
    AwsFolder folder;
    folder.writeConfig("[profile x]\nrole_arn = arn\nsource_profile = x\naws_access_key_id = A\n"
                       "aws_secret_access_key = B\nexternal_id = e\nrole_session_name = n\nmfa_serial = m\n"
                       "duration_seconds = 900\n");
    const auto chain = Aws::resolveProfileChain(configOf(folder), u"x"_s);
    QVERIFY(chain);
    QCOMPARE(chain->roles.size(), 1);
    const auto role = chain->roles.first();
    QCOMPARE(role.profile, u"x"_s);
    QCOMPARE(role.externalId, u"e"_s);
    QCOMPARE(role.sessionName, u"n"_s);
    QCOMPARE(role.mfaSerial, u"m"_s);
    QCOMPARE(role.durationSeconds, std::optional(900));
}

void TestProfileChain::aTargetToSignInWithIsFoundBehindRoles()
{
    AwsFolder folder;
    folder.writeConfig("[profile x]\nregion = r\nrole_arn = arn\nsource_profile = base\n"
                       "[profile base]\nsso_session = s\nsso_account_id = 1\nsso_role_name = Ops\n"
                       "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://u/start\n"
                       "sso_registration_scopes = sso:account:access, other\n");
    const auto settings = Aws::resolveSettings(folder.environment, {.profile = u"x"_s});
    QVERIFY(settings);
    const auto target = Aws::ssoTargetOfProfile(*settings, u"x"_s);
    QVERIFY(target);
    QCOMPARE(target->session, u"s"_s);
    QCOMPARE(target->region, u"eu-west-1"_s);
    QCOMPARE(target->scopes, (QStringList{u"sso:account:access"_s, u"other"_s}));
    // The SHA-1 of "s", as the AWS CLI names the file.
    QCOMPARE(target->tokenPath, folder.home() + "/.aws/sso/cache/a0f1490a20d0211c997b44bc357e1972deab8ae3.json"_L1);
    QCOMPARE(*Aws::ssoTargetOfSession(*settings, u"s"_s), *target);
    QCOMPARE(Aws::ssoTargetOfSession(*settings, u"t"_s).error().kind, Error::Kind::Configuration);
    folder.writeConfig("[profile x]\naws_access_key_id = A\naws_secret_access_key = B\n");
    const auto other = Aws::resolveSettings(folder.environment, {.profile = u"x"_s});
    QCOMPARE(Aws::ssoTargetOfProfile(*other, u"x"_s).error().kind, Error::Kind::Configuration);
}

QTEST_GUILESS_MAIN(TestProfileChain)
#include "tst_profilechain.moc"
