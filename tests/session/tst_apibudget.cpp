// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/apibudget.h"

#include "aws/budget.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestApiBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsUsedIsShownAndFallsWithTime();
    void theBusiestIsWhatCallsWaitFor();
    void theBudgetMayGoFirst();
};

namespace {

Aws::QuotaKey keyOf(const QString &operation)
{
    return {.owner = u"ops"_s, .region = u"eu-west-1"_s, .service = u"Amazon IVS"_s, .operation = operation};
}

// A clock that a test sets, and waiting that never ends but by a stop.
struct Bench
{
    std::chrono::milliseconds now{1'000};
    std::unique_ptr<Aws::Budget> budget = std::make_unique<Aws::Budget>([this] { return now; });
    std::stop_source stop;
    Session::ApiBudget shown;

    Bench() { shown.follow(budget.get()); }
    ~Bench() { stop.request_stop(); }
    void call(const QString &operation, int times, double limit = 5)
    {
        for (int i = 0; i < times; ++i)
            budget->admit(keyOf(operation), limit, Aws::Priority::Background, stop.get_token());
    }
};

} // namespace

void TestApiBudget::whatIsUsedIsShownAndFallsWithTime()
{
    Bench bench;
    QCOMPARE(bench.shown.busiest(), Session::OperationBudget());
    QSignalSpy changed(&bench.shown, &Session::ApiBudget::changed);
    bench.call(u"GetStreamSession"_s, 2);
    QTRY_COMPARE(changed.count(), 1);
    const auto busiest = bench.shown.busiest();
    QCOMPARE(busiest.operation, u"GetStreamSession"_s);
    QCOMPARE(busiest.owner, u"ops"_s);
    QCOMPARE(busiest.used, 2);
    QCOMPARE(busiest.limit, 5.0);
    QCOMPARE(busiest.share(), 0.4);
    bench.now += 2s;
    QTRY_COMPARE(bench.shown.busiest().used, 0);
    QCOMPARE(bench.shown.operations().size(), 1);
}

void TestApiBudget::theBusiestIsWhatCallsWaitFor()
{
    Bench bench;
    bench.call(u"ListChannels"_s, 3);
    bench.call(u"GetRecordingConfiguration"_s, 4, 3);
    QTRY_COMPARE(bench.shown.operations().size(), 2);
    QCOMPARE(bench.shown.busiest().operation, u"GetRecordingConfiguration"_s);
    QVERIFY(bench.shown.busiest().waitingBackground > 0);
    QCOMPARE(bench.shown.busiest().waiting(), bench.shown.busiest().waitingBackground);
}

void TestApiBudget::theBudgetMayGoFirst()
{
    Bench bench;
    bench.call(u"ListChannels"_s, 1);
    QTRY_COMPARE(bench.shown.operations().size(), 1);
    bench.budget.reset();
    bench.shown.follow(nullptr);
    QVERIFY(bench.shown.operations().isEmpty());
}

QTEST_GUILESS_MAIN(TestApiBudget)
#include "tst_apibudget.moc"
