// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Base {

// "streamloupe", the name under which exports and the User-Agent header speak of the program.
QString programName();

// "0.1.0": the project's version, from CMakeLists.txt alone.
QString programVersion();

} // namespace Base
