// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace Base {

// Nesting beyond this is refused in what the service sends.
inline constexpr int maximumJsonDepth = 1000;
// The limit for our files: a response that was read can still be wrapped in an export and read again. Below Qt's own
// limit of 1024, so that it is always we who refuse.
inline constexpr int maximumJsonFileDepth = 1020;

// Reads `text` as one JSON object. Errors are UnreadableResponse and name the byte at which reading stopped, the one
// that is wrong or the one behind it: no JSON, invalid UTF-8, deeper than maximumDepth, or another JSON value than an
// object.
Result<QJsonObject> parseJsonObject(const QByteArray &text, int maximumDepth = maximumJsonDepth);

// Whether a text begins like an object or an array and breaks off inside of it.
bool breaksOff(const QByteArray &text);

// The one way we write JSON: UTF-8, keys sorted, indented by four, a line feed at the end. Equal documents give equal
// bytes.
QByteArray toJsonText(const QJsonObject &object);
QByteArray toJsonText(const QJsonValue &value);

// RFC 6901. `appendPointer("/channel", "a/b")` is "/channel/a~1b".
QString appendPointer(const QString &pointer, const QString &member);
QString appendPointer(const QString &pointer, qsizetype index);

// The value that an RFC 6901 pointer names; Undefined where there is none.
QJsonValue valueAt(const QJsonValue &root, const QString &pointer);

// True for a member whose value is a secret wherever it stands: `passphrase`
// (sensitive in the service model: channel.srt.passphrase).
bool isSecretMember(const QString &name);

// `value` without any secret member, at whatever depth; the JSON pointers of what was taken out, prefixed by `pointer`,
// are appended to `withheld`.
QJsonValue withoutSecrets(const QJsonValue &value, QStringList *withheld, const QString &pointer = {});
QJsonObject withoutSecrets(const QJsonObject &object, QStringList *withheld, const QString &pointer = {});

} // namespace Base
