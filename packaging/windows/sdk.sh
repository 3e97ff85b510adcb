#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sdk.sh [--libraries] [DIR]: cross-builds what the programs need on Windows, from Debian's sources and headers, on Debian 12.
# DIR (by default in the user's cache) holds the result in DIR/prefix; each stage is made once and stamped, so that a
# second run costs nothing and a broken one goes on where it stopped. Packages that must be installed: see ./dev.
# With --libraries only what needs no compiler is put there, for builds elsewhere that have a Qt: the header-only
# libraries, and the sources of QCustomPlot and OpenSSL.
set -euo pipefail

libraries_alone=false
if [[ ${1:-} == --libraries ]]; then
    libraries_alone=true
    shift
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sdk=$(realpath -m "${1:-${XDG_CACHE_HOME:-$HOME/.cache}/streamloupe/windows-sdk}")
prefix=$sdk/prefix
source=$sdk/source
build=$sdk/build
triple=x86_64-w64-mingw32
jobs=${JOBS:-$(nproc)}
mkdir -p "$prefix" "$source" "$build" "$sdk/stamps" "$sdk/logs" "$sdk/apt/lists/partial"

say() { printf 'sdk: %s\n' "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# stage NAME EDITION: runs make_NAME once for each edition; raise the edition where its recipe changes what it makes.
stage() {
    local name=$1 edition=$2 log=$sdk/logs/$1.log start=$SECONDS
    [[ $(cat "$sdk/stamps/$name" 2>/dev/null) == "$edition" ]] && return
    say "$name …"
    # A subshell of its own: `set -e` is off in a function whose result is tested.
    set +e
    (
        set -e
        "make_$name"
    ) >"$log" 2>&1
    local result=$?
    set -e
    if [[ $result -ne 0 ]]; then
        tail -n 30 "$log" >&2
        die "$name failed; its whole output is in $log"
    fi
    echo "$edition" >"$sdk/stamps/$name"
    say "$name took $((SECONDS - start)) s"
}

# --- sources --------------------------------------------------------------------------------------------------------

# The machine's apt knows where Debian is; a source list of our own beside it leaves its settings as they are.
private_apt() {
    local list=$1
    shift
    apt-get -qq -o "Dir::Etc::sourcelist=$list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$sdk/apt/lists" \
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o Acquire::Retries=3 "$@"
}

make_lists() {
    # shellcheck disable=SC2016 # apt's own variables
    apt-get indextargets --format '$(ORIGIN) deb-src $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        sed -n 's/^Debian //p' | sort -u >"$sdk/apt/all.list"
    [[ -s $sdk/apt/all.list ]] || die "apt knows no source of Debian's: run apt-get update"
    grep -v security "$sdk/apt/all.list" >"$sdk/apt/main.list"
    private_apt "$sdk/apt/all.list" update
}

# fetch PACKAGE: its unpacked and patched source becomes $source/PACKAGE.
fetch() {
    local package=$1 list
    rm -rf "${source:?}/$package" "$source/$package.parts"
    mkdir -p "$source/$package.parts"
    cd "$source/$package.parts"
    # Mirrors do not always hold the security archive's sources whole: then the release's own version.
    for list in all main; do
        rm -f ./*
        [[ $list == all ]] || private_apt "$sdk/apt/$list.list" update
        private_apt "$sdk/apt/$list.list" source --download-only "$package" && break
    done
    dpkg-source --no-check -x ./*.dsc "$source/$package"
    cd "$source"
    rm -rf "$source/$package.parts"
}

# --- stages ---------------------------------------------------------------------------------------------------------

# Header-only libraries: Debian's headers as they are. An include path under /usr/include would break a cross build.
make_headers() {
    mkdir -p "$prefix/include" "$prefix/share/cmake"
    cp -rL /usr/include/tl /usr/include/CLI /usr/include/qcoro6 "$prefix/include/"
    cp -rL /usr/share/cmake/tl-expected "$prefix/share/cmake/"
    # For the version alone.
    install -D -m 644 -t "$prefix/lib/cmake/QCoro6" /usr/lib/*/cmake/QCoro6/QCoro6ConfigVersion.cmake
}

make_httplib() {
    fetch cpp-httplib
    install -D -m 644 "$source/cpp-httplib/httplib.h" "$prefix/include/httplib.h"
}

make_qcustomplot() {
    fetch qcustomplot
    mkdir -p "$prefix/src/qcustomplot"
    local file
    for file in qcustomplot.h qcustomplot.cpp; do
        install -m 644 "$(find "$source/qcustomplot" -name $file -print -quit)" "$prefix/src/qcustomplot/$file"
    done
}

make_openssl() {
    fetch openssl
    cd "$source/openssl"
    # Where the library looks for its own files goes into the DLL: a place that an ordinary user cannot write to, and
    # none of the machine that builds.
    local place="C:/Program Files/OpenSSL"
    perl Configure mingw64 shared no-tests no-legacy no-engine "--cross-compile-prefix=$triple-" CC=gcc-posix \
        "--prefix=$place" --libdir=lib "--openssldir=C:/Program Files/Common Files/SSL"
    make "-j$jobs" build_libs
    make install_dev "DESTDIR=$build/openssl/"
    cp -a "$build/openssl/$place/." "$prefix/"
    "$triple-strip" "$prefix"/bin/lib*.dll
    rm -rf "${source:?}/openssl"
}

make_openssl_source() {
    fetch openssl
    mkdir -p "$prefix/src"
    rm -rf "$prefix/src/openssl"
    mv "$source/openssl" "$prefix/src/openssl"
}

# Debian's archive leaves Qt's copies of SQLite and wintab out. SQLite comes from its own source package; wintab serves
# pen tablets alone.
make_qtsource() {
    fetch sqlite3
    fetch qt6-base
    cd "$source/sqlite3"
    ./configure --disable-tcl
    make sqlite3.c
    mkdir -p "$source/qt6-base/src/3rdparty/sqlite"
    cp sqlite3.c sqlite3.h "$source/qt6-base/src/3rdparty/sqlite/"
    # For the version alone.
    cp sqlite3.h "$prefix/include/"
}

# FEATURE_direct2d1_1 alone drops the Direct2D platform plugin and keeps DirectWrite's fonts. PCRE2 without its JIT: Qt keeps
# the JIT's stack in a thread_local object, whose memory mingw-w64 may free before its destructor runs, so that a thread
# that has used a regular expression crashes when it ends (https://gcc.gnu.org/bugzilla/show_bug.cgi?id=80816).
make_qt() {
    local host_qt
    host_qt=$(dirname "$(ls -d /usr/lib/*/cmake/Qt6HostInfo)")
    mkdir -p "$build/qt"
    cd "$build/qt"
    cmake -GNinja "$source/qt6-base" \
        -DCMAKE_TOOLCHAIN_FILE="$here/mingw64.cmake" -DSTREAMLOUPE_WINDOWS_SDK="$prefix" \
        -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_CXX_FLAGS=-Wno-attributes \
        -DCMAKE_C_FLAGS=-DPCRE2_DISABLE_JIT \
        -DBUILD_SHARED_LIBS=ON -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR="$host_qt" \
        -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_BUILD_BENCHMARKS=OFF \
        -DFEATURE_pkg_config=OFF -DINPUT_opengl=no -DFEATURE_vulkan=OFF -DFEATURE_dbus=OFF -DFEATURE_icu=OFF \
        -DFEATURE_glib=OFF -DFEATURE_zstd=OFF -DFEATURE_brotli=OFF \
        -DFEATURE_system_zlib=OFF -DFEATURE_system_png=OFF -DFEATURE_system_jpeg=OFF -DFEATURE_system_freetype=OFF \
        -DFEATURE_system_harfbuzz=OFF -DFEATURE_system_pcre2=OFF -DFEATURE_system_doubleconversion=OFF \
        -DFEATURE_sql_sqlite=ON -DFEATURE_system_sqlite=OFF -DFEATURE_sql_odbc=OFF -DFEATURE_sql_mysql=OFF \
        -DFEATURE_sql_psql=OFF -DFEATURE_schannel=ON -DINPUT_openssl=runtime -DOPENSSL_ROOT_DIR="$prefix" \
        -DFEATURE_direct2d1_1=OFF -DFEATURE_tabletevent=OFF -DFEATURE_androiddeployqt=OFF
    cmake --build . --parallel "$jobs"
    cmake --install . --strip
}

# What the licences of all this want to go along with it. Qt's text covers the libraries that it holds copies of.
make_licences() {
    local to=$prefix/share/licences name
    mkdir -p "$to"
    cp -L "$source/qt6-base/debian/copyright" "$to/qt.txt"
    cp -L "$source/sqlite3/debian/copyright" "$to/sqlite.txt"
    cp -L "$source/cpp-httplib/debian/copyright" "$to/cpp-httplib.txt"
    cp -L "$source/qcustomplot/debian/copyright" "$to/qcustomplot.txt"
    cp -L /usr/share/doc/libssl-dev/copyright "$to/openssl.txt"
    cp -L /usr/share/doc/qcoro-qt6-dev/copyright "$to/qcoro.txt"
    cp -L /usr/share/doc/libcli11-dev/copyright "$to/cli11.txt"
    cp -L /usr/share/doc/libexpected-dev/copyright "$to/expected.txt"
    cp -L /usr/share/doc/gcc-mingw-w64-base/copyright "$to/gcc.txt"
    cp -L /usr/share/doc/mingw-w64-common/copyright "$to/mingw-w64.txt"
    for name in Apache-2.0 GPL-2 GPL-3 LGPL-2.1 LGPL-3; do
        cp -L "/usr/share/common-licenses/$name" "$to/$name.txt"
    done
}

stage lists 1
stage headers 2
stage httplib 1
stage qcustomplot 1
if [[ $libraries_alone == true ]]; then
    stage openssl_source 1
else
    stage openssl 1
    stage qtsource 1
    stage qt 2
    stage licences 1
fi
say "ready in $prefix"
