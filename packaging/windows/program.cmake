# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# streamloupe_windows_resources(<target> <description>)
# Icon, version and manifest of a program.
function(streamloupe_windows_resources target program_description)
    set(program_name ${target})
    set(manifest ${CMAKE_CURRENT_BINARY_DIR}/${target}.manifest)
    configure_file(${PROJECT_SOURCE_DIR}/packaging/windows/program.manifest.in ${manifest} @ONLY)
    # Microsoft's linker takes a manifest among the sources and would find a second one in the resources; the others know
    # the resources alone. 24 is RT_MANIFEST.
    if(MSVC)
        set(program_manifest_line "")
        target_sources(${target} PRIVATE ${manifest})
    else()
        set(program_manifest_line "1 24 \"${manifest}\"")
    endif()
    configure_file(${PROJECT_SOURCE_DIR}/packaging/windows/program.rc.in ${CMAKE_CURRENT_BINARY_DIR}/${target}.rc @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${target}.rc)
    set_property(SOURCE ${CMAKE_CURRENT_BINARY_DIR}/${target}.rc APPEND PROPERTY OBJECT_DEPENDS
        "${manifest};${PROJECT_SOURCE_DIR}/packaging/windows/streamloupe.ico")
endfunction()
