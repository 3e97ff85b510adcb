// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/documents.h"
#include "models/fieldcatalogue.h"
#include "models/fieldtreemodel.h"
#include "models/printedtree.h"
#include "models/roles.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Models;
using Testing::arenaSession;
using Testing::findText;
using Testing::printedTree;
using Testing::with;

Q_DECLARE_METATYPE(FieldSection)

namespace {

// A model with the tester attached before its first row.
struct Fixture
{
    explicit Fixture(FieldSection section)
        : model(section, &FieldCatalogue::builtIn())
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    void show(const QJsonObject &response, const QStringList &withheld = {})
    {
        model.setDocument(response, Testing::decode(response).issues, withheld);
    }

    FieldTreeModel model;
    QAbstractItemModelTester tester;
};

QModelIndex value(const QModelIndex &field)
{
    return field.siblingAtColumn(FieldTreeModel::ValueColumn);
}

} // namespace

class TestFieldTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sectionsLookAsDesigned_data();
    void sectionsLookAsDesigned();
    void everyTrackHasItsGroup();
    void theOlderFormStandsAloneWithoutTracks();
    void absentNullAndEmptyAreThreeWords_data();
    void absentNullAndEmptyAreThreeWords();
    void aMissingSectionIsToldAsSuch();
    void unknownMembersStandBehindUnderTheirNames();
    void valuesHaveUnits_data();
    void valuesHaveUnits();
    void aValueOfAnotherTypeIsShownAsReceivedWithAWarning();
    void addressesLeadBackToTheDocument();
    void roleOfRow();
    void toolTipsTellTheRawValueAndTheMeaning();
    void nothingReceivedIsTakenForMarkup();
    void secretsAreWithheldUntilAskedFor();
    void secretsAreWithheldWhereverTheyStand();
    void secretsTakenOutOfAFileAreWithheldNotAbsent();
    void aSameShapedDocumentUpdatesRowsInPlace();
    void anotherShapeResets();
    void whatNoOtherSectionShowsIsInOther();
    void hostileDocumentsAreShown_data();
    void hostileDocumentsAreShown();
};

void TestFieldTreeModel::sectionsLookAsDesigned_data()
{
    QTest::addColumn<FieldSection>("section");
    QTest::addColumn<QString>("printed");

    QTest::newRow("channel") << FieldSection::Channel << uR"(Name | arena-main
Type | STANDARD
Latency mode | LOW
Container format | TS
ARN | arn:aws:ivs:eu-west-1:111122223333:channel/Qm7TgkXw2RbV
Ingest endpoint | a1b2c3d4e5f6.global-contribute.live-video.net
Playback URL | https://a1b2c3d4e5f6.eu-west-1.playback.live-video.net/api/video/v1/Qm7TgkXw2RbV.m3u8
SRT
  Endpoint | srt://a1b2c3d4e5f6.srt.live-video.net:9000
  Passphrase | withheld
Insecure ingest | no
Authorized | no
Recording conf. | arn:aws:ivs:eu-west-1:111122223333:recording-configuration/aT4v9KzQ1LmW
Preset | empty
Playback policy | empty
Ad configuration | absent
Multitrack | off
  Enabled | no
  Policy | absent
  Max. resolution | absent
Tags | 3
  env | prod
  show | arena
  team | live-ops)"_s;
    QTest::newRow("ingest") << FieldSection::Ingest << uR"(Video | Track0
  Codec | avc1.64002A
  Profile | High
  Level | 4.2
  Encoder | obs-output module (libobs version 30.2.3)
  Target bitrate | 6.0 Mb/s
  Target framerate | 60 fps
  Width | 1920 px
  Height | 1080 px
Audio | Track0
  Codec | mp4a.40.2
  Channels | 2
  Sample rate | 48 kHz
  Target bitrate | 160 kb/s
Older form | ingestConfiguration
  Video | Track0
    Codec | avc1.64002A
    Profile | High
    Level | 4.2
    Encoder | obs-output module (libobs version 30.2.3)
    Target bitrate | 6.0 Mb/s
    Target framerate | 60 fps
    Width | 1920 px
    Height | 1080 px
    AVC profile | High
    AVC level | 4.2
  Audio | Track0
    Codec | mp4a.40.2
    Channels | 2
    Sample rate | 48 kHz
    Target bitrate | 160 kb/s)"_s;
    QTest::newRow("recording") << FieldSection::Recording << uR"(Name | arena-vod
