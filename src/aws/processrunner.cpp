// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/processrunner.h"

#include "aws/programlookup.h"
#include "aws/wakeup.h"

#include <QFileInfo>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace Aws {

namespace {

// What is kept of each stream: more than any credentials, less than any accident.
constexpr qsizetype maximumOutput = 256 * 1024;
constexpr qsizetype maximumErrors = 2 * 1024;

class RunningProcess final : public WakeUp
{
public:
    RunningProcess(const Program &program, std::chrono::milliseconds limit, const std::stop_token &stop)
    {
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { read(); });
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] { read(); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(ProcessOutcome::End::NotStarted);
        });
        connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
            m_outcome.exitCode = exitCode;
            end(status == QProcess::NormalExit ? ProcessOutcome::End::Exited : ProcessOutcome::End::Crashed);
        });
        m_output.reserve(maximumOutput); // it stays in one place, which is overwritten in the end
        m_process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_WIN // elsewhere there is no such thing
        m_process.setNativeArguments(program.nativeArguments);
#endif
        m_process.start(program.file, program.arguments, QIODevice::ReadOnly);
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { end(ProcessOutcome::End::TimedOut); });
        m_limit.start(limit);
        onStop(stop, [this] { wake(); });
    }

    ~RunningProcess() override
    {
        m_process.disconnect(this);
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(1000);
        }
        Base::overwrite(m_output);
    }

    ProcessOutcome takeOutcome()
    {
        m_outcome.output = Base::Secret(m_output);
        m_outcome.errors = QString::fromLocal8Bit(m_errors).trimmed();
        return std::move(m_outcome);
    }

private:
    void read()
    {
        const Base::Plaintext output(m_process.readAllStandardOutput());
        const qsizetype room = maximumOutput - m_output.size();
        m_output.append(QByteArrayView(output.bytes()).first(std::min(room, output.bytes().size())));
        m_errors += m_process.readAllStandardError().left(maximumErrors - m_errors.size());
    }

    void end(ProcessOutcome::End how)
    {
        if (std::exchange(m_isOver, true))
            return;
        read();
        m_outcome.end = how;
        m_outcome.reason = how == ProcessOutcome::End::NotStarted ? m_process.errorString() : QString();
        // From the event loop: whoever is woken destroys the process, which is in the middle of telling us.
        QMetaObject::invokeMethod(
            this, [this] { wake(); }, Qt::QueuedConnection);
    }

    QProcess m_process;
    QTimer m_limit;
    QByteArray m_output;
    QByteArray m_errors;
    ProcessOutcome m_outcome;
    bool m_isOver = false;
};

QCoro::Task<ProcessOutcome> runProcess(Base::Result<Program> program, std::chrono::milliseconds limit,
                                       std::stop_token stop)
{
    if (!program)
        co_return ProcessOutcome{.reason = program.error().message};
    RunningProcess process(*program, limit, stop);
    co_await process.woken();
    co_return process.takeOutcome();
}

class SystemProcessRunner final : public ProcessRunner
{
public:
    explicit SystemProcessRunner(Environment environment)
        : m_environment(std::move(environment))
    {
    }

    QCoro::Task<ProcessOutcome> run(QStringList words, std::chrono::milliseconds limit, std::stop_token stop) override
    {
        const auto program
            = programOf(words, m_environment, [](const QString &path) { return QFileInfo(path).isFile(); });
        return runProcess(program, limit, std::move(stop));
    }

private:
    Environment m_environment;
};

} // namespace

std::shared_ptr<ProcessRunner> makeProcessRunner(const Environment &environment)
{
    return std::make_shared<SystemProcessRunner>(environment);
}

} // namespace Aws
