// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Asks before somebody is removed from a group, or the group is handed to them.
Sheet {
    id: sheet

    required property DetailsViewModel details
    property string personId
    property string name
    property bool isHandOver: false

    objectName: "memberSheet"
    onShown: keep.forceActiveFocus(Qt.TabFocusReason)
    title: isHandOver ? qsTr("Hand the group to %1?").arg(name) : qsTr("Remove %1 from the group?").arg(name)

    Column {
        width: parent.width
        spacing: Metrics.gap3

        SecondaryText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.isHandOver ? qsTr("%1 becomes its owner, and you stay as an admin. Only the new owner can hand it back.").arg(sheet.name) : qsTr("%1 keeps what was written up to now and gets nothing more, until somebody adds them again.").arg(sheet.name)
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                id: keep
                objectName: "memberSheet.cancel"
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "memberSheet.confirm"
                isDangerous: true
                text: sheet.isHandOver ? qsTr("Hand the group over") : qsTr("Remove from the group")
                onClicked: {
                    sheet.close();
                    if (sheet.isHandOver)
                        sheet.details.handOver(sheet.personId);
                    else
                        sheet.details.removeMember(sheet.personId);
                }
            }
        }
    }
}
