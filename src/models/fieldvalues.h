// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/roles.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QString>

// A document's values and places as they are received, without what the catalogue knows of them.
namespace Models {

// A member's name in a path as jq and JMESPath both read it: plain where it can be, else in quotes.
QString pathStep(const QString &member);
// "a.b"; the step alone at the beginning of a path.
QString joinPath(const QString &path, const QString &step);

// Of numbers, texts and the like alone: shown in one row.
bool isPlainList(const QJsonArray &array);
// An undefined value is absent. An empty secret is empty: there is nothing to withhold.
Presence presenceOf(const QJsonValue &value, bool isSecret);

} // namespace Models
