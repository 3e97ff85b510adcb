// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/statusbar.h"

#include <QStyleOption>
#include <QStylePainter>

namespace Widgets {

void StatusBar::paintEvent(QPaintEvent *event)
{
    // While a message is shown the parts are hidden, and so are their frames.
    if (!currentMessage().isEmpty()) {
        QStatusBar::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    painter.drawPrimitive(QStyle::PE_PanelStatusBar, option);
}

} // namespace Widgets
