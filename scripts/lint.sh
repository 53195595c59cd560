# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# ./kith lint: every check runs, each says what it found, and the verb fails when any of them did.

lint_verb() {
    local all=no fix=no
    while [ "$#" -gt 0 ]; do
        case "$1" in
        --all) all=yes ;;
        --fix) fix=yes ;;
        *) die "lint has no option '$1'; see ./kith help" ;;
        esac
        shift
    done
    need_packages build run test lint
    stop_all_at_exit
    lint_failures=()
    lint_step "C++ layout (clang-format)" lint_cpp_layout "$fix"
    lint_step "QML layout (qmlformat)" lint_qml_layout "$fix"
    lint_step "shell scripts (shellcheck)" lint_shell
    lint_step "rooms, licence headers, paths in pages" lint_tree
    configure release
    build release # what the QML modules and the C++ files include is generated
    lint_step "QML (qmllint)" lint_qml
    lint_step "C++ (clang-tidy)" lint_cpp "$all"
    if [ "${#lint_failures[@]}" -gt 0 ]; then
        die "lint: not in order: $(printf '%s; ' "${lint_failures[@]}")"
    fi
    say "All in order"
}

lint_step() {
    local name=$1
    shift
    say "$name"
    "$@" || lint_failures+=("$name")
}

# source_files PATTERN…: tracked files and new ones that git does not ignore, one a line.
source_files() {
    (cd "$kith_top" && git ls-files -co --exclude-standard -- "$@" | while read -r name; do
        [ -f "$name" ] && echo "$name"
    done | sort)
}

# Layout differs from one release of a formatter to the next, so only Debian 12's may fail the check.
is_reference_system() {
    [ "$(this_system)" = debian-12 ] && return 0
    note "left out: the layout is that of Debian 12's tools, and another release lays out differently"
    return 1
}

lint_cpp_layout() {
    local files
    is_reference_system || return 0
    mapfile -t files < <(source_files '*.cpp' '*.h')
    cd "$kith_top" || return 1
    if [ "$1" = yes ]; then
        clang-format -i "${files[@]}"
    else
        clang-format --dry-run -Werror --ferror-limit=1 "${files[@]}" 2>&1 | grep -E 'error:' | sed 's/: error:.*/: run .\/kith lint --fix/'
        return "${PIPESTATUS[0]}"
    fi
}

qt_tool() {
    local path
    for path in /usr/lib/qt6/bin/"$1" /usr/lib/qt6/libexec/"$1" "$(command -v "$1-qt6" || true)" "$(command -v "$1" || true)"; do
        [ -x "$path" ] && echo "$path" && return 0
    done
    die "Qt's $1 was not found: install qt6-declarative-dev-tools"
}

# formatted_qml FILE: as qmlformat lays it out. COMPAT(Qt < 6.5): that one loses the value of this pragma.
formatted_qml() {
    "$qmlformat" "$1" | sed 's/^pragma ComponentBehavior$/pragma ComponentBehavior: Bound\n/'
}

lint_qml_layout() {
    local file result=0 text
    is_reference_system || return 0
    qmlformat=$(qt_tool qmlformat)
    while read -r file; do
        text=$(formatted_qml "$kith_top/$file") || result=1
        [ "$text" = "$(cat "$kith_top/$file")" ] && continue
        if [ "$1" = yes ] && [ -n "$text" ]; then
            printf '%s\n' "$text" >"$kith_top/$file"
        else
            echo "$file: run ./kith lint --fix"
            result=1
        fi
    done < <(source_files '*.qml')
    return "$result"
}

# qmllint as the build knows the modules. It may end well in spite of warnings, so its words count.
lint_qml() {
    local log folder
    [ -n "$(source_files '*.qml')" ] || return 0
    folder=$(build_folder release)
    make_temporary_folder
    log=$temporary_folder/qmllint
    if ! cmake --build "$folder" --target all_qmllint >"$log" 2>&1 || grep -qE '^(Warning|Error):' "$log"; then
        grep -E -A 3 '^(Warning|Error):' "$log" || tail -n 20 "$log"
        return 1
    fi
}

lint_shell() {
    local files
    mapfile -t files < <(source_files 'kith' '*.sh' '.ci/run')
    cd "$kith_top" && shellcheck -x "${files[@]}"
}

lint_tree() {
    local check result=0
    for check in rooms licence_headers doc_paths; do
        python3 -B "$kith_top/tests/architecture/$check.py" "$kith_top" || result=1
    done
    return "$result"
}

# The C++ files to look at: all, or those that differ from what was last shared (or committed).
tidy_files() {
    if [ "$1" = yes ]; then
        source_files '*.cpp'
        return
    fi
    local base
    base=$(git -C "$kith_top" merge-base HEAD '@{upstream}' 2>/dev/null || git -C "$kith_top" rev-parse HEAD)
    {
        git -C "$kith_top" diff --name-only --diff-filter=d "$base" -- '*.cpp'
        git -C "$kith_top" ls-files -o --exclude-standard -- '*.cpp'
    } | sort -u
}

lint_cpp() {
    local files folder
    folder=$(build_folder release)
    mapfile -t files < <(tidy_files "$1" | while read -r name; do
        grep -q "/$name\"" "$folder/compile_commands.json" && echo "$kith_top/$name"
    done)
    if [ "${#files[@]}" -eq 0 ]; then
        note "no C++ file changed (--all looks at every one)"
        return 0
    fi
    printf '%s\n' "${files[@]}" | xargs -P "$(build_jobs)" -n 4 clang-tidy -p "$folder" --quiet 2>/dev/null
}
