# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# QCustomPlot for Qt 6 as the target QCustomPlotHeaders::QCustomPlotHeaders: a CMake package, else a library, else its
# sources (qcustomplot.h and .cpp in one folder, as they are published), which are then built here. Its header uses the
# keyword macros (`signals:`, `foreach`) that our own code bans: link it to the one target that wraps it, and to no other.
find_package(QCustomPlotQt6 QUIET)
if(TARGET QCustomPlotQt6::QCustomPlotQt6)
    add_library(QCustomPlotHeaders::QCustomPlotHeaders ALIAS QCustomPlotQt6::QCustomPlotQt6)
    set(QCustomPlotHeaders_PROVIDER "QCustomPlotQt6 package")
else()
    find_path(QCustomPlotHeaders_INCLUDE_DIR qcustomplot.h PATH_SUFFIXES src/qcustomplot)
    find_library(QCustomPlotHeaders_LIBRARY NAMES QCustomPlotQt6 qcustomplot-qt6 qcustomplot)
    find_file(QCustomPlotHeaders_SOURCE qcustomplot.cpp HINTS ${QCustomPlotHeaders_INCLUDE_DIR} NO_DEFAULT_PATH
        NO_CMAKE_FIND_ROOT_PATH)
    if(QCustomPlotHeaders_INCLUDE_DIR AND QCustomPlotHeaders_LIBRARY)
        add_library(QCustomPlotHeaders::QCustomPlotHeaders UNKNOWN IMPORTED)
        set_target_properties(QCustomPlotHeaders::QCustomPlotHeaders PROPERTIES
            IMPORTED_LOCATION ${QCustomPlotHeaders_LIBRARY}
            INTERFACE_INCLUDE_DIRECTORIES ${QCustomPlotHeaders_INCLUDE_DIR}
            INTERFACE_LINK_LIBRARIES "Qt6::Widgets;Qt6::PrintSupport")
        set(QCustomPlotHeaders_PROVIDER ${QCustomPlotHeaders_LIBRARY})
    elseif(QCustomPlotHeaders_INCLUDE_DIR AND QCustomPlotHeaders_SOURCE)
        add_library(qcustomplot STATIC ${QCustomPlotHeaders_SOURCE} ${QCustomPlotHeaders_INCLUDE_DIR}/qcustomplot.h)
        set_target_properties(qcustomplot PROPERTIES AUTOMOC ON CXX_STANDARD 17)
        target_include_directories(qcustomplot SYSTEM PUBLIC ${QCustomPlotHeaders_INCLUDE_DIR})
        target_link_libraries(qcustomplot PUBLIC Qt6::Widgets Qt6::PrintSupport)
        # Another's code: its warnings are not ours to mend.
        target_compile_options(qcustomplot PRIVATE $<IF:$<CXX_COMPILER_ID:MSVC>,/w,-w>)
        if(MSVC)
            target_compile_options(qcustomplot PRIVATE /bigobj)
        endif()
        add_library(QCustomPlotHeaders::QCustomPlotHeaders ALIAS qcustomplot)
        set(QCustomPlotHeaders_PROVIDER ${QCustomPlotHeaders_SOURCE})
    endif()
    mark_as_advanced(QCustomPlotHeaders_INCLUDE_DIR QCustomPlotHeaders_LIBRARY QCustomPlotHeaders_SOURCE)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QCustomPlotHeaders REQUIRED_VARS QCustomPlotHeaders_PROVIDER)
