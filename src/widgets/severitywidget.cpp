// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/severitywidget.h"

#include "widgets/severityshapes.h"
#include "widgets/theme.h"

#include <QPainter>

namespace Widgets {

SeverityWidget::SeverityWidget(Models::Severity severity, QWidget *parent, int size)
    : QLabel(parent) // to a screen reader its word is a text
{
    setFixedSize(size, size);
    setSeverity(severity);
}

void SeverityWidget::setSeverity(Models::Severity severity)
{
    m_severity = severity;
    setAccessibleName(Models::severityText(severity));
    setVisible(severity != Models::Severity::None);
    update();
}

void SeverityWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSeverity(&painter, m_severity, QRectF(rect()).center() + QPointF(0, 0.5), width() * 6.0 / 14.0,
                  Theme::of(palette()));
}

} // namespace Widgets
