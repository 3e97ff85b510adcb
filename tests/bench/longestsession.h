// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/json.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace Bench {

// A GetStreamSession response as large as the service makes them: 500 events, newest first, of an encoder that starves
// every twenty seconds.
inline QByteArray longestSessionText()
{
    using namespace Qt::StringLiterals;
    const QDateTime start(QDate(2026, 11, 24), QTime(2, 41, 8), Qt::UTC);

    QJsonArray events;
    for (int i = 499; i >= 0; --i) {
        events.append(QJsonObject{{u"type"_s, u"IVS Stream Health Change"_s},
                                  {u"name"_s, i % 2 == 0 ? u"Starvation Start"_s : u"Starvation End"_s},
                                  {u"eventTime"_s, start.addSecs(i * 10).toString(Qt::ISODate)}});
    }
    const QJsonObject channel{
        {u"arn"_s, u"arn:aws:ivs:eu-west-1:123456789012:channel/abcdABCDefgh"_s},
        {u"name"_s, u"late-show"_s},
        {u"latencyMode"_s, u"LOW"_s},
        {u"type"_s, u"STANDARD"_s},
        {u"authorized"_s, false},
        {u"srt"_s, QJsonObject{{u"endpoint"_s, u"srt://x"_s}, {u"passphrase"_s, u"hush"_s}}},
        {u"tags"_s, QJsonObject{{u"team"_s, u"live"_s}}},
    };
    const QJsonObject video{
        {u"codec"_s, u"avc1.64002A"_s}, {u"encoder"_s, u"obs-output module (libobs version 31.0.0)"_s},
        {u"targetBitrate"_s, 6000000},  {u"targetFramerate"_s, 60},
        {u"track"_s, u"Track0"_s},      {u"videoHeight"_s, 1080},
        {u"videoWidth"_s, 1920},
    };
    const QJsonObject session{
        {u"streamId"_s, u"st-1A2B3C4D5E6F7G8H9I0J1K2"_s},
        {u"startTime"_s, start.toString(Qt::ISODate)},
        {u"endTime"_s, QJsonValue::Null},
        {u"channel"_s, channel},
        {u"ingestConfigurations"_s,
         QJsonObject{{u"videoConfigurations"_s, QJsonArray{video}}, {u"audioConfigurations"_s, QJsonArray{}}}},
        {u"truncatedEvents"_s, events},
    };
    return Base::toJsonText(QJsonObject{{u"streamSession"_s, session}});
}

} // namespace Bench
