// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/target.h"

#include "ivs/constraints.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Session {

namespace {

QString unquoted(const QString &text)
{
    QString bare = text.trimmed();
    static constexpr QStringView quotes = u"\"'`<>";
    while (!bare.isEmpty() && quotes.contains(bare.front()))
        bare.remove(0, 1);
    while (!bare.isEmpty() && (quotes.contains(bare.back()) || bare.back() == u',' || bare.back() == u';'))
        bare.chop(1);
    return bare.trimmed();
}

Base::Error notATarget(const QString &reason)
{
    return {.kind = Base::Error::Kind::InvalidArgument, .message = reason, .argument = u"target"_s};
}

// "eu-west-1" of arn:aws:ivs:eu-west-1:111122223333:channel/…
QString regionOfArn(const QString &arn)
{
    return arn.section(u':', 3, 3);
}

Base::Result<Target> targetOfArn(const QString &arn, const QString &streamId)
{
    if (const auto error = Ivs::checkChannelArn(arn))
        return Base::failure(*error);
    if (!streamId.isEmpty()) {
        if (const auto error = Ivs::checkStreamId(streamId))
            return Base::failure(*error);
    }
    return Target{.region = regionOfArn(arn), .channelArn = arn, .streamId = streamId};
}

Base::Result<Target> targetOfUrl(const QString &text)
{
    const QUrl url(text);
    const QString host = url.host().toLower();
    if (!url.isValid() || !(host.endsWith("console.aws.amazon.com"_L1))) {
        return Base::failure(notATarget(QCoreApplication::translate(
            "Session::Target", "This address is not one of the AWS console (…console.aws.amazon.com).")));
    }
    // The ARN may be percent-encoded once or twice, stand in the path or behind the hash. It holds no character that
    // decoding could change, so decode until nothing does.
    QString everything
        = url.path(QUrl::FullyEncoded) + u'/' + url.fragment(QUrl::FullyEncoded) + u'?' + url.query(QUrl::FullyEncoded);
    for (int i = 0; i < 3 && everything.contains(u'%'); ++i)
        everything = QUrl::fromPercentEncoding(everything.toUtf8());

    static const QRegularExpression arnPattern(u"arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+"_s);
    static const QRegularExpression streamPattern(u"(?<![a-zA-Z0-9])st-[a-zA-Z0-9]{23}(?![a-zA-Z0-9])"_s);
    const auto arn = arnPattern.match(everything);
    const auto stream = streamPattern.match(everything);
    if (!arn.hasMatch() && !stream.hasMatch()) {
        return Base::failure(notATarget(QCoreApplication::translate(
            "Session::Target", "This console address names neither a channel nor a stream session.")));
    }
    if (arn.hasMatch())
        return targetOfArn(arn.captured(), stream.hasMatch() ? stream.captured() : QString());
    QString region = QUrlQuery(url).queryItemValue(u"region"_s);
    if (region.isEmpty() && host.count(u'.') > 3)
        region = host.section(u'.', 0, 0);
    return Target{.region = region, .streamId = stream.captured()};
}

} // namespace

Base::Result<Target> parseTarget(const QString &text)
{
    const QString bare = unquoted(text);
    if (bare.isEmpty()) {
        return Base::failure(notATarget(QCoreApplication::translate(
            "Session::Target",
            "Enter a channel ARN, a stream id (st-…) or the address of a page of the IVS console.")));
    }
    if (bare.startsWith("http://"_L1, Qt::CaseInsensitive) || bare.startsWith("https://"_L1, Qt::CaseInsensitive))
        return targetOfUrl(bare);
    if (bare.contains("console.aws.amazon.com/"_L1))
        return targetOfUrl(u"https://"_s + bare);
    if (bare.startsWith("arn:"_L1)) {
        // "ARN st-…" and "ARN/st-…", as people write them next to each other.
        static const QRegularExpression withStream(u"^(\\S+?)[\\s/,]+(st-[a-zA-Z0-9]+)$"_s);
        const auto match = withStream.match(bare);
        return match.hasMatch() ? targetOfArn(match.captured(1), match.captured(2)) : targetOfArn(bare, {});
    }
    if (bare.startsWith("st-"_L1)) {
        if (const auto error = Ivs::checkStreamId(bare))
            return Base::failure(*error);
        return Target{.streamId = bare};
    }
    return Base::failure(notATarget(
        QCoreApplication::translate("Session::Target", "\"%1\" is no channel ARN (arn:aws:ivs:…), no stream id "
                                                       "(st-…) and no address of the IVS console.")
            .arg(bare.left(80))));
}

} // namespace Session
