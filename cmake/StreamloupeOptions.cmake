# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Every definition, warning and instrumentation flag, in one target that all of our own targets link.
add_library(streamloupe_options INTERFACE)
target_compile_features(streamloupe_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
# moc and uic read our sources alone: no need to build the libraries below first.
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)

target_include_directories(streamloupe_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_definitions(streamloupe_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(MSVC)
    target_compile_options(streamloupe_options INTERFACE /W4 /we4062 /permissive- /utf-8 /Zc:__cplusplus)
else()
    # A designated initialiser that leaves fields to their defaults is our way to write values, hence
    # no -Wmissing-field-initializers.
    target_compile_options(streamloupe_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
        -Wold-style-cast -Wcast-align -Wundef -Wswitch -Wno-missing-field-initializers)
endif()

# What is handed out: the same bytes from whatever folder it is built in, and hardened as distributions do. The values
# of -ffile-prefix-map are no part of what ccache compares.
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND NOT MSVC)
    target_compile_options(streamloupe_options INTERFACE
        "$<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT STREAMLOUPE_SANITIZE)
    target_compile_options(streamloupe_options INTERFACE $<$<CONFIG:Release>:-fstack-protector-strong>)
    # Where the compiler defines it itself (Ubuntu), another value would be a warning.
    include(CheckCXXSourceCompiles)
    set(CMAKE_REQUIRED_FLAGS -O2)
    check_cxx_source_compiles("#ifdef _FORTIFY_SOURCE\n#error\n#endif\nint main() {}" STREAMLOUPE_CAN_FORTIFY)
    unset(CMAKE_REQUIRED_FLAGS)
    if(STREAMLOUPE_CAN_FORTIFY)
        target_compile_options(streamloupe_options INTERFACE $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
    endif()
    target_link_options(streamloupe_options INTERFACE
        $<$<CONFIG:Release>:LINKER:-z,relro,-z,now> $<$<CONFIG:Release>:LINKER:--as-needed>)
endif()

# Apple's libc++ keeps std::stop_token behind this flag.
if(CMAKE_CXX_COMPILER_ID STREQUAL "AppleClang")
    target_compile_options(streamloupe_options INTERFACE -fexperimental-library)
    target_link_options(streamloupe_options INTERFACE -fexperimental-library)
endif()

if(STREAMLOUPE_WERROR)
    target_compile_options(streamloupe_options INTERFACE $<IF:$<CXX_COMPILER_ID:MSVC>,/WX,-Werror>)
endif()
if(STREAMLOUPE_SANITIZE)
    target_compile_options(streamloupe_options INTERFACE
        -fsanitize=${STREAMLOUPE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(streamloupe_options INTERFACE -fsanitize=${STREAMLOUPE_SANITIZE})
    # GCC's flow analysis takes what the sanitizers put in for a use (std::stop_source, for one).
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(streamloupe_options INTERFACE -Wno-maybe-uninitialized)
    endif()
    # Clang 14 cannot emit this check's data for coroutines: "Cannot represent a difference across sections".
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        target_compile_options(streamloupe_options INTERFACE -fno-sanitize=function)
    endif()
endif()
if(STREAMLOUPE_FUZZ)
    # Our code tells the fuzzer where it went; only the fuzz targets themselves link its main().
    target_compile_options(streamloupe_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(STREAMLOUPE_COVERAGE)
    target_compile_options(streamloupe_options INTERFACE --coverage -O0)
    target_link_options(streamloupe_options INTERFACE --coverage)
endif()

# What the program says of itself; nothing but --version and exports includes it, so that a new commit
# does not rebuild the world.
configure_file(${PROJECT_SOURCE_DIR}/src/base/version.h.in ${PROJECT_BINARY_DIR}/generated/base/version.h @ONLY)
