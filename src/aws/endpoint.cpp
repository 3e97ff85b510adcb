// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/endpoint.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Aws {

namespace {

Base::Error configurationError(const QString &message)
{
    return {.kind = Base::Error::Kind::Configuration, .message = message};
}

// A label of a host's name: it becomes one.
bool isRegion(const QString &text)
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(u"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"_s));
    return pattern.match(text).hasMatch();
}

QString dnsSuffix(const QString &region)
{
    return region.startsWith("cn-"_L1) ? u"amazonaws.com.cn"_s : u"amazonaws.com"_s;
}

Base::Result<Endpoint> customEndpoint(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != "https"_L1 && scheme != "http"_L1)) {
        return Base::failure(configurationError(
            QCoreApplication::translate("Aws::Endpoint",
                                        "The endpoint URL \"%1\" is not one: https://host is expected.")
                .arg(url.isValid() ? url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) : text)));
    }
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()) {
        return Base::failure(configurationError(
            QCoreApplication::translate(
                "Aws::Endpoint",
                "The endpoint URL of host \"%1\" must not hold a user, a password, a query or a fragment.")
                .arg(url.host())));
    }
    if (scheme == "http"_L1 && !isLoopback(url.host())) {
        return Base::failure(configurationError(
            QCoreApplication::translate("Aws::Endpoint",
                                        "The endpoint URL \"%1\" is not encrypted: http is for this machine alone.")
                .arg(url.toString())));
    }
    Endpoint endpoint{.url = url, .isCustom = true};
    if (url.path() == "/"_L1)
        endpoint.url.setPath({});
    return endpoint;
}

} // namespace

bool isLoopback(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    // Only what is an address as it stands: a name may resolve to anything. QHostAddress also reads "127.1".
    return QHostAddress(host).isLoopback();
}

QByteArray Endpoint::hostHeader() const
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':') && !host.startsWith('['))
        host = '[' + host + ']';
    const int ownPort = url.scheme() == "http"_L1 ? 80 : 443;
    if (url.port(ownPort) != ownPort)
        host += ':' + QByteArray::number(url.port());
    return host;
}

QString Endpoint::text() const
{
    return url.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
}

Base::Result<Endpoint> resolveEndpoint(const Service &service, const QString &region, const QString &endpointUrl)
{
    if (!isRegion(region)) {
        return Base::failure(configurationError(
            QCoreApplication::translate("Aws::Endpoint", "\"%1\" is not the name of a region, such as eu-west-1.")
                .arg(region)));
    }
    if (!endpointUrl.isEmpty())
        return customEndpoint(endpointUrl);
    if (!service.regions.isEmpty() && !service.regions.contains(region)) {
        return Base::failure(configurationError(
            QCoreApplication::translate("Aws::Endpoint", "%1 does not exist in the region \"%2\". It is in %3.")
                .arg(service.name, region, service.regions.join(u", "_s))));
    }
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(service.endpointPrefix + u'.' + region + u'.' + dnsSuffix(region));
    return Endpoint{.url = url, .isCustom = false};
}

} // namespace Aws
