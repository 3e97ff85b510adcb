// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/redaction.h"

#include "base/json.h"

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace Aws {

namespace {

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

// Where a secret member's name that starts at `start` ends; nothing where none starts there.
std::optional<qsizetype> endOfSecretName(const QByteArray &text, qsizetype start)
{
    constexpr QByteArrayView name = "passphrase";
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
    QStringList withheld;
    const auto shown = Base::withoutSecrets(*document, &withheld);
    return {.text = withheld.isEmpty() ? body : Base::toJsonText(shown)};
}

bool isSecretHeader(const QByteArray &name)
{
    static const QList<QByteArray> names{"authorization", "proxy-authorization",    "x-amz-security-token",    "cookie",
                                         "set-cookie",    "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token"};
    return names.contains(name.toLower());
}

} // namespace Aws
