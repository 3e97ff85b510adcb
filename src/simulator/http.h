// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

// A request and its answer as bytes, without the library that carried them.
namespace Simulator {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;

    friend bool operator==(const HttpHeader &, const HttpHeader &) = default;
};

struct HttpRequest
{
    QByteArray method;
    QByteArray target; // as on the request line, nothing decoded: "/tags/arn%3Aaws…"
    QList<HttpHeader> headers; // a name may be repeated
    QByteArray body;
    QString requestId; // what the gateway gave it

    // The first header of that name in whatever case; nothing where there is none.
    std::optional<QByteArray> header(const QByteArray &name) const;
    QByteArray path() const; // the target without its query
    QByteArray query() const;
};

struct HttpResponse
{
    int status = 200;
    QList<HttpHeader> headers; // Content-Type among them, but no Content-Length
    QByteArray body;
    // The connection ends after so many bytes of the body, fewer than its Content-Length says.
    std::optional<qsizetype> cutAfter;

    std::optional<QByteArray> header(const QByteArray &name) const;
};

// An error as a service words it.
struct ServiceError
{
    int status = 400;
    QString code; // "ValidationException"
    QString message;
    // Said by what stands before the service (signature, routing): such bodies have `message`, the service's own
    // `exceptionMessage`.
    bool atTheDoor = false;
};

} // namespace Simulator
