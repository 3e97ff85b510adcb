# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

if(WIN32)
    include(${PROJECT_SOURCE_DIR}/packaging/windows/program.cmake)
elseif(APPLE)
    include(${PROJECT_SOURCE_DIR}/packaging/macos/bundle.cmake)
endif()

# streamloupe_layer(<name> SOURCES <file>... [PUBLIC <target>...] [PRIVATE <target>...])
# A folder of src/ as the static library streamloupe_<name>. What it may link is the table in
# docs/ARCHITECTURE.md; a header of a library that is not linked does not compile.
function(streamloupe_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
    add_library(streamloupe_${name} STATIC ${arg_SOURCES})
    set_target_properties(streamloupe_${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(streamloupe_${name}
        PUBLIC streamloupe_options ${arg_PUBLIC}
        PRIVATE ${arg_PRIVATE})
endfunction()

# streamloupe_program(<target> DESCRIPTION <text> [WINDOW])
# What each of our programs is beside its code: what the system shows of it.
function(streamloupe_program target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "WINDOW" "DESCRIPTION" "")
    if(WIN32)
        streamloupe_windows_resources(${target} "${arg_DESCRIPTION}")
    elseif(APPLE AND arg_WINDOW)
        streamloupe_macos_bundle(${target})
    endif()
    if(arg_WINDOW)
        set_target_properties(${target} PROPERTIES WIN32_EXECUTABLE ON MACOSX_BUNDLE ON)
    endif()
endfunction()

# streamloupe_test(<layer>/<tst_name> LINK <target>... [SOURCES <file>...])
# One Qt Test program from tests/<layer>/<tst_name>.cpp, labelled with its layer.
function(streamloupe_test path)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "LINK;SOURCES")
    get_filename_component(name ${path} NAME)
    get_filename_component(layer ${path} DIRECTORY)
    add_executable(${name} ${PROJECT_SOURCE_DIR}/tests/${path}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES
        AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/${layer})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${name} PRIVATE STREAMLOUPE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE streamloupe_options Qt6::Test ${arg_LINK})
    add_test(NAME ${layer}/${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    # The environment of a test is pinned: no display, one zone, one language, and none of the
    # machine's own AWS settings.
    set_tests_properties(${layer}/${name} PROPERTIES
        LABELS ${layer}
        TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;QT_FORCE_ASSERTS=1;AWS_EC2_METADATA_DISABLED=true"
        SKIP_RETURN_CODE 77)
endfunction()
