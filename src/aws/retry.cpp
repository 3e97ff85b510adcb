// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/retry.h"

#include <QByteArray>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Aws {

using std::chrono::milliseconds;

bool isRetryable(const Base::Error &error)
{
    using Kind = Base::Error::Kind;
    switch (error.kind) {
    case Kind::Throttled:
    case Kind::ServiceFault:
    case Kind::DnsFailure:
    case Kind::ConnectionRefused:
    case Kind::ConnectionLost:
    case Kind::Timeout:
        return true;
    case Kind::InvalidArgument:
    case Kind::Configuration:
    case Kind::NoCredentials:
    case Kind::InvalidCredentials:
    case Kind::ExpiredCredentials:
    case Kind::SignInRequired:
    case Kind::CredentialsFailed:
    case Kind::BadSignature:
    case Kind::ClockSkew:
    case Kind::AccessDenied:
    case Kind::NotFound:
    case Kind::NotBroadcasting:
    case Kind::Validation:
    case Kind::Rejected:
    case Kind::Offline:
    case Kind::TlsFailure:
    case Kind::Redirected:
    case Kind::CaptivePortal:
    case Kind::UnreadableResponse:
    case Kind::File:
        return false;
    }
    Q_UNREACHABLE();
}

milliseconds backoff(int failedAttempts, double random, const RetryPolicy &policy)
{
    const double grown = static_cast<double>(policy.base.count()) * std::exp2(std::max(0, failedAttempts - 1));
    const double limit = std::min(grown, static_cast<double>(policy.cap.count()));
    return milliseconds(static_cast<milliseconds::rep>(limit * std::clamp(random, 0.0, 1.0)));
}

std::optional<milliseconds> retryAfter(const QByteArray &header, const QDateTime &now)
{
    bool isNumber = false;
    const int seconds = header.trimmed().toInt(&isNumber);
    if (isNumber)
        return seconds >= 0 ? std::optional(milliseconds(seconds * qint64(1000))) : std::nullopt;
    const QDateTime time = httpDate(header);
    if (!time.isValid())
        return {};
    return milliseconds(std::max<qint64>(0, now.msecsTo(time)));
}

milliseconds retryDelay(milliseconds backoff, std::optional<milliseconds> retryAfter, const RetryPolicy &policy)
{
    return std::min(std::max(backoff, retryAfter.value_or(milliseconds(0))), policy.cap);
}

QDateTime httpDate(const QByteArray &header)
{
    // QLocale::c, for the names of days and months are English whatever the user's language.
    QDateTime time
        = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

RetryQuota::RetryQuota(int capacity)
    : m_capacity(capacity)
    , m_available(capacity)
{
}

int RetryQuota::costOf(const Base::Error &error)
{
    return error.kind == Base::Error::Kind::Timeout ? timeoutCost : retryCost;
}

bool RetryQuota::take(int cost)
{
    if (m_available < cost)
        return false;
    m_available -= cost;
    return true;
}

void RetryQuota::giveBack(int lastCost)
{
    m_available = std::min(m_capacity, m_available + std::max(1, lastCost));
}

} // namespace Aws
