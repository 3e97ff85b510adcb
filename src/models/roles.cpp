// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/roles.h"

#include "analysis/eventcatalogue.h"

#include <QCoreApplication>

namespace Models {

Severity severityOf(Analysis::EventSeverity severity)
{
    switch (severity) {
    case Analysis::EventSeverity::Error:
        return Severity::Error;
    case Analysis::EventSeverity::Warning:
        return Severity::Warning;
    case Analysis::EventSeverity::Ok:
        return Severity::Ok;
    case Analysis::EventSeverity::Info:
        return Severity::Info;
    case Analysis::EventSeverity::Unknown:
        return Severity::Unknown;
    }
    Q_UNREACHABLE();
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::None:
        return {};
    case Severity::Error:
        return QCoreApplication::translate("Models::Severity", "Error");
    case Severity::Warning:
        return QCoreApplication::translate("Models::Severity", "Warning");
    case Severity::Ok:
        return QCoreApplication::translate("Models::Severity", "OK");
    case Severity::Info:
        return QCoreApplication::translate("Models::Severity", "Information");
    case Severity::Unknown:
        return QCoreApplication::translate("Models::Severity", "Unknown");
    case Severity::Offline:
        return QCoreApplication::translate("Models::Severity", "Not live");
    }
    Q_UNREACHABLE();
}

} // namespace Models
