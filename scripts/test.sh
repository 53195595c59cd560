# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# ./kith test: builds everything, then runs ctest with a database, a display and a session bus of its own.

test_verb() {
    local preset=release filter='' on='' passed_on=() remove=no
    while [ "$#" -gt 0 ]; do
        case "$1" in
        --asan | --tsan) preset=${1#--} passed_on+=("$1") ;;
        --on)
            on=$(value_of "$@") || exit 1
            shift
            ;;
        --remove) remove=yes ;;
        -*) die "test has no option '$1'; see ./kith help" ;;
        *) filter=$1 passed_on+=("$1") ;;
        esac
        shift
    done
    case "$on" in
    '')
        [ "$remove" = no ] || die "--remove goes with --on debian13"
        test_here "$preset" "$filter"
        ;;
    debian13)
        if [ "$remove" = yes ]; then remove_debian13; else test_on_debian13 "${passed_on[@]}"; fi
        ;;
    *) die "--on knows only debian13" ;;
    esac
}

test_here() {
    local preset=$1 filter=$2
    need_packages build run test
    configure "$preset"
    build "$preset"
    stop_all_at_exit
    start_postgres
    run_tests "$preset" "$filter"
}

# run_tests PRESET FILTER: ctest's output, then one line 'N passed, N failed'.
run_tests() {
    local preset=$1 filter=$2 folder home result=0 before=$SECONDS
    folder=$(build_folder "$preset")
    start_display 2600x1100
    private_bus
    make_temporary_folder
    home=$temporary_folder
    local command=(ctest --test-dir "$folder" -j 2 --output-on-failure --no-tests=error
        --output-junit "$folder/tests.xml" ${filter:+-R "$filter"})
    [ "$preset" = tsan ] && command=(setarch "$(uname -m)" -R "${command[@]}")
    rm -f "$folder/tests.xml"
    say "Testing"
    test_environment "$home" "$kith_top/scripts/with_bus.sh" "$bus_config" "${command[@]}" || result=$?
    note "tested in $((SECONDS - before)) s"
    close_with_counts "$folder/tests.xml" "$result"
}

# Runs a command where nothing of the person's own settings, cache or keychain can be met.
test_environment() {
    local home=$1
    shift
    mkdir -p "$home"/{config,data,cache,state,runtime}
    chmod 700 "$home/runtime"
    env HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache" \
        XDG_STATE_HOME="$home/state" XDG_RUNTIME_DIR="$home/runtime" LC_ALL=C.UTF-8 TZ=UTC \
        ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1" \
        UBSAN_OPTIONS="print_stacktrace=1" \
        LSAN_OPTIONS="suppressions=$kith_top/tests/suppressions/leaks.txt:print_suppressions=0" \
        TSAN_OPTIONS="suppressions=$kith_top/tests/suppressions/threads.txt:second_deadlock_stack=1" \
        "$@"
}

# The closing line, from ctest's own record; fails when a test failed or none ran.
close_with_counts() {
    local record=$1 result=$2 total failed
    [ -s "$record" ] || die "ctest left no record of its tests (it ended with $result)"
    total=$(grep -c '<testcase ' "$record" || true)
    failed=$(grep -c '<testcase .*status="fail"' "$record" || true)
    echo "$((total - failed)) passed, $failed failed"
    [ "$total" -gt 0 ] && [ "$failed" -eq 0 ] && [ "$result" -eq 0 ]
}
