// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

namespace {

// `depth` objects in each other, the outermost included.
QByteArray nestedObjects(int depth)
{
    return QByteArray("{\"a\":").repeated(depth - 1) + "{}" + QByteArray("}").repeated(depth - 1);
}

QJsonObject parsed(const QByteArray &text)
{
    const auto result = Base::parseJsonObject(text);
    return result ? *result : QJsonObject{{u"unreadable"_s, result.error().message}};
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatCannotBeReadNamesTheByte_data();
    void whatCannotBeReadNamesTheByte();
    void aByteThatIsNoUtf8IsRefused();
    void aThousandLevelsAreReadAndNoMore();
    void bracketsInStringsAreNotDepth();
    void aDocumentThatWasReadCanBeWrappedAndReadAgain();

    void integersAreExactTo64Bits_data();
    void integersAreExactTo64Bits();
    void keysAreSortedAndBytesStable();
    void theTextOfEveryValueIsReadBackAsThatValue_data();
    void theTextOfEveryValueIsReadBackAsThatValue();

    void pointersEscapeTildeAndSlash_data();
    void pointersEscapeTildeAndSlash();
    void aPointerFindsItsValue_data();
    void aPointerFindsItsValue();

    void secretsAreTakenOutAtEveryDepth();
    void aDocumentWithoutSecretsStaysEqual();
    void aTextThatBreaksOffIsTold_data();
    void aTextThatBreaksOffIsTold();
    void secretsAreNamedInEveryCase_data();
    void secretsAreNamedInEveryCase();
    void withheldPointersStartAtTheGivenOne();
};

void TestJson::whatCannotBeReadNamesTheByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("offset");

    QTest::newRow("nothing") << QByteArray() << qint64(0);
    QTest::newRow("a web page") << QByteArray("<html>") << qint64(1);
    QTest::newRow("an array") << QByteArray("[]") << qint64(0);
    QTest::newRow("cut short") << QByteArray(R"({"a":1)") << qint64(6);
    QTest::newRow("cut short in a name") << QByteArray(R"({"a)") << qint64(3);
    QTest::newRow("a word for a value") << QByteArray(R"({"a":nope})") << qint64(7);
    QTest::newRow("text behind the end") << QByteArray(R"({} x)") << qint64(3);
}

void TestJson::whatCannotBeReadNamesTheByte()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, offset);

    const auto result = Base::parseJsonObject(text);

    QVERIFY(!result);
    QCOMPARE(result.error().kind, Base::Error::Kind::UnreadableResponse);
    QCOMPARE(result.error().byteOffset.value_or(-1), offset);
    QVERIFY2(result.error().message.contains(u"byte %1."_s.arg(offset)), qPrintable(result.error().message));
}

void TestJson::aByteThatIsNoUtf8IsRefused()
{
    const auto result = Base::parseJsonObject("{\"name\":\"caf\xe9\"}");

    QVERIFY(!result);
    QCOMPARE(result.error().kind, Base::Error::Kind::UnreadableResponse);
    QVERIFY(result.error().byteOffset.has_value());
}

void TestJson::aThousandLevelsAreReadAndNoMore()
{
    QVERIFY(Base::parseJsonObject(nestedObjects(Base::maximumJsonDepth)));

    const auto tooDeep = Base::parseJsonObject(nestedObjects(Base::maximumJsonDepth + 1));
    QVERIFY(!tooDeep);
    // The bracket that opens level 1001 stands behind a thousand times `{"a":`.
    QCOMPARE(tooDeep.error().byteOffset.value_or(-1), qint64(5) * Base::maximumJsonDepth);

    // Siblings are not depth.
    QVERIFY(Base::parseJsonObject("{\"a\":[" + QByteArray("[],").repeated(3000) + "[]]}"));
}

void TestJson::bracketsInStringsAreNotDepth()
{
    const QByteArray text
        = "{\"a\":\"" + QByteArray("[{").repeated(2000) + "\\\"" + QByteArray("[").repeated(2000) + "\"}";

    const auto result = Base::parseJsonObject(text);

    QVERIFY(result);
    QCOMPARE(result->value(u"a"_s).toString().size(), 6001);
}

void TestJson::aDocumentThatWasReadCanBeWrappedAndReadAgain()
{
    const QJsonObject deepest = parsed(nestedObjects(Base::maximumJsonDepth));
    const QJsonObject file{{u"response"_s, deepest}};

    const auto again = Base::parseJsonObject(Base::toJsonText(file), Base::maximumJsonFileDepth);

    QVERIFY(again);
    QCOMPARE(again->value(u"response"_s).toObject(), deepest);
}

