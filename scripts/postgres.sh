# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A PostgreSQL cluster of our own for the storage suite: in a temporary folder, reached through a socket there, gone at the end.

# What goes before a command so that it runs as somebody who is not root, which PostgreSQL insists on.
as_database_user=()
[ "$(id -u)" -eq 0 ] && as_database_user=(setpriv --reuid=postgres --regid=postgres --clear-groups)

# The newest installed folder with PostgreSQL's programs.
postgres_programs() {
    local initdb
    initdb=$(find /usr/lib/postgresql /usr/local/pgsql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
    [ -n "$initdb" ] || initdb=$(readlink -f "$(command -v initdb)") ||
        die "PostgreSQL's initdb was not found: install the package postgresql"
    dirname "$initdb"
}

# start_postgres: afterwards KITH_TEST_POSTGRES_URL names an empty database.
start_postgres() {
    local programs log
    programs=$(postgres_programs)
    make_temporary_folder
    cluster=$temporary_folder
    log=$cluster/log
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres: "$cluster"
        chmod 755 "$cluster"
    fi
    "${as_database_user[@]}" "$programs/initdb" -D "$cluster/rows" -U kith -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$log" 2>&1 || show_and_die "$log" "PostgreSQL could not make a cluster in $cluster"
    start_group "$log" "${as_database_user[@]}" "$programs/postgres" -D "$cluster/rows" -k "$cluster" -c listen_addresses= \
        -c fsync=off -c max_connections=200 -c shared_buffers=64MB
    wait_for_postgres "$programs" || show_and_die "$log" "PostgreSQL did not start"
    "${as_database_user[@]}" "$programs/createdb" -h "$cluster" -U kith kith_test
    export KITH_TEST_POSTGRES_URL="postgresql://kith@localhost/kith_test?host=$cluster"
}

wait_for_postgres() {
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        "$1/pg_isready" -q -h "$cluster" -U kith && return 0
        kill -0 "$started" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

show_and_die() {
    tail -n 20 "$1" >&2
    die "$2"
}
