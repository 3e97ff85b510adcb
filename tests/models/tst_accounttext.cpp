// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/accounttext.h"
#include "models/budgettext.h"
#include "session/apibudget.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// Times and budgets in words.
class TestAccountText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void timeLeftIsSaidInTheLargestUnitThatHelps_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("hours") << qint64(3 * 3600 + 12 * 60 + 5) << u"3 h 12 min left"_s;
        QTest::newRow("one hour") << qint64(3600) << u"1 h 0 min left"_s;
        QTest::newRow("minutes") << qint64(3599) << u"59 min left"_s;
        QTest::newRow("one minute") << qint64(60) << u"1 min left"_s;
        QTest::newRow("seconds") << qint64(59) << u"59 s left"_s;
        QTest::newRow("the last second") << qint64(1) << u"1 s left"_s;
        QTest::newRow("over") << qint64(0) << u"expired"_s;
        QTest::newRow("long over") << qint64(-100) << u"expired"_s;
    }
    void timeLeftIsSaidInTheLargestUnitThatHelps()
    {
        QFETCH(qint64, seconds);
        QTEST(Models::timeLeftText(seconds), "words");
    }

    void aCountdownHasMinutesAndTwoDigitsOfSeconds()
    {
        QCOMPARE(Models::countdownText(572), u"9:32"_s);
        QCOMPARE(Models::countdownText(5), u"0:05"_s);
    }

    void aProfileSaysWhatItIsAndWhyItCannotBeUsed()
    {
        QCOMPARE(Models::profileDetailText({.name = u"a"_s, .kind = u"SSO"_s, .region = u"eu-west-1"_s}),
                 u"SSO, eu-west-1"_s);
        QCOMPARE(Models::profileDetailText(
                     {.name = u"a"_s, .kind = u"role"_s, .isUsable = false, .whyNot = u"No source."_s}),
                 u"role; not usable: No source."_s);
        QCOMPARE(Models::profileDisplayName({}), u"environment"_s);
    }

    void aBudgetSaysWhatIsUsedAndWhatWaits_data()
    {
        QTest::addColumn<Session::OperationBudget>("operation");
        QTest::addColumn<QString>("share");
        QTest::addColumn<QString>("state");
        QTest::newRow("nothing yet") << Session::OperationBudget{} << u"0 of 5 /s"_s << QString();
        QTest::newRow("in use") << Session::OperationBudget{.limit = 5, .allowed = 5, .used = 2} << u"2 of 5 /s"_s
                                << QString();
        QTest::newRow("three a second") << Session::OperationBudget{.limit = 3, .allowed = 3, .used = 3}
                                        << u"3 of 3 /s"_s << QString();
        QTest::newRow("waiting") << Session::OperationBudget{.limit = 5,
                                                             .allowed = 5,
                                                             .used = 5,
                                                             .waitingInteractive = 1,
                                                             .waitingBackground = 2}
                                 << u"5 of 5 /s"_s << u"3 waiting"_s;
        QTest::newRow("throttled") << Session::OperationBudget{.limit = 5,
                                                               .allowed = 3.3333,
                                                               .used = 3,
                                                               .waitingBackground = 1,
                                                               .isThrottled = true}
                                   << u"3 of 5 /s"_s << u"1 waiting, slowed to 3.3 /s by the service"_s;
    }
    void aBudgetSaysWhatIsUsedAndWhatWaits()
    {
        QFETCH(Session::OperationBudget, operation);
        QTEST(Models::budgetShareText(operation), "share");
        QTEST(Models::budgetStateText(operation), "state");
    }
};

QTEST_GUILESS_MAIN(TestAccountText)
#include "tst_accounttext.moc"