void TestJson::integersAreExactTo64Bits_data()
{
    QTest::addColumn<qint64>("number");

    QTest::newRow("largest") << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min();
    QTest::newRow("first that a double cannot hold") << (qint64(1) << 53) + 1;
    QTest::newRow("not known") << qint64(-1);
}

void TestJson::integersAreExactTo64Bits()
{
    QFETCH(const qint64, number);
    const QByteArray digits = QByteArray::number(number);

    const QJsonObject object = parsed("{\"n\":" + digits + "}");

    QCOMPARE(object.value(u"n"_s).toInteger(), number);
    QCOMPARE(Base::toJsonText(object), "{\n    \"n\": " + digits + "\n}\n");
    QCOMPARE(Base::toJsonText(object.value(u"n"_s)), digits + "\n");
}

void TestJson::keysAreSortedAndBytesStable()
{
    const QByteArray expected
        = "{\n    \"a\": {\n        \"y\": 2,\n        \"z\": 1\n    },\n    \"b\": [\n    ]\n}\n";

    QCOMPARE(Base::toJsonText(parsed(R"({"b":[],"a":{"z":1,"y":2}})")), expected);
    QCOMPARE(Base::toJsonText(parsed(R"({ "a" : {"y":2, "z":1}, "b" : [ ] })")), expected);
}

void TestJson::theTextOfEveryValueIsReadBackAsThatValue_data()
{
    QTest::addColumn<QJsonValue>("value");

    QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    QTest::newRow("true") << QJsonValue(true);
    QTest::newRow("fraction") << QJsonValue(29.97);
    QTest::newRow("empty text") << QJsonValue(u""_s);
    QTest::newRow("text") << QJsonValue(u"Ünïcode \u2028 \"quoted\" ] , [ \n"_s);
    QTest::newRow("array") << QJsonValue(QJsonArray{1, u"two"_s, QJsonArray()});
    QTest::newRow("object") << QJsonValue(QJsonObject{{u"a"_s, QJsonValue::Null}});
}

void TestJson::theTextOfEveryValueIsReadBackAsThatValue()
{
    QFETCH(const QJsonValue, value);

    const QByteArray text = Base::toJsonText(value);

    QVERIFY(text.endsWith('\n'));
    QCOMPARE(parsed("{\"v\":" + text + "}").value(u"v"_s), value);
}

void TestJson::pointersEscapeTildeAndSlash_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("pointer");

    QTest::newRow("plain") << u"srt"_s << u"/channel/srt"_s;
    QTest::newRow("slash") << u"a/b"_s << u"/channel/a~1b"_s;
    QTest::newRow("tilde") << u"a~b"_s << u"/channel/a~0b"_s;
    QTest::newRow("an escape that is none") << u"~1"_s << u"/channel/~01"_s;
    QTest::newRow("empty") << u""_s << u"/channel/"_s;
}

void TestJson::pointersEscapeTildeAndSlash()
{
    QFETCH(const QString, member);
    QFETCH(const QString, pointer);

    QCOMPARE(Base::appendPointer(u"/channel"_s, member), pointer);

    const QJsonObject object{{u"channel"_s, QJsonObject{{member, u"here"_s}}}};
    QCOMPARE(Base::valueAt(object, pointer), QJsonValue(u"here"_s));
}

void TestJson::aPointerFindsItsValue_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("value");

    const QJsonValue nothing(QJsonValue::Undefined);
    QTest::newRow("into an array") << u"/list/1"_s << QJsonValue(u"second"_s);
    QTest::newRow("through an array") << u"/list/2/a"_s << QJsonValue(3);
    QTest::newRow("null is a value") << u"/null"_s << QJsonValue(QJsonValue::Null);
    QTest::newRow("no such member") << u"/other"_s << nothing;
    QTest::newRow("behind the end") << u"/list/3"_s << nothing;
    QTest::newRow("before the start") << u"/list/-1"_s << nothing;
    QTest::newRow("no number") << u"/list/one"_s << nothing;
    QTest::newRow("leading zero") << u"/list/01"_s << nothing;
    QTest::newRow("plus sign") << u"/list/+1"_s << nothing;
    QTest::newRow("below a scalar") << u"/null/a"_s << nothing;
    QTest::newRow("no pointer") << u"list"_s << nothing;
}

