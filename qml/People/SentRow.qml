// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Controls
import Kith.ViewModel

/// A request that was sent and not answered.
PersonCard {
    id: row

    required property int index
    required property string personId
    required property PeopleViewModel people

    objectName: "sent." + personId
    width: parent ? parent.width : 0
    hasLine: index > 0
    hasFace: false

    PushButton {
        objectName: "withdraw." + row.personId
        text: qsTr("Withdraw")
        Accessible.name: qsTr("Withdraw the request to %1").arg(row.name)
        onClicked: row.people.withdraw(row.personId)
    }
}
