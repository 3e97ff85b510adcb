// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Aws {

// A body as it may be kept and shown, of whatever service: at most `limit` bytes, the value of every secret member
// taken out. A body that is no JSON keeps its bytes up to the first secret member's name; what follows it is masked.
struct ShowableBody
{
    QByteArray text;
    bool isCut = false;
};
ShowableBody showableBody(const QByteArray &body, qsizetype limit);

// True for a header whose value is a secret: Authorization, the security token, cookies.
bool isSecretHeader(const QByteArray &name);

} // namespace Aws
