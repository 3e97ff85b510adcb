// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/programversion.h"

#include "base/version.h"

using namespace Qt::StringLiterals;

namespace Base {

QString programName()
{
    return u"streamloupe"_s;
}

QString programVersion()
{
    return QStringLiteral(STREAMLOUPE_VERSION);
}

} // namespace Base
