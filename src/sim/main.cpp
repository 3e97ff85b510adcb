// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/platform.h"
#include "base/programversion.h"
#include "simulator/server.h"

#include <CLI/CLI.hpp>

#include <QString>

#include <chrono>
#include <csignal>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

volatile std::sig_atomic_t isInterrupted = 0;

extern "C" void interrupt(int)
{
    isInterrupted = 1;
}

// As for streamloupe-cli.
enum ExitCode { Success = 0, UsageError = 252, ConfigurationError = 253, OtherError = 255 };

void printEnvironment(const Simulator::Server &server, const Simulator::Server::Options &options)
{
    const std::string url = server.url().toStdString();
    std::cout << "# Amazon IVS, simulated, at " << url << " (Ctrl+C ends it)\n"
              << "AWS_ACCESS_KEY_ID=" << server.credentials().accessKeyId.toStdString() << '\n'
              << "AWS_SECRET_ACCESS_KEY=" << server.credentials().secretAccessKey.reveal().toStdString() << '\n'
              << "AWS_REGION=" << server.region().toStdString() << '\n'
              << "AWS_ENDPOINT_URL_IVS=" << url << '\n';
    if (!options.certificateFile.isEmpty())
        std::cout << "AWS_CA_BUNDLE=" << options.certificateFile.toStdString() << '\n';
    std::cout << "# With these in the environment (`set -a` before they are pasted exports them), try:\n"
              << "# aws ivs list-channels --endpoint-url " << url << std::endl;
}

} // namespace

int main(int argc, char *argv[])
{
    Base::openStandardStreams(Base::ProgramKind::Console);
    Simulator::Server::Options options;
    std::string region = options.world.region.toStdString();
    std::string certificate;
    std::string key;
    bool withoutThrottling = false;

    CLI::App app("A simulated Amazon IVS endpoint on loopback, for real clients.", "streamloupe-sim");
    app.set_version_flag("--version",
                         Base::programName().toStdString() + "-sim " + Base::programVersion().toStdString());
    app.add_option("--port", options.port, "Port to listen on; 0 takes any that is free")->check(CLI::Range(0, 65535));
    app.add_option("--seed", options.world.seed, "Another seed is another account");
    app.add_option("--region", region, "Region of the account")->check([](const std::string &text) {
        const bool isName
            = !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        return isName ? std::string() : std::string("not the name of a region: " + text);
    });
    app.add_option("--channels", options.world.channelCount, "Number of channels")->check(CLI::Range(1, 5000));
    app.add_flag("--no-throttle", withoutThrottling, "Answer as many requests as come");
    auto *certificateOption = app.add_option("--tls-cert", certificate, "Certificate (PEM) for HTTPS");
    auto *keyOption = app.add_option("--tls-key", key, "Private key (PEM) of the certificate");
    certificateOption->needs(keyOption);
    keyOption->needs(certificateOption);
    // CLI11 takes the last argument first.
    std::vector<std::string> reversed;
    for (const QString &argument : Base::programArguments(argc, argv))
        reversed.insert(reversed.begin(), argument.toStdString());
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? Success : UsageError;
    }
    options.world.region = QString::fromStdString(region);
    options.throttling = !withoutThrottling;
    options.certificateFile = QString::fromStdString(certificate);
    options.privateKeyFile = QString::fromStdString(key);

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
