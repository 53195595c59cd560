// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Controls
import Kith.ViewModel

/// Somebody who asks to become a contact.
PersonCard {
    id: row

    required property int index
    required property string personId
    required property PeopleViewModel people

    objectName: "request." + personId
    width: parent ? parent.width : 0
    hasLine: index > 0

    PushButton {
        objectName: "decline." + row.personId
        text: qsTr("Decline")
        Accessible.name: qsTr("Decline %1").arg(row.name)
        onClicked: row.people.decline(row.personId)
    }
    PushButton {
        objectName: "accept." + row.personId
        isPrimary: true
        text: qsTr("Accept")
        Accessible.name: qsTr("Accept %1").arg(row.name)
        onClicked: row.people.accept(row.personId)
    }
}
