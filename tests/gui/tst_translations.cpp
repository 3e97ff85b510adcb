// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

// Which of the files of translations beside the program are taken.
class TestTranslations : public QObject
{
    Q_OBJECT

private:
    // A translation of one text, as a package would lay it down.
    static void write(const QString &folder, const QString &language, const QString &one, const QString &many)
    {
        const QDir place(folder);
        QVERIFY(place.mkpath(u"."_s));
        const QString source = place.filePath(u"streamloupe_%1.ts"_s.arg(language));
        QFile file(source);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QString text
            = uR"(<!DOCTYPE TS><TS version="2.1" language="%1"><context><name>C</name><message numerus="yes">
<source>%n thing(s)</source><translation><numerusform>%2</numerusform><numerusform>%3</numerusform></translation>
</message></context></TS>)"_s.arg(language, one, many);
        file.write(text.toUtf8());
        file.close();
        QCOMPARE(QProcess::execute(QStringLiteral(STREAMLOUPE_LRELEASE), {u"-silent"_s, source}), 0);
    }

    static QString things(int count) { return QCoreApplication::translate("C", "%n thing(s)", nullptr, count); }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void cleanup() { qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>()); }

    void theLanguageOfTheLocaleIsFoundInEverySystemsTree_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("Linux") << u"share/streamloupe/translations"_s;
        QTest::newRow("Windows") << u"bin/translations"_s;
        QTest::newRow("macOS") << u"Resources/translations"_s;
    }
    void theLanguageOfTheLocaleIsFoundInEverySystemsTree()
    {
        QFETCH(QString, folder);
        const QTemporaryDir tree;
        QVERIFY(QDir(tree.path()).mkpath(u"bin"_s));
        write(tree.filePath(folder), u"de"_s, u"%n Ding"_s, u"%n Dinge"_s);
        write(tree.filePath(folder), u"en"_s, u"%n thing"_s, u"%n things"_s);
        QCOMPARE(App::installTranslations(QCoreApplication::instance(), QLocale(u"de_AT"_s), tree.filePath(u"bin"_s)),
                 u"de"_s);
        QCOMPARE(things(1), u"1 Ding"_s);
        QCOMPARE(things(2), u"2 Dinge"_s);
    }

    void withoutATranslationItIsEnglishWithItsPlurals_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("another language") << QLocale(u"fi_FI"_s);
        QTest::newRow("C") << QLocale::c();
    }
    void withoutATranslationItIsEnglishWithItsPlurals()
    {
        QFETCH(QLocale, locale);
        const QTemporaryDir tree;
        QVERIFY(QDir(tree.path()).mkpath(u"bin"_s));
        write(tree.filePath(u"share/streamloupe/translations"_s), u"en"_s, u"%n thing"_s, u"%n things"_s);
        QCOMPARE(App::installTranslations(QCoreApplication::instance(), locale, tree.filePath(u"bin"_s)), u"en"_s);
        QCOMPARE(things(1), u"1 thing"_s);
        QCOMPARE(things(2), u"2 things"_s);
    }

    void withoutFilesTheTextsOfTheSourcesStay()
    {
        const QTemporaryDir tree;
        QCOMPARE(App::installTranslations(QCoreApplication::instance(), QLocale(u"de_DE"_s), tree.filePath(u"bin"_s)),
                 QString());
        QCOMPARE(things(2), u"2 thing(s)"_s);
    }

    void theBuildHasTheEnglishOne()
    {
        QCOMPARE(App::installTranslations(QCoreApplication::instance(), QLocale(u"en_GB"_s),
                                          QStringLiteral(STREAMLOUPE_PROGRAM_FOLDER)),
                 u"en"_s);
        QCOMPARE(QCoreApplication::translate("Widgets::JsonView", "%n match(es)", nullptr, 1), u"1 match"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
