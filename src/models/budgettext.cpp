// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/budgettext.h"

#include "session/apibudget.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Models {

namespace {

constexpr double commonLimit = 5; // of nearly every operation, and of none before the first call

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Models::BudgetText)
};

double limitOf(const Session::OperationBudget &operation)
{
    return operation.limit > 0 ? operation.limit : commonLimit;
}

QString rateText(double rate)
{
    return QString::number(rate, 'f', rate == qRound(rate) ? 0 : 1);
}

} // namespace

QString budgetShareText(const Session::OperationBudget &operation)
{
    return Text::tr("%1 of %2 /s").arg(operation.used).arg(rateText(limitOf(operation)));
}

QString budgetStateText(const Session::OperationBudget &operation)
{
    QStringList parts;
    if (operation.waiting() > 0)
        parts += Text::tr("%1 waiting").arg(operation.waiting());
    if (operation.isThrottled || (operation.limit > 0 && operation.allowed < operation.limit))
        parts += Text::tr("slowed to %1 /s by the service").arg(rateText(operation.allowed));
    return parts.join(u", "_s);
}

QString budgetTableText(const Session::ApiBudget &budget)
{
    if (budget.operations().isEmpty())
        return Text::tr("No calls in the last second.");
    QStringList lines{Text::tr("Calls in the last second, of those that the service allows:")};
    for (const Session::OperationBudget &operation : budget.operations()) {
        const QString state = budgetStateText(operation);
        lines += Text::tr("%1 (%2): %3").arg(operation.operation, operation.region, budgetShareText(operation))
                 + (state.isEmpty() ? QString() : u", "_s + state);
    }
    return lines.join(u'\n');
}

QString budgetSpokenText(const Session::ApiBudget &budget)
{
    const Session::OperationBudget busiest = budget.busiest();
    QStringList parts{
        Text::tr("API budget: %1 of %2 calls a second").arg(busiest.used).arg(rateText(limitOf(busiest)))};
    if (!busiest.operation.isEmpty())
        parts += busiest.operation;
    const QString state = budgetStateText(busiest);
    if (!state.isEmpty())
        parts += state;
    return parts.join(u", "_s);
}

} // namespace Models
