// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Kith.Theme
import Kith.Controls

/// The page behind the link of a message, once the person asked for it: being fetched, failed, or what it says of itself.
Item {
    id: card

    required property var preview // LinkFacts as a map
    required property int room
    required property bool isOwn
    signal opened(string href)
    signal againAsked

    readonly property bool isLoading: preview.isLoading ?? false
    readonly property string problem: preview.problem ?? ""
    readonly property string title: preview.title ?? ""
    readonly property string description: preview.description ?? ""
    readonly property string place: preview.place ?? ""
    readonly property string picture: preview.picture ?? ""
    readonly property bool isHere: !isLoading && problem.length === 0

    implicitWidth: Math.min(room, Metrics.detailsPane + Metrics.gap8)
    implicitHeight: isHere ? page.implicitHeight : progress.implicitHeight + 2 * Metrics.gap2

    Rectangle {
        anchors.fill: parent
        radius: Metrics.radius
        color: card.isOwn ? Colors.raised : Colors.sunken
    }
    Row {
        id: progress
        visible: !card.isHere
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap3
        y: Metrics.gap2
        spacing: Metrics.gap2
        BusyRing {
            id: ring
            visible: card.isLoading
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            PlainText {
                textFormat: Text.PlainText
                objectName: "preview.state"
                width: card.width - 2 * Metrics.gap3 - (ring.visible ? ring.width + Metrics.gap2 : 0)
                wrapMode: Text.Wrap
                text: card.isLoading ? qsTr("Asking %1 …").arg(card.place) : card.problem
                size: Fonts.secondary
                line: Fonts.secondaryLine
                color: Colors.ink2
                Accessible.role: card.isLoading ? Accessible.StaticText : Accessible.AlertMessage
            }
            LinkButton {
                objectName: "preview.again"
                anchors.left: parent.left
                visible: card.problem.length > 0
                size: Fonts.small
                text: qsTr("Try again")
                onClicked: card.againAsked()
            }
        }
    }
    T.AbstractButton {
        id: page
        objectName: "preview.page"
        visible: card.isHere
        width: parent.width
        implicitHeight: words.implicitHeight + 2 * Metrics.gap2 + (photo.visible ? photo.height : 0)
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()
        text: card.title
        Accessible.role: Accessible.Link
        Accessible.name: [qsTr("Preview of %1").arg(card.place), card.title, card.description].filter(words => words.length > 0).join(". ")
        Accessible.description: qsTr("Opens the page outside")
        onClicked: card.opened(card.preview.href ?? "")

        contentItem: Item {
            Image {
                id: photo
                readonly property int side: Math.ceil(width * Screen.devicePixelRatio)
                readonly property real share: (card.preview.height ?? 0) / Math.max(1, card.preview.width ?? 1)
                // Its size is known before it is, so nothing moves when it comes.
                visible: card.picture.length > 0
                width: parent.width
                height: Math.round(Math.min(width * share, width * 0.6))
                asynchronous: true
                fillMode: Image.PreserveAspectCrop
                source: card.picture.startsWith("image://pictures/") ? card.picture : ""
                sourceSize: Qt.size(side, side)
                Accessible.ignored: true
            }
            // Rounds its upper corners with the colour around them.
            Item {
                width: photo.width
                height: photo.height
                visible: photo.visible
                clip: true
                Rectangle {
                    anchors.fill: parent
                    anchors.margins: -border.width
                    anchors.bottomMargin: -border.width - Metrics.radius
                    radius: Metrics.radius + border.width
                    border.width: Metrics.gap1
                    border.color: card.isOwn ? Colors.ownBubble : Colors.raised
                    color: "transparent"
                }
            }
            Column {
                id: words
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap3
                anchors.right: parent.right
                anchors.rightMargin: Metrics.gap3
                y: (photo.visible ? photo.height : 0) + Metrics.gap2
                MetaText {
                    textFormat: Text.PlainText
                    width: parent.width
                    elide: Text.ElideMiddle
                    text: card.place
                    color: Colors.ink3
                    Accessible.ignored: true
                }
                PlainText {
                    textFormat: Text.PlainText
                    visible: text.length > 0
                    width: parent.width
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    text: card.title
                    font.weight: Font.DemiBold
                    size: Fonts.secondary
                    line: Fonts.secondaryLine
                    color: Colors.ink
                    Accessible.ignored: true
                }
                PlainText {
                    textFormat: Text.PlainText
                    visible: text.length > 0
                    width: parent.width
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    text: card.description
                    size: Fonts.small
                    line: Fonts.smallLine
                    color: Colors.ink2
                    Accessible.ignored: true
                }
            }
        }
        background: Rectangle {
            radius: Metrics.radius
            color: page.hovered ? Colors.shade : "transparent"
            FocusRing {
                shown: page.visualFocus
                distance: 0
                radius: Metrics.radius
                border.color: Colors.accent
                z: 1
            }
        }
    }
}