State | ACTIVE
ARN | arn:aws:ivs:eu-west-1:111122223333:recording-configuration/aT4v9KzQ1LmW
Bucket | arena-vod-euw1
Reconnect window | 60 s
Renditions
  Selection | CUSTOM
  Renditions | FULL_HD, HD
Thumbnails
  Mode | INTERVAL
  Interval | 60 s
  Resolution | absent
  Storage | SEQUENTIAL
Tags | 1
  team | live-ops)"_s;
    QTest::newRow("other") << FieldSection::Other << QString();
}

void TestFieldTreeModel::sectionsLookAsDesigned()
{
    QFETCH(FieldSection, section);
    QFETCH(QString, printed);
    Fixture fixture(section);
    fixture.show(arenaSession());
    QCOMPARE(printedTree(fixture.model), printed);
    QCOMPARE(fixture.model.isSectionAbsent(), section == FieldSection::Other);
    fixture.model.clear();
    QCOMPARE(fixture.model.rowCount(), 0);
}

void TestFieldTreeModel::everyTrackHasItsGroup()
{
    Fixture fixture(FieldSection::Ingest);
    const QJsonArray tracks{QJsonObject{{u"track"_s, u"Track0"_s}, {u"videoHeight"_s, 1080}},
                            QJsonObject{{u"track"_s, u"Track1"_s}, {u"videoHeight"_s, 720}},
                            QJsonObject{{u"track"_s, QJsonValue::Null}, {u"videoHeight"_s, 480}}};
    auto document = with(arenaSession(), {u"ingestConfigurations"_s, u"videoConfigurations"_s}, tracks);
    document = with(document, {u"ingestConfiguration"_s}, QJsonValue::Undefined);
    fixture.show(document);
    QStringList groups;
    for (int row = 0; row < fixture.model.rowCount(); ++row) {
        const QModelIndex group = fixture.model.index(row, 0);
        groups << group.data().toString() + u' ' + value(group).data().toString();
    }
    const QStringList wanted{u"Video 1 of 3 Track0"_s, u"Video 2 of 3 Track1"_s, u"Video 3 of 3 "_s, u"Audio Track0"_s};
    QCOMPARE(groups, wanted);
    // A track without a name says so in a row.
    QCOMPARE(printedTree(fixture.model, fixture.model.index(2, 0)).left(12), u"Track | null"_s);
    QCOMPARE(fixture.model.index(1, 0).data(PathRole).toString(),
             u"streamSession.ingestConfigurations.videoConfigurations[1]"_s);
}

void TestFieldTreeModel::theOlderFormStandsAloneWithoutTracks()
{
    Fixture fixture(FieldSection::Ingest);
    fixture.show(with(arenaSession(), {u"ingestConfigurations"_s}, QJsonValue::Undefined));
    QCOMPARE(fixture.model.rowCount(), 2);
    QCOMPARE(fixture.model.index(0, 0).data().toString(), u"Video"_s);
    QCOMPARE(fixture.model.index(0, 1).data().toString(), u"Track0"_s);
    QCOMPARE(fixture.model.index(0, 0).data(PointerRole).toString(), u"/streamSession/ingestConfiguration/video"_s);
}

void TestFieldTreeModel::absentNullAndEmptyAreThreeWords_data()
{
    QTest::addColumn<FieldSection>("section");
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QString>("label");

    QTest::newRow("member") << FieldSection::Channel << QStringList{u"channel"_s, u"name"_s} << u"Name"_s;
    QTest::newRow("group") << FieldSection::Channel << QStringList{u"channel"_s, u"srt"_s} << u"SRT"_s;
    QTest::newRow("tags") << FieldSection::Channel << QStringList{u"channel"_s, u"tags"_s} << u"Tags"_s;
    QTest::newRow("secret") << FieldSection::Channel << QStringList{u"channel"_s, u"srt"_s, u"passphrase"_s}
                            << u"Passphrase"_s;
    QTest::newRow("list") << FieldSection::Recording
                          << QStringList{u"recordingConfiguration"_s, u"thumbnailConfiguration"_s, u"storage"_s}
                          << u"Storage"_s;
    QTest::newRow("tracks") << FieldSection::Ingest << QStringList{u"ingestConfigurations"_s, u"videoConfigurations"_s}
                            << u"Video"_s;
}

