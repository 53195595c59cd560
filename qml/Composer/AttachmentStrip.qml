// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The files that go with the message: what each is, how large, and a way to leave it behind.
Item {
    id: strip

    required property AttachmentsViewModel attachments

    implicitHeight: Metrics.gap12 + Metrics.gap5 + (problem.visible ? problem.height + Metrics.gap1 : 0)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("%n attached file(s)", "", attachments.count)

    /// Why Send does nothing, in words; a press shows which one it is.
    LinkButton {
        id: problem
        objectName: "composer.attachments.problem"
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap2
        anchors.top: parent.top
        anchors.topMargin: Metrics.gap2
        width: Math.min(implicitWidth, parent.width - 2 * Metrics.gap2)
        visible: strip.attachments.refused > 0
        text: strip.attachments.count === 1 ? qsTr("This cannot be sent: remove it") : strip.attachments.refused === 1 ? qsTr("1 of %1 cannot be sent: remove it to send the others").arg(strip.attachments.count) : qsTr("%1 of %2 cannot be sent: remove them to send the others").arg(strip.attachments.refused).arg(strip.attachments.count)
        ink: Colors.danger
        onClicked: list.showRefused()
    }
    ListView {
        id: list
        objectName: "composer.attachments"
        anchors.fill: parent
        anchors.margins: Metrics.gap2
        anchors.topMargin: Metrics.gap2 + (problem.visible ? problem.height + Metrics.gap1 : 0)
        anchors.bottomMargin: 0
        orientation: ListView.Horizontal
        spacing: Metrics.gap2
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: strip.attachments
        // All of them are there for the Tab key.
        cacheBuffer: 20 * Metrics.detailsPane
        T.ScrollBar.horizontal: SlimScrollBar {
            isLasting: true
        }
        // There is nothing to scroll from above to below.
        WheelHandler {
            orientation: Qt.Vertical
            onWheel: event => list.contentX = Math.max(list.originX, Math.min(list.contentX - (event.pixelDelta.y || event.angleDelta.y), list.originX + list.contentWidth - list.width))
        }
        // From the right, a view that gets its width late stands somewhere in the middle.
        onWidthChanged: Qt.callLater(positionViewAtBeginning)
        function showRefused(): void {
            positionViewAtIndex(strip.attachments.firstRefused(), ListView.Center);
        }

        delegate: Rectangle {
            id: card
            required property int index
            required property string fileId
            required property string fileName
            required property string detail
            required property string picture
            required property bool isReady
            required property bool isRefused
            required property bool isPicture
            required property bool isVoice
            required property bool isPlaying
            required property bool isOriginal

            objectName: "attachment." + fileName
            width: Metrics.menuWidth + Metrics.gap6
            height: ListView.view.height - Metrics.gap2
            radius: Metrics.radius
            color: card.isRefused ? Colors.warningSoft : Colors.sunken
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2").arg(card.fileName).arg(card.detail)

            Item {
                id: sign
                anchors.left: parent.left
                anchors.leftMargin: Metrics.gap2
                anchors.verticalCenter: parent.verticalCenter
                width: Metrics.control
                height: Metrics.control
                Icon {
                    anchors.centerIn: parent
                    visible: image.status !== Image.Ready && !listening.visible
                    name: card.isRefused ? "alert" : card.isPicture ? "picture" : card.isVoice ? "mic" : "file"
                    color: card.isRefused ? Colors.danger : Colors.ink2
                }
                Image {
                    id: image
                    anchors.fill: parent
                    asynchronous: true
                    fillMode: Image.PreserveAspectCrop
                    source: card.picture.startsWith("image://pictures/") ? card.picture : ""
                    sourceSize: Qt.size(2 * width * Screen.devicePixelRatio, 2 * height * Screen.devicePixelRatio)
                    Accessible.ignored: true
                }
                IconButton {
                    id: listening
                    objectName: card.objectName + ".listen"
                    anchors.centerIn: parent
                    visible: card.isVoice && card.isReady
                    iconName: card.isPlaying ? "pause" : "play"
                    text: card.isPlaying ? qsTr("Pause") : qsTr("Listen to it before it is sent")
                    onActiveFocusChanged: if (activeFocus)
                        list.positionViewAtIndex(card.index, ListView.Contain)
                    onClicked: strip.attachments.listen(card.fileId)
                }
            }
            PlainText {
                textFormat: Text.PlainText
                anchors.left: sign.right
                anchors.leftMargin: Metrics.gap2
                anchors.right: original.visible ? original.left : removal.left
                anchors.bottom: parent.verticalCenter
                elide: Text.ElideMiddle
                text: card.fileName
                size: Fonts.secondary
                line: Fonts.secondaryLine
                Accessible.ignored: true
            }
            PlainText {
                id: words
                textFormat: Text.PlainText
                anchors.left: sign.right
                anchors.leftMargin: Metrics.gap2
                anchors.right: original.visible ? original.left : removal.left
                anchors.top: parent.verticalCenter
                elide: Text.ElideRight
                text: card.detail
                size: Fonts.small
                line: Fonts.smallLine
                color: card.isRefused ? Colors.danger : Colors.ink3
                Accessible.ignored: true
            }
            HoverHandler {
                id: over
            }
            Hint {
                text: card.detail
                visible: over.hovered && words.truncated
            }
            IconButton {
                id: original
                objectName: card.objectName + ".original"
                visible: card.isPicture && card.isReady
                anchors.right: removal.left
                anchors.verticalCenter: parent.verticalCenter
                iconName: card.isOriginal ? "picture" : "file"
                text: card.isOriginal ? qsTr("Send as a picture") : qsTr("Send as a file: as it is, with its name, its place and its camera")
                onActiveFocusChanged: if (activeFocus)
                    list.positionViewAtIndex(card.index, ListView.Contain)
                onClicked: strip.attachments.setOriginal(card.fileId, !card.isOriginal)
            }
            IconButton {
                id: removal
                objectName: card.objectName + ".remove"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                iconName: "close"
                text: qsTr("Remove %1").arg(card.fileName)
                onActiveFocusChanged: if (activeFocus)
                    list.positionViewAtIndex(card.index, ListView.Contain)
                onClicked: strip.attachments.remove(card.fileId)
            }
        }
    }
}
