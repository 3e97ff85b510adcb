// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aws/environment.h"
#include "base/result.h"
#include "base/secret.h"

#include <QList>
#include <QString>

#include <optional>

class QNetworkAccessManager;

namespace Aws {

struct Proxy
{
    enum class Kind {
        Http, // asked to CONNECT for https
        Socks5,
    };

    Kind kind = Kind::Http;
    QString host;
    quint16 port = 0;
    QString user;
    Base::Secret password;

    friend bool operator==(const Proxy &, const Proxy &) = default;
};

// The proxies that the environment names: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, each in lower case first.
class ProxyRules
{
public:
    // Configuration: what is no URL of a proxy that this program can use. The message names the variable, never its
    // value, which may hold a password.
    static Base::Result<ProxyRules> fromEnvironment(const Environment &environment);

    // Nobody named a proxy: the system's settings hold.
    bool isEmpty() const { return !m_http && !m_https; }

    // The proxy on the way to a host; nothing where the way is direct. `scheme` is "http" or "https".
    std::optional<Proxy> proxyFor(const QString &scheme, const QString &host, int port) const;

    // Whether NO_PROXY (or that it is this machine) keeps a host from every proxy. Its entries are names, which stand
    // for their subdomains as well, with or without a leading dot; addresses; networks such as 10.0.0.0/8; each but the
    // last with a :port if need be; "*" is everything.
    bool isDirect(const QString &host, int port) const;

private:
    std::optional<Proxy> m_http;
    std::optional<Proxy> m_https;
    QStringList m_direct;
};

// Sends the requests of `network` by the environment's proxies, or by the system's where it names none. Hosts of this
// machine are reached directly. Rules that cannot be used leave the system's in force: whoever makes a client is told.
void useProxies(QNetworkAccessManager *network, const Environment &environment);

} // namespace Aws
