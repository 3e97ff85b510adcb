#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# programs.sh BIN_DIRECTORY [RUNS]: times the programs as whole processes, from start to exit.
#
#   streamloupe-cli get-stream-session against the simulator, in turn with the AWS CLI where it is installed
#   streamloupe opening a session from a file, until its window is painted
#
# Each pair is run in turn (A B A B …), so that a machine that slows down slows both. Needs GNU time.
set -euo pipefail

bin=$1
runs=${2:-10}
here=$(mktemp -d)
simulator=
finish() {
    [[ -z $simulator ]] || kill "$simulator" 2>/dev/null || true
    rm -rf "$here"
}
trap finish EXIT

aws=/usr/bin/aws
while read -r name; do unset "$name"; done < <(compgen -e | grep '^AWS_' || true)
export AWS_CONFIG_FILE=$here/none AWS_SHARED_CREDENTIALS_FILE=$here/none AWS_EC2_METADATA_DISABLED=true
export QT_QPA_PLATFORM=offscreen TZ=UTC LC_ALL=C.UTF-8

"$bin/streamloupe-sim" --port 0 --no-throttle >"$here/simulator" &
simulator=$!
for _ in {1..100}; do
    if grep -q '^AWS_ENDPOINT_URL_IVS=' "$here/simulator"; then break; fi
    sleep 0.05
done
set -a
# shellcheck disable=SC1091
source "$here/simulator"
set +a
endpoint=$AWS_ENDPOINT_URL_IVS

arn=$("$bin/streamloupe-cli" list-channels --filter-by-name arena-main | sed -n 's/.*"arn": "\(.*\)".*/\1/p' | head -n 1)
"$bin/streamloupe-cli" get-stream-session --channel-arn "$arn" >"$here/session.json"

# timed NAME COMMAND...: one run; "<seconds> <KiB>" is appended to NAME's figures.
timed() {
    local name=$1
    shift
    /usr/bin/time -a -o "$here/$name" -f '%e %M' "$@" >/dev/null
}
# report NAME LABEL: the medians.
report() {
    local wall memory
    wall=$(cut -d' ' -f1 "$here/$1" | sort -n | sed -n "$(((runs + 1) / 2))p")
    memory=$(cut -d' ' -f2 "$here/$1" | sort -n | sed -n "$(((runs + 1) / 2))p")
    printf '%-48s %6s s %8.1f MiB\n' "$2" "$wall" "$(awk "BEGIN { print $memory / 1024 }")"
}
# ratios A B: how many times A's figures B's are, pair by pair, the median.
ratios() {
    paste -d' ' "$here/$1" "$here/$2" | awk '{ print $3 / ($1 > 0 ? $1 : 0.01) }' | sort -n \
        | sed -n "$(((runs + 1) / 2))p" | xargs printf '  wall time, AWS CLI / streamloupe-cli: %.1f\n'
    paste -d' ' "$here/$1" "$here/$2" | awk '{ print $2 / $4 }' | sort -n \
        | sed -n "$(((runs + 1) / 2))p" | xargs printf '  peak memory, streamloupe-cli / AWS CLI: %.2f\n'
}

for ((i = 0; i < runs; ++i)); do
    timed cli "$bin/streamloupe-cli" get-stream-session --channel-arn "$arn"
    if [[ -x $aws ]]; then
        timed aws "$aws" ivs get-stream-session --channel-arn "$arn" --endpoint-url "$endpoint"
    fi
done
for ((i = 0; i < runs; ++i)); do
    timed window "$bin/streamloupe" "$here/session.json" --render "$here/window.png"
done

echo "whole processes, medians of $runs runs"
report cli "streamloupe-cli get-stream-session"
if [[ -x $aws ]]; then
    report aws "aws ivs get-stream-session"
    ratios cli aws
else
    echo "aws is not installed: nothing to compare with"
fi
report window "streamloupe FILE, until painted and saved as PNG"
