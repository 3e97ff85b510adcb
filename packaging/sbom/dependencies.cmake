# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What the three programs are really linked with: the link graph is walked from them, and every library of others that
# it meets is written to dependencies.txt in the build tree, a line each, for sbom.cmake. A library which this file does
# not know stops the build: a list that leaves out something is worse than none.

# The library that a target outside this project belongs to; "system" for what every machine has.
function(streamloupe_component_of target result)
    if(target MATCHES "^Qt6::" OR target MATCHES "^(WrapOpenGL|EGL|GLESv2|Wrap[A-Za-z]+)::")
        set(${result} Qt PARENT_SCOPE)
    elseif(target MATCHES "^OpenSSL::")
        set(${result} OpenSSL PARENT_SCOPE)
    elseif(target MATCHES "^CLI11Headers::")
        set(${result} CLI11 PARENT_SCOPE)
    elseif(target MATCHES "^CppHttplib::")
        set(${result} cpp-httplib PARENT_SCOPE)
    elseif(target MATCHES "^QCoroHeaders::")
        set(${result} QCoro PARENT_SCOPE)
    elseif(target MATCHES "^(QCustomPlotHeaders::|QCustomPlotQt6::|qcustomplot$)")
        set(${result} QCustomPlot PARENT_SCOPE)
    elseif(target MATCHES "^tl::expected")
        set(${result} tl-expected PARENT_SCOPE)
    elseif(target MATCHES "^Threads::" OR NOT TARGET ${target})
        set(${result} system PARENT_SCOPE)
    else()
        message(FATAL_ERROR "packaging/sbom/dependencies.cmake does not know what ${target} belongs to")
    endif()
endfunction()

# Adds what is reached from `target` to the lists `seen` and `components` of the caller.
function(streamloupe_walk target)
    foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
        get_target_property(libraries ${target} ${property})
        if(NOT libraries)
            continue()
        endif()
        foreach(library IN LISTS libraries)
            # $<LINK_ONLY:x> is how a static library hands on what it needs itself; other expressions choose flags.
            string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" library "${library}")
            if(library IN_LIST seen OR library MATCHES "^(\\$<|-|::@)")
                continue()
            endif()
            list(APPEND seen ${library})
            if(library MATCHES "^streamloupe_")
                streamloupe_walk(${library})
            else()
                streamloupe_component_of(${library} component)
                list(APPEND components ${component})
            endif()
        endforeach()
    endforeach()
    set(seen "${seen}" PARENT_SCOPE)
    set(components "${components}" PARENT_SCOPE)
endfunction()

# The version that a header tells of itself.
function(streamloupe_version_in file expression result)
    set(found "")
    if(EXISTS ${file})
        file(STRINGS ${file} lines REGEX "${expression}")
        if(lines)
            list(GET lines 0 line)
            string(REGEX REPLACE "^.*${expression}.*$" "\\1" found "${line}")
        endif()
    endif()
    set(${result} "${found}" PARENT_SCOPE)
endfunction()

set(seen "")
set(components "")
foreach(program streamloupe streamloupe-cli streamloupe-sim)
    streamloupe_walk(${program})
endforeach()
list(REMOVE_DUPLICATES components)
list(REMOVE_ITEM components system)
# The driver of the local store is a plugin of Qt: loaded, not linked. Qt's own copy, on systems where it has one.
if("Qt6::Sql" IN_LIST seen)
    list(APPEND components SQLite)
endif()
if(MINGW)
    list(APPEND components GCC-runtime)
endif()
list(SORT components)

# Where Qt uses the system's SQLite, nobody can say here which one that will be.
streamloupe_version_in("${STREAMLOUPE_WINDOWS_SDK}/include/sqlite3.h" "#define SQLITE_VERSION +\"([0-9.]+)\"" version_SQLite)
set(version_Qt ${Qt6_VERSION})
set(version_OpenSSL ${OPENSSL_VERSION})
set(version_tl-expected ${tl-expected_VERSION})
set(version_cpp-httplib ${CppHttplib_VERSION})
set(version_GCC-runtime ${CMAKE_CXX_COMPILER_VERSION})
streamloupe_version_in("${CLI11Headers_INCLUDE_DIR}/CLI/Version.hpp" "#define CLI11_VERSION \"([0-9.]+)\"" version_CLI11)
# The headers of QCoro tell no version; the file that lies beside its CMake package does.
find_file(QCoroHeaders_CONFIG NAMES QCoro6ConfigVersion.cmake
    PATH_SUFFIXES lib/${CMAKE_LIBRARY_ARCHITECTURE}/cmake/QCoro6 lib/cmake/QCoro6 lib64/cmake/QCoro6)
find_path(QCustomPlotHeaders_VERSION_DIR qcustomplot.h PATH_SUFFIXES src/qcustomplot)
mark_as_advanced(QCoroHeaders_CONFIG QCustomPlotHeaders_VERSION_DIR)
streamloupe_version_in("${QCoroHeaders_CONFIG}" "set\\(PACKAGE_VERSION \"([0-9.]+)\"" version_QCoro)
streamloupe_version_in("${QCustomPlotHeaders_VERSION_DIR}/qcustomplot.h"
    "#define QCUSTOMPLOT_VERSION_STR \"([0-9.]+)\"" version_QCustomPlot)

set(list_of_dependencies "")
foreach(component IN LISTS components)
    string(APPEND list_of_dependencies "${component}=${version_${component}}\n")
endforeach()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/sbom/dependencies.txt CONTENT "${list_of_dependencies}" @ONLY)
