// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/refreshingcredentials.h"

#include "aws/wakeup.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Base::Error;

namespace {

// Answers when the test says so.
class SlowProvider final : public Aws::CredentialsProvider
{
public:
    class Fetch final : public Aws::WakeUp
    {
    public:
        Fetch(SlowProvider *provider, const std::stop_token &stop)
            : m_provider(provider)
        {
            provider->m_fetch = this;
            onStop(stop, [this] {
                ++m_provider->stopped;
                wake();
            });
        }
        ~Fetch() override { m_provider->m_fetch = nullptr; }
        using WakeUp::wake;

    private:
        SlowProvider *m_provider;
    };

    QCoro::Task<Base::Result<Aws::Credentials>> credentials(std::stop_token stop) override
    {
        return fetch(this, std::move(stop));
    }

    void give(const Base::Result<Aws::Credentials> &answer)
    {
        m_answer = answer;
        if (m_fetch)
            m_fetch->wake();
    }

    int asked = 0;
    int stopped = 0;

private:
    static QCoro::Task<Base::Result<Aws::Credentials>> fetch(SlowProvider *provider, std::stop_token stop)
    {
        ++provider->asked;
        Fetch fetch(provider, stop);
        co_await fetch.woken();
        co_return provider->m_answer;
    }

    Fetch *m_fetch = nullptr;
    Base::Result<Aws::Credentials> m_answer = Base::failure({});
};

// Somebody who asks; keeps what comes.
struct Asker
{
    Asker() = default;
    ~Asker() { stop.request_stop(); } // as a handle does that goes
    Asker(const Asker &) = delete;
    Asker &operator=(const Asker &) = delete;

    std::stop_source stop;
    std::optional<Base::Result<Aws::Credentials>> answer;

    void ask(const std::shared_ptr<Aws::CredentialsProvider> &provider) { run(this, provider, stop.get_token()); }
    QString key() const { return answer && *answer ? (*answer)->accessKeyId : QString(); }

private:
    static QCoro::Task<> run(Asker *self, std::shared_ptr<Aws::CredentialsProvider> provider, std::stop_token stop)
    {
        auto result = co_await provider->credentials(stop);
        if (!stop.stop_requested())
            self->answer = std::move(result);
    }
};

} // namespace

class TestRefreshingCredentials : public QObject
{
    Q_OBJECT

    Aws::Credentials goodFor(const QString &key, qint64 seconds) const
    {
        return {.accessKeyId = key, .secretAccessKey = Base::Secret("s"), .expiration = m_now.addSecs(seconds)};
    }

    QDateTime m_now;
    std::shared_ptr<SlowProvider> m_source;
    std::shared_ptr<Aws::CredentialsProvider> m_provider;

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_now = QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC);
        m_source = std::make_shared<SlowProvider>();
        m_provider = std::make_shared<Aws::RefreshingCredentials>(m_source, [this] { return m_now; });
    }

    void theyAreFetchedOnceHoweverManyAsk();
    void oneWhoGivesUpDoesNotStopItForTheOthers();
    void theLastOneToGiveUpStopsIt();
    void aLateAskerAfterAStopStartsAnew();
    void theyAreKeptUntilTheyAreAboutToExpire_data();
    void theyAreKeptUntilTheyAreAboutToExpire();
    void theOldOnesAreGivenWhileNewOnesAreFetched();
    void aFailureLeavesTheOldOnesInUse();
    void aFailureIsToldToAllWhoWait();
    void whatNeverExpiresIsFetchedOnce();
    void whoeverIsToldMayEndTheOthers();
    void whatTheServiceRefusesIsFetchedAnew();
    void theProviderMayGoWhileSomebodyWaits();
};

void TestRefreshingCredentials::theyAreFetchedOnceHoweverManyAsk()
{
    std::array<Asker, 20> askers;
    for (auto &asker : askers)
        asker.ask(m_provider);
    QCOMPARE(m_source->asked, 1);
    QVERIFY(!askers.front().answer);
    m_source->give(goodFor(u"A"_s, 3600));
    for (const auto &asker : askers)
        QCOMPARE(asker.key(), u"A"_s);
    Asker later;
    later.ask(m_provider);
    QCOMPARE(later.key(), u"A"_s);
    QCOMPARE(m_source->asked, 1);
}

void TestRefreshingCredentials::oneWhoGivesUpDoesNotStopItForTheOthers()
{
    Asker first;
    Asker second;
    first.ask(m_provider);
    second.ask(m_provider);
    first.stop.request_stop();
    QCOMPARE(m_source->stopped, 0);
    m_source->give(goodFor(u"A"_s, 3600));
    QVERIFY(!first.answer);
    QCOMPARE(second.key(), u"A"_s);
    QCOMPARE(m_source->asked, 1);
}

void TestRefreshingCredentials::theLastOneToGiveUpStopsIt()
{
    Asker first;
    Asker second;
    first.ask(m_provider);
    second.ask(m_provider);
    second.stop.request_stop();
    QCOMPARE(m_source->stopped, 0);
    first.stop.request_stop();
    QCOMPARE(m_source->stopped, 1);
}

void TestRefreshingCredentials::aLateAskerAfterAStopStartsAnew()
{
    Asker first;
    first.ask(m_provider);
    first.stop.request_stop();
    Asker second;
    second.ask(m_provider);
    QCOMPARE(m_source->asked, 2);
    m_source->give(goodFor(u"B"_s, 3600));
    QCOMPARE(second.key(), u"B"_s);
}

