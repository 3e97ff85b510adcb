#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# roots.sh PACKAGES-FOLDER PICTURES-FOLDER
#
# Installs, runs and removes what PACKAGES-FOLDER holds in clean Debian 12 roots, as root: the DEB with apt, the RPM with
# rpm, and the archive in a root without Qt. The first run makes a base root with debootstrap from the machine's own apt sources and
# keeps it in STREAMLOUPE_CACHE (by default /var/cache/streamloupe).
set -euo pipefail

[[ $# -eq 2 ]] || {
    echo "usage: roots.sh PACKAGES-FOLDER PICTURES-FOLDER" >&2
    exit 2
}
packages=$(cd "$1" && pwd)
pictures=$2
mkdir -p "$pictures"
cache=${STREAMLOUPE_CACHE:-/var/cache/streamloupe}
base=$cache/debian-12-$(dpkg --print-architecture).tar
self=$(readlink -f "${BASH_SOURCE[0]}")

say() { printf 'roots: %s\n' "$*" >&2; }
die() {
    say "$*"
    exit 1
}
[[ $EUID -eq 0 ]] || die "only root can make and enter such a root"

# Mounts are made in a name space of our own, so that none is left whatever happens.
if [[ ${STREAMLOUPE_IN_NAMESPACE:-} != 1 ]]; then
    STREAMLOUPE_IN_NAMESPACE=1 exec unshare --mount --propagation private "$self" "$@"
fi

make_base() {
    [[ -e $base ]] && return
    local address root
    # shellcheck disable=SC2016 # apt's own words
    address=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' \
        | awk '$1 == "bookworm" { print $2; exit }')
    [[ -n $address ]] || die "the machine's apt has no source for Debian 12 (bookworm)"
    say "making the base root, once"
    mkdir -p "$cache"
    root=$(mktemp -d "$cache/root.XXXXXX")
    debootstrap --variant=minbase bookworm "$root" "$address" >"$cache/debootstrap.log" 2>&1 \
        || die "debootstrap failed; see $cache/debootstrap.log"
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
    tar -C "$root" --numeric-owner -cf "$base.part" .
    mv "$base.part" "$base"
    rm -rf "$root"
}

work=$(mktemp -d)
roots=()
display_pid=
cleanup() {
    local root
    [[ -z $display_pid ]] || kill "$display_pid" 2>/dev/null || true
    for root in "${roots[@]}"; do
        umount -R "$root/proc" "$root/etc/apt" 2>/dev/null || true
        # Never into what is still mounted.
        rm -rf --one-file-system "$root"
    done
    rm -rf "$work"
}
trap cleanup EXIT

# Without the caller's environment, but with what its network needs.
clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 TZ=UTC DEBIAN_FRONTEND=noninteractive
    QT_QPA_PLATFORM=offscreen)
for name in http_proxy https_proxy no_proxy; do
    [[ -z ${!name:-} ]] || clean+=("$name=${!name}")
done

# enter ROOT COMMAND...
enter() { "${clean[@]}" chroot "$@"; }

# A display for all windows. Programs in a root reach it through its abstract socket, for which no file must be there.
open_display() {
    local i
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
    display_pid=$!
    for ((i = 0; i < 100; ++i)); do
        [[ -s $work/display ]] && break
        sleep 0.1
    done
    display=:$(cat "$work/display")
    [[ $display != : ]] || die "Xvfb does not start: $(cat "$work/xvfb.log")"
}

# new_root: sets `root` to a clean one, with the machine's own apt settings looked at from outside, not copied.
new_root() {
    root=$(mktemp -d "$cache/root.XXXXXX")
    roots+=("$root")
    tar -C "$root" -xpf "$base"
    mount -t proc proc "$root/proc"
    mount --bind /etc/apt "$root/etc/apt"
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
}

# listing ROOT: every file but caches, logs and the package database's own.
listing() {
    (cd "$1" && find . -xdev \( -path ./proc -o -path ./tmp -o -path ./root -o -path ./var/cache -o -path ./var/log \
        -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/lib/rpm -o -path ./etc/apt \) -prune -o -print | sort)
}

