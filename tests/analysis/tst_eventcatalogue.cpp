// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analysis/eventcatalogue.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Analysis;

class TestEventCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFileCanBeRead();
    void theProgramCarriesTheFile();
    void everyDocumentedEventHasItsPlace_data();
    void everyDocumentedEventHasItsPlace();
    void everyDocumentedCodeAddsASentence_data();
    void everyDocumentedCodeAddsASentence();
    void anUnknownCodeIsNamed();
    void aRefusedSessionIsAnError();
    void anUnknownNameKeepsItsNameAndItsTypesLane();
    void anEventWithoutAnythingHasATitle();
    void titlesAndSummariesAreShort();
    void aBrokenCatalogueIsRefused_data();
    void aBrokenCatalogueIsRefused();
    void everyLaneHasATitle();
};

namespace {

QByteArray fileText()
{
    QFile file(QString::fromUtf8(STREAMLOUPE_SOURCE_DIR) + u"/resources/catalogue/events.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Ivs::StreamEvent eventOf(const QString &name, const QString &type)
{
    Ivs::StreamEvent made;
    made.name = name;
    made.type = type;
    return made;
}

const QString stateType = u"IVS Stream State Change"_s;
const QString healthType = u"IVS Stream Health Change"_s;
const QString limitType = u"IVS Limit Breach"_s;
const QString recordingType = u"IVS Recording State Change"_s;

} // namespace

void TestEventCatalogue::theFileCanBeRead()
{
    const auto catalogue = EventCatalogue::parse(fileText());
    QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().message));
}

void TestEventCatalogue::theProgramCarriesTheFile()
{
    const auto catalogue = EventCatalogue::parse(fileText());
    QVERIFY(catalogue);
    const QStringList carried = EventCatalogue::builtIn().names();
    const QStringList written = catalogue->names();
    QCOMPARE(QSet<QString>(carried.begin(), carried.end()), QSet<QString>(written.begin(), written.end()));
    QVERIFY(!carried.isEmpty());
}

void TestEventCatalogue::everyDocumentedEventHasItsPlace_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<EventSeverity>("severity");
    QTest::addColumn<EventLane>("lane");
    QTest::addColumn<EventEdge>("edge");
    QTest::addColumn<QString>("title");

    const auto row = [](const char *name, const QString &type, EventSeverity severity, EventLane lane, EventEdge edge,
                        const QString &title) { QTest::newRow(name) << type << severity << lane << edge << title; };
    using enum EventSeverity;
    using enum EventEdge;
    row("Session Created", stateType, Info, EventLane::StreamState, None, u"Encoder connected"_s);
    row("Session Ended", stateType, Info, EventLane::StreamState, None, u"Encoder disconnected"_s);
    row("Stream Start", stateType, Info, EventLane::StreamState, Begins, u"Went live"_s);
    row("Stream End", stateType, Info, EventLane::StreamState, Ends, u"Went offline"_s);
    row("Stream Failure", stateType, Error, EventLane::StreamState, None, u"Stream could not be processed"_s);
    row("Stream Takeover", stateType, Info, EventLane::Takeover, None, u"Another encoder took over"_s);
    row("Stream Takeover Failure", stateType, Error, EventLane::Takeover, None, u"Takeover refused"_s);
    row("Starvation Start", healthType, Warning, EventLane::Health, Begins, u"Encoder sends too little data"_s);
    row("Starvation End", healthType, Ok, EventLane::Health, Ends, u"Encoder data is back"_s);
    row("Ingest Bitrate", limitType, Error, EventLane::Limits, None, u"Bitrate over channel limit"_s);
    row("Ingest Resolution", limitType, Error, EventLane::Limits, None, u"Resolution over channel limit"_s);
    row("Concurrent Broadcasts", limitType, Error, EventLane::Limits, None, u"Too many live streams in the account"_s);
    row("Concurrent Viewers", limitType, Error, EventLane::Limits, None, u"Too many viewers in the account"_s);
    row("Recording Start", recordingType, Info, EventLane::Recording, Begins, u"Recording started"_s);
    row("Recording End", recordingType, Info, EventLane::Recording, Ends, u"Recording ended"_s);
    row("Recording Start Failure", recordingType, Error, EventLane::Recording, None, u"Recording could not start"_s);
    row("Recording End Failure", recordingType, Error, EventLane::Recording, Ends, u"Recording was cut short"_s);
    row("Ad Break Inserted", u"IVS Ad Break State Change"_s, Info, EventLane::Ads, None, u"Ad break inserted"_s);
}

