// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sessionnotices.h"

#include "analysis/intervals.h"
#include "session/erroradvice.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Widgets::SessionNotices {

namespace {

using Models::Severity;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Widgets::SessionNotices)
};

void addFile(QList<Notice> &notices, const Session::SessionRecord &record, const Base::TimeFormat &format)
{
    if (record.isFromService)
        return;
    const QString name = record.fileName.isEmpty() ? Text::tr("pasted text") : QFileInfo(record.fileName).fileName();
    const QString when = record.capturedAt.isValid()
                             ? Text::tr("captured at %1").arg(format.dateTime(record.capturedAt))
                             : Text::tr("which does not say when it was captured");
    notices += {.severity = Severity::Info,
                .text = Text::tr("From %1, %2. AWS is not asked for anything on this page.").arg(name, when)};
    if (record.isNewerFormat) {
        notices
            += {.severity = Severity::Warning,
                .text = Text::tr("A later version of this program wrote this file (format %1). What this version does "
                                 "not know is kept, and the file is not written over.")
                            .arg(record.formatVersion)};
    }
    if (!record.withheld.isEmpty()) {
        notices += {.severity = Severity::Info,
                    .text = Text::tr("Secrets were left out when it was saved: %1").arg(record.withheld.join(u", "_s))};
    }
}

void addContent(QList<Notice> &notices, const Session::SessionRecord &record)
{
    if (record.eventsMayBeCut()) {
        notices
            += {.severity = Severity::Warning,
                .text = Text::tr("AWS returns the newest 500 events of a session and this one has 500: older ones are "
                                 "missing, and so may be the beginnings of what is shown.")};
    }
    const bool hasEvents = !record.session.truncatedEvents.isEmpty();
    if (hasEvents && !record.eventsMayBeCut() && Analysis::intervalsOf(record.session).live.isEmpty()) {
        notices
            += {.severity = Severity::Warning,
                .text = Text::tr("This session never went live: it was created, but no Stream Start followed. Check "
                                 "the encoder's bitrate, resolution and codecs against the channel's type.")};
    }
    if (!record.issues.isEmpty()) {
        const qsizetype count = record.issues.size();
        notices
            += {.severity = Severity::Warning,
                .text = count == 1 ? Text::tr("One field could not be read as the API describes it. It is shown as "
                                              "received.")
                                   : Text::tr("%1 fields could not be read as the API describes them. They are shown "
                                              "as received.")
                                         .arg(count),
                .actionText = Text::tr("Show list"),
                .actionId = QString::fromUtf16(showIssues)};
    }
}

// What became of a session that is, or was, followed.
void addLive(QList<Notice> &notices, const Session::CurrentSession &current, const Session::LiveRefresh &live,
             const Base::TimeFormat &format, const QString &profile)
{
    using Session::LiveRefresh;
    const QDateTime &end = current.record()->session.endTime;
    switch (live.state()) {
    case LiveRefresh::State::Off:
        return;
    case LiveRefresh::State::Ended:
        notices
            += {.severity = Severity::Info,
                .text = Text::tr("The stream ended at %1, while you watched. It is no longer refreshed; late events, "
                                 "such as the end of the recording, come with F5.")
                            .arg(format.dateTime(end))};
        return;
    case LiveRefresh::State::GivenUp:
        notices
            += {.severity = Severity::Warning,
                .text = Text::tr("The channel has not been broadcasting for long and no end of this session was told. "
                                 "It is no longer refreshed; F5 reads it again.")};
        return;
    case LiveRefresh::State::Following:
        break;
    }
    if (const auto &error = live.error(LiveRefresh::Task::Session)) {
        notices += {.severity = Severity::Warning,
                    .text = Text::tr("Not refreshed since %1: %2. It is tried again by itself; F5 tries now.")
                                .arg(format.dateTime(live.updatedAt()), Session::adviceFor(*error, profile).heading)};
    } else if (current.isOffAir()) {
        notices
            += {.severity = Severity::Warning,
                .text = Text::tr("The channel does not broadcast this stream any more, but the service has told no end "
                                 "of the session yet. It is read again until it does.")};
    }
    if (const auto &error = live.error(LiveRefresh::Task::Stream)) {
        notices += {.severity = Severity::Warning,
                    .text = Text::tr("Health and viewers are old, they could not be read again: %1.")
                                .arg(Session::adviceFor(*error, profile).heading)};
    }
}

} // namespace

QList<Notice> noticesFor(const Session::CurrentSession &current, const Session::LiveRefresh &live,
                         const Base::TimeFormat &format, const QString &profile)
{
    QList<Notice> notices;
    const auto &record = current.record();
    if (!record)
        return notices;
    if (current.state() == Session::CurrentSession::State::Failed && current.error()) {
        const Session::ErrorAdvice advice = Session::adviceFor(*current.error(), profile);
        notices += {.severity = Severity::Error,
                    .text = Text::tr("Not refreshed: %1. Shown below: as of %2.")
                                .arg(advice.heading, format.dateTime(record->capturedAt)),
                    .actionText = Text::tr("Details"),
                    .actionId = QString::fromUtf16(showError)};
    } else {
        addLive(notices, current, live, format, profile);
    }
    addFile(notices, *record, format);
    addContent(notices, *record);
    if (current.streamError()) {
        const Session::ErrorAdvice advice = Session::adviceFor(*current.streamError(), profile);
        notices += {.severity = Severity::Warning,
                    .text = Text::tr("Health and viewers are not known: %1.").arg(advice.heading)};
    }
    return notices;
}

QString issuesText(const QList<Ivs::FieldIssue> &issues)
{
    QStringList lines;
    for (const Ivs::FieldIssue &issue : issues)
        lines += Text::tr("%1: expected %2, found %3").arg(issue.pointer, issue.expected, issue.found);
    return lines.join(u'\n');
}

} // namespace Widgets::SessionNotices
