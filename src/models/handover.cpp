// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/handover.h"

#include "models/eventsmodel.h"
#include "models/roles.h"
#include "models/sessionfacts.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

constexpr int manyEvents = 40;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::HandOver)
};

QString quoted(const QString &argument)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (plain.match(argument).hasMatch())
        return argument;
    QString inside = argument;
    return u'\'' + inside.replace(u'\'', u"'\\''"_s) + u'\'';
}

// Names come from the service as somebody gave them: they must not end a cell, or begin a markup.
QString cell(const QString &text)
{
    static const QRegularExpression markup(u"([\\\\`*_\\[\\]<>|])"_s);
    return text.simplified().replace(markup, u"\\\\1"_s);
}

QString row(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString factsTable(const SessionFacts &facts)
{
    QString table = row({QString(), QString()}) + row({u"---"_s, u"---"_s});
    const auto add = [&table](const QString &label, const QString &value) {
        if (!value.isEmpty())
            table += row({label, cell(value)});
    };
    add(Text::tr("State"), facts.healthText.isEmpty() ? facts.state : facts.state + u", "_s + facts.healthText);
    add(Text::tr("Started"), facts.started);
    add(Text::tr("Ended"), facts.ended);
    add(Text::tr("Duration"), facts.duration);
    add(Text::tr("Viewers"), facts.viewers);
    add(Text::tr("Starving"), facts.starving);
    add(Text::tr("Limit breaches"), facts.limitBreaches);
    return table;
}

bool isProblem(const EventsModel &events, int index)
{
    const auto severity = events.index(index, EventsModel::SeverityColumn).data(SeverityRole).value<Severity>();
    return severity == Severity::Error || severity == Severity::Warning;
}

QString eventsTable(const EventsModel &events)
{
    const bool isMany = events.rowCount() > manyEvents;
    QStringList titles;
    QStringList rules;
    for (int column = 0; column < EventsModel::ColumnCount; ++column) {
        const auto role = column == EventsModel::SeverityColumn ? Qt::AccessibleTextRole : Qt::DisplayRole;
        titles += events.headerData(column, Qt::Horizontal, role).toString();
        rules += u"---"_s;
    }
    QString table;
    int listed = 0;
    for (int index = events.rowCount() - 1; index >= 0; --index) { // they are held newest first, and told in time
        if (isMany && !isProblem(events, index))
            continue;
        QStringList cells;
        for (int column = 0; column < EventsModel::ColumnCount; ++column)
            cells += cell(events.index(index, column).data().toString());
        table += row(cells);
        ++listed;
    }
    if (events.rowCount() == 0)
        return Text::tr("This session has no events.") + u'\n';
    table = row(titles) + row(rules) + table;
    if (isMany)
        table += u'\n' + Text::tr("The problems among %1 events: %2.").arg(events.rowCount()).arg(listed) + u'\n';
    if (events.eventsMayBeCut())
        table += u'\n' + Text::tr("AWS returns the newest 500 events of a session: older ones are missing.") + u'\n';
    return table;
}

} // namespace

QString awsCommand(const Session::SessionRecord &record, const QString &profile)
{
    const auto &channel = record.session.channel;
    const QString arn = channel && channel->arn ? *channel->arn : record.source.channelArn;
    const QString streamId = record.session.streamId.value_or(record.source.streamId);
    if (arn.isEmpty() || streamId.isEmpty())
        return {};
    const QString region = record.source.region.isEmpty() ? arn.section(u':', 3, 3) : record.source.region;
    QStringList parts{u"aws ivs get-stream-session"_s, u"--channel-arn"_s, quoted(arn), u"--stream-id"_s,
                      quoted(streamId)};
    if (!region.isEmpty())
        parts += {u"--region"_s, quoted(region)};
    if (!profile.isEmpty())
        parts += {u"--profile"_s, quoted(profile)};
    const QString host = QUrl(record.source.endpoint).host();
    const bool isAmazons
        = host.endsWith(".amazonaws.com"_L1) || host.endsWith(".amazonaws.com.cn"_L1) || host.endsWith(".api.aws"_L1);
    if (!host.isEmpty() && !isAmazons)
        parts += {u"--endpoint-url"_s, quoted(record.source.endpoint)};
    return parts.join(u' ');
}

QString markdownSummary(const Session::SessionRecord &record, const QDateTime &now, const Base::TimeFormat &format)
{
    const SessionFacts facts = factsOf(record, now, format);
    EventsModel events;
    events.setTimeFormat(format);
    events.setSession(record.session, now, record.metrics);
    const QString heading = u"**%1**, `%2`\n\n"_s.arg(cell(facts.channelName), QString(facts.streamId).remove(u'`'));
    return heading + factsTable(facts) + u'\n' + eventsTable(events);
}

} // namespace Models
