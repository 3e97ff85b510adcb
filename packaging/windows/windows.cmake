# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What goes into the Windows packages beside our own programs, and how CPack makes them: an installer (NSIS) and a zip
# that runs from wherever it is unpacked. Serves the cross build and MSVC alike.

# --- what the programs load -----------------------------------------------------------------------------------------

get_target_property(qt_core Qt6::Core IMPORTED_LOCATION_RELEASE)
if(NOT qt_core)
    get_target_property(qt_core Qt6::Core IMPORTED_LOCATION_RELWITHDEBINFO)
endif()
cmake_path(GET qt_core PARENT_PATH qt_bin)
cmake_path(GET qt_bin PARENT_PATH qt_prefix)

set(qt_libraries Core Gui Network Widgets PrintSupport Sql)
foreach(module IN LISTS qt_libraries)
    install(FILES ${qt_bin}/Qt6${module}.dll DESTINATION .)
endforeach()

# Without the first ones the programs do not work; of the others there are those that this build of Qt has.
set(qt_plugins platforms/qwindows sqldrivers/qsqlite)
set(qt_plugins_where_built
    styles/qwindowsvistastyle styles/qmodernwindowsstyle imageformats/qico imageformats/qjpeg
    networkinformation/qnetworklistmanager tls/qopensslbackend tls/qschannelbackend tls/qcertonlybackend)
foreach(plugin IN LISTS qt_plugins_where_built)
    if(EXISTS ${qt_prefix}/plugins/${plugin}.dll)
        list(APPEND qt_plugins ${plugin})
    endif()
endforeach()
foreach(plugin IN LISTS qt_plugins)
    cmake_path(GET plugin PARENT_PATH kind)
    install(FILES ${qt_prefix}/plugins/${plugin}.dll DESTINATION plugins/${kind})
endforeach()
# Where the plugins are, for the programs and for nobody's Qt in PATH.
file(WRITE ${PROJECT_BINARY_DIR}/packaging/qt.conf "[Paths]\nPrefix = .\nPlugins = plugins\nTranslations = translations\n")
install(FILES ${PROJECT_BINARY_DIR}/packaging/qt.conf DESTINATION .)

cmake_path(GET OPENSSL_INCLUDE_DIR PARENT_PATH openssl_prefix)
foreach(library libcrypto-3-x64 libssl-3-x64)
    install(FILES ${openssl_prefix}/bin/${library}.dll DESTINATION .)
endforeach()

if(MINGW)
    # Stripped: Debian's libstdc++-6.dll is 24 MB with its debug data, and 2 MB without.
    foreach(library libgcc_s_seh-1 libstdc++-6 libwinpthread-1)
        execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=${library}.dll
            OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
        if(NOT EXISTS ${found})
            find_file(STREAMLOUPE_${library} ${library}.dll PATH_SUFFIXES lib bin REQUIRED)
            set(found ${STREAMLOUPE_${library}})
        endif()
        execute_process(COMMAND ${CMAKE_STRIP} -o ${PROJECT_BINARY_DIR}/packaging/${library}.dll ${found}
            COMMAND_ERROR_IS_FATAL ANY)
        install(FILES ${PROJECT_BINARY_DIR}/packaging/${library}.dll DESTINATION .)
    endforeach()
else()
    set(CMAKE_INSTALL_SYSTEM_RUNTIME_DESTINATION .)
    include(InstallRequiredSystemLibraries)
endif()

# The licences of all this, as collected by sdk.sh.
if(EXISTS ${STREAMLOUPE_WINDOWS_SDK}/share/licences)
    install(DIRECTORY ${STREAMLOUPE_WINDOWS_SDK}/share/licences DESTINATION .)
endif()

# --- packages -------------------------------------------------------------------------------------------------------

set(CPACK_GENERATOR NSIS ZIP)
set(CPACK_SYSTEM_NAME windows-x86_64)
set(CPACK_PACKAGE_FILE_NAME "${CPACK_PACKAGE_NAME}-${CPACK_PACKAGE_VERSION}-${CPACK_SYSTEM_NAME}")
set(CPACK_NSIS_MUI_ICON ${PROJECT_SOURCE_DIR}/packaging/windows/streamloupe.ico)
set(CPACK_NSIS_MUI_WELCOMEFINISHPAGE_BITMAP ${PROJECT_SOURCE_DIR}/packaging/windows/welcome.bmp)
# Debian's makensis can make a 64-bit installer, which a Wine without 32-bit parts runs; others cannot.
set(CPACK_NSIS_DEFINES "")
if(CMAKE_CROSSCOMPILING)
    set(CPACK_NSIS_DEFINES "Target amd64-unicode")
elseif(NOT "$ENV{WINDOWS_CERTIFICATE}" STREQUAL "")
    # The programs before they are packed, the uninstaller when it is made; the installer itself is signed afterwards.
    set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/windows/signstage.cmake)
    set(CPACK_NSIS_DEFINES
        "!uninstfinalize 'pwsh -NoProfile -File \"${PROJECT_SOURCE_DIR}/packaging/windows/sign.ps1\" \"%1\"'")
endif()
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/packaging/windows/cpackgenerator.cmake)
# CPack looks for its NSIS.template.in here.
list(PREPEND CMAKE_MODULE_PATH ${PROJECT_SOURCE_DIR}/packaging/windows)
