// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/budget.h"

#include "aws/wakeup.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Aws::Priority;
using std::chrono::milliseconds;

namespace {

const Aws::QuotaKey getSession{
    .owner = u"ops"_s, .region = u"eu-west-1"_s, .service = u"Amazon IVS"_s, .operation = u"GetStreamSession"_s};

// Time that a test moves by hand, with whoever waits for it.
class VirtualTime
{
public:
    milliseconds now() const { return m_now; }

    QCoro::Task<> pause(milliseconds time, std::stop_token stop)
    {
        Alarm alarm(this, m_now + time, stop);
        co_await alarm.woken();
    }

    void pass(milliseconds time)
    {
        for (const auto end = m_now + time; m_now < end; m_now += 1ms) {
            ring();
            QCoreApplication::processEvents();
        }
        ring();
        QCoreApplication::processEvents();
    }

private:
    class Alarm final : public Aws::WakeUp
    {
    public:
        Alarm(VirtualTime *time, milliseconds at, const std::stop_token &stop)
            : m_time(time)
            , m_entry(time->m_alarms.emplace(at, this))
        {
            onStop(stop, [this] { wake(); });
        }
        ~Alarm() override
        {
            if (!m_isTaken)
                m_time->m_alarms.erase(m_entry);
        }
        void ring()
        {
            m_isTaken = true;
            wake();
        }

    private:
        VirtualTime *m_time;
        std::multimap<milliseconds, Alarm *>::iterator m_entry;
        bool m_isTaken = false;
    };

    void ring()
    {
        while (!m_alarms.empty() && m_alarms.begin()->first <= m_now) {
            Alarm *alarm = m_alarms.begin()->second;
            m_alarms.erase(m_alarms.begin());
            alarm->ring();
        }
    }

    milliseconds m_now{1'000'000};
    std::multimap<milliseconds, Alarm *> m_alarms;
};

struct Call
{
    QString name;
    milliseconds at;
    milliseconds waited;
};

// A budget on virtual time and what it let through.
struct Bench
{
    VirtualTime time;
    std::unique_ptr<Aws::Budget> budget = std::make_unique<Aws::Budget>(
        [this] { return time.now(); },
        [this](milliseconds wait, std::stop_token stop) { return time.pause(wait, std::move(stop)); });
    std::vector<Call> calls;
    std::stop_source end; // of whoever waits still

    ~Bench() { end.request_stop(); }

    QCoro::Task<> call(QString name, Priority priority, double limit, Aws::QuotaKey key, std::stop_token stop)
    {
        const auto waited = co_await budget->admit(std::move(key), limit, priority, stop);
        if (!stop.stop_requested())
            calls.push_back({.name = std::move(name), .at = time.now(), .waited = waited});
    }
    void ask(const QString &name, Priority priority = Priority::Interactive, double limit = 5,
             const Aws::QuotaKey &key = getSession, const std::stop_token &stop = {})
    {
        call(name, priority, limit, key, stop.stop_possible() ? stop : end.get_token());
    }
    QStringList names() const
    {
        QStringList result;
        for (const auto &call : calls)
            result.append(call.name);
        return result;
    }
};

} // namespace

class TestBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theRateIsKeptAndUsedUp_data();
    void theRateIsKeptAndUsedUp();
    void whatAPersonWaitsForGoesFirst();
    void backgroundCallsLeaveOneTokenForAPerson();
    void operationsRegionsAndOwnersCountForThemselves_data();
    void operationsRegionsAndOwnersCountForThemselves();
    void profilesOfOneAccountShare();
    void whereNothingIsLimitedNothingWaits();
    void aWaiterThatIsStoppedLeavesTheQueue();
    void aTokenOfACallThatWasStoppedGoesBack();
    void throttlingSlowsDownAndTheRateRecovers();
    void aWishToWaitIsKept();
    void whatIsUsedAndWaitsIsTold();
    void theBudgetMayGoWhileCallsWait();
};

void TestBudget::theRateIsKeptAndUsedUp_data()
{
    QTest::addColumn<double>("limit");
    QTest::addColumn<Aws::Priority>("priority");
    QTest::newRow("five, a person") << 5.0 << Priority::Interactive;
    QTest::newRow("five, background") << 5.0 << Priority::Background;
    QTest::newRow("three, a person") << 3.0 << Priority::Interactive;
    QTest::newRow("three, background") << 3.0 << Priority::Background;
}