void TestEventCatalogue::everyDocumentedEventHasItsPlace()
{
    QFETCH(QString, type);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const EventMeaning meaning = meaningOf(eventOf(name, type));
    QVERIFY(meaning.isKnown);
    QTEST(meaning.severity, "severity");
    QTEST(meaning.lane, "lane");
    QTEST(meaning.edge, "edge");
    QTEST(meaning.title, "title");
    QCOMPARE(meaning.endsSession, name == "Session Ended"_L1);
    // The type may be missing, and the name alone tells.
    Ivs::StreamEvent bare;
    bare.name = name;
    QCOMPARE(meaningOf(bare), meaning);
}

void TestEventCatalogue::everyDocumentedCodeAddsASentence_data()
{
    QTest::addColumn<QString>("name");
    const QString ended = u"Session Ended"_s;
    const QString takeover = u"Stream Takeover Failure"_s;
    QTest::newRow("MultitrackInputNotAllowed") << ended;
    QTest::newRow("MultitrackInputRequired") << ended;
    QTest::newRow("InvalidGetClientConfigurationStreamKey") << ended;
    QTest::newRow("GetClientConfigurationStreamKeyRequired") << ended;
    QTest::newRow("InvalidMultitrackInputTrackCount") << ended;
    QTest::newRow("InvalidMultitrackInputVideoTrackMediaProperties") << ended;
    QTest::newRow("StreamTakeoverMediaMismatch") << takeover;
    QTest::newRow("StreamTakeoverInvalidPriority") << takeover;
    QTest::newRow("StreamTakeoverLimitBreached") << takeover;
}

void TestEventCatalogue::everyDocumentedCodeAddsASentence()
{
    QFETCH(QString, name);
    Ivs::StreamEvent plain = eventOf(name, stateType);
    Ivs::StreamEvent coded = plain;
    coded.code = QString::fromUtf8(QTest::currentDataTag());
    const EventMeaning without = meaningOf(plain);
    const EventMeaning with = meaningOf(coded);
    QVERIFY(with.meaning.startsWith(without.meaning));
    QVERIFY(with.meaning.size() > without.meaning.size());
    QVERIFY(!with.meaning.contains(*coded.code)); // in words, not by its name
    QCOMPARE(with.title, without.title);
    QCOMPARE(with.summary, *coded.code);
}

void TestEventCatalogue::anUnknownCodeIsNamed()
{
    Ivs::StreamEvent coded = eventOf(u"Session Ended"_s, stateType);
    coded.code = u"SomethingNew"_s;
    QVERIFY(meaningOf(coded).meaning.contains(u"SomethingNew"_s));
    QCOMPARE(meaningOf(coded).severity, EventSeverity::Info);
}

void TestEventCatalogue::aRefusedSessionIsAnError()
{
    Ivs::StreamEvent coded = eventOf(u"Session Ended"_s, stateType);
    coded.code = u"MultitrackInputRequired"_s;
    QCOMPARE(meaningOf(coded).severity, EventSeverity::Error);
}

void TestEventCatalogue::anUnknownNameKeepsItsNameAndItsTypesLane()
{
    const EventMeaning meaning = meaningOf(eventOf(u"Ingest Framerate"_s, limitType));
    QVERIFY(!meaning.isKnown);
    QCOMPARE(meaning.title, u"Ingest Framerate"_s);
    QCOMPARE(meaning.lane, EventLane::Limits);
    QCOMPARE(meaning.severity, EventSeverity::Unknown);
    QCOMPARE(meaning.edge, EventEdge::None);
    QVERIFY(!meaning.meaning.isEmpty());
    QCOMPARE(meaningOf(eventOf(u"Ingest Framerate"_s, u"IVS New"_s)).lane, EventLane::Other);
}

