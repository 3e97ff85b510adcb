// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ivs/ivsclient.h"
#include "session/sessionrecord.h"

#include <QJsonObject>
#include <QString>

// The documents as text for people, aligned, within 80 columns wherever the values allow it. Times are UTC.
namespace Cli {

QString channelsText(const Ivs::Page<Ivs::ChannelSummary> &page);
QString streamsText(const Ivs::Page<Ivs::Stream> &page);
QString streamSessionsText(const Ivs::Page<Ivs::StreamSessionSummary> &page, const QDateTime &now);
// `document` is {"channel": {…}}.
QString channelText(const QJsonObject &document, const QList<Ivs::FieldIssue> &issues, bool includeSecrets);
QString sessionText(const Session::SessionRecord &record, const QDateTime &now, bool includeSecrets);

} // namespace Cli
