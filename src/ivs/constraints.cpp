// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ivs/constraints.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Ivs {

namespace {

Base::Error invalid(const QString &member, const QString &message)
{
    return {.kind = Base::Error::Kind::InvalidArgument, .message = message, .argument = member};
}

std::optional<Base::Error> checkLength(const QString &text, qsizetype minimum, qsizetype maximum, const QString &member)
{
    if (text.size() >= minimum && text.size() <= maximum)
        return {};
    if (minimum == maximum) {
        return invalid(member,
                       QCoreApplication::translate("Ivs::Constraints", "%1 must be exactly %2 characters long, not %3.")
                           .arg(member)
                           .arg(minimum)
                           .arg(text.size()));
    }
    return invalid(member,
                   QCoreApplication::translate("Ivs::Constraints", "%1 must be %2 to %3 characters long, not %4.")
                       .arg(member)
                       .arg(minimum)
                       .arg(maximum)
                       .arg(text.size()));
}

// `pattern` is for the whole text, with or without anchors in the model.
std::optional<Base::Error> checkPattern(const QString &text, const QString &pattern, const QString &member)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
    if (expression.match(text).hasMatch())
        return {};
    return invalid(
        member, QCoreApplication::translate("Ivs::Constraints", "%1 must match the pattern %2.").arg(member, pattern));
}

std::optional<Base::Error> check(const QString &text, qsizetype minimum, qsizetype maximum, const QString &pattern,
                                 const QString &member)
{
    if (auto error = checkLength(text, minimum, maximum, member))
        return error;
    return checkPattern(text, pattern, member);
}

} // namespace

std::optional<Base::Error> checkChannelArn(const QString &arn, const QString &member)
{
    return check(arn, 1, 128, u"arn:aws:(ivs|svs):[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+"_s, member);
}

std::optional<Base::Error> checkStreamId(const QString &streamId, const QString &member)
{
    return check(streamId, 26, 26, u"st-[a-zA-Z0-9]+"_s, member);
}

std::optional<Base::Error> checkRecordingConfigurationArn(const QString &arn, const QString &member)
{
    return check(arn, 0, 128, u"arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+"_s, member);
}

std::optional<Base::Error> checkChannelName(const QString &name, const QString &member)
{
    return check(name, 0, 128, u"[a-zA-Z0-9-_]*"_s, member);
}

std::optional<Base::Error> checkMaxResults(qint64 maxResults, const QString &member)
{
    if (maxResults >= 1 && maxResults <= 100)
        return {};
    return invalid(member, QCoreApplication::translate("Ivs::Constraints", "%1 must be from 1 to 100, not %2.")
                               .arg(member)
                               .arg(maxResults));
}

std::optional<Base::Error> checkNextToken(const QString &token, const QString &member)
{
    return check(token, 0, 1024, u"[a-zA-Z0-9+/=_-]*"_s, member);
}

std::optional<Base::Error> checkChannelArns(const QStringList &arns, const QString &member)
{
    if (arns.isEmpty() || arns.size() > 50) {
        return invalid(member, QCoreApplication::translate("Ivs::Constraints", "%1 must have 1 to 50 entries, not %2.")
                                   .arg(member)
                                   .arg(arns.size()));
    }
    for (qsizetype i = 0; i < arns.size(); ++i) {
        if (auto error = checkChannelArn(arns.at(i), member + u'[' + QString::number(i) + u']')) {
            error->argument = member;
            return error;
        }
    }
    return {};
}

} // namespace Ivs
