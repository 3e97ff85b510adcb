// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/metadatatransport.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxy>

#include <utility>

namespace Aws {

namespace {

constexpr Limits limits{.connect = std::chrono::milliseconds(1'000),
                        .idle = std::chrono::milliseconds(2'000),
                        .attempt = std::chrono::milliseconds(5'000),
                        .maximumBodySize = 1024 * 1024};

// A network of its own: the application's has the user's proxies.
struct Network
{
    Network() { manager.setProxy(QNetworkProxy::NoProxy); }

    QNetworkAccessManager manager;
    std::shared_ptr<Transport> transport = makeTransport(&manager, limits);
};

QCoro::Task<Base::Result<HttpResponse>> sendThrough(std::shared_ptr<Network> network, HttpRequest request,
                                                    std::stop_token stop)
{
    auto response = co_await network->transport->send(std::move(request), std::move(stop));
    // We are told from within a reply of this network: it may not go before that returns.
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [network] {}, Qt::QueuedConnection);
    co_return std::move(response);
}

class MetadataTransport final : public Transport
{
public:
    QCoro::Task<Base::Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override
    {
        if (!m_network)
            m_network = std::make_shared<Network>();
        return sendThrough(m_network, std::move(request), std::move(stop));
    }

private:
    std::shared_ptr<Network> m_network; // made with the first request: most programs never send one
};

} // namespace

std::shared_ptr<Transport> makeMetadataTransport()
{
    return std::make_shared<MetadataTransport>();
}

} // namespace Aws