void TestJson::aPointerFindsItsValue()
{
    QFETCH(const QString, pointer);
    QFETCH(const QJsonValue, value);
    const QJsonObject root{{u"list"_s, QJsonArray{u"first"_s, u"second"_s, QJsonObject{{u"a"_s, 3}}}},
                           {u"null"_s, QJsonValue::Null}};

    QCOMPARE(Base::valueAt(root, pointer), value);
    QCOMPARE(Base::valueAt(root, {}), QJsonValue(root));
    QCOMPARE(Base::appendPointer(u"/list"_s, qsizetype(1)), u"/list/1"_s);
}

void TestJson::secretsAreTakenOutAtEveryDepth()
{
    const QJsonObject object = parsed(R"({
        "passphrase": {"even": "an object"},
        "streamSession": {
            "channel": {"srt": {"endpoint": "srt://x", "passphrase": "hush"}},
            "a/b": [[{"passphrase": null, "kept": 1}], {"passphrase": "hush"}]
        }
    })");
    QStringList withheld{u"/carried/on"_s};

    const QJsonObject kept = Base::withoutSecrets(object, &withheld);

    const QStringList expected{u"/carried/on"_s, u"/passphrase"_s, u"/streamSession/a~1b/0/0/passphrase"_s,
                               u"/streamSession/a~1b/1/passphrase"_s, u"/streamSession/channel/srt/passphrase"_s};
    QCOMPARE(withheld, expected);
    QVERIFY(!Base::toJsonText(kept).contains("hush"));
    QCOMPARE(kept, parsed(R"({"streamSession": {"channel": {"srt": {"endpoint": "srt://x"}},
                                               "a/b": [[{"kept": 1}], {}]}})"));
    // What is taken out is named so that it is found in the document it was taken from.
    for (qsizetype i = 1; i < withheld.size(); ++i)
        QVERIFY(!Base::valueAt(object, withheld.at(i)).isUndefined());
}

void TestJson::aDocumentWithoutSecretsStaysEqual()
{
    const QJsonObject object
        = parsed(R"({"a": [1, null, "", {"passphrases": "a list"}], "": {"x": 9007199254740993}})");
    QStringList withheld;

    QCOMPARE(Base::withoutSecrets(object, &withheld), object);
    QVERIFY(withheld.isEmpty());
    QCOMPARE(Base::withoutSecrets(object, nullptr), object);
}

void TestJson::aTextThatBreaksOffIsTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("breaksOff");
    QTest::newRow("object") << QByteArray(R"({"a": [1, "}"]})") << false;
    QTest::newRow("array") << QByteArray(" [1]\n") << false;
    QTest::newRow("in an object") << QByteArray(R"({"a": [1])") << true;
    QTest::newRow("in an array") << QByteArray("[1, ") << true;
    QTest::newRow("in a text") << QByteArray(R"({"a": "}])") << true;
    QTest::newRow("behind a backslash") << QByteArray(R"(["\)") << true;
    QTest::newRow("a quote that is none") << QByteArray(R"(["\""])") << false;
    QTest::newRow("wrong, and whole") << QByteArray("[1}") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("no JSON") << QByteArray("<a href=\"[") << false;
}

void TestJson::aTextThatBreaksOffIsTold()
{
    QFETCH(QByteArray, text);
    QTEST(Base::breaksOff(text), "breaksOff");
}

void TestJson::secretsAreNamedInEveryCase_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("secret");

    QTest::newRow("as the API spells it") << u"passphrase"_s << true;
    QTest::newRow("capital") << u"Passphrase"_s << true;
    QTest::newRow("longer") << u"passphraseLength"_s << false;
    QTest::newRow("another") << u"playbackUrl"_s << false;
}

void TestJson::secretsAreNamedInEveryCase()
{
    QFETCH(const QString, name);
    QFETCH(const bool, secret);

    QCOMPARE(Base::isSecretMember(name), secret);
}

void TestJson::withheldPointersStartAtTheGivenOne()
{
    QStringList withheld;

    const QJsonValue kept
        = Base::withoutSecrets(QJsonValue(QJsonObject{{u"passphrase"_s, u"hush"_s}}), &withheld, u"/channelNow"_s);

    QCOMPARE(withheld, QStringList{u"/channelNow/passphrase"_s});
    QCOMPARE(kept, QJsonValue(QJsonObject()));
}

QTEST_APPLESS_MAIN(TestJson)

#include "tst_json.moc"
