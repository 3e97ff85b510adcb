// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAbstractItemView;
class QLineEdit;

namespace Widgets {

// Up, Down, Page Up and Page Down typed in a search field move in the list that it searches, so that the hands stay
// where they are. Belongs to the field; the list must outlive it.
class ListKeys : public QObject
{
    Q_OBJECT

public:
    ListKeys(QLineEdit *field, QAbstractItemView *list);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAbstractItemView *m_list;
};

} // namespace Widgets
