// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyle>

class QIcon;
class QPainter;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionSlider;

// The strokes of FlatStyle, one control each: rounded boxes, hairlines and one accent. Colours come from the option's
// palette; nothing here has a state.
namespace Widgets::FlatControls {

inline constexpr int iconGap = 7; // between the icon and the text of a button

// The button's colour moved towards its text's by `amount`, 0 to 1: what is pointed at, what is pressed.
QColor shade(const QPalette &palette, double amount);
// A frame drawn on the pixels it names, `width` pixels wide.
void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, int width = 1);
// Focus is shown on what can be used alone.
bool showsFocus(const QStyleOption *option);

void drawButton(const QStyleOption *option, QPainter *painter);
// Icon and text side by side, in the middle of a button, at the left of a tool button; false where the option is no
// such button's.
bool drawButtonLabel(const QStyle *style, const QStyleOption *option, QPainter *painter);
bool drawToolButtonLabel(const QStyle *style, const QStyleOption *option, QPainter *painter);
void drawCheckBox(const QStyleOption *option, QPainter *painter);
void drawComboBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
void drawHeaderSection(const QStyleOption *option, QPainter *painter);
void drawHeaderLabel(const QStyleOption *option, QPainter *painter);
void drawProgress(const QStyleOption *option, QPainter *painter);
void drawScrollBar(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
void drawTab(const QStyleOption *option, QPainter *painter);

// A scroll bar has no buttons: the slider, and a page on either side of it.
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part);

} // namespace Widgets::FlatControls
