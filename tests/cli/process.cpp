// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/process.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace Testing {

QProcessEnvironment environmentWithoutAws()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto names = environment.keys();
    for (const auto &name : names) {
        if (name.startsWith("AWS_"_L1))
            environment.remove(name);
    }
    // No test asks for the metadata of a machine.
    environment.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s);
    environment.insert(u"AWS_CONFIG_FILE"_s, u"/nonexistent/config"_s);
    environment.insert(u"AWS_SHARED_CREDENTIALS_FILE"_s, u"/nonexistent/credentials"_s);
    return environment;
}

QProcessEnvironment environmentFor(const Simulator::Server &server)
{
    auto environment = environmentWithoutAws();
    environment.insert(u"AWS_ACCESS_KEY_ID"_s, server.credentials().accessKeyId);
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_s,
                       QString::fromUtf8(server.credentials().secretAccessKey.reveal().bytes()));
    environment.insert(u"AWS_REGION"_s, server.region());
    environment.insert(u"AWS_ENDPOINT_URL_IVS"_s, server.url());
    environment.insert(u"AWS_ENDPOINT_URL_CLOUDWATCH"_s, server.url());
    return environment;
}

Run runCli(const QStringList &arguments, const QProcessEnvironment &environment, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(STREAMLOUPE_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    Run run;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace Testing
