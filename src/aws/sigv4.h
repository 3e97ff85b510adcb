// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

// Signature Version 4, one named step after the other, each a pure function so that every step can be compared with
// public test vectors. Bytes in, bytes out: QUrl would mend what must be signed as it is sent.
namespace Aws::SigV4 {

struct Header
{
    QByteArray name; // any case
    QByteArray value;
};

struct Request
{
    QByteArray method; // "POST"
    QByteArray path; // as on the request line, without the query: "/GetStreamSession"
    QByteArray query; // raw, without '?'
    QList<Header> headers; // all that are to be signed, `host` and `x-amz-date` among them; a name may be repeated
    QByteArray payload;
};

struct Scope
{
    QDateTime time; // UTC
    QString region; // "eu-west-1"
    QString service; // signing name: "ivs", "monitoring", "sts"
};

struct Options
{
    bool normalizePath = true; // remove dot segments and doubled slashes
    bool doubleEncodePath = true; // every service but S3
};

// "20150830T123600Z"
QByteArray timestamp(const QDateTime &time);
// "20150830/us-east-1/ivs/aws4_request"
QByteArray credentialScope(const Scope &scope);
// "content-type;host;x-amz-date"
QByteArray signedHeaderNames(const QList<Header> &headers);
QByteArray canonicalRequest(const Request &request, const Options &options = {});
QByteArray stringToSign(const QByteArray &canonicalRequest, const Scope &scope);
// Lower-case hex.
QByteArray signature(const QByteArray &stringToSign, const Base::Secret &secretAccessKey, const Scope &scope);
// The value of the Authorization header.
QByteArray authorization(const QString &accessKeyId, const Scope &scope, const QByteArray &signedHeaderNames,
                         const QByteArray &signature);

} // namespace Aws::SigV4
