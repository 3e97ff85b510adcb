// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/timetext.h"

using namespace Qt::StringLiterals;

namespace Base {

TimeFormat TimeFormat::local()
{
    TimeFormat format;
    format.m_kind = Kind::Local;
    format.m_zone = QTimeZone::systemTimeZone();
    return format;
}

TimeFormat TimeFormat::zone(const QTimeZone &zone)
{
    TimeFormat format;
    if (zone.isValid()) {
        format.m_kind = Kind::Zone;
        format.m_zone = zone;
    }
    return format;
}

TimeFormat TimeFormat::elapsed()
{
    TimeFormat format;
    format.m_kind = Kind::Elapsed;
    return format;
}

TimeFormat TimeFormat::fromText(const QString &text)
{
    if (text == "local"_L1)
        return local();
    if (text == "elapsed"_L1)
        return elapsed();
    if (text.isEmpty() || text == "utc"_L1)
        return utc();
    return zone(QTimeZone(text.toUtf8()));
}

QString TimeFormat::toText() const
{
    switch (m_kind) {
    case Kind::Utc:
        return u"utc"_s;
    case Kind::Local:
        return u"local"_s;
    case Kind::Zone:
        return QString::fromUtf8(m_zone.id());
    case Kind::Elapsed:
        return u"elapsed"_s;
    }
    Q_UNREACHABLE();
}

QString TimeFormat::zoneLabel(const QDateTime &at) const
{
    switch (m_kind) {
    case Kind::Utc:
        return u"UTC"_s;
    case Kind::Elapsed:
        return u"T+"_s;
    case Kind::Local:
    case Kind::Zone:
        break;
    }
    const QDateTime moment = at.isValid() ? at : QDateTime::currentDateTimeUtc();
    QString abbreviation = m_zone.abbreviation(moment);
    if (!abbreviation.isEmpty() && abbreviation.at(0).isLetter())
        return abbreviation;
    // Many zones have no abbreviation but their offset ("+05"): spell it out in full.
    const int minutes = m_zone.offsetFromUtc(moment) / 60;
    return u"%1%2:%3"_s
        .arg(QChar(minutes < 0 ? u'-' : u'+')) // a bare char16_t would be printed as a number
        .arg(std::abs(minutes) / 60, 2, 10, QChar(u'0'))
        .arg(std::abs(minutes) % 60, 2, 10, QChar(u'0'));
}

QString TimeFormat::clock(const QDateTime &time, const QDateTime &start) const
{
    if (!time.isValid())
        return {};
    if (m_kind == Kind::Elapsed)
        return elapsedText(start, time);
    return time.toTimeZone(m_zone).toString(u"HH:mm:ss"_s);
}

QString TimeFormat::date(const QDateTime &time) const
{
    return time.isValid() ? time.toTimeZone(m_zone).toString(u"yyyy-MM-dd"_s) : QString();
}

QString TimeFormat::dateTime(const QDateTime &time) const
{
    if (!time.isValid())
        return {};
    const QString zone = m_kind == Kind::Elapsed ? u"UTC"_s : zoneLabel(time);
    return time.toTimeZone(m_zone).toString(u"yyyy-MM-dd HH:mm:ss"_s) + u' ' + zone;
}

QDate TimeFormat::day(const QDateTime &time) const
{
    return time.toTimeZone(m_zone).date();
}

QString durationText(qint64 seconds)
{
    if (std::abs(seconds) >= 3600)
        return longDurationText(seconds);
    const qint64 span = std::abs(seconds);
    return u"%1%2:%3"_s.arg(seconds < 0 ? u"-"_s : QString()).arg(span / 60).arg(span % 60, 2, 10, QChar(u'0'));
}

QString longDurationText(qint64 seconds)
{
    const qint64 span = std::abs(seconds);
    return u"%1%2:%3:%4"_s.arg(seconds < 0 ? u"-"_s : QString())
        .arg(span / 3600)
        .arg(span / 60 % 60, 2, 10, QChar(u'0'))
        .arg(span % 60, 2, 10, QChar(u'0'));
}

QString elapsedText(const QDateTime &start, const QDateTime &time)
{
    if (!start.isValid() || !time.isValid())
        return {};
    // Whole seconds of the clocks that are shown beside it, so that both agree.
    return longDurationText(time.toSecsSinceEpoch() - start.toSecsSinceEpoch());
}

} // namespace Base
