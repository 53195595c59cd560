// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Controls
import Kith.ViewModel

/// What of one conversation alerts the reader.
QuietMenu {
    id: menu

    required property DetailsViewModel details

    QuietMenuItem {
        objectName: "alerts.all"
        isChoice: true
        isChosen: menu.details.alertsRule === 0
        iconName: "bell"
        text: qsTr("All messages")
        onTriggered: menu.details.setAlerts(0)
    }
    QuietMenuItem {
        objectName: "alerts.mentions"
        isChoice: true
        isChosen: menu.details.alertsRule === 1
        iconName: "at"
        text: qsTr("Mentions only")
        onTriggered: menu.details.setAlerts(1)
    }
    QuietMenuItem {
        objectName: "alerts.none"
        isChoice: true
        isChosen: menu.details.alertsRule === 2
        iconName: "bell-off"
        text: qsTr("Nothing")
        onTriggered: menu.details.setAlerts(2)
    }
}
