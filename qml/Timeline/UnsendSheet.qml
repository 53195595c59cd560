// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// Asks before messages go away for everybody: that cannot be taken back.
Sheet {
    id: sheet

    /// How many, and how many of them others wrote.
    property int count: 1
    property int others: 0
    signal agreed

    objectName: "unsendSheet"
    onShown: keep.forceActiveFocus(Qt.TabFocusReason)
    title: count === 1 ? qsTr("Unsend this message?") : qsTr("Unsend %1 messages?").arg(count)

    Column {
        width: parent.width
        spacing: Metrics.gap3

        SecondaryText {
            textFormat: Text.PlainText
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.count === 1 ? qsTr("It goes away for everybody in this conversation, and nobody can bring it back.") : qsTr("They go away for everybody in this conversation, and nobody can bring them back.")
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "unsend.others"
            visible: sheet.others > 0
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.count === 1 ? qsTr("Somebody else wrote it.") : qsTr("Others wrote %1 of them.").arg(sheet.others)
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                id: keep
                objectName: "unsend.cancel"
                text: qsTr("Keep")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "unsend.confirm"
                isDangerous: true
                text: qsTr("Unsend for everyone")
                onClicked: {
                    sheet.close();
                    sheet.agreed();
                }
            }
        }
    }
}
