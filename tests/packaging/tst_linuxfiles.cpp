// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"
#include "cli/options.h"
#include "files/commandline.h"
#include "files/completions.h"
#include "files/manpage.h"
#include "files/svgdevice.h"
#include "sim/options.h"

#include <CLI/CLI.hpp>

#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

using Visit = std::function<void(const CLI::App &)>;
using WithCommandLine = void (*)(const Visit &);

// "--region" as a word of its own: "--region" in "--regions" does not count.
bool hasWord(const QString &text, const QString &word)
{
    const QString edge = u"[A-Za-z0-9-]"_s;
    const QRegularExpression pattern(u"(?<!%1)%2(?!%1)"_s.arg(edge, QRegularExpression::escape(word)));
    return text.contains(pattern);
}

} // namespace

// What a Linux desktop reads of the programs' command lines, and their icon.
class TestLinuxFiles : public QObject
{
    Q_OBJECT

private:
    static QString manPageOf(const Packaging::Command &program)
    {
        QFile prose(QStringLiteral(STREAMLOUPE_SOURCE_DIR "/packaging/linux/man/%1.1.in").arg(program.name));
        return prose.open(QIODevice::ReadOnly)
                   ? Packaging::manPage(program, QString::fromUtf8(prose.readAll()), u"1.2.3"_s)
                   : QString();
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyOptionOfEveryCommandIsDescribed_data()
    {
        QTest::addColumn<WithCommandLine>("withCommandLine");
        QTest::newRow("streamloupe") << &App::withCommandLine;
        QTest::newRow("streamloupe-cli") << &Cli::withCommandLine;
        QTest::newRow("streamloupe-sim") << &Sim::withCommandLine;
    }
    void everyOptionOfEveryCommandIsDescribed()
    {
        QFETCH(WithCommandLine, withCommandLine);
        // Asked of CLI11 directly, past the reader that the files are made with.
        QStringList words;
        Packaging::Command program;
        withCommandLine([&](const CLI::App &app) {
            program = Packaging::readCommandLine(app);
            QList<const CLI::App *> all{&app};
            for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; })) {
                all += command;
                words += QString::fromStdString(command->get_name());
            }
            for (const CLI::App *command : all) {
                for (const CLI::Option *option : command->get_options()) {
                    for (const std::string &name : option->get_lnames())
                        words += "--"_L1 + QString::fromStdString(name);
                }
            }
        });
        QVERIFY(words.contains("--version"_L1));
        const QString page = manPageOf(program).replace("\\-"_L1, "-"_L1).remove("\\fB"_L1).remove("\\fR"_L1);
        QString fish = Packaging::fishCompletion(program);
        fish.replace(" -l "_L1, " --"_L1);
        for (const QString &word : words) {
            QVERIFY2(hasWord(page, word), qPrintable(word));
            QVERIFY2(hasWord(Packaging::bashCompletion(program), word), qPrintable(word));
            QVERIFY2(hasWord(Packaging::zshCompletion(program), word), qPrintable(word));
            QVERIFY2(hasWord(fish, word), qPrintable(word));
        }
    }

    void theReaderSeesWhatAnOptionTakes()
    {
        std::string text;
        std::string file;
        int number = 0;
        bool flag = false;
        std::vector<std::string> several;
        CLI::App app("Does it. And more.", "doer");
        app.add_option("--output", text, "How")->check(CLI::IsMember({"json", "text"}));
        app.add_option("--page-size", number, "Items")->check(CLI::Range(1, 100));
        app.add_option("--ca-bundle", file, "Trusted")->type_name("FILE");
        app.add_option("--stream-id", several, "Ids")->expected(1, 10)->required();
        app.add_flag("--all", flag, "All of it");
        const Packaging::Command command = Packaging::readCommandLine(app);
        QHash<QString, Packaging::Option> options;
        for (const Packaging::Option &option : command.named())
            options.insert(option.names.last(), option);
        QCOMPARE(options["--output"_L1].choices, QStringList({u"json"_s, u"text"_s}));
        QCOMPARE(options["--page-size"_L1].range, u"1 to 100"_s);
        QCOMPARE(options["--page-size"_L1].placeholder, u"N"_s);
        QCOMPARE(options["--ca-bundle"_L1].value, Packaging::Option::Value::File);
        QVERIFY(options["--stream-id"_L1].takesSeveral);
        QVERIFY(options["--stream-id"_L1].isRequired);
        QCOMPARE(options["--stream-id"_L1].placeholder, u"ID"_s);
        QCOMPARE(options["--all"_L1].value, Packaging::Option::Value::None);
    }

    void aHiddenOptionIsNotDescribed()
    {
        bool flag = false;
        CLI::App app("Does it.", "doer");
        app.add_flag("--secret", flag, "For us")->group("");
        const Packaging::Command command = Packaging::readCommandLine(app);
        QVERIFY(!Packaging::bashCompletion(command).contains("--secret"_L1));
    }

    void quotesAndSlashesReachTheShellsUnharmed()
    {
        bool flag = false;
        CLI::App app("Does it.", "doer");
        app.add_flag("--odd", flag, "the region's [own]: a\\b");
        const Packaging::Command command = Packaging::readCommandLine(app);
        QVERIFY(Packaging::zshCompletion(command).contains(uR"('--odd[the region'\''s \[own\]\: a\\b]')"_s));
        QVERIFY(Packaging::fishCompletion(command).contains(uR"(-d 'the region\'s [own]: a\\b')"_s));
        QVERIFY(Packaging::manPage(command, u"@OPTIONS@"_s, {}).contains(uR"(the region's [own]: a\eb.)"_s));
    }

    void aDrawingBecomesTheSameShapesInSvg()
    {
        const QByteArray svg = Packaging::svgOf({10, 10}, [](QPainter *painter) {
            painter->translate(1, 2);
            painter->scale(2, 2);
            painter->setPen(Qt::NoPen);
            painter->setBrush(QColor(0xAB, 0xCD, 0xEF));
            painter->drawRect(QRectF(0, 0, 1, 2));
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(QColor(0x12, 0x34, 0x56), 1.5, Qt::SolidLine, Qt::RoundCap));
            painter->drawLine(QPointF(0, 0), QPointF(3, 1));
        });
        QVERIFY2(svg.contains("<path fill=\"#abcdef\" d=\"M1 2 L3 2 L3 6 L1 6 L1 2\"/>"), svg.constData());
        QVERIFY2(svg.contains("<path fill=\"none\" stroke=\"#123456\" stroke-width=\"3\" stroke-linecap=\"round\" "
                              "d=\"M1 2 L7 4\"/>"),
                 svg.constData());
    }
};

QTEST_MAIN(TestLinuxFiles)
#include "tst_linuxfiles.moc"
