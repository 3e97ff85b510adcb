// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/options.h"

#include "aws/opensslversion.h"
#include "base/versiontext.h"

#include <CLI/CLI.hpp>

namespace Sim {

namespace {

// CLI11 fills std types; these are what it fills beside the options themselves.
struct Raw
{
    Simulator::Server::Options options;
    std::string region = options.world.region.toStdString();
    std::string certificate, key;
    bool withoutThrottling = false;
};

void describe(CLI::App &app, Raw &raw)
{
    auto &world = raw.options.world;
    app.name("streamloupe-sim");
    app.description("A simulated Amazon IVS endpoint on loopback, for real clients.");
    app.set_version_flag("--version",
                         Base::versionText(QStringLiteral("streamloupe-sim"), Aws::openSslVersion()).toStdString());
    app.add_option("--port", raw.options.port, "Port to listen on; 0 takes any that is free")
        ->check(CLI::Range(0, 65535));
    app.add_option("--seed", world.seed, "Another seed is another account");
    app.add_option("--region", raw.region, "Region of the account")->check([](const std::string &text) {
        const bool isName
            = !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        return isName ? std::string() : std::string("not the name of a region: " + text);
    });
    app.add_option("--channels", world.channelCount, "Number of channels")->check(CLI::Range(1, 5000));
    app.add_flag("--no-throttle", raw.withoutThrottling, "Answer as many requests as come");
    auto *certificate = app.add_option("--tls-cert", raw.certificate, "Certificate (PEM) for HTTPS")->type_name("FILE");
    auto *key = app.add_option("--tls-key", raw.key, "Private key (PEM) of the certificate")->type_name("FILE");
    certificate->needs(key);
    key->needs(certificate);
}

} // namespace

std::variant<Simulator::Server::Options, Notice> parseOptions(const QStringList &arguments)
{
    Raw raw;
    CLI::App app;
    describe(app, raw);
    if (auto notice = Base::readCommandLine(app, arguments))
        return *notice;
    raw.options.world.region = QString::fromStdString(raw.region);
    raw.options.throttling = !raw.withoutThrottling;
    raw.options.certificateFile = QString::fromStdString(raw.certificate);
    raw.options.privateKeyFile = QString::fromStdString(raw.key);
    return raw.options;
}

void withCommandLine(const std::function<void(const CLI::App &)> &visit)
{
    Raw raw;
    CLI::App app;
    describe(app, raw);
    visit(app);
}

} // namespace Sim
