// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/secretreading.h"

namespace Aws {

Base::Secret secretMember(const QJsonObject &document, const QString &name)
{
    return Base::takeSecret(document.value(name).toString());
}

bool hasLineBreak(const Base::Secret &secret)
{
    const auto plain = secret.reveal();
    return plain.bytes().contains('\r') || plain.bytes().contains('\n');
}

} // namespace Aws
