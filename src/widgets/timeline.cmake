# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Theme, shapes, icons and the timeline: listed here, linked by the CMakeLists.txt beside it.
set(timeline_sources
    severityshapes.cpp severityshapes.h
    theme.cpp theme.h
    themedicon.cpp themedicon.h)
