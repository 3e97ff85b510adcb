# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# QCoro's header-only part (Task and signals) as the target QCoroHeaders::QCoroHeaders. The compiled
# modules are not used, so that the same headers serve a cross build.
find_path(QCoroHeaders_INCLUDE_DIR qcoro/qcorotask.h PATH_SUFFIXES qcoro6)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QCoroHeaders REQUIRED_VARS QCoroHeaders_INCLUDE_DIR)
if(QCoroHeaders_FOUND AND NOT TARGET QCoroHeaders::QCoroHeaders)
    add_library(QCoroHeaders::QCoroHeaders INTERFACE IMPORTED)
    target_include_directories(QCoroHeaders::QCoroHeaders SYSTEM INTERFACE
        ${QCoroHeaders_INCLUDE_DIR} ${QCoroHeaders_INCLUDE_DIR}/qcoro)
    # GCC before 13 wants coroutines switched on; Clang does not know the flag.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(QCoroHeaders::QCoroHeaders INTERFACE -fcoroutines)
    endif()
endif()
mark_as_advanced(QCoroHeaders_INCLUDE_DIR)
