#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Signing and notarising, where the keys are. Nothing of them is ever printed.
#
#   sign.sh keychain         a keychain for this run alone, with the certificate of MACOS_CERTIFICATE in it
#   sign.sh app APP          signs a bundle from the inside out, with the hardened runtime
#   sign.sh image DMG        signs a disk image, has it notarised, and staples the ticket to it
#   sign.sh forget           removes that keychain
#
#   MACOS_CERTIFICATE           the "Developer ID Application" certificate and its key: PKCS #12, as Base64
#   MACOS_CERTIFICATE_PASSWORD  its password
#   MACOS_NOTARY_KEY            an App Store Connect API key: the .p8 file, as Base64
#   MACOS_NOTARY_KEY_ID         its id
#   MACOS_NOTARY_ISSUER         the issuer's id
#
# Without MACOS_CERTIFICATE a bundle is signed ad hoc, which runs on the machine that built it; without
# MACOS_NOTARY_KEY an image is not notarised, and whoever opens it is told that its maker is not known.
set +x
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
keychain=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/streamloupe-signing.keychain-db

say() { printf 'sign: %s\n' "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# The name under which the certificate signs; "-" is an ad-hoc signature.
identity() {
    local name=
    if [[ -f $keychain ]]; then
        name=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/^ *1) \([0-9A-F]*\) .*/\1/p')
    fi
    echo "${name:--}"
}

make_keychain() {
    if [[ -z ${MACOS_CERTIFICATE:-} ]]; then
        say "MACOS_CERTIFICATE is not set: what is built here is signed ad hoc"
        return
    fi
    local password file
    password=$(openssl rand -hex 24)
    file=$(mktemp)
    # shellcheck disable=SC2064 # the name of now
    trap "rm -f '$file'" EXIT
    (umask 077 && base64 --decode <<<"$MACOS_CERTIFICATE" >"$file")
    security create-keychain -p "$password" "$keychain"
    security set-keychain-settings -lut 3600 "$keychain"
    security unlock-keychain -p "$password" "$keychain"
    security import "$file" -k "$keychain" -P "${MACOS_CERTIFICATE_PASSWORD:-}" -f pkcs12 -T /usr/bin/codesign >/dev/null
    security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
    # codesign looks at the keychains of the search list.
    local others=() line
    while read -r line; do
        others+=("${line//\"/}")
    done < <(security list-keychains -d user)
    security list-keychains -d user -s "$keychain" ${others[@]+"${others[@]}"}
    say "the certificate is in a keychain of its own"
}

sign_app() {
    local app=$1 name options=(--force)
    [[ -d $app/Contents/MacOS ]] || die "no bundle: $app"
    name=$(identity)
    # Apple's clock, and the hardened runtime, go with a real certificate alone.
    [[ $name == - ]] || options+=(--timestamp --options runtime)
    # From the inside out: a signature covers the signatures of what it holds.
    find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -exec codesign "${options[@]}" --sign "$name" {} +
    find "$app/Contents" -depth -type d -name '*.framework' -exec codesign "${options[@]}" --sign "$name" {} +
    local program
    for program in "$app"/Contents/MacOS/*; do
        codesign "${options[@]}" --entitlements "$here/entitlements.plist" --sign "$name" "$program"
    done
    codesign "${options[@]}" --entitlements "$here/entitlements.plist" --sign "$name" "$app"
    codesign --verify --deep --strict --verbose=2 "$app"
    say "signed $(basename "$app") $([[ $name == - ]] && echo 'ad hoc' || echo 'with the certificate')"
}

sign_image() {
    local image=$1 name key
    [[ -f $image ]] || die "no disk image: $image"
    name=$(identity)
    if [[ $name == - ]]; then
        say "$(basename "$image") stays unsigned"
        return
    fi
    codesign --force --timestamp --sign "$name" "$image"
    if [[ -z ${MACOS_NOTARY_KEY:-} ]]; then
        say "MACOS_NOTARY_KEY is not set: $(basename "$image") is not notarised"
        return
    fi
    key=$(mktemp)
    # shellcheck disable=SC2064 # the name of now
    trap "rm -f '$key'" EXIT
    (umask 077 && base64 --decode <<<"$MACOS_NOTARY_KEY" >"$key")
    xcrun notarytool submit "$image" --wait --timeout 1h --key "$key" --key-id "$MACOS_NOTARY_KEY_ID" \
        --issuer "$MACOS_NOTARY_ISSUER"
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose=2 "$image"
    say "$(basename "$image") is notarised"
}

case ${1:-} in
keychain) make_keychain ;;
app) sign_app "${2:?which bundle}" ;;
image) sign_image "${2:?which disk image}" ;;
forget) [[ ! -f $keychain ]] || security delete-keychain "$keychain" ;;
*)
    sed -n 's/^#   //p' "$0" | head -n 4 >&2
    exit 2
    ;;
esac
