// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace Aws {

// What signing, addressing and the request budget need to know of a service. The services themselves are described by
// who calls them.
struct Service
{
    QString id; // as in AWS_ENDPOINT_URL_<id>, upper case: "IVS"
    QString endpointPrefix; // "ivs": https://ivs.<region>.amazonaws.com
    QString signingName; // "ivs"
    QString name; // for people: "Amazon IVS"
    QStringList regions; // where it exists; empty for everywhere
    // Calls a second that it answers for each operation, account and region; 0: as many as wanted.
    double callsPerSecond = 0;
    QHash<QString, double> operationRates; // where an operation has another

    // GovCloud's hosts without "-fips" in their names keep to FIPS 140 as well, and have none with it.
    bool govHostIsFips = false;
    bool govDualStackHostIsFips = false;
    // The regions for which https://<prefix>.amazonaws.com stands, signed for us-east-1, where the legacy global
    // endpoint is asked for.
    QStringList legacyGlobalRegions;

    double rateOf(const QString &operation) const { return operationRates.value(operation, callsPerSecond); }
};

} // namespace Aws
