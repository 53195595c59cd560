# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs what is missing from packaging/packages.txt, and nothing when nothing is.

# The system as the list names it, for example debian-12; empty when it is none of those we know.
this_system() {
    local ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    [ -r /etc/os-release ] && . /etc/os-release
    case "$ID-$VERSION_ID" in
    debian-12 | debian-13 | ubuntu-24.04) echo "$ID-$VERSION_ID" ;;
    esac
}

# listed_packages SYSTEM GROUP…: lines "name[|other name…]<tab>why", each name once.
listed_packages() {
    local system=$1
    shift
    awk -v os="$system" -v wanted="$*" '
        BEGIN { split(wanted, list, " "); for (i in list) want[list[i]] = 1 }
        /^#/ || NF == 0 { next }
        {
            why = $0; sub(/^[^#]*# */, "", why); line = $0; sub(/ *#.*/, "", line)
            count = split(line, field, " "); here = (count < 3 || os == "")
            for (i = 4; i <= count; i++) if (field[i] == os) here = 1
            split(field[1], groups, ","); asked = 0
            for (i in groups) if (groups[i] in want) asked = 1
            if (here && asked && !seen[field[2]]++) print field[2] "\t" why
        }' "$kith_top/packaging/packages.txt"
}

# missing_packages SYSTEM GROUP…: the listed ones of which no name is installed.
missing_packages() {
    local listed installed
    listed=$(listed_packages "$@") || return
    # shellcheck disable=SC2046 # one word a package is what is wanted
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(cut -f1 <<<"$listed" | tr '|' '\n') 2>/dev/null |
        sed -n 's/^installed //p' || true)
    awk -F '\t' -v installed="$installed" '
        BEGIN { split(installed, list, "\n"); for (i in list) have[list[i]] = 1 }
        { count = split($1, names, "|"); found = 0
          for (i = 1; i <= count; i++) if (names[i] in have) found = 1
          if (!found) print }' <<<"$listed"
}

# The first of the names in $1 (a|b|c) that this system's index knows.
installable_name() {
    local name
    for name in ${1//|/ }; do
        if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
            echo "$name"
            return 0
        fi
    done
    return 1
}

# need_packages GROUP…: afterwards they are there, or the person knows which are not.
need_packages() {
    local system missing
    system=$(this_system)
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say_unknown_system "$@"
        return 0
    fi
    missing=$(missing_packages "$system" "$@") || die "packaging/packages.txt could not be read"
    [ -z "$missing" ] && return 0
    if [ -z "$system" ]; then
        say "This system is not Debian 12, Debian 13 or Ubuntu 24.04, so nothing is installed. Missing, as Debian names it:"
        show_packages "$missing"
        note "Going on: the build will say what it cannot find."
        return 0
    fi
    install_packages "$missing"
}

show_packages() {
    local name why
    while IFS=$'\t' read -r name why; do
        note "$(printf '%-34s %s' "${name%%|*}" "$why")"
    done <<<"$1"
}

install_packages() {
    local names=() choice name why unknown=()
    say "Installing with apt ($(wc -l <<<"$1") packages and what they depend on):"
    show_packages "$1"
    as_root apt-get update -q=2 || note "apt-get update failed; going on with the index that is there."
    while IFS=$'\t' read -r choice why; do
        if name=$(installable_name "$choice"); then names+=("$name"); else unknown+=("${choice%%|*}"); fi
    done <<<"$1"
    if [ "${#unknown[@]}" -gt 0 ]; then
        die "apt does not know ${unknown[*]}: check the network and that Debian's main (Ubuntu's universe) archive is in apt's sources, then run this again"
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q=2 --no-install-recommends \
        -o Dpkg::Use-Pty=0 "${names[@]}" >"$(install_log)" 2>&1 </dev/null ||
        {
            tail -n 15 "$(install_log)" >&2
            die "apt-get could not install them; the whole log is in $(install_log)"
        }
}

install_log() { echo "${TMPDIR:-/tmp}/kith-install-$(id -u).log"; }

say_unknown_system() {
    local stamp=${XDG_CACHE_HOME:-$HOME/.cache}/kith/told-packages
    [ -e "$stamp" ] && return 0
    say "This system has no apt, so nothing is installed. Kith needs, as Debian names it:"
    show_packages "$(listed_packages '' "$@")"
    note "Going on: the build will say what it cannot find. (Said once; remove $stamp to see it again.)"
    mkdir -p "${stamp%/*}" && touch "$stamp"
}
