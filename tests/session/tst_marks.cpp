// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/marks.h"

#include "base/json.h"
#include "session/currentsession.h"
#include "session/marknotes.h"
#include "session/markstore.h"
#include "session/sessionfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Session::Mark;
using Session::Marks;
using Session::MarkStore;

class TestMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aStoreKeepsWhatItIsGiven();
    void marksOfOneSessionAreNotAnothers();
    void twoWindowsSeeEachOthersMarks();
    void aBrokenStoreIsMovedAsideAndNotLost_data();
    void aBrokenStoreIsMovedAsideAndNotLost();
    void aStoreOfALaterVersionIsLeftAlone();
    void aStoreThatCannotBeOpenedIsAnErrorAndNoCrash();
    void notesReadAndWriteBackWhatTheyDoNotKnow();
    void marksOfASessionWithoutAFileLiveInTheStore();
    void aDeletedMarkComesBack();
    void marksOfAFileAreKeptInIt();
    void marksSurviveExportOpenExport();
    void anotherWindowsNotesInTheFileStay();
    void aFileThatHoldsAnotherSessionByNowIsLeftAlone();
    void marksOfTheApisOwnDocumentLiveInTheStore();
    void theNearestMarkIsTheOneThatIsMeant();
};

namespace {

QDateTime at(int seconds)
{
    return QDateTime({2026, 11, 24}, {3, 0}, Qt::UTC).addSecs(seconds);
}

QDateTime standingNow()
{
    return at(1000);
}

Mark mark(const QString &id, int seconds, const QString &text = {})
{
    return {.id = id, .time = at(seconds), .text = text, .createdAt = at(900)};
}

const QString arn = u"arn:aws:ivs:eu-west-1:111122223333:channel/abcdABCDefgh"_s;
const QString streamId = u"st-1F4kVx9QmT2bZr7LwCe8YdN"_s;

Session::SessionRecord recordOf(const QString &id = streamId)
{
    const QJsonObject response{{u"streamSession"_s, QJsonObject{{u"streamId"_s, id},
                                                                {u"startTime"_s, u"2026-11-24T02:41:08Z"_s},
                                                                {u"truncatedEvents"_s, QJsonArray()}}}};
    return *Session::makeRecord(response, {.region = u"eu-west-1"_s, .channelArn = arn, .streamId = id}, at(900));
}

struct Fixture
{
    QTemporaryDir directory;
    MarkStore store{directory.filePath(u"data/marks.sqlite"_s)};
    Session::CurrentSession current{standingNow};
    Marks marks{&current, &store, standingNow};

    QString path(const QString &name) const { return directory.filePath(name); }
};

void writeFile(const QString &fileName, const QByteArray &bytes)
{
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray bytesOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Exports the session that is shown, and shows the file.
void exportAndOpen(Fixture &f, const QString &name)
{
    QVERIFY(Session::File::write(*f.current.record(), f.path(name), Session::File::Overwrite::Allow));
    const auto opened = Session::File::read(f.path(name));
    QVERIFY(opened);
    f.current.show(*opened);
}

} // namespace

void TestMarks::aStoreKeepsWhatItIsGiven()
{
    const QTemporaryDir directory;
    const QString fileName = directory.filePath(u"a folder/marks.sqlite"_s);
    const Mark first = mark(u"a"_s, 10, u"it's \"5 %\"; DROP TABLE mark; grün"_s);
    const Mark second{.id = u"b"_s, .time = at(5).addMSecs(7), .text = QString(), .createdAt = at(900)};
    {
        MarkStore store(fileName);
        QVERIFY(store.put(arn, streamId, first));
        QVERIFY(store.put(arn, streamId, second));
    }
    MarkStore store(fileName);
    auto marks = store.marks(arn, streamId);
    QVERIFY(marks);
    QCOMPARE(*marks, (QList{second, first})); // by time
    Mark changed = first;
    changed.text = u"another"_s;
    QVERIFY(store.put(arn, streamId, changed));
    QVERIFY(store.remove(u"b"_s));
    QCOMPARE(*store.marks(arn, streamId), QList{changed});
    QVERIFY(store.movedTo().isEmpty());
}

void TestMarks::marksOfOneSessionAreNotAnothers()
{
    const QTemporaryDir directory;
    MarkStore store(directory.filePath(u"marks.sqlite"_s));
    QVERIFY(store.put(arn, streamId, mark(u"a"_s, 1)));
    QVERIFY(store.put(arn, u"st-another"_s, mark(u"b"_s, 2)));
    QVERIFY(store.put(u"arn:other"_s, streamId, mark(u"c"_s, 3)));
    QCOMPARE(*store.marks(arn, streamId), QList{mark(u"a"_s, 1, u""_s)});
}

void TestMarks::twoWindowsSeeEachOthersMarks()
{
    const QTemporaryDir directory;
    MarkStore one(directory.filePath(u"marks.sqlite"_s));
    MarkStore other(directory.filePath(u"marks.sqlite"_s));
    QVERIFY(one.put(arn, streamId, mark(u"a"_s, 1)));
    QVERIFY(other.put(arn, streamId, mark(u"b"_s, 2)));
    QCOMPARE(one.marks(arn, streamId)->size(), 2);
    QVERIFY(one.remove(u"b"_s));
    QCOMPARE(other.marks(arn, streamId)->size(), 1);
}

void TestMarks::aBrokenStoreIsMovedAsideAndNotLost_data()
{
    QTest::addColumn<QByteArray>("content");

    QTest::newRow("text") << QByteArray(5000, 'x');
    QTest::newRow("cut within its head") << QByteArray("SQLite format 3\0", 16) + QByteArray(40, '\xff');
}

void TestMarks::aBrokenStoreIsMovedAsideAndNotLost()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir directory;
    const QString fileName = directory.filePath(u"marks.sqlite"_s);
    writeFile(fileName, content);

