// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/reachability.h"

#include <QHostAddress>
#include <QNetworkInterface>

#include <algorithm>

namespace Aws {

bool hasNetwork()
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.begin(), interfaces.end(), [](const QNetworkInterface &interface) {
        const auto flags = interface.flags();
        if (flags.testFlag(QNetworkInterface::IsLoopBack) || !flags.testFlag(QNetworkInterface::IsUp)
            || !flags.testFlag(QNetworkInterface::IsRunning)) {
            return false;
        }
        const auto entries = interface.addressEntries();
        return std::any_of(entries.begin(), entries.end(), [](const QNetworkAddressEntry &entry) {
            return !entry.ip().isLoopback() && !entry.ip().isLinkLocal();
        });
    });
}

} // namespace Aws
