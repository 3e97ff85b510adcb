#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# package.sh [--no-check]: the Windows packages, cross-built on Debian 12, into out/packages, and the check of them under
# Wine. ./dev package windows installs what this needs and calls it.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$top"
cache=${STREAMLOUPE_WINDOWS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/streamloupe/windows-sdk}
out=$top/out/packages
jobs=${JOBS:-$(nproc)}

say() { printf 'package: %s\n' "$*" >&2; }

packaging/windows/sdk.sh "$cache"

start=$SECONDS
export STREAMLOUPE_WINDOWS_SDK=$cache/prefix
launcher=()
if command -v ccache >/dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
cmake --preset windows ${launcher[@]+"${launcher[@]}"} >/dev/null
cmake --build --preset windows --parallel "$jobs"
say "the programs took $((SECONDS - start)) s"

start=$SECONDS
mkdir -p "$out"
rm -f "$out"/streamloupe-*-windows-*
(cd build/windows && cpack -B "$out" >cpack.log 2>&1) || {
    tail -n 40 build/windows/cpack.log >&2
    exit 1
}
rm -rf "$out/_CPack_Packages"
setup=$(echo "$out"/streamloupe-*-windows-*-setup.exe)
portable=$(echo "$out"/streamloupe-*-windows-*-portable.zip)
for file in "$setup" "$portable"; do
    say "$(basename "$file"): $(($(stat -c %s "$file") / 1000)) kB"
done
say "packing took $((SECONDS - start)) s"

# What is downloaded is kept small: Qt is most of it.
[[ $(stat -c %s "$setup") -lt 25000000 ]] || { say "the installer has outgrown 25 MB"; exit 1; }

[[ ${1:-} == --no-check ]] || packaging/windows/check.sh "$setup" "$portable" "$top/out/windows-check"
