// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/taborder.h"

#include <QWidget>

namespace Widgets {

namespace {

// What takes no focus is left out: Qt passes over it in silence, and it would be no link of the chain.
QList<QWidget *> stopsIn(const QWidget *pane)
{
    QList<QWidget *> stops;
    for (QWidget *widget = pane->nextInFocusChain(); widget != pane; widget = widget->nextInFocusChain()) {
        if (pane->isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus))
            stops += widget;
    }
    return stops;
}

} // namespace

void orderTabs(const QList<QWidget *> &panes)
{
    QWidget *last = nullptr;
    for (const QWidget *pane : panes) {
        const QList<QWidget *> stops = stopsIn(pane);
        for (QWidget *stop : stops) {
            if (last)
                QWidget::setTabOrder(last, stop);
            last = stop;
        }
    }
}

} // namespace Widgets
