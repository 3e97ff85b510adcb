// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSslConfiguration>

namespace Support {

// A key and a certificate that nobody vouches for, fresh each time.
struct SelfSigned
{
    QByteArray certificatePem;
    QByteArray keyPem;

    QSslConfiguration serverConfiguration() const;
};

// For 127.0.0.1, or for a host by its name.
SelfSigned makeSelfSigned(const QByteArray &host = "127.0.0.1");

} // namespace Support
