// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/platform.h"
#include "sim/options.h"

#include <chrono>
#include <csignal>
#include <iostream>
#include <string>
#include <thread>
#include <variant>

namespace {

volatile std::sig_atomic_t isInterrupted = 0;

extern "C" void interrupt(int)
{
    isInterrupted = 1;
}

// As for streamloupe-cli.
enum ExitCode { Success = 0, ConfigurationError = 253, OtherError = 255 };

void printEnvironment(const Simulator::Server &server, const Simulator::Server::Options &options)
{
    const std::string url = server.url().toStdString();
    std::cout << "# Amazon IVS, simulated, at " << url << " (Ctrl+C ends it)\n"
              << "AWS_ACCESS_KEY_ID=" << server.credentials().accessKeyId.toStdString() << '\n'
              << "AWS_SECRET_ACCESS_KEY=" << server.credentials().secretAccessKey.reveal().bytes().toStdString() << '\n'
              << "AWS_REGION=" << server.region().toStdString() << '\n'
              << "AWS_ENDPOINT_URL_IVS=" << url << '\n'
              << "AWS_ENDPOINT_URL_CLOUDWATCH=" << url << '\n';
    if (!options.certificateFile.isEmpty())
        std::cout << "AWS_CA_BUNDLE=" << options.certificateFile.toStdString() << '\n';
    std::cout << "# With these in the environment (`set -a` before they are pasted exports them), try:\n"
              << "# aws ivs list-channels --endpoint-url " << url << std::endl;
}

} // namespace

int main(int argc, char *argv[])
{
    Base::openStandardStreams(Base::ProgramKind::Console);
    const auto parsed = Sim::parseOptions(Base::programArguments(argc, argv));
    if (const auto *notice = std::get_if<Sim::Notice>(&parsed)) {
        (notice->exitCode == 0 ? std::cout : std::cerr) << notice->text.toStdString() << std::flush;
        return notice->exitCode;
    }
    const auto &options = std::get<Simulator::Server::Options>(parsed);

    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);

    Simulator::Server server(options);
    if (const auto started = server.start(); !started) {
        std::cerr << "streamloupe-sim: " << started.error().message.toStdString() << std::endl;
        return started.error().kind == Base::Error::Kind::Configuration ? ConfigurationError : OtherError;
    }
    printEnvironment(server, options);
    // A signal handler may do nothing but set a flag, so the flag is looked at now and again.
    while (!isInterrupted)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    server.stop();
    return Success;
}
