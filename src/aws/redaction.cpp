// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/redaction.h"

#include "base/json.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <algorithm>
#include <array>

#include <optional>

namespace Aws {

namespace {

// Members, form parameters and elements whose values are secrets: of IVS (passphrase), STS, the SSO portal, SSO OIDC,
// the container's agent and the instance's metadata. In lower case.
constexpr std::array<QByteArrayView, 13> secretNames{
    "passphrase",       "secretaccesskey", "sessiontoken",      "accesstoken",  "refreshtoken",
    "idtoken",          "clientsecret",    "devicecode",        "codeverifier", "tokencode",
    "webidentitytoken", "samlassertion",   "authorizationtoken"};
// Too short to be looked for within a text ("nextToken" is none).
constexpr std::array<QByteArrayView, 2> secretMembers{"token", "password"};

bool isSecretMember(const QString &name)
{
    const QByteArray lower = name.toUtf8().toLower();
    return std::find(secretNames.begin(), secretNames.end(), lower) != secretNames.end()
           || std::find(secretMembers.begin(), secretMembers.end(), lower) != secretMembers.end();
}

// Without secret members, at whatever depth; `isChanged` where there was any.
QJsonValue shown(const QJsonValue &value, bool *isChanged)
{
    if (value.isArray()) {
        QJsonArray result;
        const auto items = value.toArray();
        for (const auto &item : items)
            result.append(shown(item, isChanged));
        return result;
    }
    if (!value.isObject())
        return value;
    QJsonObject result;
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (isSecretMember(it.key()))
            *isChanged = true;
        else
            result.insert(it.key(), shown(it.value(), isChanged));
    }
    return result;
}

// One character of a JSON text at `position`, in lower case, with "\u0070" read as the letter it means. Advances.
char nextCharacter(const QByteArray &text, qsizetype *position)
{
    char c = text.at((*position)++);
    if (c == '\\' && text.size() - *position >= 5 && text.at(*position) == 'u') {
        bool isHex = false;
        const uint code = text.mid(*position + 1, 4).toUInt(&isHex, 16);
        if (isHex && code < 0x80) {
            *position += 5;
            c = static_cast<char>(code);
        }
    }
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Where `name`, if it starts at `start`, ends; nothing where it does not.
std::optional<qsizetype> endOfName(const QByteArray &text, qsizetype start, QByteArrayView name)
{
    qsizetype position = start;
    for (const char wanted : name) {
        // A text in UTF-16 has a zero byte with each letter.
        while (position > start && position < text.size() && text.at(position) == '\0')
            ++position;
        if (position >= text.size() || nextCharacter(text, &position) != wanted)
            return {};
    }
    return position;
}

// Where a secret member's name that starts at `start` ends; nothing where none starts there.
std::optional<qsizetype> endOfSecretName(const QByteArray &text, qsizetype start)
{
    for (const auto name : secretNames) {
        if (const auto end = endOfName(text, start, name))
            return end;
    }
    return {};
}

QByteArray maskedText(const QByteArray &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (const auto end = endOfSecretName(text, i))
            return text.left(*end) + "… [withheld from here on]";
    }
    return text;
}

} // namespace

ShowableBody showableBody(const QByteArray &body, qsizetype limit)
{
    if (body.size() > limit)
        return {.text = maskedText(body.left(limit)), .isCut = true};
    const auto document = Base::parseJsonObject(body);
    if (!document)
        return {.text = maskedText(body)};
    bool isChanged = false;
    const QJsonValue rest = shown(*document, &isChanged);
    return {.text = isChanged ? Base::toJsonText(rest) : body};
}

bool isSecretHeader(const QByteArray &name)
{
    static const QList<QByteArray> names{"authorization", "proxy-authorization",    "x-amz-security-token",    "cookie",
                                         "set-cookie",    "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token"};
    return names.contains(name.toLower());
}

} // namespace Aws
