// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Session {
class ApiBudget;
struct OperationBudget;
} // namespace Session

// The calls a second that the service allows, in words.
namespace Models {

// "2 of 5 /s"
QString budgetShareText(const Session::OperationBudget &operation);
// "3 waiting, slowed to 3.3 /s by the service"; empty where calls go as they come.
QString budgetStateText(const Session::OperationBudget &operation);
// A line for each operation that was called, or that none was.
QString budgetTableText(const Session::ApiBudget &budget);
// For a screen reader: the busiest operation in a sentence.
QString budgetSpokenText(const Session::ApiBudget &budget);

} // namespace Models
