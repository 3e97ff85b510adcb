// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/endpoint.h"

#include "aws/partition.h"

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

Base::Result<Endpoint> customEndpoint(const EndpointOptions &options)
{
    if (options.useFips || options.useDualStack) {
        return Base::failure(configurationError(
            options.useFips
                ? QCoreApplication::translate("Aws::Endpoint",
                                              "An endpoint URL is set and FIPS endpoints are asked for: the program "
                                              "cannot know whether the URL is one. Take one of the two away.")
                : QCoreApplication::translate(
                    "Aws::Endpoint", "An endpoint URL is set and dual-stack endpoints are asked for: the "
                                     "program cannot know whether the URL is one. Take one of the two away.")));
    }
    const QString &text = options.url;
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
    if (scheme == "http"_L1 && !options.allowHttp && !isLoopback(url.host())) {
        return Base::failure(configurationError(
            QCoreApplication::translate("Aws::Endpoint",
                                        "The endpoint URL \"%1\" is not encrypted: http is for this machine alone, "
                                        "unless --allow-http is given.")
                .arg(url.toString())));
    }
    Endpoint endpoint{.url = url, .isCustom = true};
    if (url.path() == "/"_L1)
        endpoint.url.setPath({});
    return endpoint;
}

// "-fips" where the host's name has to say so.
QString fipsMark(const Service &service, const Partition &partition, const EndpointOptions &options)
{
    if (!options.useFips)
        return {};
    const bool isPlain = options.useDualStack ? service.govDualStackHostIsFips : service.govHostIsFips;
    return isPlain && partition.id == "aws-us-gov"_L1 ? QString() : u"-fips"_s;
}

Base::Result<Endpoint> ownEndpoint(const Service &service, const QString &region, const EndpointOptions &options)
{
    const Partition &partition = partitionOf(region);
    if ((options.useFips && !partition.supportsFips) || (options.useDualStack && !partition.supportsDualStack)) {
        return Base::failure(configurationError(
            QCoreApplication::translate("Aws::Endpoint", "The region \"%1\" has no such endpoints: %2.")
                .arg(region, options.useFips ? u"FIPS"_s : u"dual-stack"_s)));
    }
    Endpoint endpoint;
    endpoint.url.setScheme(u"https"_s);
    const bool isPlain = !options.useFips && !options.useDualStack;
    const bool isGlobal = region == partition.globalRegion() && !service.legacyGlobalRegions.isEmpty();
    if (isPlain && (isGlobal || (options.useLegacyGlobal && service.legacyGlobalRegions.contains(region)))) {
        endpoint.url.setHost(service.endpointPrefix + u'.' + partition.dnsSuffix);
        endpoint.signingRegion = partition.implicitGlobalRegion;
        return endpoint;
    }
    endpoint.url.setHost(service.endpointPrefix + fipsMark(service, partition, options) + u'.' + region + u'.'
                         + (options.useDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix));
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

Base::Result<Endpoint> resolveEndpoint(const Service &service, const QString &region, const EndpointOptions &options)
{
    const bool isRegionless = region.isEmpty() && !options.url.isEmpty();
    if (!isRegionless && !isRegion(region)) {
        return Base::failure(configurationError(
            QCoreApplication::translate("Aws::Endpoint", "\"%1\" is not the name of a region, such as eu-west-1.")
                .arg(region)));
    }
    if (!options.url.isEmpty())
        return customEndpoint(options);
    if (!service.regions.isEmpty() && !service.regions.contains(region)) {
        return Base::failure(configurationError(
            QCoreApplication::translate("Aws::Endpoint", "%1 does not exist in the region \"%2\". It is in %3.")
                .arg(service.name, region, service.regions.join(u", "_s))));
    }
    return ownEndpoint(service, region, options);
}

} // namespace Aws
