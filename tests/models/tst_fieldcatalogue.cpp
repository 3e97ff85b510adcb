// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldcatalogue.h"
#include "support/conformance.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Models;

namespace {

QByteArray fileText()
{
    QFile file(QString::fromUtf8(STREAMLOUPE_SOURCE_DIR) + u"/resources/catalogue/fields.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Every member of a structure of the service model, as the catalogue writes paths, with its shape.
QMap<QString, QJsonObject> membersOf(const QJsonObject &shapes, const QString &root)
{
    QMap<QString, QJsonObject> found;
    std::vector<std::pair<QString, QString>> open{{root, QString()}};
    while (!open.empty()) {
        const auto [name, path] = open.back();
        open.pop_back();
        const QJsonObject shape = shapes.value(name).toObject();
        const QString type = shape.value("type"_L1).toString();
        if (type == "list"_L1)
            open.emplace_back(shape.value("member"_L1).toObject().value("shape"_L1).toString(), path + u"[]"_s);
        if (type != "structure"_L1)
            continue;
        const QJsonObject members = shape.value("members"_L1).toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            const QString memberShape = it.value().toObject().value("shape"_L1).toString();
            const QString memberPath = path.isEmpty() ? it.key() : path + u'.' + it.key();
            found.insert(memberPath, shapes.value(memberShape).toObject());
            open.emplace_back(memberShape, memberPath);
        }
    }
    return found;
}

} // namespace

class TestFieldCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFileCanBeRead();
    void theProgramCarriesTheFile();
    void everyMemberOfTheServiceModelIsDescribedAndNoOther();
    void everyEnumerationHasTheModelsValues();
    void sensitiveMembersAreSecrets();
    void kindsFitTheModelsTypes();
    void membersComeInTheFilesOrder();
    void membersOfTheOlderFormAreThoseOfTracks();
    void everyEntryLeadsToItsPage();
    void aBrokenCatalogueIsRefused_data();
    void aBrokenCatalogueIsRefused();

private:
    static QMap<QString, QJsonObject> modelMembers();
};

QMap<QString, QJsonObject> TestFieldCatalogue::modelMembers()
{
    QFile file(QDir(Support::conformanceFolder()).filePath(u"../models/ivs-2020-07-14.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject model = QJsonDocument::fromJson(file.readAll()).object();
    return membersOf(model.value("shapes"_L1).toObject(), u"StreamSession"_s);
}

void TestFieldCatalogue::theFileCanBeRead()
{
    const auto catalogue = FieldCatalogue::parse(fileText());
    QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().message));
}

void TestFieldCatalogue::theProgramCarriesTheFile()
{
    const auto catalogue = FieldCatalogue::parse(fileText());
    QVERIFY(catalogue);
    QCOMPARE(FieldCatalogue::builtIn().paths(), catalogue->paths());
}

void TestFieldCatalogue::everyMemberOfTheServiceModelIsDescribedAndNoOther()
{
    const auto members = modelMembers();
    if (members.isEmpty())
        QSKIP("No service model beside the conformance data");
    QStringList described = FieldCatalogue::builtIn().paths();
    described.sort();
    QStringList wanted = members.keys();
    wanted.sort();
    QCOMPARE(described, wanted);
}

void TestFieldCatalogue::everyEnumerationHasTheModelsValues()
{
    const auto members = modelMembers();
    if (members.isEmpty())
        QSKIP("No service model beside the conformance data");
    for (auto it = members.begin(); it != members.end(); ++it) {
        const FieldDescription *description = FieldCatalogue::builtIn().find(it.key());
        QVERIFY2(description, qPrintable(it.key()));
        const QJsonArray values = it.value().value("enum"_L1).toArray();
        for (const auto &value : values)
            QVERIFY2(description->values.contains(value.toString()), qPrintable(it.key() + value.toString()));
        if (!values.isEmpty()) {
            QCOMPARE(description->kind, FieldKind::Enum);
            QCOMPARE(description->values.size(), values.size());
        }
    }
}

void TestFieldCatalogue::sensitiveMembersAreSecrets()
{
    const auto members = modelMembers();
    if (members.isEmpty())
        QSKIP("No service model beside the conformance data");
    for (auto it = members.begin(); it != members.end(); ++it) {
        const bool isSecret = FieldCatalogue::builtIn().find(it.key())->kind == FieldKind::Secret;
        QVERIFY2(isSecret == it.value().value("sensitive"_L1).toBool(), qPrintable(it.key()));
    }
}

