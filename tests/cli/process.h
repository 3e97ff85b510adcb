// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/server.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>

namespace Testing {

// What a run of streamloupe-cli left behind.
struct Run
{
    int exitCode = -1; // -1: it crashed or did not end
    QByteArray out;
    QByteArray err;
};

// An environment with the simulator's keys and endpoint, and nothing of this machine's AWS settings.
QProcessEnvironment environmentFor(const Simulator::Server &server);
QProcessEnvironment environmentWithoutAws();

Run runCli(const QStringList &arguments, const QProcessEnvironment &environment, const QByteArray &input = {});

} // namespace Testing
