// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/sigv4.h"

#include <QTimeZone>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

// "a=1&b=2" is canonical where its parameters are in order; encoding a canonical query again changes nothing.
bool isSorted(const QByteArray &query)
{
    QList<std::pair<QByteArray, QByteArray>> parameters;
    const auto parts = query.split('&');
    for (const auto &part : parts)
        parameters.append({part.left(part.indexOf('=')), part.mid(part.indexOf('=') + 1)});
    return std::is_sorted(parameters.begin(), parameters.end());
}

} // namespace

// The first line is method, path and query; headers follow, a line each, up to an empty one; then the body. Whatever
// they are: canonicalising ends, has its six parts, and says the same of its own result.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const Aws::SigV4::Options options{.normalizePath = (data[0] & 1U) != 0, .doubleEncodePath = (data[0] & 2U) != 0};
    const QByteArray text(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const auto head = text.left(text.indexOf("\n\n")).split('\n');
    const auto words = head.first().split(' ');
    Aws::SigV4::Request request{.method = words.value(0), .path = words.value(1), .query = words.value(2)};
    for (qsizetype i = 1; i < head.size(); ++i) {
        const auto colon = head.at(i).indexOf(':');
        request.headers.append({head.at(i).left(colon), colon < 0 ? QByteArray() : head.at(i).mid(colon + 1)});
    }
    request.payload = text.contains("\n\n") ? text.mid(text.indexOf("\n\n") + 2) : QByteArray();
    // No header may smuggle a line: those that Qt would send are of one line, as these are.

    const QByteArray canonical = Aws::SigV4::canonicalRequest(request, options);
    require(canonical == Aws::SigV4::canonicalRequest(request, options));
    const auto lines = canonical.split('\n');
    require(lines.size() >= 6);
    require(lines.first() == request.method);
    require(lines.at(1).startsWith('/') || !options.normalizePath);
    const auto isPlain = [](char c) { return c > ' ' && c < '\x7f'; };
    require(std::all_of(lines.at(1).begin(), lines.at(1).end(), isPlain));
    require(std::all_of(lines.at(2).begin(), lines.at(2).end(), isPlain));
    require(lines.at(2).isEmpty() || isSorted(lines.at(2)));
    require(lines.last().size() == 64);
    require(lines.at(lines.size() - 2) == Aws::SigV4::signedHeaderNames(request.headers));

    // A canonical query is its own canonical form.
    Aws::SigV4::Request again = request;
    again.query = lines.at(2);
    require(Aws::SigV4::canonicalRequest(again, options).split('\n').at(2) == lines.at(2));

    const Aws::SigV4::Scope scope{.time = QDateTime({2026, 11, 24}, {3, 7, 30}, Qt::UTC),
                                  .region = QStringLiteral("eu-west-1"),
                                  .service = QStringLiteral("ivs")};
    const QByteArray signature
        = Aws::SigV4::signature(Aws::SigV4::stringToSign(canonical, scope), Base::Secret(QByteArray("secret")), scope);
    require(signature.size() == 64);
    return 0;
}