void TestFieldCatalogue::kindsFitTheModelsTypes()
{
    const auto members = modelMembers();
    if (members.isEmpty())
        QSKIP("No service model beside the conformance data");
    static const QSet<FieldKind> numbers{FieldKind::Count,  FieldKind::Bitrate, FieldKind::Framerate,
                                         FieldKind::Pixels, FieldKind::Hertz,   FieldKind::Seconds};
    for (auto it = members.begin(); it != members.end(); ++it) {
        const FieldKind kind = FieldCatalogue::builtIn().find(it.key())->kind;
        const QString type = it.value().value("type"_L1).toString();
        const bool isNumber = type == "long"_L1 || type == "integer"_L1;
        QVERIFY2(numbers.contains(kind) == isNumber, qPrintable(it.key()));
        QVERIFY2((kind == FieldKind::Bool) == (type == "boolean"_L1), qPrintable(it.key()));
        QVERIFY2((kind == FieldKind::Group) == (type == "structure"_L1), qPrintable(it.key()));
        QVERIFY2((kind == FieldKind::List || kind == FieldKind::Items) == (type == "list"_L1), qPrintable(it.key()));
        QVERIFY2((kind == FieldKind::Tags) == (type == "map"_L1), qPrintable(it.key()));
        QVERIFY2((kind == FieldKind::Time) == (type == "timestamp"_L1), qPrintable(it.key()));
    }
}

void TestFieldCatalogue::membersComeInTheFilesOrder()
{
    QStringList labels;
    for (const auto *member : FieldCatalogue::builtIn().members(u"channel"_s))
        labels << member->label;
    const QStringList start{u"Name"_s, u"Type"_s, u"Latency mode"_s, u"Container format"_s, u"ARN"_s};
    QCOMPARE(labels.first(5), start);
    QCOMPARE(labels.last(), u"Tags"_s);
    QVERIFY(!FieldCatalogue::builtIn().members({}).isEmpty());
    QVERIFY(FieldCatalogue::builtIn().members(u"no.such"_s).isEmpty());
    QVERIFY(!FieldCatalogue::builtIn().find(u"no.such"_s));
}

void TestFieldCatalogue::membersOfTheOlderFormAreThoseOfTracks()
{
    const auto &catalogue = FieldCatalogue::builtIn();
    const auto tracks = catalogue.members(u"ingestConfigurations.videoConfigurations"_s);
    const auto older = catalogue.members(u"ingestConfiguration.video"_s);
    QCOMPARE(older.size(), tracks.size());
    for (qsizetype i = 0; i < older.size(); ++i) {
        QCOMPARE(older.at(i)->name, tracks.at(i)->name);
        QCOMPARE(older.at(i)->meaning, tracks.at(i)->meaning);
    }
}

void TestFieldCatalogue::everyEntryLeadsToItsPage()
{
    static const QRegularExpression page(
        u"^https://docs\\.aws\\.amazon\\.com/ivs/latest/LowLatencyAPIReference/API_[A-Z][A-Za-z0-9]+\\.html$"_s);
    for (const QString &path : FieldCatalogue::builtIn().paths()) {
        const FieldDescription *description = FieldCatalogue::builtIn().find(path);
        QVERIFY2(page.match(description->documentation.toString()).hasMatch(), qPrintable(path));
        QVERIFY2(description->meaning.endsWith(u'.') || description->meaning.endsWith(u'/'), qPrintable(path));
        QVERIFY2(description->label.size() <= 25, qPrintable(path));
    }
}

void TestFieldCatalogue::aBrokenCatalogueIsRefused_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<QString>("named");

    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[") << QString();
    QTest::newRow("kind") << QByteArray("\"kind\": \"bitrate\"") << QByteArray("\"kind\": \"bitrat\"")
                          << u"targetBitrate"_s;
    QTest::newRow("elide") << QByteArray("\"elide\": \"left\"") << QByteArray("\"elide\": \"lef\"") << u"channel.arn"_s;
    QTest::newRow("member") << QByteArray("\"deprecated\"") << QByteArray("\"deprecatd\"") << u"avcProfile"_s;
    QTest::newRow("path twice") << QByteArray("\"channel.type\"") << QByteArray("\"channel.name\"")
                                << u"channel.name"_s;
    QTest::newRow("no label") << QByteArray("\"label\": \"SRT\"") << QByteArray("\"label\": \"\"") << u"channel.srt"_s;
    QTest::newRow("no holder") << QByteArray("\"path\": \"channel.srt\"") << QByteArray("\"path\": \"channel.sr\"")
                               << u"channel.srt.endpoint"_s;
    QTest::newRow("summary") << QByteArray("\"summary\": \"enabled\"") << QByteArray("\"summary\": \"on\"")
                             << u"multitrackInputConfiguration"_s;
    QTest::newRow("model") << QByteArray("\"sameMembersAs\": \"ingestConfigurations.videoConfigurations[]\"")
                           << QByteArray("\"sameMembersAs\": \"ingestConfigurations.video[]\"")
                           << u"ingestConfiguration.video"_s;
    QTest::newRow("page") << QByteArray("API_%1.html") << QByteArray("API.html") << QString();
}

void TestFieldCatalogue::aBrokenCatalogueIsRefused()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, instead);
    QFETCH(QString, named);
    QByteArray text = fileText();
    const auto at = text.indexOf(what);
    QVERIFY(at >= 0);
    text.replace(at, what.size(), instead);
    const auto catalogue = FieldCatalogue::parse(text);
    QVERIFY(!catalogue);
    QCOMPARE(catalogue.error().kind, Base::Error::Kind::File);
    QVERIFY2(catalogue.error().message.contains(named), qPrintable(catalogue.error().message));
}

QTEST_GUILESS_MAIN(TestFieldCatalogue)
#include "tst_fieldcatalogue.moc"
