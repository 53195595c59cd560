// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Controls
import Kith.ViewModel

/// Somebody who is blocked.
PersonCard {
    id: row

    required property int index
    required property string personId
    required property PeopleViewModel people

    objectName: "blocked." + personId
    width: parent ? parent.width : 0
    hasLine: index > 0

    PushButton {
        objectName: "unblock." + row.personId
        text: qsTr("Unblock")
        Accessible.name: qsTr("Unblock %1").arg(row.name)
        onClicked: row.people.unblock(row.personId)
    }
}
