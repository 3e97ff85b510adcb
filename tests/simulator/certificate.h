// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Support {

struct CertificateFiles
{
    QString certificateFile; // PEM, self-signed, for 127.0.0.1 and localhost
    QString privateKeyFile; // PEM
};

// Makes a certificate and its key and writes both into the folder. Empty names where that failed.
CertificateFiles writeCertificate(const QString &folder);

} // namespace Support
