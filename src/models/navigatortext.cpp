// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/navigatortext.h"

#include "base/numbertext.h"
#include "models/tooltip.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::Navigator)
};

QString healthOf(const Session::ChannelEntry &channel)
{
    return channel.live ? channel.live->health.value_or(QString()) : QString();
}

QString healthText(const Session::ChannelEntry &channel)
{
    const QString health = healthOf(channel);
    if (health == "STARVING"_L1)
        return Text::tr("Starving");
    if (health == "HEALTHY"_L1)
        return Text::tr("Healthy");
    if (health == "UNKNOWN"_L1)
        return Text::tr("Unknown");
    return health.isEmpty() ? Text::tr("Live") : health;
}

} // namespace

Severity ChannelWords::severity() const
{
    if (!channel.live)
        return isLiveKnown ? Severity::Offline : Severity::None;
    const QString health = healthOf(channel);
    if (health == "STARVING"_L1)
        return Severity::Warning;
    return health == "HEALTHY"_L1 ? Severity::Ok : Severity::Unknown;
}

QString ChannelWords::state(const QDateTime &lastStart, const Base::TimeFormat &format) const
{
    if (channel.live)
        return healthText(channel);
    if (!channel.isListed)
        return Text::tr("not listed");
    return lastStart.isValid() ? format.day(lastStart).toString(u"d MMM"_s) : QString();
}

QString ChannelWords::accessibleText() const
{
    if (channel.live)
        return channel.name + u", "_s + healthText(channel);
    return isLiveKnown ? channel.name + u", "_s + severityText(Severity::Offline) : channel.name;
}

QString ChannelWords::toolTip() const
{
    QStringList lines{channel.name, channel.arn};
    if (!channel.type.isEmpty())
        lines << Text::tr("Type %1").arg(channel.type);
    if (channel.live)
        lines << Text::tr("Live, health %1").arg(healthText(channel));
    if (channel.live && channel.live->viewerCount)
        lines << Text::tr("%1 viewers").arg(Base::groupedText(*channel.live->viewerCount));
    if (!isLiveKnown)
        lines << Text::tr("Whether it is live could not be read.");
    if (!channel.isListed)
        lines << Text::tr(
            "Not among the channels that the service lists: deleted, or not to be listed with this profile.");
    for (auto it = channel.tags.begin(); it != channel.tags.end(); ++it)
        lines << it.key() + u" = "_s + it.value();
    return toolTipText(lines);
}

QString ChannelWords::filterText() const
{
    QString text = channel.name + u'\n' + channel.arn + u'\n' + channel.type;
    for (auto it = channel.tags.begin(); it != channel.tags.end(); ++it)
        text += u'\n' + it.key() + u'\n' + it.value();
    return text;
}

bool isLive(const Ivs::StreamSessionSummary &session)
{
    return session.startTime.isValid() && !session.endTime.isValid();
}

QString sessionStateText(const Ivs::StreamSessionSummary &session)
{
    if (isLive(session))
        return Text::tr("LIVE");
    return session.endTime.isValid() ? Text::tr("ended") : QString();
}

QString sessionDurationText(const Ivs::StreamSessionSummary &session, const QDateTime &now)
{
    return Base::elapsedText(session.startTime, session.endTime.isValid() ? session.endTime : now);
}

QString sessionToolTip(const Ivs::StreamSessionSummary &session, const Base::TimeFormat &format)
{
    QStringList lines{session.streamId.value_or(QString())};
    if (session.startTime.isValid())
        lines << Text::tr("Started %1").arg(format.dateTime(session.startTime));
    if (session.endTime.isValid())
        lines << Text::tr("Ended %1").arg(format.dateTime(session.endTime));
    if (session.hasErrorEvent.value_or(false))
        lines << Text::tr("The service tells of a limit breach or a failure.");
    return toolTipText(lines);
}

NavigatorMessage messageOf(const Session::SessionList &list)
{
    using State = Session::SessionList::State;
    const bool isEmpty = list.sessions().isEmpty();
    switch (list.state()) {
    case State::Loading:
        return {.text = isEmpty ? Text::tr("Reading sessions…") : Text::tr("Reading older sessions…")};
    case State::Failed: {
        const QString code = list.error() ? list.error()->code : QString();
        return {.text = code.isEmpty() ? Text::tr("Sessions could not be read")
                                       : Text::tr("Sessions could not be read: %1").arg(code),
                .detail = list.error() ? list.error()->message : QString(),
                .severity = Severity::Error};
    }
    case State::Ready:
        if (list.canFetchMore())
            return {.text = Text::tr("Older sessions follow")};
        return {.text = isEmpty ? Text::tr("No sessions in 60 days") : QString()};
    case State::Empty:
        return {.text = Text::tr("Sessions not read yet")};
    }
    Q_UNREACHABLE();
}

} // namespace Models
