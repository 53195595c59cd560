// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.People
import Kith.ViewModel

/// A link, and the same as a QR code, that lets others in: as contacts, or into a group.
Sheet {
    id: sheet

    required property InviteViewModel invite
    readonly property bool isMade: invite.link.length > 0
    readonly property list<int> useChoices: [1, 10, 100]
    readonly property list<int> dayChoices: [1, 7, 30]
    property int uses: 0
    property int days: 1
    property bool isCopied: false

    objectName: "inviteSheet"
    title: invite.group.length > 0 ? qsTr("Invite into “%1”").arg(invite.group) : qsTr("Invite by link or QR code")
    onShown: {
        uses = invite.group.length > 0 ? 1 : 0;
        days = 1;
        isCopied = false;
        make.forceActiveFocus(Qt.TabFocusReason);
    }

    Column {
        width: parent.width
        spacing: Metrics.gap3

        SecondaryText {
            textFormat: Text.PlainText
            visible: !sheet.isMade
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.invite.group.length > 0 ? qsTr("Whoever has the link joins this group at once. With it a newcomer can also make an account.") : qsTr("Whoever has the link becomes your contact at once. With it a newcomer can also make an account.")
        }
        PlainText {
            textFormat: Text.PlainText
            visible: !sheet.isMade
            text: qsTr("How many people may use it")
            size: Fonts.small
            line: Fonts.smallLine
            font.weight: Font.DemiBold
            color: Colors.ink2
        }
        SegmentedChoice {
            objectName: "invite.uses"
            visible: !sheet.isMade
            name: qsTr("How many people may use it")
            options: [qsTr("One"), qsTr("10"), qsTr("100")]
            current: sheet.uses
            onChosen: index => sheet.uses = index
        }
        PlainText {
            textFormat: Text.PlainText
            visible: !sheet.isMade
            text: qsTr("How long it works")
            size: Fonts.small
            line: Fonts.smallLine
            font.weight: Font.DemiBold
            color: Colors.ink2
        }
        SegmentedChoice {
            objectName: "invite.days"
            visible: !sheet.isMade
            name: qsTr("How long it works")
            options: [qsTr("1 day"), qsTr("1 week"), qsTr("30 days")]
            current: sheet.days
            onChosen: index => sheet.days = index
        }
        QrCode {
            id: code
            objectName: "invite.qr"
            visible: sheet.isMade && !code.isEmpty
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Metrics.detailsPane - Metrics.gap12)
            height: width
            text: sheet.invite.link
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("QR code of the link")
        }
        Rectangle {
            visible: sheet.isMade
            width: parent.width
            height: link.height + Metrics.gap4
            radius: Metrics.radius
            color: Colors.sunken
            TextEdit {
                id: link
                objectName: "invite.link"
                textFormat: TextEdit.PlainText
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap3
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Metrics.gap3
                wrapMode: TextEdit.WrapAnywhere
                readOnly: true
                selectByMouse: true
                color: Colors.ink
                selectionColor: Colors.textSelection
                selectedTextColor: Colors.ink
                font: TypeFace.sized(Fonts.secondary)
                text: sheet.invite.link
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("Link")
                Accessible.readOnly: true
            }
        }
        SecondaryText {
            textFormat: Text.PlainText
            visible: sheet.isMade
            width: parent.width
            wrapMode: Text.Wrap
            text: qsTr("%1 It is shown only now: copy it before you close this.").arg(sheet.invite.validity)
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "invite.problem"
            visible: text.length > 0
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.invite.problem
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                objectName: "invite.close"
                text: sheet.isMade ? qsTr("Done") : qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                id: make
                objectName: sheet.isMade ? "invite.copy" : "invite.make"
                isPrimary: true
                isBusy: sheet.invite.isBusy
                text: !sheet.isMade ? qsTr("Make a link") : sheet.isCopied ? qsTr("Copied") : qsTr("Copy the link")
                onClicked: {
                    if (sheet.isMade) {
                        sheet.invite.copy();
                        sheet.isCopied = true;
                    } else {
                        sheet.invite.make(sheet.useChoices[sheet.uses], sheet.dayChoices[sheet.days]);
                    }
                }
            }
        }
    }
}
