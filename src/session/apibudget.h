// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

namespace Aws {
class Budget;
}

namespace Session {

// How one operation stands with the calls a second that the service allows it.
struct OperationBudget
{
    QString owner; // account or profile; the host for a simulator
    QString region;
    QString service; // "Amazon IVS"
    QString operation; // "GetStreamSession"
    double limit = 0; // calls a second that the service documents
    double allowed = 0; // what the program takes of it now: less for a while after the service throttled
    int used = 0; // calls in the last second
    int waitingInteractive = 0;
    int waitingBackground = 0;
    bool isThrottled = false; // by the service, in the last ten seconds

    int waiting() const { return waitingInteractive + waitingBackground; }
    // 0 to 1: for five boxes, "▮▮▯▯▯".
    double share() const { return limit > 0 ? qMin(1.0, used / limit) : 0; }

    friend bool operator==(const OperationBudget &, const OperationBudget &) = default;
};

// The request budget of the whole program as the activity dock and the status bar show it: "2 of 5 /s". Told several
// times a second while calls are made, and not at all while none is.
class ApiBudget : public QObject
{
    Q_OBJECT

public:
    explicit ApiBudget(QObject *parent = nullptr);

    // `budget` may go before this.
    void follow(Aws::Budget *budget);

    // Every operation that was called since the start, in the order of their first calls.
    const QList<OperationBudget> &operations() const { return m_operations; }
    // The one that has used the largest share, or that calls wait for; nothing was called: a value without a name.
    OperationBudget busiest() const;

Q_SIGNALS:
    void changed();

private:
    void read();

    QPointer<Aws::Budget> m_budget;
    QList<OperationBudget> m_operations;
    QTimer m_timer;
};

} // namespace Session
