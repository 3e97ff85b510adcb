// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/ivsclient.h"

#include "support/clientbench.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Ivs;
using Base::Error;
using Support::Answer;

namespace {

QJsonObject sent(const Support::ScriptedServer &server, qsizetype index = 0)
{
    return QJsonDocument::fromJson(server.requests().value(index).body).object();
}

// "{"channels": [{"name": "a"}], "nextToken": "t"}"
QByteArray channelPage(const QStringList &names, const QString &nextToken = {})
{
    QJsonArray channels;
    for (const auto &name : names)
        channels.append(QJsonObject{{u"name"_s, name}});
    QJsonObject page{{u"channels"_s, channels}};
    if (!nextToken.isEmpty())
        page.insert(u"nextToken"_s, nextToken);
    return QJsonDocument(page).toJson();
}

QStringList namesOf(const Page<ChannelSummary> &page)
{
    QStringList names;
    for (const auto &channel : page.items)
        names.append(channel.name.value_or(u"?"_s));
    return names;
}

// What a completion got.
template <typename T>
struct Outcome
{
    int count = 0;
    std::optional<Base::Result<Received<T>>> result;

    Completion<T> completion()
    {
        return [this](const Base::Result<Received<T>> &answer) {
            ++count;
            result = answer;
        };
    }
};

} // namespace

class TestListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void allPagesBecomeOneDocument();
    void pagesAreToldBeforeTheWhole();
    void aTokenThatComesBackEndsTheListing_data();
    void aTokenThatComesBackEndsTheListing();
    void aListingIsCutBetweenTwoPages();
    void aListingThatEndsAtItsLimitIsNotCut();
    void aServiceThatSendsTooMuchIsCut();
    void aPageMayEndTheListingByDroppingTheHandle();
    void aListingStopsBetweenPagesWhenItsContextGoes();
    void aListingThatIsWithdrawnAsAPageArrivesAsksForNoOther();
    void anErrorOnALaterPageEndsTheListing();
};

void TestListing::allPagesBecomeOneDocument()
{
    Support::ScriptedServer server;
    server.script(Answer::json(R"({"channels": [{"name": "a"}, {"name": 1}], "nextToken": "t1", "extra": 1})"));
    server.script(Answer::json(R"({"channels": [], "nextToken": "t2", "extra": 2, "late": true})"));
    server.script(Answer::json(R"({"channels": [{"name": "b", "type": 5}], "nextToken": null})"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Page<ChannelSummary>> outcome;
    const auto handle = client.listAllChannels({.maxResults = 2}, {}, this, {}, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QVERIFY(outcome.result->has_value());
    const auto &received = **outcome.result;
    QCOMPARE(namesOf(received.value), (QStringList{u"a"_s, u"?"_s, u"b"_s}));
    QVERIFY(received.value.nextToken.isEmpty());
    QCOMPARE(received.document,
             QJsonDocument::fromJson(R"({"channels": [{"name": "a"}, {"name": 1}, {"name": "b", "type": 5}],
                                          "extra": 1, "late": true})")
                 .object());
    QStringList pointers; // of the document that is handed over
    for (const auto &issue : received.issues)
        pointers.append(issue.pointer);
    QCOMPARE(pointers, (QStringList{u"/channels/1/name"_s, u"/channels/2/type"_s}));
    QCOMPARE(sent(server, 0), (QJsonObject{{u"maxResults"_s, 2}}));
    QCOMPARE(sent(server, 2), (QJsonObject{{u"maxResults"_s, 2}, {u"nextToken"_s, u"t2"_s}}));
}

void TestListing::pagesAreToldBeforeTheWhole()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelPage({u"a"_s}, u"t"_s)));
    server.script(Answer::json(channelPage({u"b"_s})));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    QStringList told;
    const auto handle = client.listAllChannels(
        {}, {}, this, [&told](const auto &page) { told.append(namesOf(page.value)); },
        [&told](const auto &) { told.append(u"done"_s); });
    QTRY_VERIFY(told.contains(u"done"_s));
    QCOMPARE(told, (QStringList{u"a"_s, u"b"_s, u"done"_s}));
}

void TestListing::aTokenThatComesBackEndsTheListing_data()
{
    QTest::addColumn<QStringList>("tokens");
    QTest::addColumn<QString>("first");
    QTest::newRow("itself") << QStringList{u"a"_s, u"a"_s} << QString();
    QTest::newRow("an earlier one") << QStringList{u"a"_s, u"b"_s, u"a"_s} << QString();
    QTest::newRow("the caller's") << QStringList{u"a"_s} << u"a"_s;
}