    MarkStore store(fileName);
    QVERIFY(store.put(arn, streamId, mark(u"a"_s, 1)));
    QCOMPARE(store.marks(arn, streamId)->size(), 1);
    QCOMPARE(store.movedTo(), fileName + u".broken"_s);
    QCOMPARE(bytesOf(store.movedTo()), content);
}

void TestMarks::aStoreOfALaterVersionIsLeftAlone()
{
    const QTemporaryDir directory;
    const QString fileName = directory.filePath(u"marks.sqlite"_s);
    {
        MarkStore store(fileName);
        QVERIFY(store.put(arn, streamId, mark(u"a"_s, 1)));
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"later"_s);
        database.setDatabaseName(fileName);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"PRAGMA user_version = 99"_s));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"later"_s);
    const QByteArray before = bytesOf(fileName);

    MarkStore store(fileName);
    const auto marks = store.marks(arn, streamId);
    QVERIFY(!marks);
    QCOMPARE(marks.error().kind, Base::Error::Kind::File);
    QVERIFY(marks.error().message.contains(u"later version"_s));
    QVERIFY(!store.put(arn, streamId, mark(u"b"_s, 2)));
    QCOMPARE(bytesOf(fileName), before);
    QVERIFY(store.movedTo().isEmpty());
}

void TestMarks::aStoreThatCannotBeOpenedIsAnErrorAndNoCrash()
{
    const QTemporaryDir directory;
    MarkStore store(directory.path()); // a folder
    QVERIFY(!store.marks(arn, streamId));

    Session::CurrentSession current(standingNow);
    Marks marks(&current, &store, standingNow);
    QSignalSpy failed(&marks, &Marks::failed);
    current.show(recordOf());
    QVERIFY(marks.error());
    QVERIFY(marks.add(at(1)).isEmpty());
    QCOMPARE(failed.count(), 1);
    QVERIFY(marks.marks().isEmpty());
}

void TestMarks::notesReadAndWriteBackWhatTheyDoNotKnow()
{
    const QJsonObject known{
        {u"id"_s, u"a"_s}, {u"time"_s, u"2026-11-24T03:00:10Z"_s}, {u"text"_s, u"first"_s}, {u"colour"_s, u"red"_s}};
    const QJsonArray notes{u"a sentence"_s, known, QJsonObject{{u"id"_s, u"b"_s}, {u"time"_s, u"never"_s}}};
    QCOMPARE(Session::Notes::marksIn(notes).size(), 1);

    Mark changed = Session::Notes::marksIn(notes).first();
    changed.text = u"second"_s;
    const QJsonArray written = Session::Notes::notesWith(notes, {changed}).toArray();
    QCOMPARE(written.size(), 3);
    QCOMPARE(written.at(0), notes.at(0));
    QCOMPARE(written.at(2), notes.at(2));
    QCOMPARE(written.at(1).toObject().value(u"colour"_s).toString(), u"red"_s);
    QCOMPARE(written.at(1).toObject().value(u"text"_s).toString(), u"second"_s);

    QCOMPARE(Session::Notes::notesWith(notes, {}).toArray().size(), 2);
    QVERIFY(Session::Notes::notesWith(QJsonArray{known}, {}).isUndefined());
    QCOMPARE(Session::Notes::notesWith(QJsonObject{{u"x"_s, 1}}, {}).toArray().size(), 1);
}

void TestMarks::marksOfASessionWithoutAFileLiveInTheStore()
{
    Fixture f;
    QVERIFY(!f.marks.canMark());
    QVERIFY(f.marks.add(at(1)).isEmpty());
    f.current.show(recordOf());
    QVERIFY(f.marks.canMark());
    const QString id = f.marks.add(at(20), u"  encoder restarted \n"_s);
    QVERIFY(!id.isEmpty());
    QVERIFY(!f.marks.add(at(10)).isEmpty());
    QCOMPARE(f.marks.marks().size(), 2);
    QCOMPARE(f.marks.marks().first().time, at(10));
    QCOMPARE(f.marks.find(id)->text, u"encoder restarted"_s);
    QCOMPARE(f.marks.find(id)->createdAt, standingNow());

    f.current.show(recordOf(u"st-another"_s));
    QVERIFY(f.marks.marks().isEmpty());
    f.current.show(recordOf());
    QCOMPARE(f.marks.marks().size(), 2);
    QVERIFY(f.marks.setText(id, u"it was the cable"_s));
    QCOMPARE(f.store.marks(arn, streamId)->last().text, u"it was the cable"_s);
}

