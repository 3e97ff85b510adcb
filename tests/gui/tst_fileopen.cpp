// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include <QApplication>
#include <QFile>
#include <QFileOpenEvent>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// A file that the system asks the program to open, as macOS does.
class TestFileOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFileIsShown_data()
    {
        QTest::addColumn<bool>("isEarly");
        QTest::newRow("before there is a window") << true;
        QTest::newRow("while the window is there") << false;
    }
    void theFileIsShown()
    {
        QFETCH(bool, isEarly);
        const QTemporaryDir folder;
        const QString session = folder.filePath(u"session.json"_s);
        QFile file(session);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"streamSession": {"streamId": "st-1AbCdEfGhIjKlMnOpQrStUv",
                       "channel": {"arn": "arn:aws:ivs:us-west-2:123456789012:channel/AbCdEfGhIjKl"},
                       "startTime": "2026-11-20T10:00:00Z", "endTime": "2026-11-20T11:00:00Z"}})");
        file.close();

        App::Options options;
        options.demo = true;
        options.renderFile = folder.filePath(u"picture.png"_s);
        options.exportFile = folder.filePath(u"export.json"_s);
        App::Application application(qApp, options);
        QFileOpenEvent event(session);
        if (isEarly)
            QVERIFY(QCoreApplication::sendEvent(qApp, &event));
        application.start();
        if (!isEarly)
            QVERIFY(QCoreApplication::sendEvent(qApp, &event));
        QCOMPARE(QApplication::exec(), 0);

        QFile exported(options.exportFile);
        QVERIFY(exported.open(QIODevice::ReadOnly));
        QVERIFY(exported.readAll().contains("st-1AbCdEfGhIjKlMnOpQrStUv"));
    }
};

QTEST_MAIN(TestFileOpen)
#include "tst_fileopen.moc"
