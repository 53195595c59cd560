# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A virtual X display of our own.

# start_display WIDTHxHEIGHT: its name is in $DISPLAY afterwards.
start_display() {
    local tries number
    make_temporary_folder
    number=$temporary_folder/number
    start_group "$temporary_folder/log" \
        bash -c "exec Xvfb -displayfd 3 -screen 0 $1x24 -nolisten tcp -noreset 3>'$number'"
    for ((tries = 0; tries < 200; tries++)); do
        [ -s "$number" ] && break
        kill -0 "$started" 2>/dev/null || break
        sleep 0.1
    done
    [ -s "$number" ] || die "Xvfb did not start: $(tail -n 3 "$temporary_folder/log")"
    DISPLAY=:$(cat "$number")
    export DISPLAY
    unset WAYLAND_DISPLAY
}
