# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Run by CPack when the tree of a package stands and its image is not yet made.
cmake_minimum_required(VERSION 3.25)
execute_process(
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/sign.sh app ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/Streamloupe.app
    COMMAND_ERROR_IS_FATAL ANY)
