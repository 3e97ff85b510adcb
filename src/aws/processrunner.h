// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/environment.h"
#include "base/secret.h"

#include <qcorotask.h>

#include <QStringList>

#include <chrono>
#include <memory>
#include <stop_token>

namespace Aws {

// What came of a program that was run.
struct ProcessOutcome
{
    enum class End {
        Exited,
        NotStarted, // no such program, or it may not be run
        Crashed,
        TimedOut, // ended by us
    };

    End end = End::NotStarted;
    int exitCode = 0;
    Base::Secret output; // stdout
    QString errors; // stderr, trimmed and cut
    QString reason; // NotStarted: why
};

// Runs a program without a shell between.
class ProcessRunner
{
public:
    ProcessRunner() = default;
    ProcessRunner(const ProcessRunner &) = delete;
    ProcessRunner &operator=(const ProcessRunner &) = delete;
    virtual ~ProcessRunner() = default;

    // `words` is the program and its arguments. A stop ends it; what is returned then is of no account.
    virtual QCoro::Task<ProcessOutcome> run(QStringList words, std::chrono::milliseconds limit, std::stop_token stop)
        = 0;
};

// The system's processes, with this program's environment and an empty stdin. `environment` says where programs lie.
std::shared_ptr<ProcessRunner> makeProcessRunner(const Environment &environment);

} // namespace Aws
