// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/account.h"
#include "session/fakeconnector.h"
#include "session/workspace.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Session::Account;

namespace {

QString roleArn()
{
    return u"arn:aws:sts::111122223333:assumed-role/ops-support/on-call"_s;
}

struct Fixture
{
    Testing::FakeConnector connector;
    QDateTime now{QDate(2026, 11, 24), QTime(3, 14, 20), Qt::UTC};
    std::shared_ptr<Testing::FakeAccountSource::State> service = std::make_shared<Testing::FakeAccountSource::State>();
    Testing::FakeAccountSource source{service};
    Account account{&connector, [this] { return now; }};

    Fixture() { connector.entries = {{.name = u"corp"_s, .kind = u"SSO"_s, .canSignIn = true}}; }
};

} // namespace

class TestAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anArnSaysWhoSomebodyIs_data()
    {
        QTest::addColumn<QString>("arn");
        QTest::addColumn<QString>("principal");
        QTest::addColumn<QString>("session");
        QTest::newRow("role") << roleArn() << u"ops-support"_s << u"on-call"_s;
        QTest::newRow("user") << u"arn:aws:iam::111122223333:user/on-call"_s << u"on-call"_s << QString();
        QTest::newRow("user with a path")
            << u"arn:aws:iam::111122223333:user/video/eu/on-call"_s << u"on-call"_s << QString();
        QTest::newRow("root") << u"arn:aws:iam::111122223333:root"_s << u"root"_s << QString();
        QTest::newRow("federated") << u"arn:aws:sts::111122223333:federated-user/guest"_s << u"guest"_s << QString();
        QTest::newRow("unknown") << u"arn:aws:sts::111122223333:thing/x"_s << u"arn:aws:sts::111122223333:thing/x"_s
                                 << QString();
    }
    void anArnSaysWhoSomebodyIs()
    {
        QFETCH(QString, arn);
        const Session::Identity identity{u"111122223333"_s, arn};
        QTEST(identity.principal(), "principal");
        QTEST(identity.sessionName(), "session");
    }

    void aConnectionIsAskedWhoItIs()
    {
        Fixture f;
        f.account.setConnection(u"corp"_s, &f.source);
        QCOMPARE(f.account.state(), Account::State::Asking);
        f.service->credentials = {u"SSO"_s, f.now.addSecs(3600)};
        f.service->answer(Session::Identity{u"111122223333"_s, roleArn()});
        QCOMPARE(f.account.state(), Account::State::Known);
        QCOMPARE(f.account.identity()->principal(), u"ops-support"_s);
        QCOMPARE(f.account.credentials().source, u"SSO"_s);
        QCOMPARE(f.account.secondsLeft(), std::optional<qint64>(3600));
    }

    void theTimeLeftGoesDownAndUpAgainWhenCredentialsAreRefreshed()
    {
        Fixture f;
        f.account.setConnection(u"corp"_s, &f.source);
        f.service->credentials = {u"SSO"_s, f.now.addSecs(90)};
        f.service->answer(Session::Identity{u"111122223333"_s, roleArn()});
        const QSignalSpy changed(&f.account, &Account::changed);
        f.account.tick();
        QCOMPARE(changed.size(), 0); // the clock stands still
        f.now = f.now.addSecs(100);
        f.account.tick();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(f.account.secondsLeft(), std::optional<qint64>(-10));
        f.service->credentials.expiresAt = f.now.addSecs(900);
        f.account.tick();
        QCOMPARE(changed.size(), 2);
        QCOMPARE(f.account.secondsLeft(), std::optional<qint64>(900));
    }

    void whatFailsIsKeptWithItsReason()
    {
        Fixture f;
        f.account.setConnection(u"corp"_s, &f.source);
        f.service->answer(Base::failure({.kind = Base::Error::Kind::ExpiredCredentials}));
        QCOMPARE(f.account.state(), Account::State::Failed);
        QCOMPARE(f.account.error()->kind, Base::Error::Kind::ExpiredCredentials);
        QVERIFY(!f.account.identity());
        f.account.identify();
        f.service->answer(Session::Identity{u"111122223333"_s, roleArn()});
        QVERIFY(!f.account.error());
    }

    void anotherConnectionForgetsEverything()
    {
        Fixture f;
        f.account.setConnection(u"corp"_s, &f.source);
        f.service->answer(Session::Identity{u"111122223333"_s, roleArn()});
        f.account.startSignIn();
        f.account.setConnection({}, nullptr);
        QCOMPARE(f.account.state(), Account::State::Unknown);
        QVERIFY(!f.account.identity());
        QCOMPARE(f.account.signInState(), Account::SignIn::None);
        QVERIFY(f.connector.signIns.back().isWithdrawn());
    }

    void aSignInWaitsForThePersonAndThenSaysSo()
    {
        Fixture f;
        f.account.setConnection(u"corp"_s, nullptr);
        QVERIFY(f.account.canSignIn());
        const QSignalSpy signedIn(&f.account, &Account::signedIn);
        f.account.startSignIn();
        QCOMPARE(f.account.signInState(), Account::SignIn::Starting);
        QCOMPARE(f.connector.signedInProfile, u"corp"_s);
        f.connector.prompted(
            {u"BCDF-GHJK"_s, QUrl(u"https://device.sso.eu-west-1.amazonaws.com/"_s), f.now.addSecs(600)});
        QCOMPARE(f.account.signInState(), Account::SignIn::Waiting);
        QCOMPARE(f.account.prompt().userCode, u"BCDF-GHJK"_s);
        f.now = f.now.addSecs(30);
        QCOMPARE(f.account.signInSecondsLeft(), qint64(570));
        f.now = f.now.addSecs(3000);
        QCOMPARE(f.account.signInSecondsLeft(), qint64(0));
        QCOMPARE(signedIn.size(), 0);
        f.connector.signIns.back().done({});
        QCOMPARE(signedIn.size(), 1);
        QCOMPARE(f.account.signInState(), Account::SignIn::None);
    }

    void aSignInThatFailsSaysWhyAndCanBeStartedAgain()
    {
        Fixture f;
        f.account.setConnection(u"corp"_s, nullptr);
        const QSignalSpy signedIn(&f.account, &Account::signedIn);
        f.account.startSignIn();
        f.connector.signIns.back().done(Base::failure({.kind = Base::Error::Kind::AccessDenied}));
        QCOMPARE(f.account.signInState(), Account::SignIn::Failed);
        QCOMPARE(f.account.signInError()->kind, Base::Error::Kind::AccessDenied);
        QCOMPARE(signedIn.size(), 0);
        f.account.startSignIn();
        QVERIFY(!f.account.signInError());
        QCOMPARE(f.account.signInState(), Account::SignIn::Starting);
    }

    void cancellingASignInWithdrawsIt()
    {
        Fixture f;
        f.account.setConnection(u"corp"_s, nullptr);
        f.account.startSignIn();
        f.account.cancelSignIn();
        QVERIFY(f.connector.signIns.back().isWithdrawn());
        QCOMPARE(f.account.signInState(), Account::SignIn::None);
    }

    void aTokenCodeIsAskedForAndHandedOnOnce()
    {
        Fixture f;
        QList<std::optional<Base::Secret>> answers;
        const auto keep = [&answers](const auto &code) { answers += code; };
        const QSignalSpy told(&f.account, &Account::mfaChanged);
        f.connector.asker({.serial = u"arn:aws:iam::111122223333:mfa/on-call"_s, .roleArn = roleArn()}, keep);
        QCOMPARE(told.size(), 1);
        QCOMPARE(f.account.mfaQuestion()->serial, u"arn:aws:iam::111122223333:mfa/on-call"_s);
        f.account.answerMfa(Base::Secret("123456"));
        f.account.answerMfa(Base::Secret("654321"));
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.first()->reveal().bytes(), QByteArray("123456"));
        QVERIFY(!f.account.mfaQuestion());
        QCOMPARE(told.size(), 2);
    }

    void everyQuestionForACodeIsAnswered_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("declined") << 0;
        QTest::newRow("another question") << 1;
        QTest::newRow("another connection") << 2;
        QTest::newRow("the account is gone") << 3;
    }
    void everyQuestionForACodeIsAnswered()
    {
        QFETCH(int, how);
        auto f = std::make_unique<Fixture>();
        QList<std::optional<Base::Secret>> answers;
        const auto keep = [&answers](const auto &code) { answers += code; };
        f->connector.asker({.serial = u"a"_s}, keep);
        if (how == 0)
            f->account.declineMfa();
        else if (how == 1)
            f->connector.asker({.serial = u"b"_s}, [](const auto &) {});
        else if (how == 2)
            f->account.setConnection({}, nullptr);
        else
            f.reset();
        QCOMPARE(answers.size(), 1);
        QVERIFY(!answers.first());
    }

    void filesThatChangedAreReadAgain()
    {
        Fixture f;
        Testing::FakeFileWatch watch;
        Session::Workspace workspace(&f.connector, [&f] { return f.now; });
        workspace.profiles()->setWatch(&watch);
        QCOMPARE(watch.files, f.connector.files());
        const QSignalSpy changed(workspace.profiles(), &Session::ProfileList::changed);
        watch.change();
        QCOMPARE(changed.size(), 0); // nothing of it shows
        f.connector.entries += {.name = u"new"_s, .kind = u"keys"_s};
        watch.change();
        QCOMPARE(changed.size(), 1);
        QVERIFY(workspace.profiles()->entry(u"new"_s));
    }

    void aConnectionThatDidNotWorkIsMadeAnewWhenItsProfileChanges()
    {
        Fixture f;
        Testing::FakeFileWatch watch;
        Session::Workspace workspace(&f.connector, [&f] { return f.now; });
        workspace.profiles()->setWatch(&watch);
        workspace.connectTo({}, {});
        QVERIFY(!workspace.isConnected());
        QCOMPARE(f.connector.connectCount, 1);
        watch.change();
        QCOMPARE(f.connector.connectCount, 1); // another profile's lines
        f.connector.prints.insert(u"corp"_s, "other");
        watch.change();
        QCOMPARE(f.connector.connectCount, 2);
    }

    void signingInMakesAConnectionThatCouldNotBeMade()
    {
        Fixture f;
        Session::Workspace workspace(&f.connector, [&f] { return f.now; });
        workspace.connectTo({}, {});
        workspace.account()->startSignIn();
        f.connector.signIns.back().done({});
        QCOMPARE(f.connector.connectCount, 2);
    }
};

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_workspaceaccount.moc"
