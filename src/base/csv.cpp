// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/csv.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Base {

namespace {

QString quoted(const QString &field)
{
    const auto isSpecial = [](QChar c) { return c == u',' || c == u'"' || c == u'\r' || c == u'\n'; };
    const bool hasBlankEnds = !field.isEmpty() && (field.front().isSpace() || field.back().isSpace());
    if (!hasBlankEnds && std::none_of(field.begin(), field.end(), isSpecial))
        return field;
    QString inner = field;
    inner.replace(u'"', u"\"\""_s);
    return u'"' + inner + u'"';
}

} // namespace

QString csvRecord(const QStringList &fields)
{
    // A record of one empty field would be an empty line, which many readers skip.
    if (fields.size() == 1 && fields.first().isEmpty())
        return u"\"\"\r\n"_s;
    QStringList written;
    written.reserve(fields.size());
    for (const QString &field : fields)
        written.append(quoted(field));
    return written.join(u',') + u"\r\n"_s;
}

QByteArray csvText(const QList<QStringList> &records)
{
    QByteArray text;
    for (const QStringList &record : records)
        text += csvRecord(record).toUtf8();
    return text;
}

QString tsvRecord(const QStringList &fields)
{
    QStringList written;
    written.reserve(fields.size());
    for (QString field : fields) {
        std::replace_if(
            field.begin(), field.end(), [](QChar c) { return c == u'\t' || c == u'\r' || c == u'\n'; }, u' ');
        written.append(field);
    }
    return written.join(u'\t') + u'\n';
}

QString csvNumber(const std::optional<double> &value)
{
    if (!value || !std::isfinite(*value))
        return {};
    return QString::number(*value, 'f', QLocale::FloatingPointShortest);
}

QString csvTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    return time.toUTC().toString(time.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

QString csvWords(const QString &words)
{
    static constexpr QStringView formulaStarts = u"=+-@\t\r";
    return !words.isEmpty() && formulaStarts.contains(words.front()) ? u'\'' + words : words;
}

} // namespace Base
