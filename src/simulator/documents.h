// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulator/plan.h"

// Plans as the documents that the service answers with (service model ivs 2020-07-14), with every member that it
// sends, secrets included.
namespace Simulator {

// The service keeps this many events of a session, the newest.
inline constexpr qsizetype maximumEventCount = 500;

// "2026-11-24T02:41:08Z"
QString timeText(const QDateTime &time);

QString resourceArn(const Place &place, const QString &resourceType, const QString &id);

QJsonObject channelDocument(const ChannelPlan &plan, const Place &place);
QJsonObject channelSummaryDocument(const ChannelPlan &plan, const Place &place);
QJsonObject recordingDocument(const RecordingPlan &plan, const Place &place);
QJsonObject recordingSummaryDocument(const RecordingPlan &plan, const Place &place);

// The session as it stands at `now`: later events have not happened.
QJsonObject streamSessionDocument(const SessionPlan &plan, const Place &place, const QDateTime &now);
QJsonObject streamSessionSummaryDocument(const SessionPlan &plan, const QDateTime &now);

// HEALTHY, STARVING or UNKNOWN.
QString healthAt(const SessionPlan &plan, const QDateTime &now);
// GetStream's stream; `viewers` is -1 where the service could not count in time.
QJsonObject streamDocument(const SessionPlan &plan, const Place &place, const QDateTime &now, qint64 viewers);
QJsonObject streamSummaryDocument(const SessionPlan &plan, const Place &place, const QDateTime &now, qint64 viewers);

} // namespace Simulator
