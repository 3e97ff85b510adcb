// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/sigv4.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <utility>

namespace Aws::SigV4 {

namespace {

constexpr std::size_t digestSize = 32;
using Digest = std::array<unsigned char, digestSize>;

const unsigned char *bytesOf(const QByteArray &text)
{
    return reinterpret_cast<const unsigned char *>(text.constData());
}

QByteArray hex(const Digest &digest)
{
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(digest.size())).toHex();
}

// Empty where OpenSSL has no SHA-256 to offer, which a broken provider configuration can bring about.
QByteArray sha256Hex(const QByteArray &data)
{
    Digest digest{};
    std::size_t size = 0;
    if (EVP_Q_digest(nullptr, "SHA256", nullptr, data.constData(), static_cast<std::size_t>(data.size()), digest.data(),
                     &size)
        != 1)
        return {};
    return hex(digest);
}

bool hmac(const unsigned char *key, std::size_t keySize, const QByteArray &data, Digest *out)
{
    std::size_t size = 0;
    return EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key, keySize, bytesOf(data),
                     static_cast<std::size_t>(data.size()), out->data(), out->size(), &size)
           != nullptr;
}

// Percent-encodes what is neither unreserved nor in `kept`, with upper-case digits, whatever the locale.
QByteArray encoded(const QByteArray &bytes, const char *kept = "")
{
    return bytes.toPercentEncoding(QByteArray("-._~").append(kept));
}

// What can stand on a request line stays as it is, '%' too; a raw space, a control or a non-ASCII byte cannot.
QByteArray withLegalBytesAlone(const QByteArray &path)
{
    QByteArray result;
    for (const char c : path) {
        if (c > ' ' && c < '\x7f')
            result += c;
        else
            result += QByteArray(1, c).toPercentEncoding();
    }
    return result;
}

// RFC 3986 5.2.4 with doubled slashes taken together.
QByteArray withoutDotSegments(const QByteArray &path)
{
    const auto segments = path.split('/');
    QList<QByteArray> kept;
    for (const auto &segment : segments) {
        if (segment == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (!segment.isEmpty() && segment != ".") {
            kept.append(segment);
        }
    }
    const auto &last = segments.last();
    const bool isFolder = last.isEmpty() || last == "." || last == "..";
    QByteArray result = "/" + kept.join('/');
    if (isFolder && !kept.isEmpty())
        result += '/';
    return result;
}

QByteArray canonicalPath(const QByteArray &path, const Options &options)
{
    const QByteArray whole = path.isEmpty() ? QByteArray("/") : path;
    const QByteArray clean = options.normalizePath ? withoutDotSegments(whole) : whole;
    return options.doubleEncodePath ? encoded(clean, "/") : withLegalBytesAlone(clean);
}

// Decoded first, so that "%7E" and "~" are the same parameter, then encoded and sorted by name, then by value.
QByteArray canonicalQuery(const QByteArray &query)
{
    QList<std::pair<QByteArray, QByteArray>> parameters;
    const auto parts = query.split('&');
    for (const auto &part : parts) {
        if (part.isEmpty())
            continue;
        const auto equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        parameters.append(
            {encoded(QByteArray::fromPercentEncoding(name)), encoded(QByteArray::fromPercentEncoding(value))});
    }
    std::sort(parameters.begin(), parameters.end());
    QByteArray result;
    for (const auto &[name, value] : std::as_const(parameters)) {
        if (!result.isEmpty())
            result += '&';
        result += name + '=' + value;
    }
    return result;
}

struct CanonicalHeaders
{
    QByteArray lines;
    QByteArray names;
};

CanonicalHeaders canonicalHeaders(const QList<Header> &headers)
{
    QList<std::pair<QByteArray, QByteArray>> sorted;
    for (const auto &header : headers)
        sorted.append({header.name.trimmed().toLower(), header.value.simplified()});
    // Stable, by name alone: a repeated header's values stay in the order in which they are sent.
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    CanonicalHeaders result;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const auto &[name, value] = sorted.at(i);
        if (i > 0 && sorted.at(i - 1).first == name) {
            result.lines.chop(1);
            result.lines += ',' + value + '\n';
            continue;
        }
        result.lines += name + ':' + value + '\n';
        result.names += (result.names.isEmpty() ? "" : ";") + name;
    }
    return result;
}

} // namespace

QByteArray timestamp(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

QByteArray credentialScope(const Scope &scope)
{
    return timestamp(scope.time).left(8) + '/' + scope.region.toUtf8() + '/' + scope.service.toUtf8() + "/aws4_request";
}

QByteArray signedHeaderNames(const QList<Header> &headers)
{
    return canonicalHeaders(headers).names;
}

QByteArray canonicalRequest(const Request &request, const Options &options)
{
    const auto headers = canonicalHeaders(request.headers);
    return request.method + '\n' + canonicalPath(request.path, options) + '\n' + canonicalQuery(request.query) + '\n'
           + headers.lines + '\n' + headers.names + '\n' + sha256Hex(request.payload);
}

QByteArray stringToSign(const QByteArray &canonicalRequest, const Scope &scope)
{
    return "AWS4-HMAC-SHA256\n" + timestamp(scope.time) + '\n' + credentialScope(scope) + '\n'
           + sha256Hex(canonicalRequest);
}

QByteArray signature(const QByteArray &stringToSign, const Base::Secret &secretAccessKey, const Scope &scope)
{
    // The key and each key derived from it are wiped: whoever has one can sign for the rest of the day.
    QByteArray start = "AWS4" + secretAccessKey.reveal().bytes();
    Digest key{};
    bool done = hmac(bytesOf(start), static_cast<std::size_t>(start.size()), timestamp(scope.time).left(8), &key);
    OPENSSL_cleanse(start.data(), static_cast<std::size_t>(start.size()));
    for (const auto &step : {scope.region.toUtf8(), scope.service.toUtf8(), QByteArray("aws4_request"), stringToSign}) {
        Digest next{};
        done = done && hmac(key.data(), key.size(), step, &next);
        key = next;
        OPENSSL_cleanse(next.data(), next.size());
    }
    const QByteArray result = done ? hex(key) : QByteArray();
    OPENSSL_cleanse(key.data(), key.size());
    return result;
}

QByteArray authorization(const QString &accessKeyId, const Scope &scope, const QByteArray &signedHeaderNames,
                         const QByteArray &signature)
{
    return "AWS4-HMAC-SHA256 Credential=" + accessKeyId.toUtf8() + '/' + credentialScope(scope)
           + ", SignedHeaders=" + signedHeaderNames + ", Signature=" + signature;
}

} // namespace Aws::SigV4
