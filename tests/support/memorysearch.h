// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace Support {

// What `mark` stands in in this process's memory, as bytes of Latin-1 or UTF-16: a line a place, with its mapping. All
// mappings are searched that can be written to, which are those that a core dump has: data, heap, stacks. The
// environment that the system gave the process, a part of the stack, is passed over, and so are copies of its strings
// as a whole. `mark` itself must stand in read-only memory: a literal. Linux.
QStringList placesInMemory(const char *mark);

} // namespace Support
