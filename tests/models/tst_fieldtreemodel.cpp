// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldtreefixture.h"
#include "models/roles.h"

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
using Testing::value;
using Testing::with;
using Fixture = Testing::FieldTreeFixture;

Q_DECLARE_METATYPE(FieldSection)

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
