#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# package.sh BUILD-TREE FOLDER
#
# DEB, RPM and the archive with its own Qt from a build tree into FOLDER, with their checksums. The commit's date stands in
# for every time, so that the same commit gives the same bytes.
set -euo pipefail

[[ $# -eq 2 ]] || {
    echo "usage: package.sh BUILD-TREE FOLDER" >&2
    exit 2
}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)

if [[ -z ${SOURCE_DATE_EPOCH:-} ]]; then
    top=$(cd "$here/../.." && pwd)
    read -r _ SOURCE_DATE_EPOCH < <(cmake -D SOURCE="$top" -P "$top/cmake/commit.cmake")
fi
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
umask 022

# Old packages would be taken for new ones.
rm -f "$folder"/streamloupe_*.deb "$folder"/streamloupe-*.rpm "$folder"/streamloupe-*-linux-*.tar.gz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for generator in DEB RPM; do
    (cd "$build" && cpack -G "$generator" -B "$work") >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
done
mv "$work"/*.deb "$work"/*.rpm "$folder"
"$here/bundle.sh" "$build" "$folder" >/dev/null

cd "$folder"
made=(streamloupe_*.deb streamloupe-*.rpm streamloupe-*-linux-*.tar.gz)
sha256sum "${made[@]}" >SHA256SUMS.linux
for file in "${made[@]}"; do
    printf '%9d bytes  %s\n' "$(stat -c %s "$file")" "$file"
done
