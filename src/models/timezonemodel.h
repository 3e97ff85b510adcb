// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/timetext.h"

#include <QAbstractListModel>
#include <QByteArrayList>
#include <QStringList>

namespace Models {

// What the switch for times offers: UTC, local, T+, then every zone by its IANA id.
// RawValueRole is what Base::TimeFormat::fromText() reads, FilterTextRole what a person may type: "America/New_York" is
// found by "new york" too.
class TimeZoneModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit TimeZoneModel(QObject *parent = nullptr); // this machine's zones
    explicit TimeZoneModel(const QByteArrayList &zoneIds, QObject *parent = nullptr);

    Base::TimeFormat formatAt(int row) const;
    int rowOf(const Base::TimeFormat &format) const; // -1 for a zone that this machine does not have

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QStringList m_texts; // as TimeFormat::toText() has them
};

} // namespace Models