void TestFieldTreeModel::absentNullAndEmptyAreThreeWords()
{
    QFETCH(FieldSection, section);
    QFETCH(QStringList, path);
    QFETCH(QString, label);
    const auto check = [&](const QJsonValue &with_, const QString &word, Presence presence) {
        Fixture fixture(section);
        fixture.show(with(arenaSession(), path, with_));
        const QModelIndex cell = value(findText(fixture.model, label));
        QCOMPARE(cell.data().toString(), word);
        QCOMPARE(cell.data(PresenceRole).value<Presence>(), presence);
        QVERIFY(cell.data(IsSecondaryRole).toBool());
        QCOMPARE(fixture.model.rowCount(cell.siblingAtColumn(0)), 0);
    };
    check(QJsonValue::Undefined, u"absent"_s, Presence::Absent);
    check(QJsonValue::Null, u"null"_s, Presence::Null);
    check(u""_s, u"empty"_s, Presence::Empty);
    check(QJsonArray(), u"empty"_s, Presence::Empty);
    check(QJsonObject(), u"empty"_s, Presence::Empty);
}

void TestFieldTreeModel::aMissingSectionIsToldAsSuch()
{
    Fixture fixture(FieldSection::Recording);
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.show(with(arenaSession(), {u"recordingConfiguration"_s}, QJsonValue::Undefined));
    QVERIFY(fixture.model.isSectionAbsent());
    QCOMPARE(fixture.model.rowCount(), 0);
    QCOMPARE(resets.count(), 1); // a view looks again
    fixture.show(with(arenaSession(), {u"recordingConfiguration"_s}, QJsonValue::Null));
    QVERIFY(!fixture.model.isSectionAbsent());
    QCOMPARE(printedTree(fixture.model), u"Recording configuration | null"_s);
    fixture.show(with(arenaSession(), {u"recordingConfiguration"_s}, QJsonObject()));
    QCOMPARE(printedTree(fixture.model), u"Recording configuration | empty"_s);
    fixture.model.setDocument({}, {});
    QVERIFY(fixture.model.isSectionAbsent());
}

void TestFieldTreeModel::unknownMembersStandBehindUnderTheirNames()
{
    Fixture fixture(FieldSection::Recording);
    auto document = with(arenaSession(), {u"recordingConfiguration"_s, u"aNewMember"_s},
                         QJsonObject{{u"deep"_s, QJsonArray{1, QJsonObject{{u"x"_s, true}}}}});
    document = with(document, {u"recordingConfiguration"_s, u"destinationConfiguration"_s, u"gcs"_s}, u"b"_s);
    fixture.show(document);
    const QString printed = printedTree(fixture.model);
    QVERIFY2(printed.endsWith(uR"(Tags | 1
  team | live-ops
aNewMember | 1
  deep | 2
    [0] | 1
    [1] | 1
      x | true)"_s),
             qPrintable(printed));
    QVERIFY2(printed.contains(u"Bucket | arena-vod-euw1\ndestinationConfiguration.gcs | b\nReconnect"_s),
             qPrintable(printed));
    const QModelIndex unknown = findText(fixture.model, u"aNewMember"_s);
    QVERIFY(unknown.data(IsIdentifierRole).toBool());
    QVERIFY(unknown.data(MeaningRole).toString().contains(u"Not known"_s));
    QCOMPARE(unknown.data(DocumentationRole).toUrl(), QUrl());
    const QModelIndex deep = findText(fixture.model, u"x"_s);
    QCOMPARE(deep.data(PathRole).toString(), u"streamSession.recordingConfiguration.aNewMember.deep[1].x"_s);
    QCOMPARE(deep.data(PointerRole).toString(), u"/streamSession/recordingConfiguration/aNewMember/deep/1/x"_s);
}

