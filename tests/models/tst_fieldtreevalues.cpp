// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a FieldTreeModel says of a value: units, roles, tool tips, and nothing of a secret.

#include "models/fieldtreefixture.h"
#include "models/roles.h"

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

class TestFieldTreeValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

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
};

void TestFieldTreeValues::valuesHaveUnits_data()
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

void TestFieldTreeValues::valuesHaveUnits()
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

void TestFieldTreeValues::aValueOfAnotherTypeIsShownAsReceivedWithAWarning()
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

void TestFieldTreeValues::addressesLeadBackToTheDocument()
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

void TestFieldTreeValues::roleOfRow()
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

void TestFieldTreeValues::toolTipsTellTheRawValueAndTheMeaning()
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

void TestFieldTreeValues::nothingReceivedIsTakenForMarkup()
{
    Fixture fixture(FieldSection::Channel);
    fixture.show(with(arenaSession(), {u"channel"_s, u"name"_s}, u"<img src=\"http://x\"><b>"_s));
    const QString tip = value(findText(fixture.model, u"Name"_s)).data(Qt::ToolTipRole).toString();
    QVERIFY2(!tip.contains(u"<img"_s) && tip.contains(u"&lt;img"_s), qPrintable(tip));
}

void TestFieldTreeValues::secretsAreWithheldUntilAskedFor()
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

void TestFieldTreeValues::secretsAreWithheldWhereverTheyStand()
{
    Fixture fixture(FieldSection::Other);
    fixture.show(with(arenaSession(), {u"later"_s},
                      QJsonArray{QJsonObject{{u"passphrase"_s, QJsonObject{{u"is"_s, u"correct-horse"_s}}}}}));
    QCOMPARE(printedTree(fixture.model), u"later | 1\n  [0] | 1\n    passphrase | withheld"_s);
    const QModelIndex later = fixture.model.index(0, 0);
    QVERIFY(!later.data(JsonRole).toString().contains(u"correct-horse"_s));
    QVERIFY(!later.data(RawValueRole).toString().contains(u"correct-horse"_s));
}

void TestFieldTreeValues::secretsTakenOutOfAFileAreWithheldNotAbsent()
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

QTEST_GUILESS_MAIN(TestFieldTreeValues)
#include "tst_fieldtreevalues.moc"
