# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Theme, shapes, icons and the timeline: sources that the CMakeLists.txt beside it adds to streamloupe_widgets, and the
# target streamloupe_timelineplot, which it links privately.
set(timeline_sources
    curvestrokes.cpp curvestrokes.h
    presetbutton.cpp presetbutton.h
    severityshapes.cpp severityshapes.h
    theme.cpp theme.h
    themedicon.cpp themedicon.h
    timelineaccessible.cpp timelineaccessible.h
    timelinebar.cpp timelinebar.h
    timelinechartcommands.cpp
    timelinechartpainter.cpp timelinechartpainter.h
    timelinecommands.cpp
    timelinecursorpainter.cpp timelinecursorpainter.h
    timelinelanepainter.cpp timelinelanepainter.h
    timelinelegend.cpp timelinelegend.h
    timelinenote.cpp timelinenote.h
    timelineoverviewpainter.cpp timelineoverviewpainter.h
    timelinepainter.cpp timelinepainter.h
    timelinepicture.cpp
    timelinepill.cpp timelinepill.h
    timelinespanpainter.cpp timelinespanpainter.h
    timelinespanstrip.cpp timelinespanstrip.h
    timelinestrokes.cpp timelinestrokes.h
    timelineview.cpp timelineview.h
    timelinewidget.cpp timelinewidget.h)

# What touches QCustomPlot, whose header uses keyword macros and casts that our own code bans: exempt from these bans,
# and from no other rule. Its objects become part of streamloupe_widgets.
add_library(streamloupe_timelineplot OBJECT timelineplot.cpp timelineplot.h timelineplothands.cpp)
set_target_properties(streamloupe_timelineplot PROPERTIES AUTOMOC ON)
target_link_libraries(streamloupe_timelineplot
    PUBLIC streamloupe_options streamloupe_models streamloupe_base Qt6::Widgets
    PRIVATE QCustomPlotHeaders::QCustomPlotHeaders)
foreach(ban QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII)
    target_compile_options(streamloupe_timelineplot PRIVATE $<IF:$<CXX_COMPILER_ID:MSVC>,/U${ban},-U${ban}>)
endforeach()
