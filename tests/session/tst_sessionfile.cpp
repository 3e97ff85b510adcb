// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionfile.h"

#include "base/json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
namespace File = Session::File;

namespace {

// A session with everything that is easily lost: unknown members, null, empty, a large integer, a secret.
const QByteArray responseText = R"({"streamSession": {
    "streamId": "st-1F4kVx9QmT2bZr7LwCe8YdN", "startTime": "2026-11-24T02:41:08Z", "endTime": null,
    "channel": {"arn": "arn:aws:ivs:eu-west-1:111122223333:channel/Qm7TgkXw2RbV", "name": "arena-main", "preset": "",
                "srt": {"endpoint": "srt.example", "passphrase": "topsecret"}, "tags": {}},
    "truncatedEvents": [{"name": "Session Created", "type": "IVS Stream State Change", "eventTime": "2026-11-24T02:41:08Z"}],
    "membersOfTomorrow": {"exact": 9223372036854775807, "passphrase": ["another"], "text": "\u00e9\u4e2d\ud83d\ude00"}
}, "sibling": [1, 2.5, true]})";

QJsonObject response()
{
    return Base::parseJsonObject(responseText).value();
}

Session::SessionRecord record()
{
    auto made = Session::makeRecord(response(),
                                    {.region = u"eu-west-1"_s,
                                     .channelArn = u"arn:aws:ivs:eu-west-1:111122223333:channel/Qm7TgkXw2RbV"_s,
                                     .streamId = u"st-1F4kVx9QmT2bZr7LwCe8YdN"_s,
                                     .endpoint = u"https://ivs.eu-west-1.amazonaws.com"_s},
                                    QDateTime({2026, 11, 24}, {3, 14, 20}, Qt::UTC));
    return made.value();
}

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSessionFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void anExportIsEqualToTheResponseButForItsSecrets();
    void secretsAreKeptWhenAskedFor();
    void exportOpenExportRepeatsTheBytes_data();
    void exportOpenExportRepeatsTheBytes();
    void unknownMembersOfAFileAreCarriedOn();
    void theListOfWhatWasWithheldIsCarriedOn();
    void everyFormThatPeopleHaveIsOpened_data();
    void everyFormThatPeopleHaveIsOpened();
    void theDeepestResponseIsExportedAndOpened();
    void whatIsNoSessionIsRefusedWithAReason_data();
    void whatIsNoSessionIsRefusedWithAReason();
    void aNewerFormatIsReadAndNotWritten();
    void anExistingFileStaysUnlessOverwritingIsAllowed();
    void aFailureLeavesNothingBehind();
    void aFileNameIsMadeOfTheStreamId_data();
    void aFileNameIsMadeOfTheStreamId();
};

void TestSessionFile::anExportIsEqualToTheResponseButForItsSecrets()
{
    const auto document = Base::parseJsonObject(File::toText(record())).value();
    QCOMPARE(document.value("format"_L1).toString(), u"streamloupe-session"_s);
    QCOMPARE(document.value("formatVersion"_L1).toInteger(), 1);
    QCOMPARE(document.value("source"_L1).toObject().value("region"_L1).toString(), u"eu-west-1"_s);
    const QJsonArray withheld{u"/response/streamSession/channel/srt/passphrase"_s,
                              u"/response/streamSession/membersOfTomorrow/passphrase"_s};
    QCOMPARE(document.value("withheld"_L1).toArray(), withheld);
    QCOMPARE(document.value("response"_L1).toObject(), Base::withoutSecrets(response(), nullptr));
    QVERIFY(!File::toText(record()).contains("topsecret"));
    QVERIFY(!File::toText(record(), {.bare = true}).contains("topsecret"));
    QVERIFY(File::toText(record()).contains("9223372036854775807"));
}

void TestSessionFile::secretsAreKeptWhenAskedFor()
{
    const auto bare = Base::parseJsonObject(File::toText(record(), {.bare = true, .includeSecrets = true})).value();
    QCOMPARE(bare, response());
    const auto whole = Base::parseJsonObject(File::toText(record(), {.includeSecrets = true})).value();
    QCOMPARE(whole.value("response"_L1).toObject(), response());
    QVERIFY(whole.value("withheld"_L1).toArray().isEmpty());
}

void TestSessionFile::exportOpenExportRepeatsTheBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("of the service") << File::toText(record());
    QTest::newRow("of the AWS CLI") << File::toText(File::parse(responseText).value());
    QTest::newRow("bare session") << File::toText(
        File::parse(R"({"streamId": "st-1", "truncatedEvents": []})").value());
}