void TestFieldTreeModel::valuesHaveUnits_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("received");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("raw");

    const auto row = [](const char *name, const QString &member, const QJsonValue &received, const QString &label,
                        const QString &shown,
                        const QString &raw) { QTest::newRow(name) << member << received << label << shown << raw; };
    row("Mb/s", u"targetBitrate"_s, 8789062, u"Target bitrate"_s, u"8.79 Mb/s"_s, u"8789062"_s);
    row("kb/s", u"targetBitrate"_s, 46875, u"Target bitrate"_s, u"46.9 kb/s"_s, u"46875"_s);
    row("fraction", u"targetBitrate"_s, 0.5, u"Target bitrate"_s, u"0.5 b/s"_s, u"0.5"_s);
    row("fps", u"targetFramerate"_s, 25, u"Target framerate"_s, u"25 fps"_s, u"25"_s);
    row("px", u"videoWidth"_s, 1284, u"Width"_s, u"1284 px"_s, u"1284"_s);
    row("negative", u"videoWidth"_s, -1, u"Width"_s, u"-1 px"_s, u"-1"_s);
    row("int64", u"videoWidth"_s, qint64(9223372036854775807), u"Width"_s, u"9223372036854775807 px"_s,
        u"9223372036854775807"_s);
    row("text", u"profile"_s, u"Main"_s, u"Profile"_s, u"Main"_s, u"Main"_s);
    row("line breaks", u"encoder"_s, u"a\nb\tc"_s, u"Encoder"_s, u"a b c"_s, u"a\nb\tc"_s);
}

void TestFieldTreeModel::valuesHaveUnits()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, received);
    QFETCH(QString, label);
    Fixture fixture(FieldSection::Ingest);
    fixture.show(with(arenaSession(), {u"ingestConfigurations"_s, u"videoConfigurations"_s, u"0"_s, member}, received));
    const QModelIndex cell = value(findText(fixture.model, label));
    QTEST(cell.data().toString(), "shown");
    QTEST(cell.data(RawValueRole).toString(), "raw");
}

void TestFieldTreeModel::aValueOfAnotherTypeIsShownAsReceivedWithAWarning()
{
    Fixture fixture(FieldSection::Ingest);
    const QStringList track{u"ingestConfigurations"_s, u"videoConfigurations"_s, u"0"_s};
    auto document = with(arenaSession(), track + QStringList{u"targetBitrate"_s}, u"fast"_s);
    document = with(document, track + QStringList{u"codec"_s}, QJsonObject{{u"name"_s, u"avc1"_s}});
    fixture.show(document);
    const QModelIndex bitrate = value(findText(fixture.model, u"Target bitrate"_s));
    QCOMPARE(bitrate.data().toString(), u"fast"_s);
    QCOMPARE(bitrate.data(SeverityRole).value<Severity>(), Severity::Warning);
    QVERIFY2(bitrate.data(Qt::ToolTipRole).toString().contains(u"Expected: "_s),
             qPrintable(bitrate.data(Qt::ToolTipRole).toString()));
    const QModelIndex codec = findText(fixture.model, u"Codec"_s);
    QCOMPARE(value(codec).data(SeverityRole).value<Severity>(), Severity::Warning);
    QCOMPARE(printedTree(fixture.model, codec), u"name | avc1"_s);
    const QModelIndex width = value(findText(fixture.model, u"Width"_s));
    QCOMPARE(width.data(SeverityRole).value<Severity>(), Severity::None);
    // Of a list that is shown in one row, the row has the warning.
    Fixture recording(FieldSection::Recording);
    recording.show(with(arenaSession(), {u"recordingConfiguration"_s, u"renditionConfiguration"_s, u"renditions"_s},
                        QJsonArray{u"HD"_s, 7}));
    const QModelIndex renditions = findText(recording.model, u"HD, 7"_s, FieldTreeModel::ValueColumn);
    QCOMPARE(renditions.data(SeverityRole).value<Severity>(), Severity::Warning);
}

