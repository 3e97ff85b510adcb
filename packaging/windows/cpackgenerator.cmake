# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Read by CPack once for each package that it makes.
if(CPACK_GENERATOR STREQUAL "NSIS")
    string(APPEND CPACK_PACKAGE_FILE_NAME "-setup")
else()
    string(APPEND CPACK_PACKAGE_FILE_NAME "-portable")
    set(CPACK_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
