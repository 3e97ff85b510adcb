// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// The program as a whole process.
class TestProgram : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;

    int run(const QStringList &arguments, QByteArray *out = nullptr)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.startsWith(u"AWS_"_s))
                environment.remove(name);
        }
        environment.insert(u"HOME"_s, m_directory.path());
        environment.insert(u"XDG_CONFIG_HOME"_s, m_directory.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(STREAMLOUPE_PROGRAM), arguments);
        if (!process.waitForFinished(90'000))
            return -1;
        if (out)
            *out = process.readAllStandardOutput() + process.readAllStandardError();
        return process.exitCode();
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theDemoIsDrawnAndExported()
    {
        const QString image = m_directory.filePath(u"demo.png"_s);
        const QString file = m_directory.filePath(u"demo.json"_s);
        QCOMPARE(run({u"--demo"_s, u"--render"_s, image, u"--export"_s, file, u"--size"_s, u"1200x800"_s}), 0);
        QCOMPARE(QImage(image).size(), QSize(1200, 800));
        QFile exported(file);
        QVERIFY(exported.open(QIODevice::ReadOnly));
        const QJsonObject document = QJsonDocument::fromJson(exported.readAll()).object();
        QCOMPARE(document.value("format"_L1).toString(), u"streamloupe-session"_s);
        // The file is opened again, offline.
        const QString second = m_directory.filePath(u"file.png"_s);
        QCOMPARE(run({u"--demo"_s, u"--render"_s, second, file}), 0);
        QVERIFY(!QImage(second).isNull());
    }

    void aDrawingThatCannotBeMadeIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no such file") << QStringList{u"--demo"_s, u"no-such-file.json"_s};
        QTest::newRow("no such folder") << QStringList{u"--demo"_s};
        QTest::newRow("no credentials") << QStringList{u"--region"_s, u"eu-west-1"_s};
    }
    void aDrawingThatCannotBeMadeIsTold()
    {
        QFETCH(QStringList, arguments);
        const QString image = m_directory.filePath(arguments.size() > 1 ? u"x.png"_s : u"no/such/folder/x.png"_s);
        QByteArray out;
        QVERIFY(run(arguments + QStringList{u"--render"_s, image}, &out) > 0);
        QVERIFY(out.contains("not rendered"));
    }

    void theVersionNeedsNoDisplay()
    {
        QByteArray out;
        QCOMPARE(run({u"--version"_s}, &out), 0);
        QVERIFY(out.startsWith("streamloupe "));
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
