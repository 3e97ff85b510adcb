#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# reproducible.sh PACKAGES-FOLDER
#
# Builds this checkout once more, in another folder and without ccache, packs it, and compares the packages with those in
# PACKAGES-FOLDER byte for byte.
set -euo pipefail

[[ $# -eq 1 ]] || {
    echo "usage: reproducible.sh PACKAGES-FOLDER" >&2
    exit 2
}
packages=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What git tracks, as it is now, with other times; and the repository, for the commit.
other="$work/a folder of quite another name"
mkdir "$other"
(cd "$top" && git -c "safe.directory=$top" ls-files -z | tar --null -T - -cf - --mtime='2001-02-03') | tar -C "$other" -xf -
git -c "safe.directory=$top" clone --quiet --bare "$top" "$other/.git"
git -C "$other" config core.bare false
git -C "$other" reset --quiet

cd "$other"
export CCACHE_DISABLE=1
if ! { cmake --preset release -DBUILD_TESTING=OFF \
    && cmake --build --preset release --target streamloupe streamloupe-cli streamloupe-sim linuxfiles; } \
    >"$work/log" 2>&1; then
    tail -n 30 "$work/log" >&2
    exit 1
fi
packaging/linux/package.sh build/release "$work/packages" >/dev/null
cd "$work/packages"
if sha256sum --check "$packages/SHA256SUMS.linux" >&2; then
    echo "reproducible: the same bytes from another folder" >&2
else
    echo "reproducible: NOT the same; diffoscope tells more" >&2
    exit 1
fi
