// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/sessiontext.h"

#include "analysis/eventcatalogue.h"
#include "base/numbertext.h"
#include "base/timetext.h"
#include "cli/texttable.h"
#include "models/eventsmodel.h"
#include "models/fieldcatalogue.h"
#include "models/fieldtreemodel.h"
#include "models/roles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Cli {

namespace {

constexpr qsizetype lineWidth = 80;

// "2026-11-24 02:41:08": the zone stands in the column's title.
QString dateTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) : u"-"_s;
}

QString orDash(const std::optional<QString> &text)
{
    return text && !text->isEmpty() ? *text : u"-"_s;
}

// One line a field, the values under each other; a value that would not fit stands on a line of its own.
void addFields(const Models::FieldTreeModel &model, const QModelIndex &parent, int depth, bool includeSecrets,
               QString *text)
{
    qsizetype width = 0;
    for (int row = 0; row < model.rowCount(parent); ++row)
        width = std::max(width,
                         displayWidth(model.index(row, Models::FieldTreeModel::FieldColumn, parent).data().toString()));
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto field = model.index(row, Models::FieldTreeModel::FieldColumn, parent);
        const auto cell = field.siblingAtColumn(Models::FieldTreeModel::ValueColumn);
        QString value = cell.data().toString();
        if (includeSecrets && cell.data(Models::IsSecretRole).toBool())
            value = cell.data(Models::RawValueRole).toString();
        const QString indent(2 + depth * 2, u' ');
        const QString label = indent + padded(field.data().toString(), width);
        QString line = label + u"  "_s + value;
        if (displayWidth(line) > lineWidth)
            line = indent + field.data().toString() + u'\n' + indent + u"    "_s + value;
        while (line.endsWith(u' '))
            line.chop(1);
        *text += line + u'\n';
        addFields(model, field, depth + 1, includeSecrets, text);
    }
}

QString sectionText(Models::FieldSection section, const QString &title, const QJsonObject &response,
                    const QList<Ivs::FieldIssue> &issues, bool includeSecrets)
{
    Models::FieldTreeModel model(section, &Models::FieldCatalogue::builtIn());
    model.setDocument(response, issues);
    if (section == Models::FieldSection::Other && model.rowCount() == 0)
        return {};
    QString text = u'\n' + title + u'\n';
    if (model.isSectionAbsent())
        text += u"  absent\n"_s;
    else
        addFields(model, {}, 0, includeSecrets, &text);
    return text;
}

// Four letters, so that a line with the longest names still fits.
QString shortSeverity(Models::Severity severity)
{
    switch (severity) {
    case Models::Severity::Error:
        return u"ERR"_s;
    case Models::Severity::Warning:
        return u"warn"_s;
    case Models::Severity::Ok:
        return u"ok"_s;
    case Models::Severity::Info:
        return u"info"_s;
    case Models::Severity::None:
    case Models::Severity::Unknown:
    case Models::Severity::Offline:
        return u"?"_s;
    }
    Q_UNREACHABLE();
}

QString eventsText(const Session::SessionRecord &record, const QDateTime &now)
{
    Models::EventsModel model;
    model.setSession(record.session, now, record.metrics);
    QString text = u"\nEvents, newest first (%1)\n"_s.arg(model.rowCount());
    if (record.eventsMayBeCut())
        text += u"  Exactly 500: the service has cut older ones.\n"_s;
    TextTable table;
    table.addColumn(u"UTC"_s);
    table.addColumn(u"T+"_s, TextTable::Align::Right);
    table.addColumn(QString());
    table.addColumn(u"Event"_s);
    table.addColumn(u"IVS name"_s);
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto cell
            = [&](Models::EventsModel::Column column) { return model.index(row, column).data().toString(); };
        const auto severity = model.index(row, Models::EventsModel::SeverityColumn)
                                  .data(Models::SeverityRole)
                                  .value<Models::Severity>();
        const QString title = cell(Models::EventsModel::EventColumn);
        const QString name = cell(Models::EventsModel::NameColumn);
        table.addRow({cell(Models::EventsModel::TimeColumn), cell(Models::EventsModel::ElapsedColumn),
                      shortSeverity(severity), title, name == title ? QString() : name});
    }
    // A code would not fit beside the name: it follows on a line of its own.
    const auto lines = table.toText().split(u'\n', Qt::SkipEmptyParts);
    text += lines.first() + u'\n';
    for (int row = 0; row < model.rowCount(); ++row) {
        text += lines.at(row + 1) + u'\n';
        if (const auto &code = record.session.truncatedEvents.at(row).code; code && !code->isEmpty())
            text += u"    code "_s + *code + u'\n';
    }
    return text;
}