# quietly WHAT COMMAND...
quietly() {
    local what=$1
    shift
    "$@" >"$work/log" 2>&1 || {
        tail -n 30 "$work/log" >&2
        die "$what failed"
    }
}

# run_programs ROOT BIN PICTURE: each program as a person would start it first.
run_programs() {
    local root=$1 bin=$2 picture=$3 program
    for program in streamloupe streamloupe-cli streamloupe-sim; do
        enter "$root" "$bin/$program" --version >"$work/version" || die "$program --version failed"
        grep -q "^$program [0-9]" "$work/version" || die "$program --version says: $(cat "$work/version")"
    done
    say "$(paste -sd, "$work/version")"
    quietly "the demo" enter "$root" "$bin/streamloupe" --demo --render /tmp/demo.png \
        --export /tmp/demo.streamloupe.json --size 1600x1000
    [[ -s $root/tmp/demo.png ]] || die "the demo drew nothing"
    cp "$root/tmp/demo.png" "$picture"
    enter "$root" "$bin/streamloupe-cli" show /tmp/demo.streamloupe.json --output text >"$work/shown" \
        || die "streamloupe-cli cannot read the demo's export"
    grep -qi starvation "$work/shown" || die "streamloupe-cli shows no event of the demo"
    run_against_simulator "$root" "$bin"
    say "the demo is drawn in $picture"
    open_window "$root" "$bin" "${picture%.png}-window.png"
}

# A screen full of a session has many colours, an empty one has one.
is_busy() {
    import -display "$display" -window root "$1" && [[ $(identify -format %k "$1") -gt 300 ]]
}

# The window itself, on X11: other plugins and libraries than those that drew the picture.
open_window() {
    local root=$1 bin=$2 picture=$3 pid i
    install -d -m 700 "$root/tmp/session"
    "${clean[@]}" DISPLAY="$display" QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=/tmp/session \
        chroot "$root" "$bin/streamloupe" --demo --size 1600x1000 >"$work/window" 2>&1 &
    pid=$!
    for ((i = 0; i < 60; ++i)); do
        is_busy "$picture" && break
        kill -0 "$pid" 2>/dev/null || die "the window did not open: $(cat "$work/window")"
        sleep 0.5
    done
    sleep 4 # what is read after the first picture belongs on it
    is_busy "$picture" || die "an empty window: $picture"
    kill "$pid"
    wait "$pid" || true
    [[ ! -s $work/window ]] || die "the window says: $(cat "$work/window")"
    say "the window is in $picture"
}

# The simulator, and the command line asking it over HTTP.
run_against_simulator() {
    local root=$1 bin=$2 pid i
    "${clean[@]}" chroot "$root" "$bin/streamloupe-sim" --channels 3 >"$work/sim" 2>&1 &
    pid=$!
    for ((i = 0; i < 100; ++i)); do
        grep -qs '^AWS_ENDPOINT_URL_IVS=' "$work/sim" && break
        sleep 0.1
    done
    mapfile -t settings < <(grep '^AWS_' "$work/sim")
    enter "$root" env "${settings[@]}" "$bin/streamloupe-cli" list-channels >"$work/channels" \
        || die "streamloupe-cli got no channels from streamloupe-sim"
    kill "$pid"
    wait "$pid" || true
    [[ $(grep -c '"arn"' "$work/channels") -ge 3 ]] || die "streamloupe-sim listed too few channels"
}

