// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <memory>

namespace Models {
class MetricTableModel;
}
namespace Session {
class Workspace;
struct TimeRange;
} // namespace Session
namespace Ui {
class MetricTableDialog;
}

namespace Widgets {

// The charts' twin for who reads by keyboard or by ear: one chart at a time as a table of the visible range, which it
// follows. The current row is the timeline's cursor, both ways. Stays open beside the window.
class MetricTableDialog : public QDialog
{
    Q_OBJECT

public:
    // `workspace` must outlive the dialog.
    explicit MetricTableDialog(Session::Workspace *workspace, QWidget *parent = nullptr);
    ~MetricTableDialog() override;

Q_SIGNALS:
    void copied(const QString &what); // a sentence for the status bar
    void exportWanted(const Session::TimeRange &range); // as CSV

private:
    void setUpTable();
    void fillCharts();
    void updateTable();
    void followCursor();
    void copy();
    Session::TimeRange shownRange() const;

    std::unique_ptr<Ui::MetricTableDialog> m_ui;
    Session::Workspace *m_workspace;
    Models::MetricTableModel *m_model;
    bool m_isMoving = false; // the current row follows the cursor, or the rows change
};

} // namespace Widgets
