// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "session/mark.h"

#include <QJsonValue>
#include <QList>

#include <optional>

// The member `notes` of a session file:
//     "notes": [{"id": "6f0…", "time": "2026-11-24T03:07:30.000Z", "text": "encoder restarted", "createdAt": "…"}, …]
namespace Session::Notes {

// The marks among `notes`, by time. What is none (no object, no id, no readable time) is left out, and left alone.
QList<Mark> marksIn(const QJsonValue &notes);

// `notes` with these marks in place of those that were in it: known ones keep members that this version does not know,
// what is no mark stays. Undefined where nothing is left.
QJsonValue notesWith(const QJsonValue &notes, const QList<Mark> &marks);

// Changes the notes of a session file on disk and leaves the rest of it as it is: puts a mark, in place of one with its
// id, or removes one. Gives all marks that the file holds then. Errors are of kind File: it cannot be read or written,
// is no session file of a version we know, or holds another session by now.
Base::Result<QList<Mark>> changeFile(const QString &fileName, const QString &streamId, const std::optional<Mark> &put,
                                     const QString &removedId);

} // namespace Session::Notes
