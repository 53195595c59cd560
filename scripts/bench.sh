# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# ./kith bench [NAME]: builds tests/bench and runs its programs one after the other; each writes to a file of its own.
bench_verb() {
    local folder results program ran=0 name=${1:-}
    [ "$#" -le 1 ] || die "bench takes at most the name of one benchmark; see ./kith help"
    need_packages build run bench
    configure bench
    build bench
    folder=$(build_folder bench)
    results=$folder/results/$(date -u +%Y%m%dT%H%M%SZ)
    mkdir -p "$results"
    stop_all_at_exit
    for program in "$folder"/bench/bench_*; do
        [ -x "$program" ] || continue
        case "$(basename "$program")" in
        "$name" | "bench_$name") ;;
        *) [ -z "$name" ] || continue ;;
        esac
        say "$(basename "$program")"
        "$program" | tee "$results/$(basename "$program").txt" ||
            die "$(basename "$program") failed"
        ran=$((ran + 1))
    done
    case "$name" in
    '' | client_start)
        say "client_start"
        start_display 2600x1100
        private_bus
        "$kith_top/scripts/with_bus.sh" "$bus_config" python3 -B "$kith_top/tests/bench/client_start.py" --bin "$folder/bin" |
            tee "$results/client_start.txt" || die "client_start failed"
        ran=$((ran + 1))
        ;;
    esac
    case "$name" in
    '' | client_million)
        say "client_million"
        start_display 2600x1100
        private_bus
        "$kith_top/scripts/with_bus.sh" "$bus_config" python3 -B "$kith_top/tests/bench/client_million.py" --bin "$folder/bin" \
            --bench "$folder/bench" --keep "$folder/bench/client" | tee "$results/client_million.txt" || die "client_million failed"
        ran=$((ran + 1))
        ;;
    esac
    [ "$ran" -gt 0 ] || die "there is no benchmark ${name:+named $name }in $folder/bench"
    say "Results are in $results"
}
