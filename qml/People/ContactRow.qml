// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Controls
import Kith.ViewModel

/// A contact.
PersonCard {
    id: row

    required property int index
    required property string personId
    required property PeopleViewModel people
    signal aliasAsked(string personId, string alias)

    objectName: "contact." + personId
    width: parent ? parent.width : 0
    hasLine: index > 0

    PushButton {
        objectName: "message." + row.personId
        text: qsTr("Message")
        Accessible.name: qsTr("Message %1").arg(row.name)
        onClicked: row.people.message(row.personId)
    }
    IconButton {
        id: more
        objectName: "more." + row.personId
        iconName: "more"
        text: qsTr("More about %1").arg(row.name)
        onClicked: {
            menu.active = true;
            (menu.item as QuietMenu).popup(more, 0, more.height);
        }
        Lazy {
            id: menu
            active: false
            content: QuietMenu {
                QuietMenuItem {
                    objectName: "alias." + row.personId
                    iconName: "edit"
                    text: qsTr("Your name for %1 …").arg(row.name)
                    onTriggered: row.aliasAsked(row.personId, row.people.aliasOf(row.personId))
                }
                QuietMenuItem {
                    objectName: "removeContact." + row.personId
                    iconName: "trash"
                    text: qsTr("Remove from contacts")
                    onTriggered: row.people.remove(row.personId)
                }
                QuietMenuItem {
                    objectName: "block." + row.personId
                    iconName: "block"
                    isDangerous: true
                    text: qsTr("Block %1").arg(row.name)
                    onTriggered: row.people.block(row.personId)
                }
            }
        }
    }
}
