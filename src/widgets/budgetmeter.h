// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

namespace Session {
class ApiBudget;
}

namespace Widgets {

// "API budget ▮▮▯▯▯ 2 of 5 /s": the operation that uses most of what the service allows it, and whether calls wait. A
// click is for whoever wants to see the calls.
class BudgetMeter : public QAbstractButton
{
    Q_OBJECT

public:
    // `budget` must outlive the meter.
    explicit BudgetMeter(const Session::ApiBudget *budget, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refill();

    const Session::ApiBudget *m_budget;
    QString m_share;
    QString m_state;
    int m_filled = 0; // boxes
};

} // namespace Widgets