QString issuesText(const QList<Ivs::FieldIssue> &issues)
{
    if (issues.isEmpty())
        return {};
    QString text = u"\nCould not be read\n"_s;
    for (const auto &issue : issues)
        text += u"  %1: %2 expected, %3 found\n"_s.arg(issue.pointer, issue.expected, issue.found);
    return text;
}

} // namespace

QString channelsText(const Ivs::Page<Ivs::ChannelSummary> &page)
{
    // An ARN takes 55 columns: beside it there is room for a name of 23, and longer ones get a line of their own.
    constexpr qsizetype nameWidth = 23;
    QString text = padded(u"Name"_s, nameWidth) + u"  ARN\n"_s;
    for (const auto &channel : page.items) {
        const QString name = orDash(channel.name);
        const QString arn = orDash(channel.arn);
        if (displayWidth(name) > nameWidth)
            text += name + u'\n' + QString(nameWidth + 2, u' ') + arn + u'\n';
        else
            text += padded(name, nameWidth) + u"  "_s + arn + u'\n';
    }
    return text;
}

QString streamsText(const Ivs::Page<Ivs::Stream> &page)
{
    TextTable table;
    table.addColumn(u"Started (UTC)"_s);
    table.addColumn(u"Health"_s);
    table.addColumn(u"Viewers"_s, TextTable::Align::Right);
    table.addColumn(u"Stream id"_s);
    for (const auto &stream : page.items) {
        table.addRow({dateTime(stream.startTime), orDash(stream.health),
                      stream.viewerCount ? QString::number(*stream.viewerCount) : u"-"_s, orDash(stream.streamId)});
    }
    const QStringList lines = table.toText().split(u'\n', Qt::SkipEmptyParts);
    QString text = lines.first() + u'\n';
    for (qsizetype i = 0; i < page.items.size(); ++i)
        text += lines.at(i + 1) + u"\n  "_s + orDash(page.items.at(i).channelArn) + u'\n';
    return text;
}

QString streamSessionsText(const Ivs::Page<Ivs::StreamSessionSummary> &page, const QDateTime &now)
{
    TextTable table;
    table.addColumn(u"Started (UTC)"_s);
    table.addColumn(u"Duration"_s, TextTable::Align::Right);
    table.addColumn(u"State"_s);
    table.addColumn(u"Errors"_s);
    table.addColumn(u"Stream id"_s);
    for (const auto &session : page.items) {
        const bool isLive = session.startTime.isValid() && !session.endTime.isValid();
        const QDateTime end = isLive ? now : session.endTime;
        table.addRow({dateTime(session.startTime),
                      session.startTime.isValid() ? Base::elapsedText(session.startTime, end) : u"-"_s,
                      isLive ? u"LIVE"_s : u"ended"_s,
                      session.hasErrorEvent ? (*session.hasErrorEvent ? u"yes"_s : u"no"_s) : u"-"_s,
                      orDash(session.streamId)});
    }
    return table.toText();
}

QString channelText(const QJsonObject &document, const QList<Ivs::FieldIssue> &issues, bool includeSecrets)
{
    // The channel's tree reads it where a session keeps it.
    const QJsonObject response{{u"streamSession"_s, QJsonObject{{u"channel"_s, document.value("channel"_L1)}}}};
    return sectionText(Models::FieldSection::Channel, u"Channel"_s, response, {}, includeSecrets).mid(1)
           + issuesText(issues);
}

QString sessionText(const Session::SessionRecord &record, const QDateTime &now, bool includeSecrets)
{
    const auto &session = record.session;
    QString text = u"%1  %2\n"_s.arg(record.channelName(), session.streamId.value_or(record.source.streamId));
    const auto duration = record.durationSeconds(now);
    text += u"  Started   %1\n"_s.arg(session.startTime.isValid() ? dateTime(session.startTime) + u" UTC"_s
                                                                  : u"absent"_s);
    text += u"  Ended     %1\n"_s.arg(session.endTime.isValid() ? dateTime(session.endTime) + u" UTC"_s : u"not yet"_s);
    if (duration)
        text += u"  Duration  %1%2\n"_s.arg(Base::durationText(*duration), record.isLive() ? u" so far"_s : QString());

    const auto add = [&](Models::FieldSection section, const QString &title) {
        text += sectionText(section, title, record.response, record.issues, includeSecrets);
    };
    add(Models::FieldSection::Channel, u"Channel, as it went live"_s);
    add(Models::FieldSection::Ingest, u"Ingest configuration"_s);
    add(Models::FieldSection::Recording, u"Recording configuration"_s);
    add(Models::FieldSection::Other, u"Other fields"_s);
    return text + eventsText(record, now) + issuesText(record.issues);
}

} // namespace Cli
