// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/httpattempt.h"

#include "aws/httpoutcome.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QSslError>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

using Kind = Base::Error::Kind;

// Cannot be read a second time. Where a kept-alive connection turns out to be dead the network layer would send the
// request again by itself; this makes it give up instead, so that every attempt is counted, signed anew and told.
// (A QBuffer will not do: the network layer knows it and takes its bytes past us.)
class ReadOnceDevice final : public QIODevice
{
public:
    explicit ReadOnceDevice(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64 position) override { return position >= pos() && QIODevice::seek(position); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 count = std::min(maximum, m_bytes.size() - pos());
        std::copy_n(m_bytes.constData() + pos(), count, data);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
};

QNetworkRequest networkRequest(const HttpRequest &request, const QSslConfiguration &ssl)
{
    QNetworkRequest result(request.url);
    for (const auto &header : request.headers)
        result.setRawHeader(header.name, header.value);
    result.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // One protocol, whose failures are known: a connection lost is then one request lost.
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Our own limit counts bytes; Qt's judges by ratio and refuses an honest list of look-alikes.
    result.setDecompressedSafetyCheckThreshold(-1);
    result.setSslConfiguration(ssl);
    return result;
}

QNetworkReply *sendRequest(QNetworkAccessManager *network, const HttpRequest &request, const QSslConfiguration &ssl)
{
    auto *body = request.body.isEmpty() ? nullptr : new ReadOnceDevice(request.body);
    auto *reply = network->sendCustomRequest(networkRequest(request, ssl), request.method, body);
    if (body)
        body->setParent(reply);
    return reply;
}

Base::Error lost(const QString &message)
{
    return {.kind = Kind::ConnectionLost, .message = message};
}

} // namespace

HttpAttempt::HttpAttempt(QNetworkAccessManager *network, const HttpRequest &request, const Limits &limits,
                         const QSslConfiguration &ssl, const std::stop_token &stop)
    : m_limits(limits)
    , m_reply(sendRequest(network, request, ssl))
{
    connectReply();
    startLimits();
    onStop(stop, [this] { finish(Base::failure(lost(u"withdrawn"_s))); });
}

HttpAttempt::~HttpAttempt()
{
    letGoOfReply();
}

Base::Result<HttpResponse> HttpAttempt::takeOutcome()
{
    return std::move(m_outcome);
}

void HttpAttempt::connectReply()
{
    auto *reply = m_reply.data();
    const auto moved = [this] {
        m_connectTimer.stop();
        begin(&m_idleTimer);
    };
    connect(reply, &QNetworkReply::requestSent, this, moved);
    connect(reply, &QNetworkReply::uploadProgress, this, moved);
    connect(reply, &QNetworkReply::metaDataChanged, this, moved);
    connect(reply, &QNetworkReply::downloadProgress, this, moved);
    connect(reply, &QNetworkReply::readyRead, this, [this, moved] {
        moved();
        readBody();
    });
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const auto &error : errors)
            m_tlsErrors.append(certificateError(error));
        m_tlsErrors.removeDuplicates();
    });
    connect(reply, &QNetworkReply::finished, this, &HttpAttempt::finishFromReply);
    connect(reply, &QObject::destroyed, this, [this] {
        finish(Base::failure(
            lost(QCoreApplication::translate("Aws::Transport", "The network of this program was shut down."))));
    });
    if (reply->isFinished())
        QMetaObject::invokeMethod(this, &HttpAttempt::finishFromReply, Qt::QueuedConnection);
}

void HttpAttempt::startLimits()
{
    limit(&m_connectTimer, m_limits.connect,
          QCoreApplication::translate("Aws::Transport", "No connection within %1 s."));
    limit(&m_idleTimer, m_limits.idle,
          QCoreApplication::translate("Aws::Transport", "The connection stood still for %1 s."));
    limit(&m_attemptTimer, m_limits.attempt,
          QCoreApplication::translate("Aws::Transport", "The answer was not complete within %1 s."));
    begin(&m_connectTimer);
    begin(&m_attemptTimer);
}

void HttpAttempt::limit(QTimer *timer, std::chrono::milliseconds time, const QString &message)
{
    timer->setSingleShot(true);
    timer->setInterval(time);
    const double seconds = static_cast<double>(time.count()) / 1000.0;
    connect(timer, &QTimer::timeout, this,
            [this, text = message.arg(seconds)] { finish(Base::failure({.kind = Kind::Timeout, .message = text})); });
}

void HttpAttempt::begin(QTimer *timer)
{
    if (timer->interval() > 0)
        timer->start();
}

void HttpAttempt::readBody()
{
    // In slices, so that a small body that swells on decompression is stopped where the limit is.
    constexpr qint64 slice = 1024 * 1024;
    while (m_reply && !isAwake()) {
        const QByteArray bytes = m_reply->read(slice);
        if (bytes.isEmpty())
            return;
        m_body += bytes;
        if (m_body.size() > m_limits.maximumBodySize) {
            finish(Base::failure(
                {.kind = Kind::UnreadableResponse,
                 .message = QCoreApplication::translate("Aws::Transport", "The answer is larger than %1 bytes.")
                                .arg(m_limits.maximumBodySize),
                 .byteOffset = m_limits.maximumBodySize}));
            return;
        }
    }
}

void HttpAttempt::finishFromReply()
{
    if (isAwake() || !m_reply)
        return;
    readBody();
    if (isAwake() || !m_reply)
        return;
    finish(outcomeOf(*m_reply, m_body, m_tlsErrors));
}

void HttpAttempt::finish(Base::Result<HttpResponse> outcome)
{
    if (isAwake())
        return;
    m_outcome = std::move(outcome);
    m_connectTimer.stop();
    m_idleTimer.stop();
    m_attemptTimer.stop();
    letGoOfReply();
    wake(); // may destroy this
}

void HttpAttempt::letGoOfReply()
{
    if (!m_reply)
        return;
    // First the connections: abort() emits finished() before it returns.
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

} // namespace Aws
