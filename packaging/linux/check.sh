#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check.sh PACKAGES-FOLDER
#
# Looks at what `./dev package` made without installing it: what the desktop's validators, lintian and rpm say, what is in
# the packages, and how large they are. Needs no root and no network.
set -euo pipefail

[[ $# -eq 1 ]] || {
    echo "usage: check.sh PACKAGES-FOLDER" >&2
    exit 2
}
packages=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
id=org.streamloupe.Streamloupe
largest_deb=3000000

failed=()
say() { printf 'check: %s\n' "$*" >&2; }
# verify WHAT COMMAND...: tells its output where it fails, and goes on.
verify() {
    local what=$1
    shift
    # In a condition, a function would go on after a command that fails; in the background it ends there.
    "$@" >"$work/log" 2>&1 &
    if wait "$!"; then
        say "$what: passed"
    else
        say "$what: FAILED"
        cat "$work/log" >&2
        failed+=("$what")
    fi
}

deb=$(echo "$packages"/streamloupe_*.deb)
rpm=$(echo "$packages"/streamloupe-*.rpm)
archive=$(echo "$packages"/streamloupe-*-linux-*.tar.gz)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dpkg-deb -x "$deb" "$work/deb"

# Warnings and hints that a validator gives with success count as well.
in_silence() {
    local output
    if ! output=$("$@" 2>&1) || [[ -n $output ]]; then
        printf '%s\n' "$output"
        return 1
    fi
}

mime_works() {
    # The system's own database is beside it, or *.json would be nobody's.
    mkdir -p "$work/mime/mime/packages"
    cp "$work/deb/usr/share/mime/packages/$id.xml" /usr/share/mime/packages/freedesktop.org.xml "$work/mime/mime/packages/"
    update-mime-database "$work/mime/mime"
    grep -q "application/vnd.streamloupe+json:\*.streamloupe.json" "$work/mime/mime/globs2"
    grep -q "application/json" "$work/mime/mime/subclasses"
}

man_pages_are_sound() {
    local page warnings
    for page in "$work"/deb/usr/share/man/man1/*.gz; do
        warnings=$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
        [[ -z $warnings ]] || {
            printf '%s: %s\n' "$page" "$warnings"
            return 1
        }
    done
    [[ $(find "$work/deb/usr/share/man" -name '*.gz' | wc -l) -eq 3 ]]
}

versions_agree() {
    local version
    version=$(dpkg-deb -f "$deb" Version)
    [[ $(dpkg-parsechangelog -l "$here/changelog" -S Version 2>/dev/null) == "$version" ]] \
        || { echo "the changelog is not of $version"; return 1; }
    [[ $(sed -n 's/.*<release version="\([^"]*\)".*/\1/p' "$here/$id.metainfo.xml" | head -n 1) == "${version%-*}" ]] \
        || { echo "the newest release in the AppStream data is not $version"; return 1; }
}

lintian_is_content() {
    lintian --allow-root --fail-on error "$deb"
}

rpm_is_whole() {
    rpm -qp --dump "$rpm" | awk '{ print $1 }' | sort >"$work/rpm-files"
    (cd "$work/deb" && find . ! -type d | sed 's/^\.//' | sort) >"$work/deb-files"
    diff "$work/deb-files" <(grep -vxFf <(cd "$work/deb" && find . -type d | sed 's/^\.//') "$work/rpm-files")
    [[ $(rpm -qp --qf '%{BUILDHOST}' "$rpm") == reproducible ]]
}

# Neither the builder's folders nor a search path for libraries in what the system's package managers install.
programs_are_clean() {
    local program
    for program in "$work"/deb/usr/bin/*; do
        if grep -qaF "$(cd "$here/../.." && pwd)" "$program"; then
            echo "$program names the folder it was built in"
            return 1
        fi
        if readelf -d "$program" | grep -E 'RPATH|RUNPATH'; then return 1; fi
        readelf -d "$program" | grep -q BIND_NOW || { echo "$program: not hardened"; return 1; }
    done
}

deb_is_small() {
    [[ $(stat -c %s "$deb") -le $largest_deb ]]
}

# Everything the archive's programs and plugins want is in it or is of the base system.
archive_is_whole() {
    tar -C "$work" -xzf "$archive"
    find "$work" -path '*/lib/streamloupe/*' -name 'libQt6Core.so*' | grep -q .
    find "$work" -path '*/plugins/platforms/libqxcb.so' | grep -q .
    find "$work" -path '*/plugins/tls/*' -name '*.so' | grep -q .
    find "$work" -path '*/licences/libqt6core6' | grep -q .
}

verify "desktop-file-validate" in_silence desktop-file-validate "$work/deb/usr/share/applications/$id.desktop"
verify "appstreamcli validate" appstreamcli validate --no-net "$work/deb/usr/share/metainfo/$id.metainfo.xml"
verify "MIME type" mime_works
verify "manual pages" man_pages_are_sound
verify "versions" versions_agree
verify "lintian" lintian_is_content
verify "RPM" rpm_is_whole
verify "programs" programs_are_clean
verify "size of the DEB" deb_is_small
verify "archive" archive_is_whole

[[ ${#failed[@]} -eq 0 ]] || {
    say "failed: ${failed[*]}"
    exit 1
}
