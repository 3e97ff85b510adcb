// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/sigv4.h"
#include "base/result.h"

#include <qcorotask.h>

#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <memory>
#include <stop_token>

class QNetworkAccessManager;

namespace Aws {

// How long an attempt may take, and how much it may bring. A time of zero is no limit.
struct Limits
{
    std::chrono::milliseconds connect{10'000}; // until the request can be sent
    std::chrono::milliseconds idle{20'000}; // without a byte in either direction
    std::chrono::milliseconds attempt{60'000}; // for the whole, however it trickles
    qint64 maximumBodySize = 256 * 1024 * 1024; // decompressed
    int parallel = 6; // attempts at a time; others wait, and their limits with them
};

struct HttpRequest
{
    QByteArray method;
    QUrl url;
    QList<SigV4::Header> headers;
    QByteArray body;
};

struct HttpResponse
{
    int status = 0;
    QString reason; // "Not Found"
    QList<SigV4::Header> headers;
    QByteArray body;

    // Any case; empty where it is not there.
    QByteArray header(const QByteArray &name) const;
};

// One attempt. A response of whatever status is a value; an error says that there was none: DnsFailure,
// ConnectionRefused, ConnectionLost, TlsFailure, Timeout, UnreadableResponse (no HTTP, or more than the limit).
// Redirects are not followed, certificate errors never ignored, nothing is sent twice in silence. A stop ends the
// attempt at once, within request_stop(); what is returned then is of no account.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    virtual QCoro::Task<Base::Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) = 0;
};

// Over the application's QNetworkAccessManager, which may go before its transports.
std::shared_ptr<Transport> makeTransport(QNetworkAccessManager *network, const Limits &limits,
                                         const QSslConfiguration &ssl = QSslConfiguration::defaultConfiguration());

// The system's TLS settings, from TLS 1.2 on, with the certificates of a PEM file in place of the system's where
// `caBundle` names one. Configuration where it holds none.
Base::Result<QSslConfiguration> sslConfiguration(const QString &caBundle);

} // namespace Aws