void TestListing::aTokenThatComesBackEndsTheListing()
{
    QFETCH(QStringList, tokens);
    QFETCH(QString, first);
    Support::ScriptedServer server;
    for (const auto &token : std::as_const(tokens))
        server.script(Answer::json(channelPage({u"x"_s}, token)));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Page<ChannelSummary>> outcome;
    const auto handle = client.listAllChannels({.nextToken = first}, {}, this, {}, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QVERIFY(!*outcome.result);
    QCOMPARE(outcome.result->error().kind, Error::Kind::UnreadableResponse);
    QVERIFY(outcome.result->error().message.contains("nextToken"_L1));
    QCOMPARE(server.requests().size(), tokens.size());
}

void TestListing::aListingIsCutBetweenTwoPages()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelPage({u"a"_s, u"b"_s}, u"t1"_s)));
    server.script(Answer::json(channelPage({u"c"_s}, u"t2"_s)));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Page<ChannelSummary>> outcome;
    const auto handle = client.listAllChannels({.maxResults = 2}, {.maxItems = 3}, this, {}, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QCOMPARE(namesOf((*outcome.result)->value), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE((*outcome.result)->value.nextToken, u"t2"_s);
    QCOMPARE((*outcome.result)->document.value("nextToken"_L1).toString(), u"t2"_s);
    QCOMPARE(sent(server, 1).value("maxResults"_L1).toInt(), 1);
    QCOMPARE(server.requests().size(), 2);
}

void TestListing::aListingThatEndsAtItsLimitIsNotCut()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelPage({u"a"_s, u"b"_s})));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Page<ChannelSummary>> outcome;
    const auto handle = client.listAllChannels({}, {.maxItems = 2}, this, {}, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QVERIFY((*outcome.result)->value.nextToken.isEmpty());
    QVERIFY(!(*outcome.result)->document.contains("nextToken"_L1));
    QCOMPARE(sent(server, 0).value("maxResults"_L1).toInt(), 2);
}

void TestListing::aServiceThatSendsTooMuchIsCut()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelPage({u"a"_s}, u"t1"_s)));
    server.script(Answer::json(channelPage({u"b"_s, u"c"_s, u"d"_s}, u"t2"_s)));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Outcome<Page<ChannelSummary>> outcome;
    const auto handle = client.listAllChannels({}, {.maxItems = 2}, this, {}, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QCOMPARE(namesOf((*outcome.result)->value), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE((*outcome.result)->value.nextToken, u"t1"_s); // from there on nothing is left out
}

void TestListing::aPageMayEndTheListingByDroppingTheHandle()
{
    Support::ScriptedServer server;
    server.setHandler(
        [count = 0](const auto &) mutable { return Answer::json(channelPage({u"a"_s}, QString::number(++count))); });
    Support::ClientBench bench(server.urlText());
    auto client = std::make_unique<IvsClient>(bench.client());
    auto handle = std::make_unique<Base::RequestHandle>();
    int pages = 0;
    int done = 0;
    *handle = client->listAllChannels(
        {}, {}, this,
        [&](const auto &) {
            ++pages;
            handle.reset();
            client.reset();
        },
        [&](const auto &) { ++done; });
    QTRY_COMPARE(pages, 1);
    const auto asked = server.requests().size();
    QTest::qWait(20);
    QVERIFY(server.requests().size() <= asked + 1);
    QCOMPARE(pages, 1);
    QCOMPARE(done, 0);
}

void TestListing::aListingStopsBetweenPagesWhenItsContextGoes()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelPage({u"a"_s}, u"t"_s)));
    server.script(Answer::silent());
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    auto context = std::make_unique<QObject>();
    int done = 0;
    const auto handle = client.listAllChannels({}, {}, context.get(), {}, [&done](const auto &) { ++done; });
    QTRY_COMPARE(server.requests().size(), 2);
    context.reset();
    QCOMPARE(bench.finished.size(), 2);
    QCOMPARE(bench.finished.last().state, Aws::RequestRecord::State::Cancelled);
    QCOMPARE(done, 0);
}

void TestListing::aListingThatIsWithdrawnAsAPageArrivesAsksForNoOther()
{
    Support::ScriptedServer server;
    server.setHandler(
        [count = 0](const auto &) mutable { return Answer::json(channelPage({u"a"_s}, QString::number(++count))); });
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    Base::RequestHandle handle;
    connect(&bench.log, &Aws::RequestLog::finished, this, [&handle] { handle.cancel(); });
    int told = 0;
    handle = client.listAllChannels(
        {}, {}, this, [&told](const auto &) { ++told; }, [&told](const auto &) { ++told; });
    QTRY_COMPARE(bench.finished.size(), 1);
    QTest::qWait(0);
    QCOMPARE(bench.started.size(), 1);
    QCOMPARE(told, 0);
}

void TestListing::anErrorOnALaterPageEndsTheListing()
{
    Support::ScriptedServer server;
    server.script(Answer::json(channelPage({u"a"_s}, u"t"_s)));
    server.script(Answer::error(403, "AccessDeniedException", "no"));
    Support::ClientBench bench(server.urlText());
    IvsClient client(bench.client());
    int pages = 0;
    Outcome<Page<ChannelSummary>> outcome;
    const auto handle = client.listAllChannels(
        {}, {}, this, [&pages](const auto &) { ++pages; }, outcome.completion());
    QTRY_COMPARE(outcome.count, 1);
    QCOMPARE(outcome.result->error().kind, Error::Kind::AccessDenied);
    QCOMPARE(pages, 1);
}

QTEST_GUILESS_MAIN(TestListing)
#include "tst_listing.moc"
