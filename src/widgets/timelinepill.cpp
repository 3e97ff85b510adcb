// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/timelinepill.h"

#include "widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr int pillHeight = 20;
constexpr int padding = 10;
constexpr int keyGap = 8;
constexpr int keyPadding = 5;

} // namespace

TimelinePill::TimelinePill(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(u"timelinePill"_s);
    setFont(Fonts::label());
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("Back to now"));
    hide();
}

void TimelinePill::setCount(qsizetype count)
{
    if (count == m_count)
        return;
    m_count = count;
    setText(count == 1 ? tr("1 new event") : tr("%1 new events").arg(count));
    setAccessibleName(tr("%1. Back to now").arg(text()));
    setVisible(count > 0);
    updateGeometry();
    update();
}

QSize TimelinePill::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int key = metrics.horizontalAdvance(tr("End")) + 2 * keyPadding;
    return {padding + metrics.horizontalAdvance(text()) + keyGap + key + 4, pillHeight};
}

void TimelinePill::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor ground = isDown() || underMouse() ? mixed(theme.text, theme.accent, 0.12) : theme.accent;
    painter.setPen(hasFocus() ? QPen(theme.text, 1) : QPen(ground, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    const QFontMetrics metrics(font());
    const int keyWidth = metrics.horizontalAdvance(tr("End")) + 2 * keyPadding;
    const QRectF key(width() - keyWidth - 4, 3.5, keyWidth, height() - 7);
    painter.setPen(theme.onAccent);
    painter.drawText(QRect(padding, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     text());
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(key, key.height() / 2, key.height() / 2);
    painter.drawText(key, Qt::AlignCenter | Qt::TextSingleLine, tr("End"));
}

} // namespace Widgets
