// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private:
    static App::Options optionsOf(const QStringList &arguments)
    {
        const auto parsed = App::parseOptions(arguments);
        const auto *options = std::get_if<App::Options>(&parsed);
        return options ? *options : App::Options();
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyOptionArrives()
    {
        const auto options
            = optionsOf({u"--demo"_s, u"--profile"_s, u"ops"_s, u"--region"_s, u"eu-west-1"_s, u"--endpoint-url"_s,
                         u"http://127.0.0.1:1"_s, u"--ca-bundle"_s, u"ca.pem"_s, u"--dark"_s, u"--render"_s, u"a.png"_s,
                         u"--export"_s, u"a.json"_s, u"--size"_s, u"1024x700"_s, u"file.json"_s});
        QVERIFY(options.demo);
        QVERIFY(options.dark);
        QCOMPARE(options.profile, u"ops"_s);
        QCOMPARE(options.region, u"eu-west-1"_s);
        QCOMPARE(options.endpointUrl, u"http://127.0.0.1:1"_s);
        QCOMPARE(options.caBundle, u"ca.pem"_s);
        QCOMPARE(options.renderFile, u"a.png"_s);
        QCOMPARE(options.exportFile, u"a.json"_s);
        QCOMPARE(options.size, QSize(1024, 700));
        QCOMPARE(options.file, u"file.json"_s);
    }

    void helpAndVersionNeedNoWindow_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("words");
        QTest::newRow("help") << u"--help"_s << u"--demo"_s;
        QTest::newRow("version") << u"--version"_s << u"streamloupe "_s;
    }
    void helpAndVersionNeedNoWindow()
    {
        QFETCH(QString, option);
        QFETCH(QString, words);
        const auto parsed = App::parseOptions({option});
        const auto *notice = std::get_if<App::Notice>(&parsed);
        QVERIFY(notice);
        QCOMPARE(notice->exitCode, 0);
        QVERIFY(notice->text.contains(words));
    }

    void whatIsWrongIsAUsageError_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s};
        QTest::newRow("export without render") << QStringList{u"--export"_s, u"a.json"_s};
        QTest::newRow("size without a number") << QStringList{u"--size"_s, u"large"_s};
        QTest::newRow("size of nothing") << QStringList{u"--size"_s, u"0x0"_s};
        QTest::newRow("two files") << QStringList{u"a.json"_s, u"b.json"_s};
    }
    void whatIsWrongIsAUsageError()
    {
        QFETCH(QStringList, arguments);
        const auto parsed = App::parseOptions(arguments);
        const auto *notice = std::get_if<App::Notice>(&parsed);
        QVERIFY(notice);
        QCOMPARE(notice->exitCode, 252);
        QVERIFY(!notice->text.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
