// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/presetbutton.h"

#include "widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace Widgets {

namespace {

constexpr int padding = 20; // both sides together

} // namespace

PresetButton::PresetButton(const QString &text, bool isFirst, QWidget *parent)
    : QAbstractButton(parent)
    , m_isFirst(isFirst)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setFont(Fonts::small());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize PresetButton::sizeHint() const
{
    return {QFontMetrics(Fonts::small()).horizontalAdvance(text()) + padding, Metrics::segmentHeight};
}

void PresetButton::nextCheckState()
{
}

void PresetButton::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    QColor ground = isChecked() ? theme.accent : theme.control;
    if (isDown() && !isChecked())
        ground = mixed(theme.text, theme.control, 0.10);
    else if (underMouse() && isEnabled() && !isChecked())
        ground = mixed(theme.text, theme.control, 0.05);
    painter.setPen(isChecked() ? theme.accent : theme.controlBorder);
    painter.setBrush(ground);
    // Neighbours share a border, which is the left one's.
    painter.drawRect(rect().adjusted(m_isFirst ? 0 : -1, 0, -1, -1));
    if (hasFocus()) {
        painter.setPen(isChecked() ? theme.onAccent : theme.accentLine);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(2, 2, -3, -3));
    }
    const QColor usable = isChecked() ? theme.onAccent : theme.text;
    painter.setPen(isEnabled() ? usable : palette().color(QPalette::Disabled, QPalette::ButtonText));
    painter.setFont(Fonts::small());
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

} // namespace Widgets
