// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/programlookup.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using Platform = Aws::Environment::Platform;

namespace {

Aws::Environment windows(const QString &pathExt = {})
{
    return {.variables = {{u"PATH"_s, uR"(C:\first;;"C:\with; blank"\;D:\last\)"_s},
                          {u"PATHEXT"_s, pathExt},
                          {u"COMSPEC"_s, uR"(C:\Windows\cmd.exe)"_s}},
            .platform = Platform::Windows};
}

// On a machine that has `files` and no others, as Windows compares their names.
Base::Result<Aws::Program> lookUp(const QStringList &words, const Aws::Environment &environment,
                                  const QStringList &files)
{
    return Aws::programOf(words, environment,
                          [&files](const QString &path) { return files.contains(path, Qt::CaseInsensitive); });
}

} // namespace

class TestProgramLookup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void unixFindsItByItself();
    void aProgramIsFoundByPathAndExtensions_data();
    void aProgramIsFoundByPathAndExtensions();
    void argumentsStayAWordEach();
    void aBatchFileIsHandedToTheShell_data();
    void aBatchFileIsHandedToTheShell();
    void aBatchFileIsNotGivenWhatTheShellWouldChange_data();
    void aBatchFileIsNotGivenWhatTheShellWouldChange();
};

void TestProgramLookup::unixFindsItByItself()
{
    const auto program = Aws::programOf({u"tool.cmd"_s, u"%a%"_s}, {.variables = {{u"PATH"_s, u"/bin"_s}}},
                                        [](const QString &) { return true; });
    QCOMPARE(*program, (Aws::Program{.file = u"tool.cmd"_s, .arguments = {u"%a%"_s}}));
}

void TestProgramLookup::aProgramIsFoundByPathAndExtensions_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pathExt");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("found");
    const QString usual = u".COM;.EXE;.BAT;.CMD;.VBS;.JS"_s;
    QTest::newRow("the first folder") << u"tool"_s << usual
                                      << QStringList{uR"(C:\first\tool.exe)"_s, uR"(D:\last\tool.exe)"_s}
                                      << uR"(C:\first\tool.EXE)"_s;
    QTest::newRow("a later folder") << u"tool"_s << usual << QStringList{uR"(D:\last\tool.exe)"_s}
                                    << uR"(D:\last\tool.EXE)"_s;
    QTest::newRow("the folder comes before the extension")
        << u"tool"_s << usual << QStringList{uR"(D:\last\tool.com)"_s, uR"(C:\first\tool.exe)"_s}
        << uR"(C:\first\tool.EXE)"_s;
    QTest::newRow("the order of PATHEXT")
        << u"tool"_s << u".exe;.com"_s << QStringList{uR"(C:\first\tool.com)"_s, uR"(C:\first\tool.exe)"_s}
        << uR"(C:\first\tool.exe)"_s;
    QTest::newRow("no PATHEXT") << u"tool"_s << QString() << QStringList{uR"(C:\first\tool.exe)"_s}
                                << uR"(C:\first\tool.EXE)"_s;
    QTest::newRow("its own extension") << u"tool.Exe"_s << usual << QStringList{uR"(C:\first\tool.exe)"_s}
                                       << uR"(C:\first\tool.Exe)"_s;
    QTest::newRow("a dot that is no extension")
        << u"tool-1.2"_s << usual << QStringList{uR"(C:\first\tool-1.2.exe)"_s} << uR"(C:\first\tool-1.2.EXE)"_s;
    QTest::newRow("a path") << uR"(C:\own\tool)"_s << usual << QStringList{uR"(C:\own\tool.exe)"_s}
                            << uR"(C:\own\tool.EXE)"_s;
    QTest::newRow("a path is not looked for in PATH")
        << uR"(own\tool)"_s << usual << QStringList{uR"(C:\first\own\tool.exe)"_s} << uR"(own\tool)"_s;
    QTest::newRow("not the current folder") << u"tool"_s << usual << QStringList{u"tool.exe"_s} << u"tool"_s;
    QTest::newRow("what no process is made of")
        << u"tool"_s << usual << QStringList{uR"(C:\first\tool.vbs)"_s} << u"tool"_s;
    QTest::newRow("not there") << u"tool"_s << usual << QStringList{} << u"tool"_s;
}

void TestProgramLookup::aProgramIsFoundByPathAndExtensions()
{
    QFETCH(QString, name);
    QFETCH(QString, pathExt);
    QFETCH(QStringList, files);
    const auto program = lookUp({name, u"x"_s}, windows(pathExt), files);
    QVERIFY(program);
    QTEST(program->file, "found");
    QCOMPARE(program->arguments, QStringList{u"x"_s});
}

void TestProgramLookup::argumentsStayAWordEach()
{
    const QStringList arguments{u"a b"_s, u"%c%"_s, u"\""_s, QString()};
    const auto program = lookUp(QStringList{u"tool"_s} + arguments, windows(), {uR"(C:\first\tool.exe)"_s});
    QCOMPARE(program->arguments, arguments);
    QVERIFY(program->nativeArguments.isEmpty());
}

void TestProgramLookup::aBatchFileIsHandedToTheShell_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::newRow("cmd") << QStringList{u"tool"_s} << uR"(C:\first\tool.CMD)"_s
                         << uR"(/d /v:off /s /c ""C:\first\tool.CMD"")"_s;
    QTest::newRow("bat, with words") << QStringList{u"tool"_s, u"a b"_s, u"&calc"_s, QString()}
                                     << uR"(C:\first\tool.bat)"_s
                                     << uR"(/d /v:off /s /c ""C:\first\tool.BAT" "a b" "&calc" """)"_s;
    QTest::newRow("by its path") << QStringList{uR"(C:\My Tools\tool.cmd)"_s, u"x"_s} << uR"(C:\My Tools\tool.cmd)"_s
                                 << uR"(/d /v:off /s /c ""C:\My Tools\tool.cmd" "x"")"_s;
}

void TestProgramLookup::aBatchFileIsHandedToTheShell()
{
    QFETCH(QStringList, words);
    QFETCH(QString, file);
    auto environment = windows();
    auto program = lookUp(words, environment, {file});
    QVERIFY(program);
    QCOMPARE(program->file, uR"(C:\Windows\cmd.exe)"_s);
    QVERIFY(program->arguments.isEmpty());
    QTEST(program->nativeArguments, "line");

    environment.variables.remove(u"COMSPEC"_s);
    QCOMPARE(lookUp(words, environment, {file})->file, u"cmd.exe"_s);
}

void TestProgramLookup::aBatchFileIsNotGivenWhatTheShellWouldChange_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("quote") << u"a\" & calc & \""_s;
    QTest::newRow("variable") << u"%PATH%"_s;
    QTest::newRow("line feed") << u"a\nb"_s;
    QTest::newRow("carriage return") << u"a\rb"_s;
    QTest::newRow("null") << QString(QChar());
}

void TestProgramLookup::aBatchFileIsNotGivenWhatTheShellWouldChange()
{
    QFETCH(QString, word);
    const auto program = lookUp({u"tool"_s, word}, windows(), {uR"(C:\first\tool.cmd)"_s});
    QVERIFY(!program);
    QCOMPARE(program.error().kind, Base::Error::Kind::Configuration);
    QVERIFY(program.error().message.contains(uR"(C:\first\tool.CMD)"_s));
    QVERIFY(!program.error().message.contains(word));
}

QTEST_APPLESS_MAIN(TestProgramLookup)

#include "tst_programlookup.moc"
