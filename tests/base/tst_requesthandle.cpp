// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/requesthandle.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

using namespace Qt::StringLiterals;

class TestRequestHandle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aHandleThatLivesWithdrawsNothing();
    void droppingItWithdraws();
    void cancellingWithdrawsOnce();
    void assigningAnotherWithdrawsTheFirstAlone();
    void movingPassesTheQuestionOn();
    void assigningItToItselfWithdrawsNothing();
    void anEmptyHandleCanBeCancelled();
    void theNewQuestionIsInPlaceWhileTheOldOneIsWithdrawn();
    void whatIsToldOfTheWithdrawalMayDropTheHandle();
};

void TestRequestHandle::aHandleThatLivesWithdrawsNothing()
{
    static_assert(!std::is_copy_constructible_v<Base::RequestHandle>);
    static_assert(!std::is_copy_assignable_v<Base::RequestHandle>);
    static_assert(std::is_nothrow_move_constructible_v<Base::RequestHandle>);

    const std::stop_source question;
    const Base::RequestHandle handle(question);

    QVERIFY(!question.stop_requested());
}

void TestRequestHandle::droppingItWithdraws()
{
    const std::stop_source question;
    {
        const Base::RequestHandle handle(question);
    }
    QVERIFY(question.stop_requested());
}

void TestRequestHandle::cancellingWithdrawsOnce()
{
    const std::stop_source question;
    Base::RequestHandle handle(question);
    int told = 0;
    const std::stop_callback watch(question.get_token(), [&told] { ++told; });

    handle.cancel();
    handle.cancel();

    QCOMPARE(told, 1);
    QVERIFY(question.stop_requested());
}

void TestRequestHandle::assigningAnotherWithdrawsTheFirstAlone()
{
    const std::stop_source first;
    const std::stop_source second;
    Base::RequestHandle handle(first);

    handle = Base::RequestHandle(second);

    QVERIFY(first.stop_requested());
    QVERIFY(!second.stop_requested());

    handle = {};
    QVERIFY(second.stop_requested());
}

void TestRequestHandle::movingPassesTheQuestionOn()
{
    const std::stop_source question;
    auto first = std::make_unique<Base::RequestHandle>(question);
    Base::RequestHandle second(std::move(*first));

    first->cancel();
    first.reset();
    QVERIFY(!question.stop_requested());

    second.cancel();
    QVERIFY(question.stop_requested());
}

void TestRequestHandle::assigningItToItselfWithdrawsNothing()
{
    const std::stop_source question;
    Base::RequestHandle handle(question);
    auto &same = handle;

    handle = std::move(same);

    QVERIFY(!question.stop_requested());
}

void TestRequestHandle::anEmptyHandleCanBeCancelled()
{
    Base::RequestHandle handle;

    handle.cancel();
    handle = Base::RequestHandle();

    const std::stop_source question;
    handle = Base::RequestHandle(question);
    QVERIFY(!question.stop_requested());
}

void TestRequestHandle::theNewQuestionIsInPlaceWhileTheOldOneIsWithdrawn()
{
    const std::stop_source first;
    const std::stop_source second;
    Base::RequestHandle handle(first);
    // Withdrawing the old question runs code that withdraws whatever the handle now holds.
    const std::stop_callback watch(first.get_token(), [&handle] { handle.cancel(); });

    handle = Base::RequestHandle(second);

    QVERIFY(first.stop_requested());
    QVERIFY(second.stop_requested());
}

void TestRequestHandle::whatIsToldOfTheWithdrawalMayDropTheHandle()
{
    const std::stop_source question;
    std::optional<Base::RequestHandle> handle(std::in_place, question);
    const std::stop_callback watch(question.get_token(), [&handle] { handle.reset(); });

    handle->cancel();

    QVERIFY(!handle.has_value());
    QVERIFY(question.stop_requested());
}

QTEST_APPLESS_MAIN(TestRequestHandle)

#include "tst_requesthandle.moc"
