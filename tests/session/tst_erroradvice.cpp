// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/erroradvice.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

class TestErrorAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyKindSaysWhatHappenedAndWhatToDo();
    void noTwoKindsAreToldAlike();
    void accessDeniedNamesTheMissingAction_data();
    void accessDeniedNamesTheMissingAction();
    void aRefusedRoleIsNoChannelThatMayNotBeRead();
    void metricsThatMayNotBeReadAreNoSession();
    void theDetailsHoldWhatSupportAsksFor();
};

namespace {

QList<Base::Error::Kind> allKinds()
{
    QList<Base::Error::Kind> kinds;
    for (int kind = 0; kind <= static_cast<int>(Base::Error::Kind::File); ++kind)
        kinds.append(static_cast<Base::Error::Kind>(kind));
    return kinds;
}

Base::Error errorOf(Base::Error::Kind kind)
{
    return {.kind = kind, .message = u"as received"_s, .operation = u"GetStreamSession"_s, .host = u"ivs.example"_s};
}

} // namespace

void TestErrorAdvice::everyKindSaysWhatHappenedAndWhatToDo()
{
    const auto kinds = allKinds();
    for (const auto kind : kinds) {
        const auto advice = Session::adviceFor(errorOf(kind));
        QVERIFY2(!advice.heading.isEmpty() && !advice.heading.endsWith(u'.'), qPrintable(Base::errorKindName(kind)));
        QVERIFY2(!advice.explanation.isEmpty(), qPrintable(Base::errorKindName(kind)));
        QVERIFY2(advice.toDo.endsWith(u'.'), qPrintable(advice.toDo));
        QVERIFY2(!advice.toDo.contains(u'%') && !advice.heading.contains(u'%'), qPrintable(advice.toDo));
    }
}

void TestErrorAdvice::noTwoKindsAreToldAlike()
{
    const auto kinds = allKinds();
    QSet<QString> headings;
    for (const auto kind : kinds)
        headings.insert(Session::adviceFor(errorOf(kind)).heading);
    QCOMPARE(headings.size(), kinds.size());
}

void TestErrorAdvice::accessDeniedNamesTheMissingAction_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("permission");
    QTest::newRow("from the service's words")
        << u"User: arn:aws:iam::1:user/x is not authorized to perform: ivs:ListStreams on resource: *"_s
        << u"ivs:ListStreams"_s;
    QTest::newRow("from the operation") << u"no"_s << u"ivs:GetStreamSession"_s;
}

void TestErrorAdvice::accessDeniedNamesTheMissingAction()
{
    QFETCH(QString, message);
    auto error = errorOf(Base::Error::Kind::AccessDenied);
    error.message = message;
    const auto advice = Session::adviceFor(error);
    QTEST(advice.missingPermission, "permission");
    QVERIFY(advice.toDo.contains(advice.missingPermission));
}

void TestErrorAdvice::aRefusedRoleIsNoChannelThatMayNotBeRead()
{
    auto error = errorOf(Base::Error::Kind::AccessDenied);
    error.operation = u"AssumeRole"_s;
    error.message = u"MultiFactorAuthentication failed"_s;
    const auto advice = Session::adviceFor(error);
    QVERIFY2(advice.heading.contains("role"_L1), qPrintable(advice.heading));
    QVERIFY2(advice.explanation.contains(error.message), qPrintable(advice.explanation));
    QCOMPARE(advice.missingPermission, u"sts:AssumeRole"_s);
    error.operation = u"GetRoleCredentials"_s;
    error.kind = Base::Error::Kind::NotFound;
    QCOMPARE(Session::adviceFor(error).heading, advice.heading);
}

void TestErrorAdvice::metricsThatMayNotBeReadAreNoSession()
{
    auto error = errorOf(Base::Error::Kind::AccessDenied);
    const auto ofSession = Session::adviceFor(error);
    error.operation = u"GetMetricData"_s;
    const auto advice = Session::adviceFor(error);
    QCOMPARE(advice.missingPermission, u"cloudwatch:GetMetricData"_s);
    QVERIFY2(advice.toDo.contains("cloudwatch:GetMetricData"_L1), qPrintable(advice.toDo));
    QVERIFY(advice.heading != ofSession.heading);
    QVERIFY2(!advice.toDo.contains("ivs:"_L1) && !advice.explanation.contains("ivs:"_L1),
             qPrintable(advice.explanation));
}

void TestErrorAdvice::theDetailsHoldWhatSupportAsksFor()
{
    auto error = errorOf(Base::Error::Kind::ServiceFault);
    error.code = u"InternalServerException"_s;
    error.requestId = u"7c0e4b1a"_s;
    error.httpStatus = 500;
    error.attempts = 3;
    error.at = QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC);
    const QString details = Session::errorDetails(error);
    for (const auto &part : {u"GetStreamSession"_s, u"InternalServerException"_s, u"7c0e4b1a"_s, u"500"_s,
                             u"as received"_s, u"2026-11-24 03:14:20 UTC"_s, u"Attempts: 3"_s})
        QVERIFY2(details.contains(part), qPrintable(part));
}

QTEST_GUILESS_MAIN(TestErrorAdvice)
#include "tst_erroradvice.moc"