void TestBudget::theRateIsKeptAndUsedUp()
{
    QFETCH(double, limit);
    QFETCH(Aws::Priority, priority);
    Bench bench;
    for (int i = 0; i < 1000; ++i)
        bench.ask(QString::number(i), priority, limit);
    const auto start = bench.time.now();
    bench.time.pass(20s);
    const auto made = static_cast<double>(bench.calls.size());
    QVERIFY2(made >= 0.95 * limit * 20, qPrintable(QString::number(made)));
    // A service whose bucket holds `limit` and fills as fast refuses none.
    double tokens = limit;
    auto before = start;
    for (const auto &call : bench.calls) {
        tokens = std::min(limit, tokens + std::chrono::duration<double>(call.at - before).count() * limit) - 1;
        QVERIFY2(tokens >= 0, qPrintable(call.name));
        before = call.at;
    }
    for (int i = 0; i < static_cast<int>(made); ++i)
        QCOMPARE(bench.calls.at(static_cast<std::size_t>(i)).name, QString::number(i));
}

void TestBudget::whatAPersonWaitsForGoesFirst()
{
    Bench bench;
    for (int i = 0; i < 20; ++i)
        bench.ask(u"background"_s, Priority::Background);
    for (int i = 0; i < 4; ++i)
        bench.ask(u"person"_s);
    bench.time.pass(600ms);
    QCOMPARE(bench.names().count(u"person"_s), 4);
    // Three at once, then nobody before the four.
    QCOMPARE(bench.names().mid(0, 3).count(u"background"_s), 3);
    QCOMPARE(bench.names().mid(3, 4).count(u"person"_s), 4);
}

void TestBudget::backgroundCallsLeaveOneTokenForAPerson()
{
    Bench bench;
    for (int i = 0; i < 50; ++i)
        bench.ask(u"background"_s, Priority::Background);
    bench.time.pass(3s);
    const auto asked = bench.time.now();
    bench.ask(u"person"_s);
    QCOMPARE(bench.calls.back().name, u"person"_s);
    QCOMPARE(bench.calls.back().at, asked);
    QCOMPARE(bench.calls.back().waited, 0ms);
}

void TestBudget::operationsRegionsAndOwnersCountForThemselves_data()
{
    QTest::addColumn<QString>("member");
    for (const auto *member : {"owner", "region", "service", "operation"})
        QTest::newRow(member) << QString::fromLatin1(member);
}

void TestBudget::operationsRegionsAndOwnersCountForThemselves()
{
    QFETCH(QString, member);
    Aws::QuotaKey other = getSession;
    (member == "owner"_L1     ? other.owner
     : member == "region"_L1  ? other.region
     : member == "service"_L1 ? other.service
                              : other.operation)
        = u"another"_s;
    Bench bench;
    for (int i = 0; i < 10; ++i)
        bench.ask(u"first"_s);
    bench.ask(u"second"_s, Priority::Interactive, 5, other);
    QCOMPARE(bench.names().count(u"second"_s), 1);
    QCOMPARE(bench.names().count(u"first"_s), 4);
}

void TestBudget::profilesOfOneAccountShare()
{
    Bench bench;
    Aws::QuotaKey other = getSession;
    other.owner = u"dev"_s;
    for (int i = 0; i < 4; ++i)
        bench.ask(u"ops"_s);
    bench.budget->tellAccount(u"ops"_s, u"111122223333"_s);
    bench.budget->tellAccount(u"dev"_s, u"111122223333"_s);
    bench.ask(u"dev"_s, Priority::Interactive, 5, other);
    QCOMPARE(bench.names().count(u"dev"_s), 0); // the account's four are spent
    bench.time.pass(200ms);
    QCOMPARE(bench.names().count(u"dev"_s), 1);
    QCOMPARE(bench.budget->use().size(), 1);
    QCOMPARE(bench.budget->use().first().key.owner, u"111122223333"_s);
}

void TestBudget::whereNothingIsLimitedNothingWaits()
{
    Bench bench;
    for (int i = 0; i < 1000; ++i)
        bench.ask(u"call"_s, Priority::Background, 0);
    QCOMPARE(bench.calls.size(), std::size_t(1000));
    QVERIFY(bench.budget->use().isEmpty());
}

