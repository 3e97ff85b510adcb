// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSslConfiguration>

namespace Support {

// A key and a certificate for 127.0.0.1 that nobody vouches for, fresh each time.
struct SelfSigned
{
    QByteArray certificatePem;
    QByteArray keyPem;

    QSslConfiguration serverConfiguration() const;
};

SelfSigned makeSelfSigned();

} // namespace Support
