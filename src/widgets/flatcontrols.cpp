// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/flatcontrols.h"

#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include <algorithm>

namespace Widgets::FlatControls {

namespace {

QColor buttonFill(const QStyleOption *option)
{
    if (option->state & QStyle::State_Sunken)
        return shade(option->palette, 0.16);
    if (option->state & QStyle::State_On)
        return option->palette.color(QPalette::Highlight);
    if ((option->state & QStyle::State_MouseOver) && (option->state & QStyle::State_Enabled))
        return shade(option->palette, 0.06);
    return option->palette.color(QPalette::Button);
}

enum class Place { Middle, Left };

void drawIconAndText(const QStyle *style, const QStyleOption *option, QPainter *painter, Place place, const QIcon &icon,
                     const QSize &iconSize, const QString &text)
{
    const bool isEnabled = option->state & QStyle::State_Enabled;
    const bool isOn = option->state & QStyle::State_On;
    const int flags
        = Qt::AlignVCenter | Qt::TextSingleLine
          | (style->styleHint(QStyle::SH_UnderlineShortcut, option) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    const int textWidth = option->fontMetrics.size(flags, text).width();
    const QRect &rect = option->rect;
    const int spare = std::max(rect.width() - iconSize.width() - iconGap - textWidth, 0);
    const int left = rect.x() + (place == Place::Middle ? spare / 2 : std::min(spare, 2));
    const QRect iconBox(left, rect.y() + (rect.height() - iconSize.height()) / 2, iconSize.width(), iconSize.height());
    const QRect textBox(left + iconSize.width() + iconGap, rect.y(), textWidth, rect.height());
    icon.paint(painter, QStyle::visualRect(option->direction, rect, iconBox), Qt::AlignCenter,
               isEnabled ? QIcon::Normal : QIcon::Disabled, isOn ? QIcon::On : QIcon::Off);
    style->drawItemText(painter, QStyle::visualRect(option->direction, rect, textBox), flags, option->palette,
                        isEnabled, text, isOn ? QPalette::HighlightedText : QPalette::ButtonText);
}

} // namespace

QColor shade(const QPalette &palette, double amount)
{
    const QColor base = palette.color(QPalette::Button);
    const QColor text = palette.color(QPalette::ButtonText);
    const auto mix = [amount](int from, int to) { return int(from + (to - from) * amount); };
    return QColor(mix(base.red(), text.red()), mix(base.green(), text.green()), mix(base.blue(), text.blue()));
}

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, int width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double half = width / 2.0;
    painter->setPen(QPen(border, width));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), Metrics::controlRadius,
                             Metrics::controlRadius);
    painter->restore();
}

bool showsFocus(const QStyleOption *option)
{
    return (option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_Enabled);
}

void drawButton(const QStyleOption *option, QPainter *painter)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault
        = button && (button->features & QStyleOptionButton::DefaultButton) && (option->state & QStyle::State_Enabled);
    const bool isAccented = isDefault || showsFocus(option);
    drawBox(painter, option->rect, buttonFill(option),
            option->palette.color(isAccented ? QPalette::Link : QPalette::Dark), isAccented ? 2 : 1);
}

bool drawButtonLabel(const QStyle *style, const QStyleOption *option, QPainter *painter)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button || button->icon.isNull() || button->text.isEmpty())
        return false;
    drawIconAndText(style, option, painter, Place::Middle, button->icon, button->iconSize, button->text);
    return true;
}

bool drawToolButtonLabel(const QStyle *style, const QStyleOption *option, QPainter *painter)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button || button->icon.isNull() || button->toolButtonStyle != Qt::ToolButtonTextBesideIcon)
        return false;
    drawIconAndText(style, option, painter, Place::Left, button->icon, button->iconSize, button->text);
    return true;
}

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool isOn = option->state & QStyle::State_On;
    const QColor border
        = palette.color(isOn ? QPalette::Highlight : (showsFocus(option) ? QPalette::Link : QPalette::Dark));
    constexpr int side = Metrics::checkBoxSize;
    const QRect box(option->rect.x() + (option->rect.width() - side) / 2,
                    option->rect.y() + (option->rect.height() - side) / 2, side, side);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(border, 1));
    painter->setBrush(palette.color(isOn ? QPalette::Highlight : QPalette::Base));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    if (isOn) {
        QPainterPath tick;
        tick.moveTo(box.x() + 3.5, box.y() + 7.2);
        tick.lineTo(box.x() + 6.0, box.y() + 9.8);
        tick.lineTo(box.x() + 10.6, box.y() + 4.4);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(
            QPen(palette.color(QPalette::HighlightedText), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(tick);
    }
    painter->restore();
}

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    const QRect rect = option->rect;
    painter->fillRect(rect, option->palette.color(QPalette::Window));
    const QColor line = option->palette.color(QPalette::Mid);
    painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, line);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (header && (header->position == QStyleOptionHeader::Beginning || header->position == QStyleOptionHeader::Middle))
        painter->fillRect(rect.right(), rect.y() + 4, 1, rect.height() - 8, line);
}

