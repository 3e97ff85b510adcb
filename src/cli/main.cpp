// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/platform.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/runner.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>

namespace {

volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int)
{
    interrupted = 1;
}

} // namespace

int main(int argc, char *argv[])
{
    Base::openStandardStreams(Base::ProgramKind::Console);
    QCoreApplication application(argc, argv);
    Cli::Output output;
    const auto parsed = Cli::parseOptions(Base::programArguments(argc, argv));
    if (const auto *notice = std::get_if<Cli::Notice>(&parsed)) {
        if (notice->exitCode == 0)
            output.document(notice->text.toUtf8());
        else
            output.note(notice->text.trimmed());
        return notice->exitCode;
    }

    Cli::Runner runner(std::get<Cli::Options>(parsed), Aws::Environment::fromSystem(), &output);
    QObject::connect(&runner, &Cli::Runner::finished, &application, &QCoreApplication::exit);

    // A signal handler may only set a flag; a glance at it now and then is the portable way to hear of it.
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &runner, [&runner] {
        if (interrupted)
            runner.interrupt();
    });
    watch.start(50);

    runner.start();
    return QCoreApplication::exec();
}