void TestFieldTreeModel::addressesLeadBackToTheDocument()
{
    Fixture fixture(FieldSection::Channel);
    fixture.show(with(arenaSession(), {u"channel"_s, u"odd na/me"_s}, 1));
    const QModelIndex odd = findText(fixture.model, u"odd na/me"_s);
    QCOMPARE(odd.data(PathRole).toString(), u"streamSession.channel.\"odd na/me\""_s);
    QCOMPARE(odd.data(PointerRole).toString(), u"/streamSession/channel/odd na~1me"_s);
    Fixture recording(FieldSection::Recording);
    recording.show(arenaSession());
    const QModelIndex bucket = findText(recording.model, u"Bucket"_s);
    QCOMPARE(bucket.data(NameRole).toString(), u"bucketName"_s);
    QCOMPARE(bucket.data(PathRole).toString(),
             u"streamSession.recordingConfiguration.destinationConfiguration.s3.bucketName"_s);
    const QModelIndex selection = findText(recording.model, u"Selection"_s);
    QCOMPARE(selection.data(PathRole).toString(),
             u"streamSession.recordingConfiguration.renditionConfiguration.renditionSelection"_s);
}

void TestFieldTreeModel::roleOfRow()
{
    Fixture fixture(FieldSection::Channel);
    fixture.show(arenaSession());
    const QModelIndex arn = findText(fixture.model, u"ARN"_s);
    QVERIFY(value(arn).data(IsIdentifierRole).toBool());
    QVERIFY(!arn.data(IsIdentifierRole).toBool());
    QCOMPARE(value(arn).data(ElideRole).value<Qt::TextElideMode>(), Qt::ElideLeft);
    QVERIFY(arn.data(IsSecondaryRole).toBool());
    QVERIFY(!value(arn).data(IsSecondaryRole).toBool());
    QVERIFY(arn.data(DocumentationRole).toUrl().toString().endsWith(u"API_Channel.html"_s));
    const QModelIndex srt = findText(fixture.model, u"SRT"_s);
    QVERIFY(!srt.data(IsSecondaryRole).toBool());
    QCOMPARE(srt.data(PresenceRole).value<Presence>(), Presence::Group);
    const QModelIndex team = findText(fixture.model, u"team"_s);
    QVERIFY(!team.data(IsIdentifierRole).toBool());
    QCOMPARE(team.data(MeaningRole), findText(fixture.model, u"Tags"_s).data(MeaningRole));
    QCOMPARE(value(team).data(JsonRole).toString(), u"\"live-ops\"\n"_s);
    QCOMPARE(fixture.model.headerData(0, Qt::Horizontal).toString(), u"Field"_s);
    QCOMPARE(fixture.model.headerData(1, Qt::Horizontal).toString(), u"Value"_s);
}

void TestFieldTreeModel::toolTipsTellTheRawValueAndTheMeaning()
{
    Fixture fixture(FieldSection::Ingest);
    fixture.show(arenaSession());
    const QString bitrate = value(findText(fixture.model, u"Target bitrate"_s)).data(Qt::ToolTipRole).toString();
    QVERIFY2(bitrate.contains(u"6000000"_s), qPrintable(bitrate));
    QVERIFY2(bitrate.contains(u"bits per second"_s), qPrintable(bitrate));
    QVERIFY2(bitrate.contains(u"videoConfigurations[0].targetBitrate"_s), qPrintable(bitrate));
    Fixture channel(FieldSection::Channel);
    channel.show(arenaSession());
    const QString type = value(findText(channel.model, u"Type"_s)).data(Qt::ToolTipRole).toString();
    QVERIFY2(type.contains(u"STANDARD: Transcoded"_s), qPrintable(type));
}

void TestFieldTreeModel::nothingReceivedIsTakenForMarkup()
{
    Fixture fixture(FieldSection::Channel);
    fixture.show(with(arenaSession(), {u"channel"_s, u"name"_s}, u"<img src=\"http://x\"><b>"_s));
    const QString tip = value(findText(fixture.model, u"Name"_s)).data(Qt::ToolTipRole).toString();
    QVERIFY2(!tip.contains(u"<img"_s) && tip.contains(u"&lt;img"_s), qPrintable(tip));
}