void TestSessionFile::exportOpenExportRepeatsTheBytes()
{
    QFETCH(QByteArray, text);
    const auto opened = File::parse(text);
    QVERIFY(opened.has_value());
    QCOMPARE(File::toText(*opened), text);
}

void TestSessionFile::unknownMembersOfAFileAreCarriedOn()
{
    auto document = Base::parseJsonObject(File::toText(record())).value();
    document.insert(u"notes"_s, QJsonArray{u"mark"_s});
    document.insert(u"ofTomorrow"_s, QJsonObject{{u"a"_s, 1}});
    auto source = document.value("source"_L1).toObject();
    source.insert(u"account"_s, u"111122223333"_s);
    document.insert(u"source"_s, source);
    document.insert(u"channelNow"_s, QJsonObject{{u"srt"_s, QJsonObject{{u"passphrase"_s, u"topsecret"_s}}}});

    const auto again = Base::parseJsonObject(File::toText(File::parse(Base::toJsonText(document)).value())).value();
    QCOMPARE(again.value("notes"_L1), document.value("notes"_L1));
    QCOMPARE(again.value("ofTomorrow"_L1), document.value("ofTomorrow"_L1));
    QCOMPARE(again.value("source"_L1), document.value("source"_L1));
    // A secret is one wherever it stands.
    QCOMPARE(again.value("channelNow"_L1).toObject(), (QJsonObject{{u"srt"_s, QJsonObject()}}));
    QVERIFY(again.value("withheld"_L1).toArray().contains(u"/channelNow/srt/passphrase"_s));
}

void TestSessionFile::theListOfWhatWasWithheldIsCarriedOn()
{
    const auto once = File::parse(File::toText(record())).value();
    QCOMPARE(once.withheld.size(), 2);
    const auto twice = File::parse(File::toText(once)).value();
    QCOMPARE(twice.withheld, once.withheld);
}

void TestSessionFile::everyFormThatPeopleHaveIsOpened_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("streamId");
    QTest::newRow("session file") << File::toText(record()) << u"st-1F4kVx9QmT2bZr7LwCe8YdN"_s;
    QTest::newRow("AWS CLI's output") << responseText << u"st-1F4kVx9QmT2bZr7LwCe8YdN"_s;
    QTest::newRow("bare session") << QByteArray(R"({"streamId": "st-x", "channel": {}})") << u"st-x"_s;
    QTest::newRow("with a byte order mark")
        << QByteArray("\xEF\xBB\xBF{\"streamSession\": {\"streamId\": \"st-x\"}}") << u"st-x"_s;
    QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    const QByteArray powerShell = utf16.encode(u"{\"streamSession\": {\"streamId\": \"st-\u00e9\"}}"_s);
    QTest::newRow("UTF-16 of PowerShell") << powerShell << u"st-\u00e9"_s;
    QTest::newRow("white space around") << QByteArray("\r\n  {\"streamSession\": {\"streamId\": \"st-x\"}}\r\n\r\n")
                                        << u"st-x"_s;
}

void TestSessionFile::everyFormThatPeopleHaveIsOpened()
{
    QFETCH(QByteArray, text);
    const auto opened = File::parse(text);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    QTEST(opened->session.streamId.value_or(QString()), "streamId");
}

void TestSessionFile::theDeepestResponseIsExportedAndOpened()
{
    const int inner = Base::maximumJsonDepth - 2;
    const QByteArray deepest = "{\"streamSession\": {\"streamId\": \"st-x\", \"deep\": " + QByteArray(inner, '[')
                               + QByteArray(inner, ']') + "}}";
    const auto received = Base::parseJsonObject(deepest);
    QVERIFY(received.has_value());
    const auto made = Session::makeRecord(*received, {}, {}).value();
    const auto opened = File::parse(File::toText(made));
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    QCOMPARE(opened->response, *received);
}

