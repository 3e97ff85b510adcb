// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/options.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void globalOptionsStandOnEitherSideOfTheCommand_data();
    void globalOptionsStandOnEitherSideOfTheCommand();
    void everyOptionArrives();
    void aCommandLineThatIsWrongIsAUsageError_data();
    void aCommandLineThatIsWrongIsAUsageError();
    void helpAndVersionAreNoErrors_data();
    void helpAndVersionAreNoErrors();
};

void TestOptions::globalOptionsStandOnEitherSideOfTheCommand_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("before") << u"--region eu-west-1 --output text list-streams"_s;
    QTest::newRow("after") << u"list-streams --region eu-west-1 --output text"_s;
    QTest::newRow("around") << u"--output text list-streams --region=eu-west-1"_s;
}

void TestOptions::globalOptionsStandOnEitherSideOfTheCommand()
{
    QFETCH(QString, line);
    const auto parsed = Cli::parseOptions(line.split(u' '));
    QVERIFY(std::holds_alternative<Cli::Options>(parsed));
    const auto &options = std::get<Cli::Options>(parsed);
    QCOMPARE(options.command, Cli::Command::ListStreams);
    QCOMPARE(options.region, u"eu-west-1"_s);
    QCOMPARE(options.output, Cli::OutputFormat::Text);
}

void TestOptions::everyOptionArrives()
{
    const auto parsed = Cli::parseOptions(
        u"export --channel-arn A --stream-id one two --directory D --bare --force --include-secrets --profile P "
        "--endpoint-url http://x --ca-bundle C --max-items 7 --page-size 9 --debug --cli-connect-timeout 3 "
        "--cli-read-timeout 0 --starting-token T"_s.split(u' '));
    QVERIFY(std::holds_alternative<Cli::Options>(parsed));
    const auto &options = std::get<Cli::Options>(parsed);
    QCOMPARE(options.command, Cli::Command::Export);
    QCOMPARE(options.channelArn, u"A"_s);
    QCOMPARE(options.streamIds, (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(options.directory, u"D"_s);
    QVERIFY(options.bare && options.force && options.includeSecrets && options.debug && !options.all);
    QCOMPARE(options.profile, u"P"_s);
    QCOMPARE(options.endpointUrl, u"http://x"_s);
    QCOMPARE(options.caBundle, u"C"_s);
    QCOMPARE(options.maxItems, 7);
    QCOMPARE(options.pageSize, 9);
    QCOMPARE(options.connectTimeout, 3);
    QCOMPARE(options.readTimeout, 0);
    QCOMPARE(options.startingToken, u"T"_s);
}

void TestOptions::aCommandLineThatIsWrongIsAUsageError_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("names");
    QTest::newRow("no command") << u"--region eu-west-1"_s << u"subcommand"_s;
    QTest::newRow("unknown command") << u"delete-channel"_s << u"delete-channel"_s;
    QTest::newRow("unknown option") << u"list-streams --wat"_s << u"--wat"_s;
    QTest::newRow("missing ARN") << u"get-stream-session"_s << u"--channel-arn"_s;
    QTest::newRow("unknown format") << u"list-streams --output yaml"_s << u"--output"_s;
    QTest::newRow("page too large") << u"list-streams --page-size 101"_s << u"--page-size"_s;
    QTest::newRow("no items") << u"list-streams --max-items 0"_s << u"--max-items"_s;
    QTest::newRow("no number") << u"list-streams --max-items many"_s << u"--max-items"_s;
    QTest::newRow("export what") << u"export --channel-arn A --directory D"_s << u"--all"_s;
    QTest::newRow("export both") << u"export --channel-arn A --directory D --all --stream-id x"_s << u"--all"_s;
    QTest::newRow("several to stdout") << u"export --channel-arn A --directory - --all"_s << u"--directory -"_s;
    QTest::newRow("show what") << u"show"_s << u"file"_s;
}

void TestOptions::aCommandLineThatIsWrongIsAUsageError()
{
    QFETCH(QString, line);
    QFETCH(QString, names);
    const auto parsed = Cli::parseOptions(line.split(u' '));
    QVERIFY(std::holds_alternative<Cli::Notice>(parsed));
    const auto &notice = std::get<Cli::Notice>(parsed);
    QCOMPARE(notice.exitCode, 252);
    QVERIFY2(notice.text.contains(names), qPrintable(notice.text));
}

void TestOptions::helpAndVersionAreNoErrors_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("help") << u"--help"_s << u"get-stream-session"_s;
    QTest::newRow("help of a command") << u"export --help"_s << u"--directory"_s;
    QTest::newRow("version") << u"--version"_s << u"streamloupe-cli "_s;
}

void TestOptions::helpAndVersionAreNoErrors()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto parsed = Cli::parseOptions(line.split(u' '));
    QVERIFY(std::holds_alternative<Cli::Notice>(parsed));
    const auto &notice = std::get<Cli::Notice>(parsed);
    QCOMPARE(notice.exitCode, 0);
    QVERIFY2(notice.text.contains(says), qPrintable(notice.text));
}

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
