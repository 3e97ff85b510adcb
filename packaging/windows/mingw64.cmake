# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Toolchain file: Windows on x86_64 with Debian's mingw-w64, and the libraries that sdk.sh made.
# -DSTREAMLOUPE_WINDOWS_SDK=DIR names them; the environment variable of the same name is the default.
if(NOT STREAMLOUPE_WINDOWS_SDK)
    set(STREAMLOUPE_WINDOWS_SDK "$ENV{STREAMLOUPE_WINDOWS_SDK}" CACHE PATH "Prefix made by packaging/windows/sdk.sh")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES STREAMLOUPE_WINDOWS_SDK)

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(streamloupe_triple x86_64-w64-mingw32)
# The variant with POSIX threads: the other one has no std::thread.
set(CMAKE_C_COMPILER ${streamloupe_triple}-gcc-posix)
set(CMAKE_CXX_COMPILER ${streamloupe_triple}-g++-posix)
set(CMAKE_RC_COMPILER ${streamloupe_triple}-windres)

# Qt's own package is found through the root path alone, hence the prefix in it.
set(CMAKE_FIND_ROOT_PATH /usr/${streamloupe_triple} ${STREAMLOUPE_WINDOWS_SDK})
set(CMAKE_PREFIX_PATH ${STREAMLOUPE_WINDOWS_SDK})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# moc, rcc and uic are the build machine's, of the very version that is cross-built.
set(QT_HOST_PATH /usr CACHE PATH "")
file(GLOB streamloupe_host_qt /usr/lib/*/cmake/Qt6HostInfo)
cmake_path(GET streamloupe_host_qt PARENT_PATH streamloupe_host_qt)
set(QT_HOST_PATH_CMAKE_DIR ${streamloupe_host_qt} CACHE PATH "")
# lrelease too: Qt looks for it among the libraries for Windows alone.
set(Qt6LinguistTools_DIR ${streamloupe_host_qt}/Qt6LinguistTools CACHE PATH "")
