// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/navigatormodel.h"
#include "models/navigatorrows.h"

#include <QList>
#include <QPointer>
#include <QString>

namespace Models {

// A channel whose sessions were asked for, with the rows below it.
struct NavigatorModel::Opened
{
    quintptr id = 0;
    QString arn;
    int channelRow = 0;
    QPointer<Session::SessionList> list;
    QList<NavigatorRow> rows;
    int insertedAt = 0; // between the list's aboutToInsert() and inserted()
    int insertedCount = 0;
};

} // namespace Models
