# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Which commit the sources are of: from the repository, from commit.txt in a source archive, else "unknown".
#
#   cmake -D SOURCE=<top of the sources> -D HEADER=<file> -P cmake/commit.cmake
#                              writes base/commit.h; untouched where nothing has changed, so that nothing is rebuilt
#   cmake -D SOURCE=<top of the sources> -P cmake/commit.cmake
#                              prints "<commit> <seconds since 1970>" for whoever packages
cmake_minimum_required(VERSION 3.25)

set(commit "unknown")
set(seconds "")
file(STRINGS ${SOURCE}/cmake/commit.txt archived LIMIT_COUNT 1)
if(archived MATCHES "^([0-9a-f]+) ([0-9]+)$")
    set(commit ${CMAKE_MATCH_1})
    set(seconds ${CMAKE_MATCH_2})
elseif(EXISTS ${SOURCE}/.git)
    find_program(GIT git)
    if(GIT)
        # The checkout may belong to another user than the one who builds (containers).
        set(git ${GIT} -C ${SOURCE} -c safe.directory=*)
        execute_process(COMMAND ${git} log -1 --format=%H\ %ct
            OUTPUT_VARIABLE asked ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(asked MATCHES "^([0-9a-f]+) ([0-9]+)$")
            set(commit ${CMAKE_MATCH_1})
            set(seconds ${CMAKE_MATCH_2})
            execute_process(COMMAND ${git} --no-optional-locks status --porcelain --untracked-files=no
                OUTPUT_VARIABLE changed ERROR_QUIET)
        endif()
    endif()
endif()

string(SUBSTRING ${commit} 0 12 short)
if(changed)
    string(APPEND short "+changes")
endif()
if(HEADER)
    file(CONFIGURE OUTPUT ${HEADER} @ONLY CONTENT [[
// SPDX-FileCopyrightText: The Streamloupe authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#define STREAMLOUPE_COMMIT "@short@"
]])
else()
    execute_process(COMMAND ${CMAKE_COMMAND} -E echo "${short} ${seconds}")
endif()
