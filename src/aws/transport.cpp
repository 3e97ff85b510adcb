// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/transport.h"

#include "aws/gate.h"
#include "aws/httpattempt.h"

#include <QCoreApplication>
#include <QDir>
#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslCertificate>

#include <utility>

namespace Aws {

namespace {

using Kind = Base::Error::Kind;

// What an attempt needs, by value: the transport may go while it waits.
struct Means
{
    QPointer<QNetworkAccessManager> network;
    Limits limits;
    QSslConfiguration ssl;
    std::shared_ptr<Gate> gate;
};

QCoro::Task<Base::Result<HttpResponse>> attempt(Means means, HttpRequest request, std::stop_token stop)
{
    Place place(means.gate, stop);
    co_await place.woken();
    if (stop.stop_requested() || !means.network) {
        co_return Base::Result<HttpResponse>(Base::failure(
            {.kind = Kind::Configuration,
             .message = QCoreApplication::translate("Aws::Transport", "The network of this program is shut down.")}));
    }
    HttpAttempt attempt(means.network, request, means.limits, means.ssl, stop);
    co_await attempt.woken();
    co_return attempt.takeOutcome();
}

class NetworkTransport final : public Transport
{
public:
    explicit NetworkTransport(Means means)
        : m_means(std::move(means))
    {
    }

    QCoro::Task<Base::Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override
    {
        return attempt(m_means, std::move(request), std::move(stop));
    }

private:
    Means m_means;
};

} // namespace

QByteArray HttpResponse::header(const QByteArray &name) const
{
    for (const auto &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

std::shared_ptr<Transport> makeTransport(QNetworkAccessManager *network, const Limits &limits,
                                         const QSslConfiguration &ssl)
{
    return std::make_shared<NetworkTransport>(Means{.network = network,
                                                    .limits = limits,
                                                    .ssl = ssl,
                                                    .gate = std::make_shared<Gate>(Gate{.free = limits.parallel})});
}

Base::Result<QSslConfiguration> sslConfiguration(const QString &caBundle)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater); // whatever the system's own floor is
    if (caBundle.isEmpty())
        return configuration;
    const auto certificates = QSslCertificate::fromPath(caBundle, QSsl::Pem);
    if (certificates.isEmpty()) {
        return Base::failure(
            {.kind = Kind::Configuration,
             .message
             = QCoreApplication::translate("Aws::Transport", "The CA bundle %1 cannot be read or holds no certificate.")
                   .arg(QDir::toNativeSeparators(caBundle))});
    }
    configuration.setCaCertificates(certificates);
    return configuration;
}

} // namespace Aws
