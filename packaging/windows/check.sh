#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check.sh SETUP.exe PORTABLE.zip OUTPUT-FOLDER: what the Windows packages promise, tried under Wine in a prefix and on a
# display of its own. Pictures of the windows go to the folder.
set -euo pipefail

[[ $# -eq 3 ]] || { echo "usage: check.sh SETUP.exe PORTABLE.zip OUTPUT-FOLDER" >&2; exit 2; }
if [[ -z ${STREAMLOUPE_IN_XVFB:-} ]]; then
    export STREAMLOUPE_IN_XVFB=yes
    exec xvfb-run --auto-servernum --server-args='-screen 0 1600x1000x24' "$0" "$@"
fi
setup=$(realpath "$1")
portable=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")

scratch=$(mktemp -d)
export WINEPREFIX=$scratch/wine WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml=;winemenubuilder.exe=;winedbg.exe='
# Nothing of this machine's own account reaches the programs.
for name in $(compgen -e AWS_ || true); do unset "$name"; done
drive=$WINEPREFIX/drive_c
version=$(basename "$setup" | sed 's/^streamloupe-\([0-9.]*\)-.*/\1/')
start=$SECONDS

say() { printf 'check: %s\n' "$*" >&2; }
die() {
    say "FAILED: $*"
    exit 1
}
finish() {
    local result=$?
    wineserver -k 2>/dev/null || true
    rm -rf "$scratch"
    exit $result
}
trap finish EXIT

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [[ $SECONDS -lt $deadline ]] || return 1
        sleep 0.5
    done
}
run() { timeout 300 wine "$@" 2>/dev/null; }
# Output of a Windows program, with Unix line ends.
output() { run "$@" | tr -d '\r'; }
# Has everything that was started come to its end, so that the registry is on disk?
settle() { timeout 120 wineserver -w || die "a program did not end"; }
files() { (cd "$drive" && find . -not -path './users/*/Temp/*' -not -path './windows/*' | sort); }
in_registry() { grep -h -i -a "$1" "$WINEPREFIX"/*.reg || true; }
gone() { [[ ! -e $1 ]]; }

# --- a Windows with nothing of ours ---------------------------------------------------------------------------------

say "preparing Wine"
run wineboot --init || die "Wine does not start"
run winecfg -v win10
for font in 'MS Shell Dlg' 'MS Shell Dlg 2' 'Segoe UI'; do
    run reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$font" /t REG_SZ /d 'Liberation Sans' /f >/dev/null
done
for font in 'Courier New' Consolas; do
    run reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$font" /t REG_SZ /d 'Liberation Mono' /f >/dev/null
done
settle
files >"$scratch/before"
[[ -z $(in_registry streamloupe) ]] || die "the registry already knows the program"
user=$(basename "$(dirname "$(find "$drive/users" -maxdepth 2 -name AppData -not -path '*/Public/*' -print -quit)")")
home=$drive/users/$user
# The account comes from files in the user's profile, as on a real Windows.
mkdir -p "$home/.aws"
files >"$scratch/before"

# --- what the files say of themselves -------------------------------------------------------------------------------

# check_program FILE SUBSYSTEM: console or window, hardened, with version and manifest.
check_program() {
    local file=$1 headers
    headers=$(x86_64-w64-mingw32-objdump -p "$file")
    grep -q "^Subsystem.*(Windows $2)" <<<"$headers" || die "$(basename "$file") is no $2 program"
    for flag in HIGH_ENTROPY_VA DYNAMIC_BASE NX_COMPAT; do
        grep -q "$flag" <<<"$headers" || die "$(basename "$file") lacks $flag"
    done
    for text in 'PerMonitorV2' 'UTF-8</activeCodePage>' 'longPathAware'; do
        grep -q -a -F "$text" "$file" || die "$(basename "$file") has no $text in its manifest"
    done
    # Resources are in UTF-16.
    grep -q -a "ProductVersion$version" <(tr -d '\0' <"$file") || die "$(basename "$file") does not tell its version"
}

# --- the programs, wherever they were put ---------------------------------------------------------------------------

simulator=
stop_simulator() {
    [[ -n $simulator ]] || return 0
    run taskkill /F /IM streamloupe-sim.exe >/dev/null || true
    wait "$simulator" 2>/dev/null || true
    simulator=
}

# value NAME: from what the simulator printed.
value() { tr -d '\r' <"$scratch/sim.txt" | sed -n "s/^$1=//p"; }
has_printed() { grep -qs AWS_ENDPOINT_URL_IVS "$scratch/sim.txt"; }

check_command_line() {
    local folder=$1
    local said
    said=$(output "$folder/streamloupe-cli.exe" --version)
    [[ $said == "streamloupe-cli $version"* ]] || die "streamloupe-cli --version says: $said"
    say "$(paste -s -d ';' <<<"$said")"

    say "streamloupe-cli against streamloupe-sim"
    timeout 600 wine "$folder/streamloupe-sim.exe" --no-throttle >"$scratch/sim.txt" 2>/dev/null &
    simulator=$!
    wait_for 60 has_printed || die "the simulator does not start"
    printf '[default]\r\naws_access_key_id = %s\r\naws_secret_access_key = %s\r\n' "$(value AWS_ACCESS_KEY_ID)" \
        "$(value AWS_SECRET_ACCESS_KEY)" >"$home/.aws/credentials"
    printf '[default]\r\nregion = %s\r\n' "$(value AWS_REGION)" >"$home/.aws/config"
    local url channels arn session
    url=$(value AWS_ENDPOINT_URL_IVS)
    channels=$(output "$folder/streamloupe-cli.exe" list-channels --endpoint-url "$url") ||
        die "list-channels with the credentials under %USERPROFILE% failed"
    arn=$(sed -n 's/^ *"arn": "\(arn:aws:ivs:[^"]*:channel[^"]*\)".*/\1/p' <<<"$channels" | head -n 1)
    [[ -n $arn ]] || die "list-channels names no channel"
    session=$(output "$folder/streamloupe-cli.exe" get-stream-session --channel-arn "$arn" --endpoint-url "$url") ||
        die "get-stream-session failed"
    [[ $session == *'"streamSession"'*'"truncatedEvents"'* ]] || die "get-stream-session gives no session"
    say "$(grep -c '"arn": ' <<<"$channels") lines with an ARN, a session of ${#session} characters"

    # Without the file there are no credentials: it was that file.
    mv "$home/.aws/credentials" "$home/.aws/credentials.away"
    local result=0
    run "$folder/streamloupe-cli.exe" list-channels --endpoint-url "$url" >/dev/null || result=$?
    [[ $result -eq 253 ]] || die "without credentials the exit code is $result, not 253"
    stop_simulator
    rm -rf "$home/.aws"
    mkdir "$home/.aws"
}

# A window full of a session has many colours; an empty screen or a message of Wine's has few.
looks_busy() {
    import -window root "$1"
    [[ $(identify -format %k "$1") -gt 300 ]]
}

check_window() {
    local folder=$1 picture=$2
    say "the demo in a window"
    (cd "$scratch" && exec timeout 300 wine "$folder/streamloupe.exe" --demo --size 1500x900 >/dev/null 2>&1) &
    local window=$!
    wait_for 90 looks_busy "$picture" || die "no window is to be seen: $picture"
    # What arrives after the first picture of the window, the session, belongs on it.
    sleep 8
    import -window root "$picture"
    run taskkill /IM streamloupe.exe >/dev/null || die "the window cannot be closed"
    wait "$window" || die "the program ended with $?"
    say "$picture: $(identify -format '%wx%h, %k colours' "$picture")"
}

# --- installed for everybody ----------------------------------------------------------------------------------------

say "installing for everybody, silently"
run "$setup" /S /AllUsers || die "the installer ended with $?"
settle
program_files='C:\Program Files\Streamloupe'
installed=$drive/Program\ Files/Streamloupe
[[ -f $installed/streamloupe.exe ]] || die "nothing was installed"
say "$(find "$installed" -type f | wc -l) files, $(du -sh --apparent-size "$installed" | cut -f 1)"
check_program "$installed/streamloupe.exe" GUI
check_program "$installed/streamloupe-cli.exe" CUI
check_program "$installed/streamloupe-sim.exe" CUI
for link in Streamloupe 'Streamloupe demo' 'Streamloupe command prompt'; do
    [[ -n $(find "$drive/ProgramData" "$drive/users" -path "*Start Menu*" -name "$link.lnk") ]] ||
        die "the Start menu has no $link"
done
opener=$(output reg query 'HKLM\Software\Classes\Streamloupe.Session\shell\open\command' /ve)
[[ $opener == *"\"$program_files\\streamloupe.exe\" \"%1\""* ]] || die "session files are not offered: $opener"
run reg query 'HKLM\Software\Classes\.json\OpenWithProgids' /v Streamloupe.Session >/dev/null ||
    die ".json files are not offered"
uninstaller=$(output reg query 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\Streamloupe' /v UninstallString)
[[ $uninstaller == *"\"$program_files\\Uninstall.exe\" /AllUsers"* ]] || die "Windows cannot remove it: $uninstaller"

check_command_line "$program_files"
check_window "$program_files" "$out/installed.png"

say "installing over it"
run "$setup" /S /AllUsers || die "the installer ended with $?"
settle
[[ -f $installed/streamloupe.exe ]] || die "the second installation took the first one away"

say "removing, settings too"
run "$program_files\\Uninstall.exe" /S /AllUsers /REMOVEDATA || die "the uninstaller ended with $?"
wait_for 60 gone "$installed" || die "left behind: $(find "$installed")"
settle
files >"$scratch/after"
diff "$scratch/before" "$scratch/after" >"$scratch/left" || die "files are left behind:"$'\n'"$(cat "$scratch/left")"
left=$(in_registry streamloupe)
[[ -z $left ]] || die "left in the registry:"$'\n'"$left"
say "nothing is left: no file, no registry entry"

# --- installed for one user -----------------------------------------------------------------------------------------

say "installing for one user, silently"
run "$setup" /S /CurrentUser || die "the installer ended with $?"
settle
own=$(find "$home" -name streamloupe.exe -printf '%h' -quit)
[[ -n $own ]] || die "nothing was installed in the user's profile"
[[ ! -e $installed ]] || die "the installation for one user went to Program Files"
run reg query 'HKCU\Software\Classes\.json\OpenWithProgids' /v Streamloupe.Session >/dev/null ||
    die ".json files are not offered"
if run reg query 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\Streamloupe' >/dev/null; then
    die "the installation for one user is told to everybody"
fi
say "in ${own#"$drive"}"
run reg add 'HKCU\Software\Streamloupe\Streamloupe' /v kept /t REG_SZ /d yes /f >/dev/null
run "$(winepath -w "$own/Uninstall.exe" 2>/dev/null)" /S /CurrentUser || die "the uninstaller ended with $?"
wait_for 60 gone "$own" || die "left behind: $(find "$own")"
settle
run reg query 'HKCU\Software\Streamloupe\Streamloupe' /v kept >/dev/null || die "the user's settings were not kept"
run reg delete 'HKCU\Software\Streamloupe' /f >/dev/null
settle
files >"$scratch/after"
diff <(grep -v '/AppData/Local/Programs$' "$scratch/before") <(grep -v '/AppData/Local/Programs$' "$scratch/after") \
    >"$scratch/left" || die "files are left behind:"$'\n'"$(cat "$scratch/left")"
left=$(in_registry streamloupe)
[[ -z $left ]] || die "left in the registry:"$'\n'"$left"
say "removed; what the user had set was kept"

# --- the portable folder --------------------------------------------------------------------------------------------

say "the portable zip, in a folder whose name is not plain ASCII"
mkdir -p "$drive/Ünïcode Ordner"
unzip -q "$portable" -d "$drive/Ünïcode Ordner"
folder="C:\\Ünïcode Ordner\\$(basename "$(find "$drive/Ünïcode Ordner" -mindepth 1 -maxdepth 1 -type d)")"
run "$folder\\streamloupe.exe" --demo --render 'C:\Ünïcode Ordner\Bild ä.png' --export 'C:\Ünïcode Ordner\Sitzung ä.json' \
    --size 1600x1000 || die "the window is not drawn"
[[ -s $drive/Ünïcode\ Ordner/Bild\ ä.png && -s $drive/Ünïcode\ Ordner/Sitzung\ ä.json ]] || die "no picture, no export"
cp "$drive/Ünïcode Ordner/Bild ä.png" "$out/portable.png"
shown=$(output "$folder\\streamloupe-cli.exe" show 'C:\Ünïcode Ordner\Sitzung ä.json' --output json) ||
    die "streamloupe-cli cannot show the export"
[[ $shown == *'"streamSession"'* ]] || die "what it shows is no session"
say "drawn: $out/portable.png"

say "passed in $((SECONDS - start)) s"
