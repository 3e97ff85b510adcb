// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

#include <QJsonObject>

// Secrets as others hand them out.
namespace Aws {

// A text of a document; empty where it is none.
Base::Secret secretMember(const QJsonObject &document, const QString &name);

// Whether it would end the header that it is put into, and begin another one.
bool hasLineBreak(const Base::Secret &secret);

} // namespace Aws