check_deb() {
    local root deb
    deb=$(echo "$packages"/streamloupe_*.deb)
    new_root
    cp "$deb" "$root/tmp/streamloupe.deb"
    say "apt installs $(basename "$deb") in a clean root"
    quietly "apt-get update" enter "$root" apt-get update
    quietly "apt-get install" enter "$root" apt-get install -y --no-install-recommends /tmp/streamloupe.deb
    quietly "apt-get purge" enter "$root" apt-get purge -y streamloupe
    # Once more, now that all it depends on is there and stays: what differs afterwards is ours.
    listing "$root" >"$work/before"
    quietly "apt-get install" enter "$root" apt-get install -y --no-install-recommends /tmp/streamloupe.deb
    run_programs "$root" /usr/bin "$pictures/deb.png"
    [[ $(enter "$root" dpkg --verify streamloupe) == "" ]] || die "dpkg --verify found changed files"
    quietly "apt-get remove" enter "$root" apt-get remove -y streamloupe
    # What has no settings to keep is unknown to apt once it is removed.
    quietly "dpkg --purge" enter "$root" dpkg --purge streamloupe
    listing "$root" >"$work/after"
    diff "$work/before" "$work/after" || die "purged, and these files remain or are gone"
    [[ -z $(find "$root/root" "$root/var" -xdev -iname '*streamloupe*' -not -path '*/var/log/*') ]] \
        || die "purged, and there are still files of that name"
    say "removed and purged: nothing is left behind"
}

# The root of the DEB without the DEB: all that the programs need, and no Streamloupe. The RPM names its needs as Fedora
# does, which Debian's package database cannot answer, hence --nodeps.
check_rpm() {
    local root=${roots[0]} rpm
    rpm=$(echo "$packages"/streamloupe-*.rpm)
    say "rpm installs $(basename "$rpm") there"
    quietly "apt-get install" enter "$root" apt-get install -y --no-install-recommends rpm
    cp "$rpm" "$root/tmp/streamloupe.rpm"
    listing "$root" >"$work/before"
    quietly "rpm --install" enter "$root" rpm --install --nodeps --force-debian /tmp/streamloupe.rpm
    run_programs "$root" /usr/bin "$pictures/rpm.png"
    [[ $(enter "$root" rpm --verify --nodeps streamloupe) == "" ]] || die "rpm --verify found changed files"
    quietly "rpm --erase" enter "$root" rpm --erase --nodeps streamloupe
    listing "$root" >"$work/after"
    # Folders which on its own systems belong to other packages (`rpm -qf` tells) are nobody's here, and stay.
    local path left=()
    while read -r path; do
        [[ -d $root/$path && ! -L $root/$path && $path != *[Ss]treamloupe* ]] || left+=("$path")
    done < <(comm -13 "$work/before" "$work/after")
    [[ ${#left[@]} -eq 0 ]] || die "erased, and these remain: ${left[*]}"
    [[ -z $(comm -23 "$work/before" "$work/after") ]] || die "erased with it: $(comm -23 "$work/before" "$work/after")"
    say "erased: nothing is left behind"
}

# What a desktop system has without Qt; bundle.sh leaves the same out.
base_packages=(libstdc++6 libgl1 libegl1 libopengl0 libx11-6 libx11-xcb1 libxcb1 libfontconfig1 libfreetype6
    libglib2.0-0 libdbus-1-3 ca-certificates)

check_archive() {
    local root archive name
    archive=$(echo "$packages"/streamloupe-*-linux-*.tar.gz)
    name=$(basename "$archive" .tar.gz)
    new_root
    say "unpacking $name in a root without Qt"
    quietly "apt-get update" enter "$root" apt-get update
    quietly "apt-get install" enter "$root" apt-get install -y --no-install-recommends "${base_packages[@]}"
    [[ -z $(find "$root/usr" -name 'libQt*') ]] || die "there is a Qt in this root"
    mkdir "$root/opt/some where"
    tar -C "$root/opt/some where" -xzf "$archive"
    run_programs "$root" "/opt/some where/$name/bin" "$pictures/archive.png"
    # Whatever plugin a system will choose, Wayland's too.
    local unknown
    unknown=$(enter "$root" find "/opt/some where" -name '*.so*' -type f -exec ldd {} + | grep 'not found' || true)
    [[ -z $unknown ]] || die "libraries that the system would have to have: $unknown"
    say "the archive runs without a Qt of the system"
}

make_base
open_display
check_deb
check_rpm
check_archive
