#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with_bus.sh CONFIG COMMAND…: runs a command on a session bus of its own. What the bus says about itself is left out; what
# the command says is not.
set -euo pipefail
config=$1
shift
exec 4>&2 2>/dev/null
# shellcheck disable=SC2016 # expanded by the inner shell
exec dbus-run-session --config-file "$config" -- bash -c 'exec 2>&4 4>&-; exec "$@"' command "$@"
