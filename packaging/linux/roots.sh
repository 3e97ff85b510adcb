#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# roots.sh PACKAGES-FOLDER PICTURES-FOLDER
#
# Installs, runs and removes what PACKAGES-FOLDER holds in clean Debian 12 roots, as root: the DEB with apt, and the
# archive in a root without Qt. The first run makes a base root with debootstrap from the machine's own apt sources and
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
cleanup() {
    local root
    for root in "${roots[@]}"; do
        umount -R "$root/proc" "$root/etc/apt" 2>/dev/null || true
        # Never into what is still mounted.
        rm -rf --one-file-system "$root"
    done
    rm -rf "$work"
}
trap cleanup EXIT

# enter ROOT COMMAND...: without the caller's environment, but with what its network needs.
enter() {
    local root=$1 name keep=()
    shift
    for name in http_proxy https_proxy no_proxy; do
        [[ -n ${!name:-} ]] && keep+=("$name=${!name}")
    done
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 TZ=UTC DEBIAN_FRONTEND=noninteractive \
        QT_QPA_PLATFORM=offscreen "${keep[@]}" chroot "$root" "$@"
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
        -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./etc/apt \) -prune -o -print | sort)
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
}

# The simulator, and the command line asking it over HTTP.
run_against_simulator() {
    local root=$1 bin=$2 pid i
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        chroot "$root" "$bin/streamloupe-sim" --channels 3 >"$work/sim" 2>&1 &
    pid=$!
    for ((i = 0; i < 100; ++i)); do
        grep -q '^AWS_ENDPOINT_URL_IVS=' "$work/sim" && break
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
    # The window on X11 is another plugin than the one that drew the picture.
    local unknown
    unknown=$(enter "$root" find "/opt/some where" -name '*.so*' -type f -exec ldd {} + | grep 'not found' || true)
    [[ -z $unknown ]] || die "libraries that the system would have to have: $unknown"
    say "the archive runs without a Qt of the system"
}

make_base
check_deb
check_archive
