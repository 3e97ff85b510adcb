# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# QCustomPlot's Qt 6 build as the target QCustomPlotHeaders::QCustomPlotHeaders. Its header uses the keyword macros
# (`signals:`, `foreach`) that our own code bans: link it to the one target that wraps it, and to no other.
find_package(QCustomPlotQt6 QUIET)
if(TARGET QCustomPlotQt6::QCustomPlotQt6)
    add_library(QCustomPlotHeaders::QCustomPlotHeaders ALIAS QCustomPlotQt6::QCustomPlotQt6)
    set(QCustomPlotHeaders_PROVIDER "QCustomPlotQt6 package")
else()
    find_path(QCustomPlotHeaders_INCLUDE_DIR qcustomplot.h)
    find_library(QCustomPlotHeaders_LIBRARY NAMES QCustomPlotQt6 qcustomplot-qt6 qcustomplot)
    if(QCustomPlotHeaders_INCLUDE_DIR AND QCustomPlotHeaders_LIBRARY)
        add_library(QCustomPlotHeaders::QCustomPlotHeaders UNKNOWN IMPORTED)
        set_target_properties(QCustomPlotHeaders::QCustomPlotHeaders PROPERTIES
            IMPORTED_LOCATION ${QCustomPlotHeaders_LIBRARY}
            INTERFACE_INCLUDE_DIRECTORIES ${QCustomPlotHeaders_INCLUDE_DIR}
            INTERFACE_LINK_LIBRARIES "Qt6::Widgets;Qt6::PrintSupport")
        set(QCustomPlotHeaders_PROVIDER ${QCustomPlotHeaders_LIBRARY})
    endif()
    mark_as_advanced(QCustomPlotHeaders_INCLUDE_DIR QCustomPlotHeaders_LIBRARY)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QCustomPlotHeaders REQUIRED_VARS QCustomPlotHeaders_PROVIDER)
