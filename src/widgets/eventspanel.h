// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPersistentModelIndex>
#include <QWidget>

#include <memory>

class QLabel;

namespace Models {
class EventsModel;
class EventsProxy;
} // namespace Models
namespace Session {
class Selection;
}
namespace Ui {
class EventsPanel;
}

namespace Widgets {

class CellDelegate;
class EventDetails;
class Desktop;
class ValueMenu;

// The events as a table: newest first, to be sorted by any column and cut to problems. The selected event is the
// selection's, both ways.
class EventsPanel : public QWidget
{
    Q_OBJECT

public:
    // `model`, `selection` and `desktop` must outlive the panel.
    EventsPanel(Models::EventsModel *model, Session::Selection *selection, Desktop *desktop, QWidget *parent = nullptr);
    ~EventsPanel() override;

    void setDimmed(bool dimmed);
    bool isProblemsOnly() const;
    void setProblemsOnly(bool problemsOnly);
    QByteArray headerState() const;
    void restoreHeaderState(const QByteArray &state);
    void resetColumns();
    ValueMenu *valueMenu() const { return m_menu; }
    void focusTable();

Q_SIGNALS:
    void problemsOnlyChanged(bool problemsOnly);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpTable();
    void selectEvent(int index);
    void takeEvent(const QModelIndex &row);
    void updateCount();
    void fitColumns();
    void keepTopRow();
    void showDetails();

    std::unique_ptr<Ui::EventsPanel> m_ui;
    Models::EventsModel *m_model;
    Models::EventsProxy *m_proxy;
    Session::Selection *m_selection;
    EventDetails *m_details;
    CellDelegate *m_delegate = nullptr; // the table's
    ValueMenu *m_menu;
    QLabel *m_placeholder;
    QPersistentModelIndex m_topRow; // that is in view while rows come and go
    int m_eventWidth = 0; // as it was before the panel became narrow; 0 while it is not
};

} // namespace Widgets
