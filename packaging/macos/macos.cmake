# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Streamloupe.app with its Qt in it, and the disk image that CPack makes of it.

# Qt's own deployment tool copies the frameworks and plugins, and turns the paths in the programs to them.
qt_generate_deploy_script(TARGET streamloupe OUTPUT_SCRIPT deploy_script CONTENT "
qt_deploy_runtime_dependencies(EXECUTABLE Streamloupe.app
    ADDITIONAL_EXECUTABLES
        Streamloupe.app/Contents/MacOS/streamloupe-cli
        Streamloupe.app/Contents/MacOS/streamloupe-sim
    GENERATE_QT_CONF)
")
install(SCRIPT ${deploy_script})

set(CPACK_GENERATOR DragNDrop)
set(CPACK_SYSTEM_NAME macos-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PACKAGE_FILE_NAME "${CPACK_PACKAGE_NAME}-${CPACK_PACKAGE_VERSION}-${CPACK_SYSTEM_NAME}")
set(CPACK_DMG_VOLUME_NAME Streamloupe)
set(CPACK_DMG_FORMAT UDZO)
set(CPACK_PACKAGE_ICON ${PROJECT_SOURCE_DIR}/packaging/macos/streamloupe.icns)
# Stripping would break the signature that the deployment tool has put on.
set(CPACK_STRIP_FILES OFF)
# Signs what has been laid down, before the image is made of it; without keys it does nothing but say so.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/macos/signbundle.cmake)