void TestMarks::aDeletedMarkComesBack()
{
    Fixture f;
    f.current.show(recordOf());
    const QString id = f.marks.add(at(20), u"a note"_s);
    const QList<Mark> before = f.marks.marks();
    QVERIFY(!f.marks.canUndo());
    QVERIFY(f.marks.remove(id));
    QVERIFY(f.marks.marks().isEmpty());
    QVERIFY(f.marks.canUndo());
    QVERIFY(f.marks.undoRemove());
    QCOMPARE(f.marks.marks(), before);
    QVERIFY(!f.marks.canUndo());
    QVERIFY(!f.marks.remove(u"none"_s));
}

void TestMarks::marksOfAFileAreKeptInIt()
{
    Fixture f;
    f.current.show(recordOf());
    exportAndOpen(f, u"a.streamloupe.json"_s);
    QVERIFY(f.marks.isInFile());
    const QByteArray before = bytesOf(f.path(u"a.streamloupe.json"_s));
    const QString id = f.marks.add(at(20), u"kept in the file"_s);
    QVERIFY(!id.isEmpty());
    QVERIFY(f.store.marks(arn, streamId)->isEmpty());

    const auto read = Session::File::read(f.path(u"a.streamloupe.json"_s));
    QVERIFY(read);
    QCOMPARE(Session::Notes::marksIn(read->envelope.value(u"notes"_s)), f.marks.marks());
    QVERIFY(f.marks.remove(id));
    QCOMPARE(bytesOf(f.path(u"a.streamloupe.json"_s)), before);
}

void TestMarks::marksSurviveExportOpenExport()
{
    Fixture f;
    f.current.show(recordOf());
    QVERIFY(!f.marks.add(at(20), u"on the way"_s).isEmpty());
    const QList<Mark> marks = f.marks.marks();
    exportAndOpen(f, u"a.streamloupe.json"_s);
    QCOMPARE(f.marks.marks(), marks);
    exportAndOpen(f, u"b.streamloupe.json"_s);
    QCOMPARE(f.marks.marks(), marks);
    QCOMPARE(bytesOf(f.path(u"b.streamloupe.json"_s)), bytesOf(f.path(u"a.streamloupe.json"_s)));
}

void TestMarks::anotherWindowsNotesInTheFileStay()
{
    Fixture f;
    f.current.show(recordOf());
    exportAndOpen(f, u"a.streamloupe.json"_s);
    Fixture other;
    other.current.show(*Session::File::read(f.path(u"a.streamloupe.json"_s)));
    QVERIFY(!other.marks.add(at(5), u"theirs"_s).isEmpty());
    QVERIFY(!f.marks.add(at(20), u"ours"_s).isEmpty());
    QCOMPARE(f.marks.marks().size(), 2);
}

void TestMarks::aFileThatHoldsAnotherSessionByNowIsLeftAlone()
{
    Fixture f;
    f.current.show(recordOf());
    exportAndOpen(f, u"a.streamloupe.json"_s);
    QVERIFY(Session::File::write(recordOf(u"st-another"_s), f.path(u"a.streamloupe.json"_s),
                                 Session::File::Overwrite::Allow));
    const QByteArray before = bytesOf(f.path(u"a.streamloupe.json"_s));
    QVERIFY(f.marks.add(at(20)).isEmpty());
    QVERIFY(f.marks.error());
    QCOMPARE(bytesOf(f.path(u"a.streamloupe.json"_s)), before);
}

void TestMarks::marksOfTheApisOwnDocumentLiveInTheStore()
{
    Fixture f;
    const QString fileName = f.path(u"bare.json"_s);
    writeFile(fileName, Session::File::toText(recordOf(), {.bare = true}));
    const QByteArray before = bytesOf(fileName);
    f.current.show(*Session::File::read(fileName));
    QVERIFY(f.marks.canMark());
    QVERIFY(!f.marks.isInFile());
    QVERIFY(!f.marks.add(at(20)).isEmpty());
    QCOMPARE(bytesOf(fileName), before);
}

void TestMarks::theNearestMarkIsTheOneThatIsMeant()
{
    Fixture f;
    f.current.show(recordOf());
    const QString first = f.marks.add(at(10));
    const QString second = f.marks.add(at(20));
    QCOMPARE(f.marks.nearest(at(13), 5)->id, first);
    QCOMPARE(f.marks.nearest(at(16), 5)->id, second);
    QVERIFY(!f.marks.nearest(at(30), 5));
}

QTEST_GUILESS_MAIN(TestMarks)
#include "tst_marks.moc"
