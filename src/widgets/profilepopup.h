// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QStyledItemDelegate>

#include <memory>

class QSortFilterProxyModel;

namespace Models {
class ProfilesModel;
}
namespace Session {
class ProfileList;
}
namespace Ui {
class ProfilePopup;
}

namespace Widgets {

// A profile on two lines: its name and account, then its kind and region or why it cannot be used.
class ProfileDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// The list under the profile's combo box, found by typing. Enter or a click chooses, Esc closes; under the list stands
// in full why the marked profile cannot be used.
class ProfilePopup : public QFrame
{
    Q_OBJECT

public:
    // `profiles` must outlive the popup. `current` is marked first.
    ProfilePopup(const Session::ProfileList *profiles, const QString &current, QWidget *parent);
    ~ProfilePopup() override;

    // Typed before the popup was there.
    void setSearchText(const QString &text);
    // Under `anchor`, over it where there is no room.
    void popUp(const QWidget *anchor);

Q_SIGNALS:
    void chosen(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void choose();
    void showHint();

    std::unique_ptr<Ui::ProfilePopup> m_ui;
    Models::ProfilesModel *m_model;
    QSortFilterProxyModel *m_proxy;
};

} // namespace Widgets