// The text as the column has it, and the arrow of the sorted column right behind it.
void drawHeaderLabel(const QStyleOption *option, QPainter *painter)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    constexpr int arrowSize = 11;
    const bool isSorted = header->sortIndicator != QStyleOptionHeader::None;
    const QColor colour = header->palette.color(QPalette::PlaceholderText);
    const int left = header->section == 0 ? 12 : 8; // the first column's cells begin further in
    const QRect box = header->rect.adjusted(left, 0, isSorted ? -arrowSize - 2 : -8, 0);
    const QString text = header->fontMetrics.elidedText(header->text, Qt::ElideRight, box.width());
    painter->setPen(colour);
    painter->drawText(box, int(header->textAlignment) | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (!isSorted)
        return;
    const bool isRight = header->textAlignment & Qt::AlignRight;
    const int x = isRight ? box.right() + 2 : box.left() + header->fontMetrics.horizontalAdvance(text) + 2;
    // Qt's "up" is the descending order: the largest first, then down.
    paintIcon(painter,
              header->sortIndicator == QStyleOptionHeader::SortUp ? IconName::ChevronDown : IconName::ChevronUp,
              QRectF(x, box.center().y() - 5, arrowSize, arrowSize), colour);
}

void drawProgress(const QStyleOption *option, QPainter *painter)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    QRect groove = bar->rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(bar->palette.color(QPalette::Dark), 1));
    painter->setBrush(bar->palette.color(QPalette::Base));
    painter->drawRoundedRect(QRectF(groove).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
    groove.adjust(1, 1, -1, -1);
    const bool isBusy = bar->minimum == bar->maximum;
    // How far a call has come is not known: a third, still, says "at work" without moving.
    const double share = isBusy ? 0.34 : double(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
    groove.setWidth(int(groove.width() * std::clamp(share, 0.0, 1.0)));
    painter->fillRect(groove, bar->palette.color(QPalette::Highlight));
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool isVertical = bar.orientation == Qt::Vertical;
    const int length = isVertical ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int slider = length;
    if (range > 0)
        slider = std::clamp(int(qint64(bar.pageStep) * length / (range + bar.pageStep)), std::min(24, length), length);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - slider,
                                                      bar.upsideDown);
    int from = 0;
    int extent = 0;
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        extent = length;
        break;
    case QStyle::SC_ScrollBarSlider:
        from = start;
        extent = slider;
        break;
    case QStyle::SC_ScrollBarSubPage:
        extent = start;
        break;
    case QStyle::SC_ScrollBarAddPage:
        from = start + slider;
        extent = length - from;
        break;
    default: // no arrows
        return {};
    }
    return isVertical ? QRect(bar.rect.x(), bar.rect.y() + from, bar.rect.width(), extent)
                      : QRect(bar.rect.x() + from, bar.rect.y(), extent, bar.rect.height());
}

void drawScrollBar(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    painter->fillRect(bar->rect, bar->palette.color(QPalette::Base));
    if (bar->maximum <= bar->minimum)
        return;
    const QRect slider = style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    const bool isActive = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(bar->palette.color(isActive ? QPalette::PlaceholderText : QPalette::Dark));
    const QRectF thumb = bar->orientation == Qt::Vertical ? QRectF(slider).adjusted(2, 1, -2, -1)
                                                          : QRectF(slider).adjusted(1, 2, -1, -2);
    painter->drawRoundedRect(thumb, 3, 3);
    painter->restore();
}

void drawComboBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    const bool isFocused = showsFocus(option);
    const QColor fill = combo->editable ? combo->palette.color(QPalette::Base) : buttonFill(option);
    drawBox(painter, combo->rect, fill, combo->palette.color(isFocused ? QPalette::Link : QPalette::Dark),
            isFocused ? 2 : 1);
    const QRect arrow = style->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxArrow, widget);
    const bool isEnabled = option->state & QStyle::State_Enabled;
    paintIcon(painter, IconName::ChevronDown, QRectF(arrow.center() - QPoint(6, 6), QSizeF(14, 14)),
              combo->palette.color(isEnabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
}

void drawTab(const QStyleOption *option, QPainter *painter)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const bool isSelected = option->state & QStyle::State_Selected;
    const bool isPointed = option->state & QStyle::State_MouseOver;
    const QRect &rect = option->rect;
    const QColor line = option->palette.color(QPalette::Mid);
    if (!isSelected) {
        painter->fillRect(rect, isPointed ? shade(option->palette, 0.06) : option->palette.color(QPalette::Window));
        painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, line);
        return;
    }
    painter->fillRect(rect, option->palette.color(QPalette::Base));
    painter->fillRect(rect.x(), rect.y(), rect.width(), 2, option->palette.color(QPalette::Highlight));
    painter->fillRect(rect.right(), rect.y(), 1, rect.height(), line);
    if (tab->position != QStyleOptionTab::Beginning && tab->position != QStyleOptionTab::OnlyOneTab)
        painter->fillRect(rect.x(), rect.y(), 1, rect.height(), line);
}

} // namespace Widgets::FlatControls
