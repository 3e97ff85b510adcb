// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/apibudget.h"

#include "aws/budget.h"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace Session {

namespace {

// As often as a person can follow.
constexpr std::chrono::milliseconds refreshTime(200);

OperationBudget operationOf(const Aws::QuotaUse &use)
{
    return {.owner = use.key.owner,
            .region = use.key.region,
            .service = use.key.service,
            .operation = use.key.operation,
            .limit = use.limit,
            .allowed = use.allowed,
            .used = use.used,
            .waitingInteractive = use.waitingInteractive,
            .waitingBackground = use.waitingBackground,
            .isThrottled = use.isThrottled};
}

bool isMoving(const OperationBudget &operation)
{
    return operation.used > 0 || operation.waiting() > 0 || operation.isThrottled;
}

} // namespace

ApiBudget::ApiBudget(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(refreshTime);
    connect(&m_timer, &QTimer::timeout, this, &ApiBudget::read);
}

void ApiBudget::follow(Aws::Budget *budget)
{
    if (m_budget)
        m_budget->disconnect(this);
    m_budget = budget;
    if (budget) {
        connect(budget, &Aws::Budget::changed, this, [this] {
            if (!m_timer.isActive())
                m_timer.start();
        });
    }
    read();
}

void ApiBudget::read()
{
    QList<OperationBudget> operations;
    const auto uses = m_budget ? m_budget->use() : QList<Aws::QuotaUse>();
    for (const auto &use : uses)
        operations.append(operationOf(use));
    // What was used falls with time, which nobody tells.
    if (std::any_of(operations.begin(), operations.end(), isMoving))
        m_timer.start();
    if (operations == m_operations)
        return;
    m_operations = std::move(operations);
    Q_EMIT changed();
}

OperationBudget ApiBudget::busiest() const
{
    const auto rank = [](const OperationBudget &operation) {
        return std::make_tuple(operation.waiting() > 0, operation.share(), operation.waiting());
    };
    const auto found = std::max_element(
        m_operations.begin(), m_operations.end(),
        [&rank](const OperationBudget &left, const OperationBudget &right) { return rank(left) < rank(right); });
    return found == m_operations.end() ? OperationBudget() : *found;
}

} // namespace Session
