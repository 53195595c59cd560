# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# ./kith run: a server on this machine, the demo workspace in it, and the windows of its people.

run_verb() {
    local two=no empty=no reset=no stay=no port=7780
    while [ "$#" -gt 0 ]; do
        case "$1" in
        --two) two=yes ;;
        --empty) empty=yes ;;
        --reset) reset=yes ;;
        --stay) stay=yes ;;
        --port) port=$(value_of "$@") && shift ;;
        *) die "run has no option '$1'; see ./kith help" ;;
        esac
        shift
    done
    if ! [[ "$port" =~ ^[1-9][0-9]{0,4}$ ]] || [ "$port" -gt 65535 ]; then die "--port needs a number from 1 to 65535"; fi
    need_packages build run
    has_display || need_packages headless
    configure release
    build release kithd kith
    programs=$(build_folder release)/bin
    server=http://127.0.0.1:$port

    open_data_folder "$([ "$empty" = yes ] && echo empty || echo demo)" "$reset"
    stop_all_at_exit
    start_server "$port"
    if [ "$empty" = yes ]; then
        run_empty "$stay"
    else
        make_demo
        if has_display; then run_windows "$two"; else run_without_display "$stay"; fi
    fi
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# open_data_folder NAME RESET: everything that a run keeps is in $data afterwards, and no other run uses it.
open_data_folder() {
    data=${XDG_DATA_HOME:-$HOME/.local/share}/kith-demo/$1
    if ! mkdir -p "$data" 2>/dev/null || ! [ -w "$data" ]; then
        die "cannot write to $data: make it writable for $(id -un), or set XDG_DATA_HOME to a folder that is"
    fi
    chmod 700 "$data"
    exec 9>"$data/.lock"
    flock --nonblock 9 || die "another ./kith run uses $data: stop it with Ctrl+C first"
    if [ "$2" = yes ]; then
        find "$data" -mindepth 1 -maxdepth 1 ! -name .lock -exec rm -rf --one-file-system {} +
        note "started over: $data is empty"
    fi
    mkdir -p "$data/logs" "$data/pictures"
    say "Data lies in $data"
}

start_server() {
    local port=$1 tries log=$data/logs/kithd.log
    if (exec 8<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        die "port $port is in use by another program: stop that one, or choose another port with ./kith run --port $((port < 65535 ? port + 1 : 7780))"
    fi
    if [ "$port" -lt "$(cat /proc/sys/net/ipv4/ip_unprivileged_port_start 2>/dev/null || echo 1024)" ] && [ "$(id -u)" -ne 0 ]; then
        die "port $port is for root only: choose one from 1024 up with --port"
    fi
    start_group "$log" "$programs/kithd" serve --data-dir "$data/server" --listen "127.0.0.1:$port"
    for ((tries = 0; tries < 300; tries++)); do
        if is_ready; then
            say "Server: $server (log: $log)"
            return 0
        fi
        kill -0 "$started" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 5 "$log" >&2
    die "the server did not become ready; its log is $log"
}

# Asks /readyz without needing curl.
is_ready() {
    local line=''
    {
        exec 8<>"/dev/tcp/127.0.0.1/${server##*:}" || return 1
        printf 'GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&8
        IFS= read -r -t 2 line <&8
        exec 8>&-
    } 2>/dev/null
    [[ "$line" == HTTP/1.1\ 200* ]]
}

# Through the server's public API, and only until it has once come to its end.
make_demo() {
    [ -e "$data/demo-is-complete" ] && return 0
    say "Making the demo workspace"
    demo seed | sed 's/^/   /' || die "the demo workspace could not be made; ./kith run goes on where it stopped"
    touch "$data/demo-is-complete"
}

demo() { python3 -B "$kith_top/scripts/demo.py" --server "$server" --keep "$data" "$@"; }

# open_client NAME [option…]: starts the client with a profile of that name; its process is $started.
open_client() {
    local name=$1
    shift
    start_group "$data/logs/$name.log" "$programs/kith" --profile "$data/profiles/$name" --server "$server" "$@"
}

open_person() { open_client "$1" --sign-in "$1@kith.example" --password-file "$data/password"; }

run_windows() {
    local windows=()
    open_person elin
    windows+=("$started")
    note "Elin Berg's window is open."
    if [ "$1" = yes ]; then
        open_person daniel
        windows+=("$started")
        note "Daniel Okafor's window is open."
    fi
    wait_for_windows "${windows[@]}"
}

# Until the person closes the windows or presses Ctrl+C.
wait_for_windows() {
    local window result=0
    say "Close the windows or press Ctrl+C to stop. Running it again keeps everything; --reset starts over."
    for window in "$@"; do
        wait "$window" || result=$?
    done
    [ "$result" -eq 0 ] || die "a window ended with an error ($result): see the logs in $data/logs"
    say "Stopped."
}

run_empty() {
    if has_display; then
        open_client newcomer
        wait_for_windows "$started"
        return
    fi
    say "There is no display here, so a virtual one (Xvfb) is used."
    start_display 1024x720
    open_client newcomer
    local window
    window=$(window_of "$started") || die "the client showed no window: see $data/logs/newcomer.log"
    place_window "$window" 0 0 1000 680
    settle
    show_picture "$window" welcome
    stay_if_asked "$1"
}

# Two real windows on a virtual display; hands type, and what arrived is asked of the server.
run_without_display() {
    local elin daniel sender text window
    say "There is no display here, so a virtual one (Xvfb) is used and two people talk by themselves."
    start_display 2560x840
    start_session_bus
    open_person elin
    elin=$(window_of "$started") || die "Elin's client showed no window: see $data/logs/elin.log"
    open_person daniel
    daniel=$(window_of "$started") || die "Daniel's client showed no window: see $data/logs/daniel.log"
    place_window "$elin" 0 0 1280 840
    place_window "$daniel" 1280 0 1280 840
    settle
    open_conversation "$elin"
    open_conversation "$daniel"
    say "Live, typed in the one window and delivered to the other:"
    while IFS=$'\t' read -r sender text; do
        window=$elin
        [ "$sender" = daniel ] && window=$daniel
        type_into "$window" "$text"
        demo watch "$sender" "$text" </dev/null | sed 's/^/   /' ||
            die "the message did not arrive: see the logs in $data/logs"
    done < <(demo exchange)
    settle
    show_picture "$elin" elin
    show_picture "$daniel" daniel
    stay_if_asked "$1"
}

# A session bus of our own, so that nothing of the person's is met where there is no session.
start_session_bus() {
    [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] && return 0
    make_temporary_folder
    start_group "$temporary_folder/log" dbus-daemon --session --nofork --address="unix:path=$temporary_folder/bus"
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$temporary_folder/bus
}

# The second row of the list: the two people's direct conversation comes after the group that everybody is in.
open_conversation() { click_in "$1" 220 235; }

# Windows draw when they are ready and tell nobody; the picture is taken once it has not changed for half a second.
settle() {
    local before='' now tries
    for ((tries = 0; tries < 20; tries++)); do
        now=$(import -silent -window root rgba:- | cksum)
        [ "$now" = "$before" ] && return 0
        before=$now
        sleep 0.5
    done
}

show_picture() {
    save_picture "$1" "$data/pictures/$2.png"
    note "picture: $data/pictures/$2.png"
}

stay_if_asked() {
    if [ "$1" = yes ]; then
        say "Staying on display $DISPLAY until Ctrl+C."
        wait
    fi
    say "Stopped. Running it again keeps everything; --reset starts over."
}
