# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every verb of ./kith uses: saying things, and ending what was started.

say() { printf '\033[1m==\033[0m %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }

# One sentence that says what is wrong and what to do, then the end.
die() {
    printf 'kith: %s\n' "$*" >&2
    exit 1
}

if [ ! -t 1 ]; then
    say() { printf '== %s\n' "$*"; }
fi

# as_root COMMAND…: runs it as root, through sudo when we are not.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root: run it as root or install sudo ($*)"
    fi
}

# Process groups that this run started, newest last, and folders to remove at the end.
started_groups=()
temporary_folders=()

# start_group LOGFILE COMMAND…: starts COMMAND in a process group of its own; its number is in $started. LOGFILE - means
# that it goes on speaking where we speak.
start_group() {
    local log=$1
    shift
    if [ "$log" = - ]; then
        setsid "$@" 9>&- &
    else
        setsid "$@" >"$log" 2>&1 9>&- &
    fi
    started=$!
    started_groups+=("$started")
}

# stop_group PID: asks the whole group to end, waits for its leader, then insists.
stop_group() {
    local group=$1 tries=0
    kill -TERM -- "-$group" 2>/dev/null || return 0
    while kill -0 -- "-$group" 2>/dev/null; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ]; then
            kill -KILL -- "-$group" 2>/dev/null
            break
        fi
        sleep 0.1
    done
    wait "$group" 2>/dev/null || true
}

# Ends everything that was started, the newest first.
stop_all() {
    local i
    for ((i = ${#started_groups[@]} - 1; i >= 0; i--)); do
        stop_group "${started_groups[i]}"
    done
    started_groups=()
    for i in "${temporary_folders[@]}"; do
        rm -rf --one-file-system "$i"
    done
    temporary_folders=()
}

stop_all_at_exit() {
    trap stop_all EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

# make_temporary_folder: its path is in $temporary_folder; removed at the end.
make_temporary_folder() {
    temporary_folder=$(mktemp -d --suffix=.kith) ||
        die "cannot make a temporary folder in ${TMPDIR:-/tmp}: make it writable or set TMPDIR"
    temporary_folders+=("$temporary_folder")
}
