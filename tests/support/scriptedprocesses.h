// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/processrunner.h"

#include <functional>

namespace Support {

// A process runner that runs nothing: a function plays the programs. Links streamloupe_aws.
class ScriptedProcesses final : public Aws::ProcessRunner
{
public:
    explicit ScriptedProcesses(std::function<Aws::ProcessOutcome(const QStringList &)> play)
        : m_play(std::move(play))
    {
    }

    QCoro::Task<Aws::ProcessOutcome> run(QStringList words, std::chrono::milliseconds, std::stop_token) override
    {
        runs.append(words);
        co_return m_play(words);
    }

    QList<QStringList> runs;

private:
    std::function<Aws::ProcessOutcome(const QStringList &)> m_play;
};

inline Aws::ProcessOutcome exited(int code, const QByteArray &output = {}, const QString &errors = {})
{
    return {
        .end = Aws::ProcessOutcome::End::Exited, .exitCode = code, .output = Base::Secret(output), .errors = errors};
}

} // namespace Support
