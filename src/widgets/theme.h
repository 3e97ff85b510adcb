// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/roles.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace Widgets {

// Every colour that we paint with, for the palette in force: the palette's own roles, and beside them the ones that no
// palette has (severity, starvation, series, interval bars). A value: make one in a paint event with Theme::of().
struct Theme
{
    bool isDark = false;

    // The palette's. Hairlines and secondary text are derived from text and window where a platform's own would not be
    // seen or not be read.
    QColor window;
    QColor base; // lists, trees, plots
    QColor alternateBase;
    QColor text;
    QColor secondaryText;
    QColor hairline; // splitters, frames, section edges
    QColor faintHairline; // plot grid, lines between lanes
    QColor control;
    QColor controlBorder;
    QColor accent; // fill of what is selected or checked
    QColor onAccent;
    QColor accentLine; // focus, window handle, frame of the selected event

    // Timeline.
    QColor barFill; // Live, Recording
    QColor barLine;
    QColor hatch; // no data; alpha included
    QColor veil; // the overview outside the visible range; alpha included
    QColor overviewArea; // outline of the overview's curve; alpha included

    // Starvation.
    QColor band; // through lanes and charts; alpha included
    QColor bandEdge; // in charts alone, dashed; alpha included
    QColor blockFill;
    QColor blockLine;
    QColor blockText;
    QColor overviewBlock; // alpha included

    // Series.
    QColor videoBitrate;
    QColor framerate;
    QColor audioBitrate;
    QColor keyframeInterval;
    QColor target; // the encoder's own
    QColor limit; // the channel's
    int rangeAlpha = 51; // of a series' colour for its min–max band

    QColor warningOutline; // the triangle's, which its fill alone would not carry
    QColor glyph; // inside the octagon and the ticked circle
    QColor glyphOnWarning;

    QColor severityFill(Models::Severity severity) const; // shapes
    QColor severityText(Models::Severity severity) const; // words

    // For data that is being replaced: drawings mixed half and half with base, every text in the secondary colour.
    Theme dimmed() const;

    // Dark where the palette's window is dark.
    static Theme of(const QPalette &palette);

    friend bool operator==(const Theme &, const Theme &) = default;

private:
    QColor m_errorFill;
    QColor m_errorText;
    QColor m_warningFill;
    QColor m_warningText;
    QColor m_okFill;
    QColor m_okText;
    QColor m_infoFill;
    QColor m_infoText;
    QColor m_unknownFill;

    void takePalette(const QPalette &palette);
    void setLightColours();
    void setDarkColours();
};

// Our palette for the Fusion style, which has none of a desktop's own.
QPalette themedPalette(bool dark);

// W3C's contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);
// `share` of `over`, the rest of `under`; both opaque.
QColor mixed(const QColor &over, const QColor &under, qreal share);

// The platform's face in the sizes of the design, in logical pixels. Regular and bold alone.
namespace Fonts {
QFont title(bool compact = false); // 17 bold, 15 where the page is narrow: the channel's name
QFont heading(); // 15 bold: of a message
QFont body(); // 13: controls
QFont strong(); // 13 bold: section titles, values at the cursor
QFont small(); // 12: trees, tables, names of lanes
QFont smallStrong(); // 12 bold
QFont label(); // 11: field and tick labels, legend: the smallest
QFont mono(); // 12: ids, ARNs, hosts, codecs
QFont monoTree(); // 11.5, rounded up to what the platform can do: the same in trees
} // namespace Fonts

// Lengths of the design in logical pixels.
namespace Metrics {
inline constexpr int grid = 8;
inline constexpr int pagePadding = 12;
inline constexpr int controlRadius = 3;
inline constexpr int blockRadius = 2;

inline constexpr int menuBarHeight = 24;
inline constexpr int toolBarHeight = 40;
inline constexpr int toolButtonHeight = 28;
inline constexpr int controlHeight = 26; // combo, line edit, button
inline constexpr int channelRowHeight = 24;
inline constexpr int sessionRowHeight = 22; // day rows too
inline constexpr int treeRowHeight = 20; // event rows too
inline constexpr int tableHeaderHeight = 22;
inline constexpr int viewTitleHeight = 24;
inline constexpr int checkBoxSize = 14;
inline constexpr int statusBarHeight = 24;
inline constexpr int activityHeight = 24; // collapsed
inline constexpr int progressStripHeight = 32;

inline constexpr int navigatorWidth = 256;
inline constexpr int navigatorMinimumWidth = 208;
inline constexpr int navigatorMaximumWidth = 420;
inline constexpr int headerHeight = 64;
inline constexpr int compactHeaderHeight = 48;
inline constexpr int viewsHeight = 300; // as long as the timeline can fold
inline constexpr int viewsMinimumHeight = 160;
inline constexpr int treeViewWidth = 240;
inline constexpr int treeViewMinimumWidth = 176;
inline constexpr int treeViewMaximumWidth = 360; // that a large page gives by itself
inline constexpr int eventsMinimumWidth = 400;
inline constexpr int eventsNamedWidth = 460; // an event and its name at IVS, whole
inline constexpr int eventsWidth = 656; // what it means as well
inline constexpr int treeIndent = 20;
inline constexpr int treeArrowSize = 14;
inline constexpr int splitterWidth = 1;
inline constexpr int splitterGrip = 7;
inline constexpr int windowMinimumWidth = 1024;
inline constexpr int windowMinimumHeight = 700;
inline constexpr int narrowWindowWidth = 1360; // under it the navigator is at its minimum
inline constexpr int severityBox = 14;

// The page's own width under which things give way.
inline constexpr int legendMinimumWidth = 1200;
inline constexpr int treesMinimumWidth = 1000; // under it the three trees share one tab bar
inline constexpr int readoutMinimumWidth = 900;

inline constexpr int timelineBarHeight = 32;
inline constexpr int segmentHeight = 22;
// The rest of the timeline's lengths are its geometry's: Models::TimelineFrame.
} // namespace Metrics

} // namespace Widgets
