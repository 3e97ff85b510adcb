// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/server.h"

#include <QJsonValue>
#include <QStringList>

// Runs another program as a client of the simulator and compares what it read with what the simulator has.
namespace Support {

struct ClientRun
{
    int exitCode = -1; // -1: did not start or did not end
    QByteArray output;
    QByteArray errors;
};

// Runs the program with nothing in its environment but PATH, the endpoint, the account's credentials and region, and
// `variables` ("NAME=value"): no setting of this machine's AWS clients is seen.
ClientRun runClient(const Simulator::Server &server, const QString &program, const QStringList &arguments,
                    const QByteArray &input = {}, const QStringList &variables = {});

// How what the client read differs from the document, one line a difference with its JSON pointer. Times are compared
// as times, since clients write them in other forms. With `mayDrop` members that the client left out are no
// difference: an older client does not know the newer ones.
QStringList differences(const QJsonValue &read, const QJsonValue &document, bool mayDrop);

} // namespace Support
