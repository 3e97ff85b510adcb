# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# cpp-httplib with TLS as the target CppHttplib::CppHttplib. Debian ships the split form: a header, a
# library and a .pc file whose Cflags must be taken, or header and library disagree on the layout of classes.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
    pkg_check_modules(PC_CppHttplib QUIET cpp-httplib)
endif()
find_path(CppHttplib_INCLUDE_DIR httplib.h HINTS ${PC_CppHttplib_INCLUDE_DIRS})
find_library(CppHttplib_LIBRARY NAMES cpp-httplib HINTS ${PC_CppHttplib_LIBRARY_DIRS})
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CppHttplib REQUIRED_VARS CppHttplib_LIBRARY CppHttplib_INCLUDE_DIR
    VERSION_VAR PC_CppHttplib_VERSION)
if(CppHttplib_FOUND AND NOT TARGET CppHttplib::CppHttplib)
    find_package(Threads REQUIRED)
    add_library(CppHttplib::CppHttplib UNKNOWN IMPORTED)
    set_target_properties(CppHttplib::CppHttplib PROPERTIES IMPORTED_LOCATION ${CppHttplib_LIBRARY})
    target_include_directories(CppHttplib::CppHttplib SYSTEM INTERFACE ${CppHttplib_INCLUDE_DIR})
    target_compile_options(CppHttplib::CppHttplib INTERFACE ${PC_CppHttplib_CFLAGS_OTHER})
    target_link_libraries(CppHttplib::CppHttplib INTERFACE OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
endif()
mark_as_advanced(CppHttplib_INCLUDE_DIR CppHttplib_LIBRARY)
