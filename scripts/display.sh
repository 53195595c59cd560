# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A virtual X display of our own, and hands and eyes on it.

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

# window_of PID: the window that this process shows, once it shows one (within 30 s).
window_of() {
    local tries window
    for ((tries = 0; tries < 300; tries++)); do
        window=$(xdotool search --onlyvisible --pid "$1" --name . 2>/dev/null | tail -n 1) || true
        if [ -n "$window" ]; then
            echo "$window"
            return 0
        fi
        kill -0 "$1" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# place_window WINDOW X Y WIDTH HEIGHT
place_window() {
    xdotool windowsize "$1" "$4" "$5" windowmove "$1" "$2" "$3"
}

# type_into WINDOW TEXT: as a person at the keyboard, then Return.
type_into() {
    xdotool windowfocus --sync "$1" type --delay 25 -- "$2"
    xdotool key Return
}

# click_in WINDOW X Y: with the left button, at a place inside the window.
click_in() {
    xdotool mousemove --sync --window "$1" "$2" "$3" click 1
}

# save_picture WINDOW FILE
save_picture() {
    import -silent -window "$1" "$2"
}
