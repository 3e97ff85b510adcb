// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Aws {

// What signing and addressing need to know of a service. The services themselves are described by who calls them.
struct Service
{
    QString id; // as in AWS_ENDPOINT_URL_<id>, upper case: "IVS"
    QString endpointPrefix; // "ivs": https://ivs.<region>.amazonaws.com
    QString signingName; // "ivs"
    QString name; // for people: "Amazon IVS"
    QStringList regions; // where it exists; empty for everywhere
};

} // namespace Aws
