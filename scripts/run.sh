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
        --port)
            port=$(value_of "$@") || exit 1
            shift
            ;;
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
    local port=$1 tries log=$data/logs/kithd.log options=()
    # A script makes the demo's people and talks for them, faster than people do.
    [ -e "$data/demo-is-complete" ] || [ "${data##*/}" = empty ] || options=(--rate-limits off)
    if (exec 8<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        die "port $port is in use by another program: stop that one, or choose another port with ./kith run --port $((port < 65535 ? port + 1 : 7780))"
    fi
    if [ "$port" -lt "$(cat /proc/sys/net/ipv4/ip_unprivileged_port_start 2>/dev/null || echo 1024)" ] && [ "$(id -u)" -ne 0 ]; then
        die "port $port is for root only: choose one from 1024 up with --port"
    fi
    start_group "$log" "$programs/kithd" serve --data-dir "$data/server" --listen "127.0.0.1:$port" "${options[@]}"
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
    python3 -B "$kith_top/scripts/demo.py" --server "$server" --keep "$data" | sed 's/^/   /' ||
        die "the demo workspace could not be made; ./kith run goes on where it stopped"
    touch "$data/demo-is-complete"
}

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
    start_display 1000x680
    open_client newcomer --window 1000x680
    settle
    kill -0 "$started" 2>/dev/null || die "the client showed no window: see $data/logs/newcomer.log"
    import -silent -window root "$data/pictures/welcome.png"
    note "picture: $data/pictures/welcome.png"
    if [ "$1" = yes ]; then
        say "Staying on display $DISPLAY until Ctrl+C."
        wait "$started" || true
    fi
    say "Stopped. Running it again keeps everything; --reset starts over."
}

# Two real windows on a virtual display, in which two people of the demo write to each other.
run_without_display() {
    local stay=()
    say "There is no display here, so a virtual one (Xvfb) is used and two people write to each other by themselves."
    start_display 2600x1100
    [ "$1" = yes ] && stay=(--stay)
    say "Live, typed in the one window and seen in the other:"
    private_bus
    start_group - "$kith_top/scripts/with_bus.sh" "$bus_config" /usr/bin/python3 -B "$kith_top/scripts/live_exchange.py" \
        --bin "$programs" --server "$server" --data "$data" "${stay[@]}"
    wait "$started" || die "the two did not get through to each other: see above and the logs in $data/logs"
    say "Stopped. Running it again keeps everything; --reset starts over."
}

# Waits until something is drawn and has not changed for half a second; windows tell nobody when they are done.
settle() {
    local empty before now tries
    empty=$(import -silent -window root rgba:- | cksum)
    before=$empty
    for ((tries = 0; tries < 60; tries++)); do
        sleep 0.5
        now=$(import -silent -window root rgba:- | cksum)
        [ "$now" != "$empty" ] && [ "$now" = "$before" ] && return 0
        before=$now
    done
    die "nothing was drawn within 30 s: see the logs in $data/logs"
}
