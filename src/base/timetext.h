// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

namespace Base {

// How clocks are shown. One of these is in force in the whole window at a time.
class TimeFormat
{
public:
    enum class Kind {
        Utc,
        Local, // this machine's zone
        Zone, // any IANA zone
        Elapsed, // T+ since the session's start
    };

    TimeFormat() = default; // UTC
    static TimeFormat utc() { return {}; }
    static TimeFormat local();
    static TimeFormat zone(const QTimeZone &zone); // an invalid zone gives UTC
    static TimeFormat elapsed();

    // What settings keep: "utc", "local", "elapsed" or an IANA id; anything else is read as UTC.
    static TimeFormat fromText(const QString &text);
    QString toText() const;

    Kind kind() const { return m_kind; }
    const QTimeZone &timeZone() const { return m_zone; } // UTC for Elapsed

    // "UTC", "CET", "+05:30" or "T+": what is printed next to a clock. Daylight saving is judged at `at`.
    QString zoneLabel(const QDateTime &at) const;

    // "03:07:30", or T+ "0:26:22" from `start` in Elapsed. An invalid `time` gives an empty text.
    QString clock(const QDateTime &time, const QDateTime &start = {}) const;
    // "2026-11-24", in the zone of the format (UTC for Elapsed).
    QString date(const QDateTime &time) const;
    // "2026-11-24 03:07:30 UTC"; never elapsed, so that an absolute time stays one.
    QString dateTime(const QDateTime &time) const;

    // The calendar day of `time` in the zone of the format.
    QDate day(const QDateTime &time) const;

    friend bool operator==(const TimeFormat &, const TimeFormat &) = default;

private:
    Kind m_kind = Kind::Utc;
    QTimeZone m_zone = QTimeZone::utc();
};

// "2:05" under an hour, else "1:02:05". Negative spans carry a minus sign.
QString durationText(qint64 seconds);
// "0:02:05": always with hours, for lists whose figures stand under each other.
QString longDurationText(qint64 seconds);
// T+ as h:mm:ss from start to time; "-0:00:07" before the start.
QString elapsedText(const QDateTime &start, const QDateTime &time);

} // namespace Base
