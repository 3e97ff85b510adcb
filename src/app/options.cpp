// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"

#include "aws/opensslversion.h"
#include "base/versiontext.h"

#include <CLI/CLI.hpp>

namespace App {

namespace {

constexpr int smallestSide = 200;
constexpr int largestSide = 8000;

std::optional<QSize> sizeFrom(const QString &text)
{
    const QStringList sides = text.split(u'x');
    bool widthIsNumber = false;
    bool heightIsNumber = false;
    const QSize size(sides.value(0).toInt(&widthIsNumber), sides.value(1).toInt(&heightIsNumber));
    const auto fits = [](int side) { return side >= smallestSide && side <= largestSide; };
    if (sides.size() != 2 || !widthIsNumber || !heightIsNumber || !fits(size.width()) || !fits(size.height()))
        return {};
    return size;
}

CLI::Option *addText(CLI::App &app, const std::string &name, std::optional<QString> *target, const std::string &help)
{
    return app.add_option_function<std::string>(
        name, [target](const std::string &value) { *target = QString::fromStdString(value); }, help);
}

// CLI11 fills std types; these are what it fills beside the options themselves.
struct Raw
{
    Options options;
    std::string file, renderFile, exportFile, size;
};

void describe(CLI::App &app, Raw &raw)
{
    Options &options = raw.options;
    app.name("streamloupe");
    app.description("Inspects Amazon IVS stream sessions.");
    app.set_version_flag("--version",
                         Base::versionText(QStringLiteral("streamloupe"), Aws::openSslVersion()).toStdString());
    app.add_option("FILE", raw.file, "A session to open: an export, or the output of aws ivs get-stream-session");
    app.add_flag("--demo", options.demo, "Run on the embedded simulator; needs no network and no account");
    addText(app, "--profile", &options.profile, "AWS profile");
    addText(app, "--region", &options.region, "AWS region");
    addText(app, "--endpoint-url", &options.endpointUrl, "Ask this endpoint in place of the region's own");
    app.add_flag("--allow-http", options.allowHttp, "Let --endpoint-url be http:// to another machine, unencrypted");
    addText(app, "--ca-bundle", &options.caBundle, "Certificates (PEM) to trust in place of the system's")
        ->type_name("FILE");
    app.add_flag("--dark", options.dark, "Start with dark colours");
    auto *render
        = app.add_option("--render", raw.renderFile, "Draw the window to this PNG file, without a screen, and end")
              ->type_name("FILE");
    app.add_option("--export", raw.exportFile, "With --render: write the session to this file as well")
        ->type_name("FILE")
        ->needs(render);
    app.add_option("--size", raw.size, "Size of the window, e.g. 1600x1000");
}

} // namespace

std::variant<Options, Notice> parseOptions(const QStringList &arguments)
{
    Raw raw;
    CLI::App app;
    describe(app, raw);

    if (auto notice = Base::readCommandLine(app, arguments))
        return *notice;
    Options &options = raw.options;
    options.file = QString::fromStdString(raw.file);
    options.renderFile = QString::fromStdString(raw.renderFile);
    options.exportFile = QString::fromStdString(raw.exportFile);
    if (!raw.size.empty()) {
        const auto parsed = sizeFrom(QString::fromStdString(raw.size));
        if (!parsed)
            return Base::usageNotice(app, QStringLiteral("--size: expected WIDTHxHEIGHT, e.g. 1600x1000"));
        options.size = *parsed;
    }
    return options;
}

void withCommandLine(const std::function<void(const CLI::App &)> &visit)
{
    Raw raw;
    CLI::App app;
    describe(app, raw);
    visit(app);
}

} // namespace App
