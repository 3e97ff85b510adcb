// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filewatch.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Session::DiskFileWatch;

// Each way in which editors and the AWS CLI change the shared files.
class TestFileWatch : public QObject
{
    Q_OBJECT

private:
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aFileWrittenInPlaceIsTold()
    {
        const QTemporaryDir home;
        write(home.filePath(u"config"_s), "[default]\n");
        DiskFileWatch watch;
        watch.setFiles({home.filePath(u"config"_s)});
        const QSignalSpy changed(&watch, &DiskFileWatch::changed);
        write(home.filePath(u"config"_s), "[default]\nregion = eu-west-1\n");
        QTRY_COMPARE(changed.size(), 1);
    }

    void aFileReplacedByRenamingIsToldEachTime()
    {
        const QTemporaryDir home;
        const QString config = home.filePath(u"config"_s);
        write(config, "[default]\n");
        DiskFileWatch watch;
        watch.setFiles({config});
        const QSignalSpy changed(&watch, &DiskFileWatch::changed);
        for (int round = 1; round <= 3; ++round) {
            write(home.filePath(u"new"_s), "[default]\nmax_attempts = " + QByteArray::number(round) + '\n');
            QVERIFY(QFile::remove(config));
            QVERIFY(QFile::rename(home.filePath(u"new"_s), config));
            QTRY_COMPARE(changed.size(), round);
        }
        // And in place after that: the watch is on the new file.
        write(config, "[profile other]\n");
        QTRY_COMPARE(changed.size(), 4);
    }

    void aFileThatAppearsInAFolderThatWasNotThereIsTold()
    {
        const QTemporaryDir home;
        DiskFileWatch watch;
        watch.setFiles({home.filePath(u".aws/config"_s)});
        const QSignalSpy changed(&watch, &DiskFileWatch::changed);
        QVERIFY(QDir(home.path()).mkdir(u".aws"_s));
        write(home.filePath(u".aws/config"_s), "[default]\n");
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(QFile::remove(home.filePath(u".aws/config"_s)));
        QTRY_COMPARE(changed.size(), 2);
    }

    void otherFilesOfTheFolderAndTheSameContentsAreNot()
    {
        const QTemporaryDir home;
        const QString config = home.filePath(u"config"_s);
        write(config, "[default]\n");
        DiskFileWatch watch;
        watch.setFiles({config});
        const QSignalSpy changed(&watch, &DiskFileWatch::changed);
        // A second watch tells when the time of telling is over.
        DiskFileWatch witness;
        witness.setFiles({home.filePath(u"unrelated"_s)});
        const QSignalSpy witnessed(&witness, &DiskFileWatch::changed);
        write(config, "[default]\n");
        write(home.filePath(u"unrelated"_s), "x");
        QTRY_COMPARE(witnessed.size(), 1);
        QCOMPARE(changed.size(), 0);
        write(config, "[default]\noutput = json\n");
        QTRY_COMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestFileWatch)
#include "tst_filewatch.moc"
