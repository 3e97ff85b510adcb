# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# cpp-httplib with TLS as the target CppHttplib::CppHttplib, in either of its forms:
# - split, as Debian has it: a header, a library and a .pc file whose Cflags must be taken, or header and library
#   disagree on the layout of classes;
# - one header that holds everything.
if(NOT CMAKE_CROSSCOMPILING)
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
        pkg_check_modules(PC_CppHttplib QUIET cpp-httplib)
    endif()
endif()
find_path(CppHttplib_INCLUDE_DIR httplib.h HINTS ${PC_CppHttplib_INCLUDE_DIRS})
find_library(CppHttplib_LIBRARY NAMES cpp-httplib HINTS ${PC_CppHttplib_LIBRARY_DIRS})
# The header of the split form holds declarations alone.
set(CppHttplib_FORM "CppHttplib_FORM-NOTFOUND")
if(CppHttplib_INCLUDE_DIR)
    file(STRINGS ${CppHttplib_INCLUDE_DIR}/httplib.h CppHttplib_VERSION REGEX "^#define CPPHTTPLIB_VERSION \"")
    string(REGEX REPLACE "^.*\"(.*)\".*$" "\\1" CppHttplib_VERSION "${CppHttplib_VERSION}")
    file(STRINGS ${CppHttplib_INCLUDE_DIR}/httplib.h CppHttplib_BODIES REGEX "^inline bool Server::listen\\(")
    if(CppHttplib_BODIES)
        set(CppHttplib_FORM "header")
    elseif(CppHttplib_LIBRARY)
        set(CppHttplib_FORM "library")
    endif()
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CppHttplib REQUIRED_VARS CppHttplib_INCLUDE_DIR CppHttplib_FORM
    VERSION_VAR CppHttplib_VERSION)
if(CppHttplib_FOUND AND NOT TARGET CppHttplib::CppHttplib)
    find_package(Threads REQUIRED)
    if(CppHttplib_FORM STREQUAL "library")
        add_library(CppHttplib::CppHttplib UNKNOWN IMPORTED)
        set_target_properties(CppHttplib::CppHttplib PROPERTIES IMPORTED_LOCATION ${CppHttplib_LIBRARY})
        target_compile_options(CppHttplib::CppHttplib INTERFACE ${PC_CppHttplib_CFLAGS_OTHER})
    else()
        add_library(CppHttplib::CppHttplib INTERFACE IMPORTED)
        target_compile_definitions(CppHttplib::CppHttplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT)
        if(WIN32)
            target_link_libraries(CppHttplib::CppHttplib INTERFACE ws2_32 crypt32)
        endif()
    endif()
    target_include_directories(CppHttplib::CppHttplib SYSTEM INTERFACE ${CppHttplib_INCLUDE_DIR})
    target_link_libraries(CppHttplib::CppHttplib INTERFACE OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
endif()
mark_as_advanced(CppHttplib_INCLUDE_DIR CppHttplib_LIBRARY)
