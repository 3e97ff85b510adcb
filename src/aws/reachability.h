// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Aws {

// Whether an interface of this machine other than loopback is up and has an address that reaches beyond its own link.
// Says nothing about what is behind it; a machine without one is offline for certain.
bool hasNetwork();

} // namespace Aws
