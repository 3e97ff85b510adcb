// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Aws {

// "3.0.17": the OpenSSL that this process has loaded and that requests are signed with.
QString openSslVersion();

} // namespace Aws
