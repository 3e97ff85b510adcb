// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aws/errordecoder.h"
#include "aws/retry.h"

#include <QTimeZone>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

// Two bytes of status, then headers, a line each, up to an empty one, then the body: whatever a service, a proxy or a
// sign-in page answers is an error of some kind, the same twice, with the status that came.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    // 300 to 599: what is called for is never asked about.
    const int status = 300 + (data[0] * 256 + data[1]) % 300;
    const QByteArray text(reinterpret_cast<const char *>(data + 2), static_cast<qsizetype>(size - 2));
    const auto end = text.indexOf("\n\n");
    const auto lines = text.left(end).split('\n');
    Aws::HttpResponse response{.status = status, .reason = QStringLiteral("Reason")};
    for (const auto &line : lines) {
        if (const auto colon = line.indexOf(':'); colon > 0)
            response.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    response.body = end < 0 ? QByteArray() : text.mid(end + 2);

    const QDateTime now({2026, 11, 24}, {3, 7, 30}, Qt::UTC);
    const Base::Error error = Aws::decodeError(response, now);
    require(error == Aws::decodeError(response, now));
    require(error.httpStatus == status);
    require(!error.message.isEmpty() || !error.code.isEmpty());
    require(!Base::errorKindName(error.kind).isEmpty());
    require(!error.code.contains(u'#') && !error.code.contains(u':'));
    require((error.kind == Base::Error::Kind::CaptivePortal) == Aws::isSignInPage(response));
    require(status >= 400 || error.kind == Base::Error::Kind::Redirected
            || error.kind == Base::Error::Kind::CaptivePortal);

    // A clock is only set where the signature or the time was the complaint, and setting it by the answer settles it.
    if (const auto correction = Aws::clockCorrection(response, now)) {
        require(error.kind == Base::Error::Kind::ClockSkew);
        require(!Aws::clockCorrection(response, now.addMSecs(correction->count())));
    }
    if (const auto wait = Aws::retryAfter(response.header("Retry-After"), now)) {
        require(wait->count() >= 0);
        require(Aws::retryDelay({}, wait, {}) <= Aws::RetryPolicy().cap);
    }
    return 0;
}
