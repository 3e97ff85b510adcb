// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/programversion.h"
#include "signer.h"

#include <QCoreApplication>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <httplib.h>

#ifdef Q_OS_UNIX
#    include <csignal>
#endif

using namespace Qt::StringLiterals;

namespace {

// The program, running. Killed where a test leaves it behind.
class Program
{
public:
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    void start(const QStringList &arguments) { m_process.start(QStringLiteral(STREAMLOUPE_SIM), arguments); }

    // The lines up to the one that names the command to try; empty where the program ended before.
    QStringList greeting()
    {
        QStringList lines;
        while (lines.isEmpty() || !lines.last().contains("aws ivs"_L1)) {
            if (!m_process.canReadLine() && !m_process.waitForReadyRead(20'000))
                return {};
            while (m_process.canReadLine())
                lines.append(QString::fromUtf8(m_process.readLine()).trimmed());
        }
        return lines;
    }

    int exitCode()
    {
        const bool isOver = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(20'000);
        return isOver && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

QMap<QString, QString> assignments(const QStringList &lines)
{
    QMap<QString, QString> values;
    for (const auto &line : lines) {
        if (!line.startsWith(u'#'))
            values.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    }
    return values;
}

int portOf(const QMap<QString, QString> &values)
{
    return values.value(u"AWS_ENDPOINT_URL_IVS"_s).section(u':', -1).toInt();
}

} // namespace

class TestStreamloupeSim : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatItPrintsIsEnoughToAskIt();
    void theGreetingIsCommentsAndAssignmentsAlone();
    void aSignalEndsItInGoodOrder_data();
    void aSignalEndsItInGoodOrder();
    void aPortInUseIsTold();
    void aWrongOptionIsAUsageError_data();
    void aWrongOptionIsAUsageError();
    void aCertificateThatCannotBeUsedIsTold();
    void theVersionIsTheProjects();
};

void TestStreamloupeSim::whatItPrintsIsEnoughToAskIt()
{
    Program program;
    program.start({u"--region"_s, u"us-west-2"_s, u"--channels"_s, u"3"_s, u"--seed"_s, u"7"_s});
    const auto values = assignments(program.greeting());
    QCOMPARE(values.value(u"AWS_REGION"_s), u"us-west-2"_s);
    const Support::Signer signer{
        .credentials = {.accessKeyId = values.value(u"AWS_ACCESS_KEY_ID"_s),
                        .secretAccessKey = Base::Secret(values.value(u"AWS_SECRET_ACCESS_KEY"_s).toLatin1())},
        .region = values.value(u"AWS_REGION"_s),
        .time = QDateTime::currentDateTimeUtc()};
    const auto request = signer.post("ListChannels");
    httplib::Client client("127.0.0.1", portOf(values));
    httplib::Headers headers;
    for (const auto &header : request.headers) {
        if (header.name != "Content-Type") // Post() adds it
            headers.emplace(header.name.toStdString(), header.value.toStdString());
    }
    const auto result = client.Post("/ListChannels", headers, request.body.toStdString(), "application/json");
    QVERIFY(result);
    QCOMPARE(result->status, 200);
    QCOMPARE(QByteArray::fromStdString(result->body).count("arn:aws:ivs:us-west-2:111122223333:channel/"), 3);
}

void TestStreamloupeSim::theGreetingIsCommentsAndAssignmentsAlone()
{
    Program program;
    program.start({});
    const auto lines = program.greeting();
    const QRegularExpression form(u"\\A(#.*|[A-Z_]+=[^\\s'\"$`\\\\]+)\\z"_s);
    for (const auto &line : lines)
        QVERIFY2(form.match(line).hasMatch(), qPrintable(line));
    const auto values = assignments(lines);
    QCOMPARE(values.keys(), (QStringList{u"AWS_ACCESS_KEY_ID"_s, u"AWS_ENDPOINT_URL_CLOUDWATCH"_s,
                                         u"AWS_ENDPOINT_URL_IVS"_s, u"AWS_REGION"_s, u"AWS_SECRET_ACCESS_KEY"_s}));
    QCOMPARE(lines.last(), u"# aws ivs list-channels --endpoint-url "_s + values.value(u"AWS_ENDPOINT_URL_IVS"_s));
}

void TestStreamloupeSim::aSignalEndsItInGoodOrder_data()
{
    QTest::addColumn<int>("signal");
#ifdef Q_OS_UNIX
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("terminate") << SIGTERM;
#else
    QTest::newRow("none") << 0;
#endif
}

void TestStreamloupeSim::aSignalEndsItInGoodOrder()
{
#ifdef Q_OS_UNIX
    QFETCH(int, signal);
    Program program;
    program.start({});
    QVERIFY(!program.greeting().isEmpty());
    ::kill(static_cast<pid_t>(program.process().processId()), signal);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.process().readAllStandardError(), QByteArray());
#else
    QSKIP("Signals are sent to a program on Unix alone");
#endif
}

void TestStreamloupeSim::aPortInUseIsTold()
{
    Program first;
    first.start({});
    const int port = portOf(assignments(first.greeting()));
    QVERIFY(port > 0);
    Program second;
    second.start({u"--port"_s, QString::number(port)});
    QCOMPARE(second.exitCode(), 255);
    const auto error = QString::fromUtf8(second.process().readAllStandardError());
    QVERIFY2(error.contains(QString::number(port)), qPrintable(error));
    QCOMPARE(second.process().readAllStandardOutput(), QByteArray());
}

void TestStreamloupeSim::aWrongOptionIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{u"--nonsense"_s};
    QTest::newRow("a port too high") << QStringList{u"--port"_s, u"65536"_s};
    QTest::newRow("no channel") << QStringList{u"--channels"_s, u"0"_s};
    QTest::newRow("too many channels") << QStringList{u"--channels"_s, u"5001"_s};
    QTest::newRow("no region") << QStringList{u"--region"_s, u"eu west"_s};
    QTest::newRow("a certificate without its key") << QStringList{u"--tls-cert"_s, u"a.pem"_s};
}

void TestStreamloupeSim::aWrongOptionIsAUsageError()
{
    QFETCH(QStringList, arguments);
    Program program;
    program.start(arguments);
    QCOMPARE(program.exitCode(), 252);
    QVERIFY(!program.process().readAllStandardError().isEmpty());
}

void TestStreamloupeSim::aCertificateThatCannotBeUsedIsTold()
{
    Program program;
    program.start({u"--tls-cert"_s, u"/no/such.pem"_s, u"--tls-key"_s, u"/no/such.key"_s});
    QCOMPARE(program.exitCode(), 253);
    QVERIFY(program.process().readAllStandardError().contains("/no/such.pem"));
}

void TestStreamloupeSim::theVersionIsTheProjects()
{
    Program program;
    program.start({u"--version"_s});
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(QString::fromUtf8(program.process().readAllStandardOutput()).section(u'\n', 0, 0),
             u"streamloupe-sim "_s + Base::programVersion());
}

QTEST_GUILESS_MAIN(TestStreamloupeSim)
#include "tst_streamloupesim.moc"
