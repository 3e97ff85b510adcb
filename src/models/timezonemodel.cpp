// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timezonemodel.h"

#include "models/roles.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Models {

TimeZoneModel::TimeZoneModel(QObject *parent)
    : TimeZoneModel(QTimeZone::availableTimeZoneIds(), parent)
{
}

TimeZoneModel::TimeZoneModel(const QByteArrayList &zoneIds, QObject *parent)
    : QAbstractListModel(parent)
{
    for (const QByteArray &id : zoneIds) {
        // UTC is the first entry, and Qt's own "UTC+01:00" are no IANA ids.
        if (!id.startsWith("UTC"))
            m_texts.append(QString::fromUtf8(id));
    }
    m_texts.sort(Qt::CaseInsensitive);
    m_texts.removeDuplicates();
    m_texts = QStringList{Base::TimeFormat::utc().toText(), Base::TimeFormat::local().toText(),
                          Base::TimeFormat::elapsed().toText()}
              + m_texts;
}

Base::TimeFormat TimeZoneModel::formatAt(int row) const
{
    return Base::TimeFormat::fromText(m_texts.value(row));
}

int TimeZoneModel::rowOf(const Base::TimeFormat &format) const
{
    return static_cast<int>(m_texts.indexOf(format.toText()));
}

int TimeZoneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_texts.size());
}

QVariant TimeZoneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString &text = m_texts.at(index.row());
    QString label = text;
    if (index.row() == 0)
        label = tr("UTC");
    else if (index.row() == 1)
        label = tr("Local");
    else if (index.row() == 2)
        label = tr("T+");
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return label;
    case Qt::ToolTipRole:
        if (index.row() == 1)
            return tr("This machine's zone, %1").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId()));
        return index.row() == 2 ? tr("Time since the session's start") : label;
    case RawValueRole:
        return text;
    case FilterTextRole:
        return QStringList{label, QString(text).replace(u'_', u' ')}.join(u'\n');
    }
    return {};
}

} // namespace Models
