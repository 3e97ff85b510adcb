# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Which commit a build says it is of: cmake -D SCRIPT=<cmake/commit.cmake> -D SCRATCH=<folder> -P commit.cmake
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE ${SCRATCH})
set(header ${SCRATCH}/commit.h)

# told(<what commit.txt holds> <what the header is to say>)
function(told archived expected)
    file(WRITE ${SCRATCH}/source/cmake/commit.txt "${archived}\n")
    execute_process(COMMAND ${CMAKE_COMMAND} -D SOURCE=${SCRATCH}/source -D HEADER=${header} -P ${SCRIPT}
        COMMAND_ERROR_IS_FATAL ANY)
    file(STRINGS ${header} line REGEX "STREAMLOUPE_COMMIT")
    if(NOT line STREQUAL "#define STREAMLOUPE_COMMIT \"${expected}\"")
        message(FATAL_ERROR "for \"${archived}\" the header says: ${line}")
    endif()
endfunction()

told("0123456789abcdef0123456789abcdef01234567 1795633464" "0123456789ab")

# The same again leaves the header alone, or every build would compile and link.
file(TIMESTAMP ${header} before "%s.%f")
told("0123456789abcdef0123456789abcdef01234567 1795633464" "0123456789ab")
file(TIMESTAMP ${header} after "%s.%f")
if(NOT before STREQUAL after)
    message(FATAL_ERROR "the header is written anew without a change")
endif()

# Neither archive nor repository.
told("$Format:%H %ct$" "unknown")
