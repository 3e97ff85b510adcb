# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The files of a Linux desktop, where the freedesktop specifications want them, and DEB and RPM by CPack. The archive that
# carries its libraries is made by bundle.sh.

set(id org.streamloupe.Streamloupe)
set(linux ${CMAKE_CURRENT_SOURCE_DIR}/linux)

# The libraries are the system's; bundle.sh sets another path in its copies.
set_target_properties(streamloupe streamloupe-cli streamloupe-sim PROPERTIES INSTALL_RPATH "")

# Debian's zsh keeps the folder that all others know for its own files.
set(zsh_completions zsh/site-functions)
if(EXISTS /etc/debian_version)
    set(zsh_completions zsh/vendor-completions)
endif()

# What is taken from the programs themselves is written by a program of ours, which a cross build could not run.
if(NOT CMAKE_CROSSCOMPILING)
    add_library(streamloupe_linuxfiles STATIC
        linux/files/bashcompletion.cpp
        linux/files/commandline.cpp linux/files/commandline.h
        linux/files/completions.h
        linux/files/documenticon.cpp linux/files/documenticon.h
        linux/files/fishcompletion.cpp
        linux/files/manpage.cpp linux/files/manpage.h
        linux/files/svgdevice.cpp linux/files/svgdevice.h
        linux/files/zshcompletion.cpp)
    target_include_directories(streamloupe_linuxfiles PUBLIC ${linux})
    target_link_libraries(streamloupe_linuxfiles
        PUBLIC streamloupe_options streamloupe_widgets Qt6::Gui
        PRIVATE CLI11Headers::CLI11Headers)

    add_executable(streamloupe-linuxfiles linux/files/main.cpp)
    target_link_libraries(streamloupe-linuxfiles PRIVATE
        streamloupe_linuxfiles streamloupe_app_parts streamloupe_cli_parts streamloupe_sim_parts)
    set_target_properties(streamloupe-linuxfiles PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})

    find_program(GZIP gzip REQUIRED)
    mark_as_advanced(GZIP)
    set(made ${CMAKE_CURRENT_BINARY_DIR}/linuxfiles)
    set(prose ${linux}/man/streamloupe.1.in ${linux}/man/streamloupe-cli.1.in ${linux}/man/streamloupe-sim.1.in)
    add_custom_command(OUTPUT ${made}.stamp
        COMMAND ${CMAKE_COMMAND} -E rm -rf ${made}
        # A tool of the build: what its libraries keep until the end is no finding, in whichever preset it is built.
        COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0
            $<TARGET_FILE:streamloupe-linuxfiles> ${made} ${linux}/man
        # Debian's policy wants them packed, by the tightest setting and without a time.
        COMMAND ${GZIP} -9n ${made}/man/streamloupe.1 ${made}/man/streamloupe-cli.1 ${made}/man/streamloupe-sim.1
        COMMAND ${CMAKE_COMMAND} -E make_directory ${made}/doc
        COMMAND ${GZIP} -9nc ${linux}/changelog > ${made}/doc/changelog.Debian.gz
        COMMAND ${CMAKE_COMMAND} -E touch ${made}.stamp
        DEPENDS streamloupe-linuxfiles ${prose} ${linux}/changelog
        COMMENT "Manual pages, completions and icons from the programs" VERBATIM)
    add_custom_target(linuxfiles ALL DEPENDS ${made}.stamp)

    install(DIRECTORY ${made}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(DIRECTORY ${made}/bash/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(DIRECTORY ${made}/zsh/ DESTINATION ${CMAKE_INSTALL_DATADIR}/${zsh_completions})
    install(DIRECTORY ${made}/fish/ DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
    install(DIRECTORY ${made}/hicolor DESTINATION ${CMAKE_INSTALL_DATADIR}/icons)
    install(DIRECTORY ${made}/doc/ DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/streamloupe)
endif()

install(FILES linux/${id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES linux/${id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES linux/${id}.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME ${id}.xml)
install(FILES linux/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/streamloupe)

# --- packages ---------------------------------------------------------------------------------------------------------

set(CPACK_GENERATOR DEB RPM)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_HOMEPAGE_URL "https://streamloupe.org/")
# The same bytes from the same commit: SOURCE_DATE_EPOCH gives the times (./dev package sets it), and the files' own
# permissions do not depend on who builds.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_PRE_BUILD_SCRIPTS ${linux}/times.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION video)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# Plugins that are loaded at run time, which shlibdeps does not see; the certificates that HTTPS wants.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates")
if(TARGET Qt6::Sql)
    string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libqt6sql6-sqlite")
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, fonts-noto-core")

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE "GPL-3.0-or-later")
set(CPACK_RPM_PACKAGE_GROUP "Applications/Multimedia")
set(CPACK_RPM_PACKAGE_REQUIRES "ca-certificates, hicolor-icon-theme")
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_SPEC_MORE_DEFINE
"%define _buildhost reproducible
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define source_date_epoch_from_changelog 0
%define _build_id_links none")
# Folders that belong to the system's own packages.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/applications /usr/share/metainfo /usr/share/mime /usr/share/mime/packages
    /usr/share/man /usr/share/man/man1 /usr/share/doc
    /usr/share/bash-completion /usr/share/bash-completion/completions
    /usr/share/fish /usr/share/fish/vendor_completions.d /usr/share/zsh /usr/share/${zsh_completions}
    /usr/share/icons /usr/share/icons/hicolor)
foreach(size 16 22 24 32 48 64 128 256 512)
    foreach(folder "" /apps /mimetypes)
        list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
            /usr/share/icons/hicolor/${size}x${size}${folder})
    endforeach()
endforeach()
list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/icons/hicolor/scalable
    /usr/share/icons/hicolor/scalable/apps /usr/share/icons/hicolor/scalable/mimetypes)
