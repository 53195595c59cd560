#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# inside_root.sh ROOT COMMAND: runs COMMAND in the folder /kith of another Debian root. Only for scripts/debian13.sh, which
# starts it as root and as the first process of mount and process namespaces of its own.
set -euo pipefail
root=$1
command=$2

if [ "$$" -ne 1 ]; then
    echo "inside_root.sh: not in namespaces of its own; use ./kith test --on debian13" >&2
    exit 1
fi

# A /dev of our own: the few devices that programs expect, none of the host's.
mount -t tmpfs -o mode=755,size=1m,nosuid tmpfs "$root/dev"
make_device() {
    mknod -m 666 "$root/dev/$1" c "$2" "$3"
}
make_device null 1 3
make_device zero 1 5
make_device full 1 7
make_device random 1 8
make_device urandom 1 9
make_device tty 5 0
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/0 "$root/dev/stdin"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/tmp"
mount -t proc proc "$root/proc"

# Name look-ups as on the host; packages may not start services.
cat /etc/resolv.conf >"$root/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM="${TERM:-dumb}" \
    CI="${CI:-}" KITH_JOBS="${KITH_JOBS:-}" CCACHE_DIR=/kith/build/ccache \
    chroot "$root" bash -c "cd /kith && exec $command"
