# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A virtual X display of our own.

# start_display WIDTHxHEIGHT: its name is in $DISPLAY afterwards.
start_display() {
    local tries number
    make_temporary_folder
    number=$temporary_folder/number
    start_group "$temporary_folder/log" \
        bash -c "exec Xvfb -displayfd 3 -screen 0 $1x24 -nolisten tcp -noreset 3>'$number'"
    for ((tries = 0; tries < 200; tries++)); do
        [ -s "$number" ] && break
        kill -0 "$started" 2>/dev/null || break
        sleep 0.1
    done
    [ -s "$number" ] || die "Xvfb did not start: $(tail -n 3 "$temporary_folder/log")"
    DISPLAY=:$(cat "$number")
    export DISPLAY
    unset WAYLAND_DISPLAY
}

# private_bus: writes the configuration of a session bus on which only the accessibility service can be started; its path is
# in $bus_config afterwards. So no keychain or other service of the machine answers, or asks somebody something, by itself.
private_bus() {
    local folder
    make_temporary_folder
    folder=$temporary_folder
    mkdir "$folder/services"
    [ ! -e /usr/share/dbus-1/services/org.a11y.Bus.service ] ||
        cp /usr/share/dbus-1/services/org.a11y.Bus.service "$folder/services/"
    bus_config=$folder/session.conf
    cat >"$bus_config" <<CONFIG
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$folder/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONFIG
}
