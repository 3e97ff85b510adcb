// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/versiontext.h"

#include "base/commit.h"
#include "base/programversion.h"

using namespace Qt::StringLiterals;

namespace Base {

QString versionText(const QString &program, const QString &openSslVersion)
{
    return u"%1 %2\ncommit %3\nQt %4\nOpenSSL %5"_s.arg(program, programVersion(), QStringLiteral(STREAMLOUPE_COMMIT),
                                                        QString::fromLatin1(qVersion()), openSslVersion);
}

} // namespace Base
