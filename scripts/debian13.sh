# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# ./kith test --on debian13: the same test command inside a Debian 13 root, so that the newer Qt is proven too.
#
# The root lies outside the repository. Everything happens in mount and process namespaces of its own, with a /dev made
# there; the host's /dev is never bound, and whatever was mounted or left running is gone when the command ends.

debian13_root() { echo "${XDG_CACHE_HOME:-$HOME/.cache}/kith/debian13"; }

test_on_debian13() {
    local root result=0
    root=$(debian13_root)
    need_packages debian13
    make_debian13 "$root"
    copy_source "$root/kith"
    say "Testing inside Debian 13 ($root)"
    as_root unshare --mount --pid --fork --kill-child --propagation private \
        bash "$kith_top/scripts/inside_root.sh" "$root" "$(printf '%q ' ./kith test "$@")" </dev/null || result=$?
    return "$result"
}

# Makes the root once; an unfinished one is thrown away first.
make_debian13() {
    local root=$1
    [ -e "$root/kith" ] && return 0
    say "Making a Debian 13 root in $root (once; about 2 minutes and 3 GB with everything it will install)"
    mkdir -p "${root%/*}" || die "cannot write to ${root%/*}: set XDG_CACHE_HOME to a folder that can be written to"
    remove_root "$root"
    as_root unshare --mount --pid --fork --kill-child --propagation private \
        debootstrap --variant=minbase --include=ca-certificates trixie "$root" ${KITH_DEBIAN_MIRROR:+"$KITH_DEBIAN_MIRROR"} \
        >"$root.log" 2>&1 || {
        tail -n 5 "$root.log" >&2
        die "debootstrap could not make the root; the whole log is in $root.log"
    }
    as_root install -d -m 755 -o "$(id -u)" -g "$(id -g)" "$root/kith"
}

# Brings the tree into the root as it is now, without git's folder; what an earlier run built there stays.
copy_source() {
    local target=$1
    find "$target" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf --one-file-system {} + 2>/dev/null ||
        as_root find "$target" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf --one-file-system {} +
    (cd "$kith_top" && list_source | tar --null --no-recursion -T - -cf -) | as_root tar -C "$target" --no-same-owner -xf -
}

# Every file of the tree, ended by NUL; names that git knows but that are gone are left out.
list_source() {
    if git rev-parse --git-dir >/dev/null 2>&1; then
        git ls-files -co --exclude-standard -z | while IFS= read -r -d '' name; do
            [ -e "$name" ] && printf '%s\0' "$name"
        done
    else
        find . -path ./build -prune -o -type f -print0
    fi
}

remove_debian13() {
    local root
    root=$(debian13_root)
    if [ ! -e "$root" ]; then
        say "There is no Debian 13 root in $root"
        return 0
    fi
    remove_root "$root"
    rm -f "$root.log"
    say "Removed $root"
}

# Removes a root only when nothing is mounted below it, and never crosses into another file system.
remove_root() {
    local root=$1 below
    [ -e "$root" ] || return 0
    below=$(awk -v root="$(readlink -f "$root")" '$5 == root || index($5, root "/") == 1 { print $5 }' /proc/self/mountinfo)
    [ -z "$below" ] || die "not removing $root: something is mounted there ($(tr '\n' ' ' <<<"$below")); unmount it first"
    as_root rm -rf --one-file-system "$root"
}
