// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <memory>

namespace Models {
class ActivityModel;
}
namespace Session {
class Activity;
class ApiBudget;
class TimeDisplay;
} // namespace Session
namespace Ui {
class ActivityPanel;
}

namespace Widgets {

// Every request made. Folded it is one line with the newest; unfolded a table, and beside it the error of the selected
// request in full and, when asked for, what the service answered.
class ActivityPanel : public QWidget
{
    Q_OBJECT

public:
    // Both must outlive the panel.
    ActivityPanel(Session::Activity *activity, Session::TimeDisplay *display, QWidget *parent = nullptr);
    ~ActivityPanel() override;

    // What the service allows is shown beside the calls; `budget` must outlive the panel.
    void setBudget(const Session::ApiBudget *budget);

    bool isExpanded() const { return m_isExpanded; }
    void setExpanded(bool expanded);
    // False while it is folded.
    bool focusTable();
    // Unfolds and selects the entry of a request; the newest failed one where the id is empty or unknown.
    void showRequest(const QString &requestId);

Q_SIGNALS:
    void expandedChanged(bool expanded);
    void copied(const QString &what);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpTable();
    void showDetails();
    void showBudget();
    void followNewest();
    QString detailsOf(int row) const;

    std::unique_ptr<Ui::ActivityPanel> m_ui;
    Session::Activity *m_activity;
    Session::TimeDisplay *m_display;
    const Session::ApiBudget *m_budget = nullptr;
    Models::ActivityModel *m_model;
    bool m_isExpanded = false;
};

} // namespace Widgets
