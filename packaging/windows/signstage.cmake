# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Run by CPack when the tree of a package stands: signs our programs in it, where the key is.
cmake_minimum_required(VERSION 3.25)
file(GLOB programs ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/streamloupe*.exe
    ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/streamloupe*.exe)
execute_process(COMMAND pwsh -NoProfile -File ${CMAKE_CURRENT_LIST_DIR}/sign.ps1 ${programs} COMMAND_ERROR_IS_FATAL ANY)
