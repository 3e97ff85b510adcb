// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/flatstyle.h"

#include "widgets/themedicon.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

namespace {

constexpr double radius = 3;
constexpr int controlHeight = 26;
constexpr int scrollBarExtent = 10;

QColor shade(const QPalette &palette, double amount)
{
    const QColor base = palette.color(QPalette::Button);
    const QColor text = palette.color(QPalette::ButtonText);
    const auto mix = [amount](int from, int to) { return int(from + (to - from) * amount); };
    return QColor(mix(base.red(), text.red()), mix(base.green(), text.green()), mix(base.blue(), text.blue()));
}

// A frame drawn on the pixels it names: radius 3, one pixel, or two in the accent colour.
void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, int width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double half = width / 2.0;
    painter->setPen(QPen(border, width));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter->restore();
}

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

bool showsFocus(const QStyleOption *option)
{
    return (option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_Enabled);
}

void drawButton(const QStyleOption *option, QPainter *painter)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault = button && (button->features & QStyleOptionButton::DefaultButton);
    const bool isAccented = isDefault || showsFocus(option);
    drawBox(painter, option->rect, buttonFill(option),
            option->palette.color(isAccented ? QPalette::Link : QPalette::Dark), isAccented ? 2 : 1);
}

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const bool isOn = option->state & QStyle::State_On;
    const QColor border
        = palette.color(isOn ? QPalette::Highlight : (showsFocus(option) ? QPalette::Link : QPalette::Dark));
    const QRect box(option->rect.x() + (option->rect.width() - 14) / 2,
                    option->rect.y() + (option->rect.height() - 14) / 2, 14, 14);
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

// A bar without buttons: the slider, and a page on either side of it.
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

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(u"fusion"_s)
{
}

void FlatStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(this);
}

void FlatStyle::unpolish(QApplication *application)
{
    application->removeEventFilter(this);
    QProxyStyle::unpolish(application);
}

bool FlatStyle::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    const bool isLeave = event->type() == QEvent::ApplicationDeactivate;
    if (isLeave || (isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt)) {
        const bool isDown = event->type() == QEvent::KeyPress;
        if (isDown != m_isAltDown) {
            m_isAltDown = isDown;
            for (QWidget *window : QApplication::topLevelWidgets()) {
                for (QWidget *widget : window->findChildren<QWidget *>())
                    widget->update();
            }
        }
    }
    return QProxyStyle::eventFilter(watched, event);
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return 14;
    case PM_CheckBoxLabelSpacing:
        return 6;
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
        return 4;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_ToolBarSeparatorExtent:
        return 9;
    case PM_HeaderMargin:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default: // Qt's enumeration, not ours
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_UnderlineShortcut:
        return m_isAltDown ? 1 : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {size.width() + 24, controlHeight};
    case CT_ComboBox:
    case CT_LineEdit:
        return {result.width(), controlHeight};
    case CT_MenuBarItem:
        return {size.width() + 16, 24};
    case CT_ToolButton:
        return {std::max(result.width() + 4, 28), std::max(result.height(), 28)};
    case CT_HeaderSection:
        return {result.width(), 22};
    default:
        return result;
    }
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarPart(*bar, subControl);
    }
    if (control == CC_ComboBox) {
        const QRect rect = option->rect;
        if (subControl == SC_ComboBoxArrow)
            return visualRect(option->direction, rect, QRect(rect.right() - 21, rect.y(), 22, rect.height()));
        if (subControl == SC_ComboBoxEditField)
            return visualRect(option->direction, rect, rect.adjusted(8, 2, -22, -2));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_ProgressBarContents || element == SE_ProgressBarGroove)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter);
        return;
    case PE_FrameMenu:
        painter->setPen(option->palette.color(QPalette::Dark));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
    case PE_FrameTabBarBase:
        return;
    case PE_PanelButtonTool:
        if (option->state & (State_MouseOver | State_Sunken | State_On | State_HasFocus)
            && option->state & State_Enabled) {
            const QColor fill = shade(option->palette, option->state & (State_Sunken | State_On) ? 0.16 : 0.08);
            drawBox(painter, option->rect, fill, showsFocus(option) ? option->palette.color(QPalette::Link) : fill);
        }
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth == 0) {
            painter->fillRect(option->rect, option->palette.color(QPalette::Base));
            return;
        }
        drawBox(painter, option->rect, option->palette.color(QPalette::Base),
                option->palette.color(showsFocus(option) ? QPalette::Link : QPalette::Dark),
                showsFocus(option) ? 2 : 1);
        return;
    }
    case PE_IndicatorCheckBox:
        drawCheckBox(option, painter);
        return;
    case PE_FrameFocusRect:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(option->palette.color(QPalette::Link), 1));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_Header: // at once: the base style would take the margin off the height too
        drawHeaderSection(option, painter);
        drawHeaderLabel(option, painter);
        return;
    case CE_HeaderEmptyArea:
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        painter->fillRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1,
                          option->palette.color(QPalette::Mid));
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return;
    case CE_MenuBarItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            return;
        const bool isOpen = (option->state & State_Selected) && (option->state & State_Sunken);
        painter->fillRect(option->rect,
                          isOpen ? option->palette.color(QPalette::Highlight)
                                 : (option->state & State_Selected ? shade(option->palette, 0.1)
                                                                   : option->palette.color(QPalette::Window)));
        drawItemText(painter, option->rect,
                     Qt::AlignCenter | (m_isAltDown ? Qt::TextShowMnemonic : Qt::TextHideMnemonic) | Qt::TextSingleLine,
                     option->palette, option->state & State_Enabled, item->text,
                     isOpen ? QPalette::HighlightedText : QPalette::WindowText);
        return;
    }
    case CE_Splitter:
        painter->fillRect(option->rect, option->palette.color(QPalette::Mid));
        return;
    case CE_ProgressBar:
    case CE_ProgressBarGroove:
        drawProgress(option, painter);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawComboBox(this, option, painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(this, option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace Widgets
