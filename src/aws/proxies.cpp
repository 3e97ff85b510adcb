// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/proxies.h"

#include "aws/endpoint.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

Base::Error notUsable(const QString &variable)
{
    return {.kind = Base::Error::Kind::Configuration,
            .message = QCoreApplication::translate("Aws::Proxies",
                                                   "%1 does not name a proxy that can be used: http://host:port or "
                                                   "socks5://host:port is expected, with user:password@ before the "
                                                   "host if need be.")
                           .arg(variable)};
}

// Of a name's two spellings the lower one comes first.
QStringList spellings(const QString &name)
{
    return {name.toLower(), name};
}

std::optional<Proxy> parseProxy(const QString &text)
{
    // "proxy.example:3128" is common.
    const QUrl url(text.contains("://"_L1) ? text : QString(u"http://"_s + text), QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isHttp = scheme == "http"_L1;
    const bool isSocks = scheme == "socks5"_L1 || scheme == "socks5h"_L1;
    const bool isBare = url.path().isEmpty() || url.path() == "/"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!isHttp && !isSocks) || !isBare)
        return {};
    constexpr int httpPort = 80;
    constexpr int socksPort = 1080;
    return Proxy{.kind = isHttp ? Proxy::Kind::Http : Proxy::Kind::Socks5,
                 .host = url.host(),
                 .port = static_cast<quint16>(url.port(isHttp ? httpPort : socksPort)),
                 .user = url.userName(QUrl::FullyDecoded),
                 .password = Base::takeSecret(url.password(QUrl::FullyDecoded))};
}

Base::Result<std::optional<Proxy>> proxyOf(const Environment &environment, const QStringList &variables)
{
    for (const auto &name : variables) {
        for (const QString &spelling : spellings(name)) {
            const auto value = environment.secret(spelling).reveal();
            const QString text = QString::fromUtf8(value.bytes()).trimmed();
            if (text.isEmpty())
                continue;
            auto proxy = parseProxy(text);
            if (!proxy)
                return Base::failure(notUsable(spelling));
            return proxy;
        }
    }
    return std::optional<Proxy>();
}

// "[::1]:443" and "host:443" apart from their ports; a bare IPv6 address has none.
std::pair<QString, int> splitPort(const QString &entry)
{
    static const QRegularExpression withPort(QRegularExpression::anchoredPattern(uR"((\[.+\]|[^:]+):(\d{1,5}))"_s));
    const auto match = withPort.match(entry);
    QString host = match.hasMatch() ? match.captured(1) : entry;
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    return {host, match.hasMatch() ? match.captured(2).toInt() : 0};
}

bool entryCovers(const QString &entry, const QString &host, int port)
{
    if (entry == "*"_L1)
        return true;
    const QHostAddress address(host);
    if (entry.contains(u'/')) {
        const auto subnet = QHostAddress::parseSubnet(entry);
        return !address.isNull() && subnet.second >= 0 && address.isInSubnet(subnet);
    }
    auto [name, ownPort] = splitPort(entry);
    if (ownPort != 0 && ownPort != port)
        return false;
    if (!address.isNull())
        return address == QHostAddress(name);
    if (name.startsWith("*."_L1))
        name.remove(0, 1);
    if (name.startsWith(u'.'))
        name.remove(0, 1);
    return !name.isEmpty()
           && (host.compare(name, Qt::CaseInsensitive) == 0 || host.endsWith(u'.' + name, Qt::CaseInsensitive));
}

QNetworkProxy toQt(const Proxy &proxy)
{
    return {proxy.kind == Proxy::Kind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, proxy.host,
            proxy.port, proxy.user, QString::fromUtf8(proxy.password.reveal().bytes())};
}

class ProxyFactory final : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(ProxyRules rules)
        : m_rules(std::move(rules))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QUrl url = query.url();
        const QString host = query.peerHostName();
        const int port = query.peerPort() > 0 ? query.peerPort() : url.port(url.scheme() == "http"_L1 ? 80 : 443);
        if (isLoopback(host))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        if (m_rules.isEmpty())
            return systemProxyForQuery(query);
        const auto proxy = m_rules.proxyFor(url.scheme(), host, port);
        return {proxy ? toQt(*proxy) : QNetworkProxy(QNetworkProxy::NoProxy)};
    }

private:
    ProxyRules m_rules;
};

} // namespace

Base::Result<ProxyRules> ProxyRules::fromEnvironment(const Environment &environment)
{
    ProxyRules rules;
    auto http = proxyOf(environment, {u"HTTP_PROXY"_s, u"ALL_PROXY"_s});
    if (!http)
        return Base::failure(http.error());
    auto https = proxyOf(environment, {u"HTTPS_PROXY"_s, u"ALL_PROXY"_s});
    if (!https)
        return Base::failure(https.error());
    rules.m_http = std::move(*http);
    rules.m_https = std::move(*https);
    static const QRegularExpression separator(uR"([\s,]+)"_s);
    for (const QString &spelling : spellings(u"NO_PROXY"_s)) {
        if (rules.m_direct.isEmpty())
            rules.m_direct = environment.value(spelling).split(separator, Qt::SkipEmptyParts);
    }
    return rules;
}

bool ProxyRules::isDirect(const QString &host, int port) const
{
    return isLoopback(host) || std::any_of(m_direct.begin(), m_direct.end(), [&host, port](const QString &entry) {
               return entryCovers(entry, host, port);
           });
}

std::optional<Proxy> ProxyRules::proxyFor(const QString &scheme, const QString &host, int port) const
{
    if (isDirect(host, port))
        return {};
    return scheme == "http"_L1 ? m_http : m_https;
}

void useProxies(QNetworkAccessManager *network, const Environment &environment)
{
    network->setProxyFactory(new ProxyFactory(ProxyRules::fromEnvironment(environment).value_or(ProxyRules())));
}

} // namespace Aws