void TestSessionFile::whatIsNoSessionIsRefusedWithAReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("inMessage");
    QTest::addColumn<qint64>("offset"); // -1: none
    QTest::newRow("nothing") << QByteArray() << u"JSON"_s << qint64(0);
    QTest::newRow("no JSON") << QByteArray("{\"streamSession\": oops}") << u"byte"_s << qint64(19);
    QTest::newRow("an array") << QByteArray("[]") << u"object"_s << qint64(0);
    QTest::newRow("another document") << QByteArray(R"({"channels": []})") << u"no stream session"_s << qint64(-1);
    QTest::newRow("session is a list") << QByteArray(R"({"streamSession": []})") << u"streamSession"_s << qint64(-1);
    QTest::newRow("another format") << QByteArray(R"({"format": "har", "formatVersion": 1})") << u"har"_s << qint64(-1);
    QTest::newRow("no version") << QByteArray(R"({"format": "streamloupe-session", "response": {}})")
                                << u"formatVersion"_s << qint64(-1);
    QTest::newRow("no response") << QByteArray(R"({"format": "streamloupe-session", "formatVersion": 1})")
                                 << u"response"_s << qint64(-1);
    QTest::newRow("100,000 levels") << QByteArray(100'000, '[') << u"levels"_s << qint64(Base::maximumJsonFileDepth);
}

void TestSessionFile::whatIsNoSessionIsRefusedWithAReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, inMessage);
    QFETCH(qint64, offset);
    QTemporaryDir directory;
    const QString fileName = directory.filePath(u"x.json"_s);
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();

    const auto opened = File::read(fileName);
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(inMessage), qPrintable(opened.error().message));
    QVERIFY2(opened.error().message.contains(u"x.json"_s), qPrintable(opened.error().message));
    if (offset >= 0)
        QVERIFY(opened.error().byteOffset.has_value());
    else
        QVERIFY(!opened.error().byteOffset.has_value());
    if (offset > 0)
        QVERIFY2(std::abs(*opened.error().byteOffset - offset) <= 2,
                 qPrintable(QString::number(*opened.error().byteOffset)));
}

void TestSessionFile::aNewerFormatIsReadAndNotWritten()
{
    auto document = Base::parseJsonObject(File::toText(record())).value();
    document.insert(u"formatVersion"_s, 2);
    const auto opened = File::parse(Base::toJsonText(document)).value();
    QVERIFY(opened.isNewerFormat);
    QTemporaryDir directory;
    const QString fileName = directory.filePath(u"new.json"_s);
    const auto written = File::write(opened, fileName, File::Overwrite::Allow);
    QVERIFY(!written);
    QVERIFY(written.error().message.contains(u"later version"_s));
    QVERIFY(!QFileInfo::exists(fileName));
    QVERIFY(File::write(opened, fileName, File::Overwrite::Refuse, {.bare = true}).has_value());
}

void TestSessionFile::anExistingFileStaysUnlessOverwritingIsAllowed()
{
    QTemporaryDir directory;
    const QString fileName = directory.filePath(u"session.json"_s);
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();

    const auto refused = File::write(record(), fileName, File::Overwrite::Refuse);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Base::Error::Kind::File);
    QCOMPARE(contentOf(fileName), QByteArray("precious"));
    QVERIFY(File::write(record(), fileName, File::Overwrite::Allow).has_value());
    QCOMPARE(contentOf(fileName), File::toText(record()));
}

void TestSessionFile::aFailureLeavesNothingBehind()
{
    QTemporaryDir directory;
    const QString fileName = directory.filePath(u"missing/session.json"_s);
    const auto written = File::write(record(), fileName, File::Overwrite::Allow);
    QVERIFY(!written);
    QVERIFY(written.error().message.contains(u"session.json"_s));
    // In the place of a directory nothing can be put.
    QVERIFY(!File::write(record(), directory.path(), File::Overwrite::Allow).has_value());
    QCOMPARE(QDir(directory.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestSessionFile::aFileNameIsMadeOfTheStreamId_data()
{
    QTest::addColumn<QString>("streamId");
    QTest::addColumn<QString>("fileName");
    QTest::newRow("as usual") << u"st-1F4kVx9QmT2bZr7LwCe8YdN"_s << u"st-1F4kVx9QmT2bZr7LwCe8YdN.streamloupe.json"_s;
    QTest::newRow("a path") << u"../../etc/passwd"_s << u"______etc_passwd.streamloupe.json"_s;
    QTest::newRow("none") << QString() << u"session.streamloupe.json"_s;
}

void TestSessionFile::aFileNameIsMadeOfTheStreamId()
{
    QFETCH(QString, streamId);
    Session::SessionRecord session;
    session.session.streamId = streamId;
    QTEST(File::suggestedFileName(session), "fileName");
}

QTEST_GUILESS_MAIN(TestSessionFile)
#include "tst_sessionfile.moc"
