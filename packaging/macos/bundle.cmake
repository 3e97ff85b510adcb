# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The oldest macOS that Qt 6.8 supports.
if(NOT CMAKE_OSX_DEPLOYMENT_TARGET)
    set(CMAKE_OSX_DEPLOYMENT_TARGET 12.0 CACHE STRING "Oldest macOS to run on" FORCE)
endif()

# streamloupe_macos_bundle(<target>)
# The window's program as Streamloupe.app, with its icon and what the system is to know of it.
function(streamloupe_macos_bundle target)
    set(icon ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/streamloupe.icns)
    target_sources(${target} PRIVATE ${icon})
    set_source_files_properties(${icon} PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
    set_target_properties(${target} PROPERTIES
        OUTPUT_NAME Streamloupe
        MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/Info.plist.in
        MACOSX_BUNDLE_GUI_IDENTIFIER org.streamloupe.Streamloupe
        MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
        MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
endfunction()