void TestBudget::aWaiterThatIsStoppedLeavesTheQueue()
{
    Bench bench;
    std::stop_source stop;
    for (int i = 0; i < 4; ++i)
        bench.ask(u"first"_s);
    bench.ask(u"stopped"_s, Priority::Interactive, 5, getSession, stop.get_token());
    bench.ask(u"last"_s);
    QCOMPARE(bench.budget->use().first().waitingInteractive, 2);
    stop.request_stop();
    QCOMPARE(bench.budget->use().first().waitingInteractive, 1);
    bench.time.pass(200ms);
    QCOMPARE(bench.names().last(), u"last"_s);
    QVERIFY(!bench.names().contains(u"stopped"_s));
}

void TestBudget::aTokenOfACallThatWasStoppedGoesBack()
{
    Bench bench;
    std::stop_source stop;
    for (int i = 0; i < 4; ++i)
        bench.ask(u"first"_s);
    bench.ask(u"stopped"_s, Priority::Interactive, 5, getSession, stop.get_token());
    // Stopped by another call's completion, when its own token is granted and the word is on its way.
    bench.ask(u"second"_s);
    connect(bench.budget.get(), &Aws::Budget::changed, bench.budget.get(), [&] {
        if (bench.budget->use().first().waitingInteractive == 1)
            QMetaObject::invokeMethod(
                bench.budget.get(), [&stop] { stop.request_stop(); }, Qt::DirectConnection);
    });
    bench.time.pass(201ms);
    QCOMPARE(bench.names().last(), u"second"_s);
}

void TestBudget::throttlingSlowsDownAndTheRateRecovers()
{
    Bench bench;
    bench.ask(u"call"_s);
    bench.budget->tellThrottled(getSession);
    QVERIFY(bench.budget->use().first().isThrottled);
    QVERIFY(qAbs(bench.budget->use().first().allowed - 5 * 2.0 / 3.0) < 0.01);
    // The echo of the same spell changes nothing.
    bench.budget->tellThrottled(getSession);
    QVERIFY(qAbs(bench.budget->use().first().allowed - 5 * 2.0 / 3.0) < 0.01);
    for (int i = 0; i < 100; ++i)
        bench.ask(u"call"_s);
    bench.time.pass(1s);
    QVERIFY2(bench.calls.size() <= 5, qPrintable(QString::number(bench.calls.size()))); // one, and 3.4 a second
    bench.time.pass(9s);
    QVERIFY(!bench.budget->use().first().isThrottled);
    QCOMPARE(bench.budget->use().first().allowed, 5.0);
    // However often it is told, something goes on.
    for (int i = 0; i < 50; ++i) {
        bench.time.pass(1s);
        bench.budget->tellThrottled(getSession);
    }
    QVERIFY(bench.budget->use().first().allowed >= 0.5);
}

void TestBudget::aWishToWaitIsKept()
{
    Bench bench;
    bench.ask(u"first"_s);
    bench.budget->tellThrottled(getSession, 3s);
    bench.ask(u"second"_s);
    bench.time.pass(2999ms);
    QCOMPARE(bench.calls.size(), std::size_t(1));
    bench.time.pass(2ms);
    QCOMPARE(bench.calls.size(), std::size_t(2));
    QVERIFY(bench.calls.back().waited >= 3s);
}

void TestBudget::whatIsUsedAndWaitsIsTold()
{
    Bench bench;
    QSignalSpy changed(bench.budget.get(), &Aws::Budget::changed);
    for (int i = 0; i < 6; ++i)
        bench.ask(u"person"_s);
    bench.ask(u"background"_s, Priority::Background);
    QVERIFY(!changed.isEmpty());
    auto use = bench.budget->use().first();
    QCOMPARE(use.key, getSession);
    QCOMPARE(use.limit, 5.0);
    QCOMPARE(use.used, 4);
    QCOMPARE(use.waitingInteractive, 2);
    QCOMPARE(use.waitingBackground, 1);
    bench.time.pass(5s);
    use = bench.budget->use().first();
    QCOMPARE(use.used, 0);
    QCOMPARE(use.waitingInteractive + use.waitingBackground, 0);
}

void TestBudget::theBudgetMayGoWhileCallsWait()
{
    Bench bench;
    std::stop_source stop;
    for (int i = 0; i < 6; ++i)
        bench.ask(u"call"_s, Priority::Interactive, 5, getSession, stop.get_token());
    bench.budget.reset();
    bench.time.pass(1s);
    QCOMPARE(bench.calls.size(), std::size_t(4));
    stop.request_stop();
    QCOMPARE(bench.calls.size(), std::size_t(4));
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
