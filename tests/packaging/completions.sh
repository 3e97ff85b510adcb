#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# completions.sh SHELL FOLDER: does SHELL take the completions in FOLDER, and complete with them? 77 where there is no such
# shell. It completes a command, the options of a command, those of the whole program, and the choices of a value.
set -euo pipefail

shell=$1
folder=$2
command -v "$shell" >/dev/null || {
    echo "skipped: no $shell here"
    exit 77
}

fail() {
    echo "$shell: $*" >&2
    exit 1
}

for program in streamloupe streamloupe-cli streamloupe-sim; do
    case $shell in
    bash) bash -n "$folder/bash/$program" ;;
    zsh) zsh -n "$folder/zsh/_$program" ;;
    fish) fish --no-execute "$folder/fish/$program.fish" ;;
    esac || fail "$program: the script is not even read"
done

# completed WORD...: what the shell offers for the last word, one a line. For zsh $expected is waited for.
completed_bash() {
    # shellcheck disable=SC2016 # for the inner shell
    bash --norc -c 'source "$1"
        shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        "_${1//-/_}" 2>/dev/null
        printf "%s\n" "${COMPREPLY[@]}"' bash "$folder/bash/$1" "$@"
}

completed_fish() {
    # shellcheck disable=SC2016 # for the inner shell
    HOME=$scratch fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$folder/fish/$1.fish" "$*" | cut -f 1
}

# Only a line editor completes in zsh: one in a pseudo terminal, where Ctrl-D lists.
completed_zsh() {
    # shellcheck disable=SC2016 # for the inner shells
    HOME=$scratch timeout 60 zsh -f -c '
        zmodload zsh/zpty
        zpty inner "TERM=dumb PS1=@@ zsh -f -i"
        # Each line waits for a prompt, which says that the editor has the terminal: what comes earlier gets lost, and a
        # Ctrl-D would end the shell.
        zpty -r -m inner out "*@@*" || exit 1
        zpty -w inner "LISTMAX=0 fpath=($1 \$fpath); autoload -U compinit; compinit -u -D; stty columns 200; print read\\y"
        zpty -r -m inner out "*ready*@@*" || exit 1
        zpty -w -n inner "$2"$'\''\x04'\''
        zpty -r -m inner out "*$3*" || exit 1
        print -r -- "${(F)=out}"
        zpty -d inner' zsh "$folder/zsh" "$*" "$expected" | tr -d '\r' | tr ' ' '\n'
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# offers EXPECTED WORD...
offers() {
    expected=$1
    shift
    local offered
    offered=$("completed_$shell" "$@") || fail "nothing came for: $*"
    grep -qxF -e "$expected" <<<"$offered" || fail "\"$*\" does not offer $expected, but: $offered"
}

offers list-stream-sessions streamloupe-cli list-stream-
offers --stream-id streamloupe-cli get-stream-session --st
offers --channel-arn streamloupe-cli --region eu-west-1 export --chan
offers --profile streamloupe-cli list-channels --prof
offers text streamloupe-cli list-channels --output te
offers --demo streamloupe --de
offers --port streamloupe-sim --po
