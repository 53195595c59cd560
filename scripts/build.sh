# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Configures and builds a preset of CMakePresets.json.

# ./kith build
build_verb() {
    [ "$#" -eq 0 ] || die "build takes no '$1'; see ./kith help"
    need_packages build
    configure release
    build release kithd kith
    note "$(build_folder release)/bin/kithd"
    note "$(build_folder release)/bin/kith"
}

# As many jobs as cores, but no more than one for each 1.5 GB of memory: a QML or test file takes about that.
build_jobs() {
    local cores memory
    cores=$(nproc 2>/dev/null || echo 2)
    memory=$(awk '/^MemAvailable/ { print int($2 / 1572864) }' /proc/meminfo 2>/dev/null)
    [ -n "$memory" ] && [ "$memory" -lt "$cores" ] && cores=$memory
    [ "$cores" -ge 1 ] || cores=1
    echo "${KITH_JOBS:-$cores}"
}

# The folder that a preset builds into.
build_folder() {
    case "$1" in
    release) echo "$kith_top/build" ;;
    *) echo "$kith_top/build/$1" ;;
    esac
}

# configure PRESET: only when something changed since the last time. In CI (CI=true) a warning is an error.
configure() {
    local preset=$1 folder stamp wanted options=()
    folder=$(build_folder "$preset")
    stamp=$folder/.kith-configured
    [ "${CI:-}" = true ] && options=(-DKITH_WERROR=ON)
    wanted="$preset ${options[*]} $(cksum <"$kith_top/CMakePresets.json")"
    if [ -f "$folder/build.ninja" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        return 0
    fi
    mkdir -p "$folder" 2>/dev/null || die "cannot write to $folder: make the folder writable for $(id -un)"
    say "Configuring ($preset)"
    (cd "$kith_top" && cmake --preset "$preset" "${options[@]}") >"$folder/configure.log" 2>&1 || {
        tail -n 30 "$folder/configure.log" >&2
        die "CMake could not configure the build; the whole log is in $folder/configure.log"
    }
    echo "$wanted" >"$stamp"
}

# build PRESET [target…]: one line of progress on a terminal, one line per fifty steps elsewhere.
build() {
    local preset=$1 folder before
    shift
    folder=$(build_folder "$preset")
    before=$SECONDS
    say "Building ($preset${*:+: $*})"
    local command=(cmake --build "$folder" --parallel "$(build_jobs)")
    [ "$#" -gt 0 ] && command+=(--target "$@")
    if [ -t 1 ]; then
        "${command[@]}" || die "the build failed; the first error above is the one to mend"
    else
        "${command[@]}" >"$folder/build.log" 2>&1 &
        follow_build "$!" "$folder/build.log"
    fi
    note "built in $((SECONDS - before)) s"
}

# Says every ten seconds how far the build in the background is, and shows its errors.
follow_build() {
    local process=$1 log=$2 waited=0
    while kill -0 "$process" 2>/dev/null; do
        sleep 0.2
        waited=$((waited + 1))
        [ $((waited % 50)) -eq 0 ] && note "$(grep -o '^\[[0-9]*/[0-9]*\]' "$log" | tail -n 1)"
    done
    wait "$process" && return 0
    grep -n -m 1 -A 40 -E 'CMake Error|^FAILED: [^b]|error:|^ninja: error' "$log" >&2
    die "the build failed; the whole log is in $log"
}
