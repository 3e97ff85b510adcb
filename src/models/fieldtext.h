// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonValue>
#include <QString>

namespace Models {

struct FieldDescription;

// A plain value, or a list of such, in the unit that a person expects: "6.0 Mb/s", "48 kHz", "60 fps", "1920 px",
// "60 s", "yes", "FULL_HD, HD". A value of another type than the description expects, and one without a description
// (null), is shown as received.
QString fieldText(const QJsonValue &value, const FieldDescription *description);

} // namespace Models
