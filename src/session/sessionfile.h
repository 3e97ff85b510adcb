// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "session/sessionrecord.h"

#include <QByteArray>
#include <QString>

// The file that people hand on: .streamloupe.json, application/vnd.streamloupe+json.
namespace Session::File {

inline constexpr int formatVersion = 1;

struct WriteOptions
{
    bool bare = false; // the API's document alone, {"streamSession": {…}}
    bool includeSecrets = false; // otherwise they are taken out and their JSON pointers listed under "withheld"
};

// Reads text in UTF-8, or UTF-16 with a byte order mark as PowerShell redirects it:
// a session file, the AWS CLI's output ({"streamSession": …}) or a bare session ({"streamId": …}).
// Errors are of kind File or UnreadableResponse, with the byte offset for text that is no JSON. A newer formatVersion
// is read (isNewerFormat); an unknown "format" is refused.
Base::Result<SessionRecord> parse(const QByteArray &bytes);

// The same from a path, "-" not among them. The error names the file.
Base::Result<SessionRecord> read(const QString &fileName);

// `record` as file text. Secrets are removed wherever they stand in the file. Deterministic: equal records give equal
// bytes, and read → write → read → write repeats them.
QByteArray toText(const SessionRecord &record, const WriteOptions &options = {});

enum class Overwrite { Refuse, Allow };

// Writes atomically: at every moment the path holds the old file or the whole new one. With Refuse an existing file is
// an error of kind File and stays as it was. A session of a newer format is refused too: this version would lose what
// it does not understand (`bare` is possible).
Base::Result<void> write(const SessionRecord &record, const QString &fileName, Overwrite overwrite,
                         const WriteOptions &options = {});

// "st-1F4kVx9QmT2bZr7LwCe8YdN.streamloupe.json". A stream id that is no plain file name is made one.
QString suggestedFileName(const SessionRecord &record);

} // namespace Session::File