void TestFieldTreeModel::secretsAreWithheldUntilAskedFor()
{
    Fixture fixture(FieldSection::Channel);
    fixture.show(arenaSession());
    const QModelIndex field = findText(fixture.model, u"Passphrase"_s);
    const QModelIndex cell = value(field);
    const QModelIndex group = field.parent();
    QVERIFY(field.data(IsSecretRole).toBool());
    QVERIFY(fixture.model.isRevealable(field));
    const auto saysSecret = [&](const QModelIndex &index) {
        for (int role = 0; role < IsDetailAvailableRole + 10; ++role) {
            if (index.data(role).toString().contains(u"correct-horse"_s))
                return true;
        }
        return false;
    };
    QVERIFY(!saysSecret(cell) && !saysSecret(field) && !saysSecret(group) && !saysSecret(value(group)));
    QVERIFY(group.data(JsonRole).toString().contains(u"endpoint"_s));

    QSignalSpy changes(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.model.setRevealed(field, true);
    QCOMPARE(changes.count(), 1);
    QVERIFY(fixture.model.isRevealed(field));
    QCOMPARE(cell.data().toString(), u"correct-horse"_s);
    QCOMPARE(cell.data(RawValueRole).toString(), u"correct-horse"_s);
    QCOMPARE(cell.data(PresenceRole).value<Presence>(), Presence::Value);
    QVERIFY(cell.data(IsSecretRole).toBool());
    QVERIFY(!saysSecret(group)); // a subtree is copied without
    // The same session, refreshed: still shown. Another one: hidden again, and here as well when it comes back.
    fixture.show(arenaSession());
    QCOMPARE(cell.data().toString(), u"correct-horse"_s);
    fixture.show(with(arenaSession(), {u"streamId"_s}, u"st-another"_s));
    QCOMPARE(value(findText(fixture.model, u"Passphrase"_s)).data().toString(), u"withheld"_s);
    fixture.show(arenaSession());
    QCOMPARE(value(findText(fixture.model, u"Passphrase"_s)).data().toString(), u"withheld"_s);
}

void TestFieldTreeModel::secretsAreWithheldWhereverTheyStand()
{
    Fixture fixture(FieldSection::Other);
    fixture.show(with(arenaSession(), {u"later"_s},
                      QJsonArray{QJsonObject{{u"passphrase"_s, QJsonObject{{u"is"_s, u"correct-horse"_s}}}}}));
    QCOMPARE(printedTree(fixture.model), u"later | 1\n  [0] | 1\n    passphrase | withheld"_s);
    const QModelIndex later = fixture.model.index(0, 0);
    QVERIFY(!later.data(JsonRole).toString().contains(u"correct-horse"_s));
    QVERIFY(!later.data(RawValueRole).toString().contains(u"correct-horse"_s));
}

void TestFieldTreeModel::secretsTakenOutOfAFileAreWithheldNotAbsent()
{
    Fixture fixture(FieldSection::Channel);
    fixture.show(with(arenaSession(), {u"channel"_s, u"srt"_s, u"passphrase"_s}, QJsonValue::Undefined),
                 {u"/response/streamSession/channel/srt/passphrase"_s});
    const QModelIndex field = findText(fixture.model, u"Passphrase"_s);
    QCOMPARE(value(field).data().toString(), u"withheld"_s);
    QVERIFY(!fixture.model.isRevealable(field));
    fixture.model.setRevealed(field, true);
    QCOMPARE(value(field).data().toString(), u"withheld"_s);
}

void TestFieldTreeModel::aSameShapedDocumentUpdatesRowsInPlace()
{
    Fixture fixture(FieldSection::Ingest);
    fixture.show(arenaSession());
    const QPersistentModelIndex bitrate = value(findText(fixture.model, u"Target bitrate"_s));
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.show(arenaSession());
    QCOMPARE(changes.count(), 0);
    const QStringList track{u"ingestConfigurations"_s, u"videoConfigurations"_s, u"0"_s};
    const auto changed = with(arenaSession(), track + QStringList{u"targetBitrate"_s}, 4500000);
    fixture.show(changed);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(bitrate.data().toString(), u"4.5 Mb/s"_s);
    // A track's name is its group's text.
    fixture.show(with(changed, track + QStringList{u"track"_s}, u"Main"_s));
    QCOMPARE(changes.count(), 2);
    QCOMPARE(fixture.model.index(0, 1).data().toString(), u"Main"_s);
    // A value that cannot be read any more is another row in looks alone.
    fixture.show(with(changed, track + QStringList{u"targetBitrate"_s}, u"fast"_s));
    QCOMPARE(bitrate.data(SeverityRole).value<Severity>(), Severity::Warning);
    QCOMPARE(resets.count(), 0);
}

void TestFieldTreeModel::anotherShapeResets()
{
    Fixture fixture(FieldSection::Channel);
    fixture.show(arenaSession());
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.show(with(arenaSession(), {u"channel"_s, u"aNewMember"_s}, 1));
    QCOMPARE(resets.count(), 1);
    QVERIFY(findText(fixture.model, u"aNewMember"_s).isValid());
}

void TestFieldTreeModel::whatNoOtherSectionShowsIsInOther()
{
    Fixture fixture(FieldSection::Other);
    auto document = with(arenaSession(), {u"verdict"_s}, u"fine"_s);
    document = with(document, {u"startTime"_s}, u"soon"_s);
    document = with(document, {u"truncatedEvents"_s, u"3"_s, u"limit"_s}, 8500000);
    document = with(document, {u"truncatedEvents"_s, u"4"_s}, u"odd"_s);
    document.insert(u"ResponseMetadata"_s, QJsonObject{{u"RetryAttempts"_s, 0}});
    fixture.show(document);
    QCOMPARE(printedTree(fixture.model), uR"(Started | soon
verdict | fine
Event 4 of 7 | Ingest Bitrate
  Name | Ingest Bitrate
  Type | IVS Limit Breach
  Time | 2026-11-24T03:01:27Z
  Code | absent
  limit | 8500000
Event 5 of 7 | odd
ResponseMetadata | 1
  RetryAttempts | 0)"_s);
    QCOMPARE(fixture.model.index(0, 1).data(SeverityRole).value<Severity>(), Severity::Warning);
    QCOMPARE(findText(fixture.model, u"limit"_s).data(PathRole).toString(),
             u"streamSession.truncatedEvents[3].limit"_s);
    QCOMPARE(findText(fixture.model, u"RetryAttempts"_s).data(PointerRole).toString(),
             u"/ResponseMetadata/RetryAttempts"_s);
    QVERIFY(!fixture.model.isSectionAbsent());
}

void TestFieldTreeModel::hostileDocumentsAreShown_data()
{
    QTest::addColumn<QJsonValue>("content");
    QTest::addColumn<int>("rows");

    QJsonValue deep = 1;
    for (int i = 0; i < 490; ++i)
        deep = QJsonArray{QJsonObject{{u"a"_s, deep}}};
    QTest::newRow("nested 980 levels") << deep << 980;

    QJsonObject wide;
    for (int i = 0; i < 100000; ++i)
        wide.insert(u"m%1"_s.arg(i), i);
    QTest::newRow("100,000 members") << QJsonValue(wide) << 100000;

    QJsonArray plain;
    for (int i = 0; i < 100000; ++i)
        plain.append(i);
    QTest::newRow("100,000 plain values") << QJsonValue(plain) << 0;
    QTest::newRow("a megabyte of text") << QJsonValue(QString(1 << 20, u'x')) << 0;
}

void TestFieldTreeModel::hostileDocumentsAreShown()
{
    QFETCH(QJsonValue, content);
    QFETCH(int, rows);
    // Without the tester, which asks every row for everything.
    FieldTreeModel model(FieldSection::Other, &FieldCatalogue::builtIn());
    QElapsedTimer timer;
    timer.start();
    model.setDocument(with(arenaSession(), {u"content"_s}, content), {});
    model.setDocument(with(arenaSession(), {u"content"_s}, content), {});
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(model.index(0, 1).data().toString().size() < 600);
    QVERIFY(model.index(0, 1).data(Qt::ToolTipRole).toString().size() < 5000);
    int count = 0;
    QModelIndex index = model.index(0, 0);
    for (; model.rowCount(index) > 0; index = model.index(model.rowCount(index) - 1, 0, index))
        count += model.rowCount(index);
    QCOMPARE(count, rows);
    QVERIFY(index.data(PointerRole).toString().startsWith(u"/streamSession/content"_s));
}

QTEST_GUILESS_MAIN(TestFieldTreeModel)
#include "tst_fieldtreemodel.moc"
