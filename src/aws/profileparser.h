// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/sharedconfig.h"

#include <QByteArray>

// The text of one shared file to sections. Pure, and apart from where files lie and how two of them are merged.
namespace Aws {

enum class SharedFile {
    Config, // [default], [profile x], [sso-session x], [services x]
    Credentials, // [x]
};

struct ParsedFile
{
    QMap<QString, Profile> profiles;
    QMap<QString, Profile> services;
    QMap<QString, Profile> ssoSessions;
};

// Configuration where a line breaks the format: the message names `path` and the line, and never quotes it.
Base::Result<ParsedFile> parseSharedFile(const QByteArray &text, SharedFile kind, const QString &path);

} // namespace Aws