void TestRefreshingCredentials::theyAreKeptUntilTheyAreAboutToExpire_data()
{
    QTest::addColumn<qint64>("left");
    QTest::addColumn<int>("asked");
    QTest::addColumn<bool>("answered");
    QTest::newRow("an hour") << qint64(3600) << 1 << true;
    QTest::newRow("just above the advisory margin") << qint64(301) << 1 << true;
    QTest::newRow("at the advisory margin") << qint64(300) << 2 << true;
    QTest::newRow("just above the mandatory margin") << qint64(61) << 2 << true;
    QTest::newRow("at the mandatory margin") << qint64(60) << 2 << false;
    QTest::newRow("expired") << qint64(-1) << 2 << false;
}

void TestRefreshingCredentials::theyAreKeptUntilTheyAreAboutToExpire()
{
    QFETCH(qint64, left);
    Asker first;
    first.ask(m_provider);
    m_source->give(goodFor(u"A"_s, 3600));
    m_now = m_now.addSecs(3600 - left);
    Asker second;
    second.ask(m_provider);
    QTEST(m_source->asked, "asked");
    QTEST(second.answer.has_value(), "answered");
}

void TestRefreshingCredentials::theOldOnesAreGivenWhileNewOnesAreFetched()
{
    Asker first;
    first.ask(m_provider);
    m_source->give(goodFor(u"A"_s, 200));
    Asker second;
    second.ask(m_provider);
    Asker third;
    third.ask(m_provider);
    QCOMPARE(second.key(), u"A"_s);
    QCOMPARE(third.key(), u"A"_s);
    QCOMPARE(m_source->asked, 2);
    m_source->give(goodFor(u"B"_s, 3600));
    Asker fourth;
    fourth.ask(m_provider);
    QCOMPARE(fourth.key(), u"B"_s);
}

void TestRefreshingCredentials::aFailureLeavesTheOldOnesInUse()
{
    Asker first;
    first.ask(m_provider);
    m_source->give(goodFor(u"A"_s, 200));
    Asker second;
    second.ask(m_provider);
    m_source->give(Base::failure({.kind = Error::Kind::Timeout}));
    // Not asked again at once,
    Asker third;
    third.ask(m_provider);
    QCOMPARE(third.key(), u"A"_s);
    QCOMPARE(m_source->asked, 2);
    // but after a while; and when it is a matter of seconds, the old ones are still better than none.
    m_now = m_now.addSecs(170);
    Asker fourth;
    fourth.ask(m_provider);
    QCOMPARE(m_source->asked, 3);
    QVERIFY(!fourth.answer);
    m_source->give(Base::failure({.kind = Error::Kind::Timeout}));
    QCOMPARE(fourth.key(), u"A"_s);
}

void TestRefreshingCredentials::aFailureIsToldToAllWhoWait()
{
    Asker first;
    Asker second;
    first.ask(m_provider);
    second.ask(m_provider);
    m_source->give(Base::failure({.kind = Error::Kind::SignInRequired}));
    for (const auto *asker : {&first, &second}) {
        QVERIFY(asker->answer && !*asker->answer);
        QCOMPARE(asker->answer->error().kind, Error::Kind::SignInRequired);
    }
    Asker third;
    third.ask(m_provider);
    QCOMPARE(m_source->asked, 2);
    m_source->give(goodFor(u"A"_s, 3600));
    QCOMPARE(third.key(), u"A"_s);
}

void TestRefreshingCredentials::whatNeverExpiresIsFetchedOnce()
{
    Asker first;
    first.ask(m_provider);
    m_source->give(Aws::Credentials{.accessKeyId = u"A"_s});
    m_now = m_now.addYears(1);
    Asker second;
    second.ask(m_provider);
    QCOMPARE(second.key(), u"A"_s);
    QCOMPARE(m_source->asked, 1);
}

namespace {

// Ends another one's question as soon as it is told itself.
QCoro::Task<> endOther(std::shared_ptr<Aws::CredentialsProvider> provider, Asker *other)
{
    co_await provider->credentials({});
    other->stop.request_stop();
}

} // namespace

void TestRefreshingCredentials::whoeverIsToldMayEndTheOthers()
{
    Asker other;
    endOther(m_provider, &other);
    other.ask(m_provider);
    m_source->give(goodFor(u"A"_s, 3600));
    QVERIFY(!other.answer);
    QCOMPARE(m_source->stopped, 0);
}

void TestRefreshingCredentials::whatTheServiceRefusesIsFetchedAnew()
{
    Asker first;
    first.ask(m_provider);
    const auto refused = goodFor(u"A"_s, 3600);
    m_source->give(refused);
    QVERIFY(m_provider->invalidate(refused));
    QVERIFY(m_provider->invalidate(refused)); // a second call that was sent with the same ones
    Asker second;
    second.ask(m_provider);
    QCOMPARE(m_source->asked, 2);
    m_source->give(goodFor(u"B"_s, 3600));
    QCOMPARE(second.key(), u"B"_s);
    QVERIFY(m_provider->invalidate(refused));
    Asker third;
    third.ask(m_provider);
    QCOMPARE(third.key(), u"B"_s);
    // Keys that somebody wrote down stay what they are.
    const Aws::Credentials written{.accessKeyId = u"C"_s};
    Aws::RefreshingCredentials fixed(std::make_shared<Aws::StaticCredentialsProvider>(written),
                                     [this] { return m_now; });
    QVERIFY(QCoro::waitFor(fixed.credentials({})));
    QVERIFY(!fixed.invalidate(written));
}

void TestRefreshingCredentials::theProviderMayGoWhileSomebodyWaits()
{
    Asker asker;
    auto provider = std::make_shared<Aws::RefreshingCredentials>(m_source, [this] { return m_now; });
    asker.ask(provider);
    provider.reset();
    m_source->give(goodFor(u"A"_s, 3600));
    QCOMPARE(asker.key(), u"A"_s);
}

QTEST_GUILESS_MAIN(TestRefreshingCredentials)
#include "tst_refreshingcredentials.moc"
