// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/pagetoken.h"

#include <QCryptographicHash>

namespace Simulator {

namespace {

constexpr auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype sealLength = 18;

QByteArray seal(const QByteArray &request, const QByteArray &offset)
{
    return QCryptographicHash::hash(QByteArray(request + '\n' + offset), QCryptographicHash::Sha256).left(sealLength);
}

// The offset is hidden, so that nobody comes to rely on counting it up.
QByteArray masked(const QByteArray &request, QByteArray text)
{
    const auto mask = QCryptographicHash::hash(request, QCryptographicHash::Sha256);
    for (qsizetype i = 0; i < text.size(); ++i)
        text[i] = static_cast<char>(text.at(i) ^ mask.at(i % mask.size()));
    return text;
}

} // namespace

QString makePageToken(const QByteArray &request, qsizetype offset)
{
    const auto text = QByteArray::number(offset).rightJustified(9, '0');
    return QString::fromLatin1(QByteArray(seal(request, text) + masked(request, text)).toBase64(options));
}

std::optional<qsizetype> readPageToken(const QByteArray &request, const QString &token)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(token.toLatin1(), options | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() <= sealLength)
        return {};
    const auto text = masked(request, decoded.decoded.mid(sealLength));
    bool isNumber = false;
    const auto offset = text.toLongLong(&isNumber);
    if (!isNumber || decoded.decoded.left(sealLength) != seal(request, text))
        return {};
    return static_cast<qsizetype>(offset);
}

} // namespace Simulator
