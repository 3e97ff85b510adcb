// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/flatstyle.h"

#include "widgets/flatcontrols.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Widgets {

using namespace FlatControls;

namespace {

constexpr int scrollBarExtent = 10;
constexpr int iconGapOfQt = 4; // is in the sizes that buttons ask for

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
        return Metrics::checkBoxSize;
    case PM_CheckBoxLabelSpacing:
        return 6;
    case PM_SplitterWidth:
        return Metrics::splitterWidth;
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
    case PM_FocusFrameHMargin: // beside the texts of lists
        return 5;
    case PM_HeaderMargin:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
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
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int icon = button && !button->icon.isNull() ? iconGap - iconGapOfQt : 0;
        return {size.width() + icon + 24, Metrics::controlHeight};
    }
    case CT_ComboBox:
    case CT_LineEdit:
        return {result.width(), Metrics::controlHeight};
    case CT_MenuBarItem:
        return {size.width() + 16, Metrics::menuBarHeight};
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const int icon = button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon ? iconGap - iconGapOfQt : 0;
        return {std::max(result.width() + icon + 4, Metrics::toolButtonHeight),
                std::max(result.height(), Metrics::toolButtonHeight)};
    }
    case CT_HeaderSection:
        return {result.width(), Metrics::tableHeaderHeight};
    case CT_TabBarTab:
        return {result.width(), Metrics::viewTitleHeight};
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
        return;
    case PE_FrameTabBarBase: // on to the right of the last tab
        painter->fillRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1,
                          option->palette.color(QPalette::Mid));
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
    case CE_PushButtonLabel:
        if (!drawButtonLabel(this, option, painter))
            QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_ToolButtonLabel:
        if (!drawToolButtonLabel(this, option, painter))
            QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_ShapedFrame: { // or Qt's own: a box in the colour of text, a panel in three
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && (frame->frameShape == QFrame::Box || frame->frameShape == QFrame::StyledPanel)) {
            painter->setPen(option->palette.color(QPalette::Dark));
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
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
