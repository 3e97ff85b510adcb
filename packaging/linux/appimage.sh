#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# appimage.sh ARCHIVE FOLDER
#
# Makes an AppDir of the archive with its own Qt (see bundle.sh), and an AppImage of that where appimagetool is installed,
# which Debian does not have. What the AppDir holds is what the archive holds, so it runs where the archive runs.
set -euo pipefail

[[ $# -eq 2 ]] || {
    echo "usage: appimage.sh ARCHIVE FOLDER" >&2
    exit 2
}
archive=$1
folder=$2
id=org.streamloupe.Streamloupe
directory=$folder/Streamloupe.AppDir

rm -rf "$directory"
mkdir -p "$directory/usr"
tar -C "$directory/usr" --strip-components=1 -xzf "$archive"
cp "$directory/usr/share/applications/$id.desktop" "$directory/"
cp "$directory/usr/share/icons/hicolor/256x256/apps/$id.png" "$directory/"
ln -s "$id.png" "$directory/.DirIcon"
# Started by another program's name (a link to the AppImage), it is that one: streamloupe-cli, streamloupe-sim.
cat >"$directory/AppRun" <<'RUN'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
program=$(basename "${ARGV0:-streamloupe}")
[ -x "$here/usr/bin/$program" ] || program=streamloupe
exec "$here/usr/bin/$program" "$@"
RUN
chmod +x "$directory/AppRun"

if command -v appimagetool >/dev/null; then
    name=$(basename "$archive" .tar.gz)
    appimagetool --no-appstream "$directory" "$folder/${name/-linux/}.AppImage"
else
    echo "appimage.sh: no appimagetool here; the AppDir is $directory" >&2
fi
