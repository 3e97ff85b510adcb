#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bundle.sh BUILD-TREE FOLDER
#
# Makes FOLDER/streamloupe-<version>-linux-<machine>.tar.gz: the installed tree with the Qt libraries and plugins it was
# built with, which runs from any place on a system without Qt. What a system has to have all the same is what
# base_libraries names. With SOURCE_DATE_EPOCH set, the same build gives the same bytes.
set -euo pipefail

[[ $# -eq 2 ]] || {
    echo "usage: bundle.sh BUILD-TREE FOLDER" >&2
    exit 2
}
build=$1
folder=$2

# Of the system: the C and C++ run-time, and what speaks to its display, its graphics driver, its fonts and its session.
base_libraries='^(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|stdc\+\+|gcc_s)\.so|lib(GL|EGL|OpenGL|GLX|GLdispatch|drm|gbm)\.so'
base_libraries+='|lib(X11|X11-xcb|xcb|Xau|Xdmcp|wayland-client|wayland-server)\.so|lib(fontconfig|freetype|expat|z|uuid)\.so'
base_libraries+='|lib(glib-2\.0|gthread-2\.0|dbus-1|systemd|gcrypt|gpg-error|cap|lz4|lzma|bsd|md)\.so)'

version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
name=streamloupe-$version-linux-$(uname -m)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
tree=$stage/$name
libraries=$tree/lib/streamloupe
mkdir -p "$libraries/plugins" "$folder"
cmake --install "$build" --prefix "$tree" --strip >"$stage/install.log" || {
    cat "$stage/install.log" >&2
    exit 1
}

# --- plugins ----------------------------------------------------------------------------------------------------------

plugins=$(qtpaths6 --query QT_INSTALL_PLUGINS 2>/dev/null || /usr/lib/qt6/bin/qtpaths --query QT_INSTALL_PLUGINS)
wanted=(platforms/libqxcb.so platforms/libqoffscreen.so platforms/libqwayland-egl.so platforms/libqwayland-generic.so
    wayland-shell-integration/libxdg-shell.so wayland-decoration-client/libbradient.so
    wayland-graphics-integration-client/libqt-plugin-wayland-egl.so
    xcbglintegrations/libqxcb-egl-integration.so xcbglintegrations/libqxcb-glx-integration.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so
    platforminputcontexts/libibusplatforminputcontextplugin.so
    platformthemes/libqxdgdesktopportal.so tls/libqopensslbackend.so)
if readelf -d "$tree/bin/streamloupe" | grep -q 'libQt6Sql\.so'; then wanted+=(sqldrivers/libqsqlite.so); fi
for plugin in "${wanted[@]}"; do
    # Wayland and the desktop portal are packages of their own, which not every machine has that builds.
    if [[ ! -e $plugins/$plugin ]]; then
        [[ $plugin == *wayland* || $plugin == platformthemes/* ]] || {
            echo "bundle.sh: no $plugins/$plugin" >&2
            exit 1
        }
        continue
    fi
    install -D -m 644 "$plugins/$plugin" "$libraries/plugins/$plugin"
done

# --- libraries --------------------------------------------------------------------------------------------------------

# "name path" of all that the programs and plugins load; ldd has followed the libraries of the libraries.
needed() {
    find "$tree/bin" "$libraries/plugins" -type f -exec ldd {} + | awk '$2 == "=>" && $3 ~ /^\// { print $1, $3 }' | sort -u
}
# The TLS plugin opens OpenSSL by name at run time.
openssl() { ldconfig -p | awk '/lib(ssl|crypto)\.so\.3 .*x86-64|lib(ssl|crypto)\.so\.3 .*AArch64/ { print $1, $NF }'; }

sources=$stage/sources
: >"$sources"
while read -r library path; do
    [[ $library =~ $base_libraries ]] && continue
    [[ -e $libraries/$library ]] && continue
    install -m 644 "$path" "$libraries/$library"
    realpath "$path" >>"$sources"
done < <(needed; openssl)
find "$libraries/plugins" -name '*.so' -printf '%P\n' | sed "s#^#$plugins/#" >>"$sources"

find "$libraries" -name '*.so*' -exec strip --strip-unneeded {} +
# RPATH, not RUNPATH: it holds for the libraries of libraries too, and LD_LIBRARY_PATH cannot mix another Qt in.
# shellcheck disable=SC2016 # $ORIGIN is the loader's
{
    find "$tree/bin" -type f -exec patchelf --force-rpath --set-rpath '$ORIGIN/../lib/streamloupe' {} \;
    find "$libraries" -maxdepth 1 -name '*.so*' -exec patchelf --force-rpath --set-rpath '$ORIGIN' {} \;
    find "$libraries/plugins" -name '*.so' -exec patchelf --force-rpath --set-rpath '$ORIGIN/../..' {} \;
}
cat >"$tree/bin/qt.conf" <<'CONF'
[Paths]
Prefix = ../lib/streamloupe
Plugins = plugins
Translations = translations
CONF

# --- licences ---------------------------------------------------------------------------------------------------------

licences=$tree/share/doc/streamloupe/licences
mkdir -p "$licences"
while read -r path; do
    package=$(dpkg-query -S "$path" 2>/dev/null || dpkg-query -S "${path#/usr}" 2>/dev/null || true)
    package=${package%%:*}
    [[ -n $package && -e /usr/share/doc/$package/copyright ]] || {
        echo "bundle.sh: whose licence is that of $path?" >&2
        exit 1
    }
    install -m 644 "/usr/share/doc/$package/copyright" "$licences/$package"
done < <(sort -u "$sources")
# The texts that those files only name.
grep -rhoE '/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]' "$licences" "$tree/share/doc/streamloupe/copyright" \
    | sort -u | while read -r text; do
    [[ -e $text ]] && install -D -m 644 "$text" "$licences/common-licenses/${text##*/}"
done

# --- archive ----------------------------------------------------------------------------------------------------------

archive=$folder/$name.tar.gz
tar -C "$stage" --sort=name --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --format=gnu \
    --mtime="@${SOURCE_DATE_EPOCH:-$(date +%s)}" -cf - "$name" | gzip -9n >"$archive"
printf '%s\n' "$archive"
