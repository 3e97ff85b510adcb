// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Base {

// What `--version` prints, without a newline at the end: the program with the project's version, and then a line each
// for the commit it was built from, Qt and OpenSSL. The libraries' versions are those of the run, not of the build.
//
// A library of its own (streamloupe_versiontext) which the programs alone link: a new commit builds one file anew and
// links three programs.
QString versionText(const QString &program, const QString &openSslVersion);

} // namespace Base