void TestEventCatalogue::anEventWithoutAnythingHasATitle()
{
    QVERIFY(!meaningOf({}).title.isEmpty());
    QCOMPARE(meaningOf(eventOf({}, limitType)).title, limitType);
    QCOMPARE(meaningOf({}).lane, EventLane::Other);
}

void TestEventCatalogue::titlesAndSummariesAreShort()
{
    const auto &catalogue = EventCatalogue::builtIn();
    for (const QString &name : catalogue.names()) {
        Ivs::StreamEvent each;
        each.name = name;
        const EventMeaning meaning = catalogue.meaningOf(each);
        QVERIFY2(meaning.title.size() <= 40, qPrintable(name));
        QVERIFY2(meaning.summary.size() <= 40, qPrintable(name));
        QVERIFY2(meaning.meaning.endsWith(u'.'), qPrintable(name));
        QVERIFY2(!meaning.summary.endsWith(u'.') && !meaning.title.endsWith(u'.'), qPrintable(name));
    }
}

void TestEventCatalogue::aBrokenCatalogueIsRefused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("named");

    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[") << u"as a whole"_s;
    QTest::newRow("lane") << QByteArray("\"Health\"") << QByteArray("\"Helth\"") << u"IVS Stream Health Change"_s;
    QTest::newRow("severity") << QByteArray("\"Warning\"") << QByteArray("\"Wrning\"") << u"Starvation Start"_s;
    QTest::newRow("edge") << QByteArray("\"edge\": \"Begins\"") << QByteArray("\"edge\": \"Starts\"")
                          << u"Stream Start"_s;
    QTest::newRow("member") << QByteArray("\"endsSession\"") << QByteArray("\"endSession\"") << u"Session Ended"_s;
    QTest::newRow("name twice") << QByteArray("\"name\": \"Session Ended\"")
                                << QByteArray("\"name\": \"Session Created\"") << u"Session Created"_s;
    QTest::newRow("no title") << QByteArray("\"title\": \"Went live\"") << QByteArray("\"title\": \"\"")
                              << u"Stream Start"_s;
    QTest::newRow("unknown type") << QByteArray("{\"type\": \"IVS Limit Breach\"")
                                  << QByteArray("{\"type\": \"IVS Limits\"") << u"Ingest Bitrate"_s;
    QTest::newRow("code twice") << QByteArray("\"code\": \"MultitrackInputRequired\"")
                                << QByteArray("\"code\": \"MultitrackInputNotAllowed\"")
                                << u"MultitrackInputNotAllowed"_s;
    QTest::newRow("no codes") << QByteArray("\"codes\": [") << QByteArray("\"codse\": [") << u"codse"_s;
}

void TestEventCatalogue::aBrokenCatalogueIsRefused()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, instead);
    QFETCH(QString, named);
    QByteArray text = fileText();
    const auto at = text.indexOf(what);
    QVERIFY(at >= 0);
    text.replace(at, what.size(), instead);
    const auto catalogue = EventCatalogue::parse(text);
    QVERIFY(!catalogue);
    QCOMPARE(catalogue.error().kind, Base::Error::Kind::File);
    QVERIFY2(catalogue.error().message.contains(named), qPrintable(catalogue.error().message));
}

void TestEventCatalogue::everyLaneHasATitle()
{
    using enum EventLane;
    QSet<QString> titles;
    for (const EventLane lane : {StreamState, Health, Limits, Recording, Takeover, Ads, Other})
        titles.insert(laneTitle(lane));
    QCOMPARE(titles.size(), 7);
    QVERIFY(!titles.contains(QString()));
    QCOMPARE(laneTitle(StreamState), u"Stream state"_s);
}

QTEST_GUILESS_MAIN(TestEventCatalogue)
#include "tst_eventcatalogue.moc"
