// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// The pictures of a conversation, one at a time over the whole window. Esc closes it; the arrows go on, + and - zoom, up, down and
/// Shift with left and right move what is enlarged, S saves, Ctrl+C copies.
DimmedPopup {
    id: viewer

    required property TransfersViewModel transfers
    /// {key, name, picture, whole, sender, time} each, oldest first.
    property var pictures: []
    property int current: 0
    readonly property var shown: pictures[current] ?? {
        key: "",
        name: "",
        picture: "",
        whole: "",
        sender: "",
        time: ""
    }
    readonly property bool isThere: !shown.key.startsWith("out/")
    readonly property real most: 8
    property real zoom: 1

    function showPicture(list: var, key: string): void {
        viewer.pictures = list;
        viewer.current = Math.max(0, list.findIndex(one => one.key === key));
        viewer.zoom = 1;
        viewer.open();
    }
    function step(by: int): void {
        const next = viewer.current + by;
        if (next < 0 || next >= viewer.pictures.length)
            return;
        viewer.zoom = 1;
        viewer.current = next;
    }
    /// About a point of the stage that stays where it is; the keyboard's is the middle.
    function zoomTo(wanted: real, x: real, y: real): void {
        const before = viewer.zoom;
        viewer.zoom = Math.max(1, Math.min(viewer.most, wanted));
        const factor = viewer.zoom / before;
        flick.contentX = Math.max(0, Math.min((flick.contentX + x) * factor - x, flick.contentWidth - flick.width));
        flick.contentY = Math.max(0, Math.min((flick.contentY + y) * factor - y, flick.contentHeight - flick.height));
    }
    function zoomBy(factor: real): void {
        viewer.zoomTo(viewer.zoom * factor, flick.width / 2, flick.height / 2);
    }
    function moveBy(x: real, y: real): void {
        flick.contentX = Math.max(0, Math.min(flick.contentX + x * flick.width / 4, flick.contentWidth - flick.width));
        flick.contentY = Math.max(0, Math.min(flick.contentY + y * flick.height / 4, flick.contentHeight - flick.height));
    }

    objectName: "pictureViewer"
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    padding: 0
    background: Rectangle {
        color: Colors.stage
    }
    onShown: stage.forceActiveFocus(Qt.PopupFocusReason)

    contentItem: FocusScope {
        id: stage
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Picture %1 from %2, %3").arg(viewer.shown.name).arg(viewer.shown.sender).arg(viewer.shown.time)
        Keys.onPressed: event => {
            event.accepted = true;
            if ((event.key === Qt.Key_Left || event.key === Qt.Key_Right) && (event.modifiers & Qt.ShiftModifier))
                viewer.moveBy(event.key === Qt.Key_Left ? -1 : 1, 0);
            else if (event.key === Qt.Key_Left)
                viewer.step(-1);
            else if (event.key === Qt.Key_Right)
                viewer.step(1);
            else if (event.key === Qt.Key_Up || event.key === Qt.Key_Down)
                viewer.moveBy(0, event.key === Qt.Key_Up ? -1 : 1);
            else if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
                viewer.zoomBy(1.5);
            else if (event.key === Qt.Key_Minus)
                viewer.zoomBy(1 / 1.5);
            else if (event.key === Qt.Key_0)
                viewer.zoomTo(1, 0, 0);
            else if (event.key === Qt.Key_S && viewer.isThere)
                viewer.transfers.save(viewer.shown.key);
            else if (event.key === Qt.Key_C && event.modifiers === Qt.ControlModifier && viewer.isThere)
                viewer.transfers.copyPicture(viewer.shown.key);
            else
                event.accepted = false;
        }

        Flickable {
            id: flick
            anchors.fill: parent
            anchors.topMargin: Metrics.header
            anchors.bottomMargin: Metrics.gap6
            contentWidth: width * viewer.zoom
            contentHeight: height * viewer.zoom
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            // No picture grows beyond twice its own size before somebody asks for more.
            readonly property real ownScale: whole.status === Image.Ready ? Math.min(width / Math.max(1, whole.implicitWidth), height / Math.max(1, whole.implicitHeight), 2) : 0

            Image {
                width: flick.contentWidth
                height: flick.contentHeight
                asynchronous: true
                fillMode: Image.PreserveAspectFit
                source: viewer.opened && viewer.shown.picture.startsWith("image://pictures/") ? viewer.shown.picture : ""
                sourceSize: Qt.size(1024, 1024)
                visible: whole.status !== Image.Ready
                Accessible.ignored: true
            }
            Image {
                id: whole
                objectName: "pictureViewer.whole"
                x: (flick.contentWidth - width) / 2
                y: (flick.contentHeight - height) / 2
                width: flick.ownScale > 0 ? implicitWidth * flick.ownScale * viewer.zoom : flick.contentWidth
                height: flick.ownScale > 0 ? implicitHeight * flick.ownScale * viewer.zoom : flick.contentHeight
                asynchronous: true
                fillMode: Image.PreserveAspectFit
                source: viewer.opened && viewer.shown.whole.startsWith("image://pictures/") ? viewer.shown.whole : ""
                sourceSize: Qt.size(4096, 4096)
                Accessible.role: Accessible.Graphic
                Accessible.name: viewer.shown.name
            }
            WheelHandler {
                acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                onWheel: event => viewer.zoomTo(viewer.zoom * (event.angleDelta.y > 0 ? 1.2 : 1 / 1.2), event.x, event.y)
            }
            TapHandler {
                onDoubleTapped: point => viewer.zoomTo(viewer.zoom > 1 ? 1 : 2.5, point.position.x - flick.contentX, point.position.y - flick.contentY)
            }
        }
        BusyRing {
            anchors.centerIn: parent
            visible: whole.status === Image.Loading
        }
        PlainText {
            textFormat: Text.PlainText
            anchors.centerIn: parent
            visible: whole.status === Image.Error
            text: qsTr("This picture cannot be shown. You can still save it.")
            color: Colors.stageInk
        }
        Column {
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap4
            anchors.right: buttons.left
            anchors.rightMargin: Metrics.gap2
            y: (Metrics.header - height) / 2
            PlainText {
                textFormat: Text.PlainText
                width: parent.width
                elide: Text.ElideMiddle
                text: viewer.shown.name
                font.weight: Font.DemiBold
                color: Colors.stageInk
            }
            PlainText {
                textFormat: Text.PlainText
                width: parent.width
                elide: Text.ElideRight
                text: viewer.pictures.length > 1 ? qsTr("%1, %2 · %3 of %4").arg(viewer.shown.sender).arg(viewer.shown.time).arg(viewer.current + 1).arg(viewer.pictures.length) : qsTr("%1, %2").arg(viewer.shown.sender).arg(viewer.shown.time)
                size: Fonts.small
                line: Fonts.smallLine
                color: Colors.stageQuietInk
            }
        }
        Row {
            id: buttons
            spacing: Metrics.gap1
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap3
            y: (Metrics.header - height) / 2
            ViewerButton {
                objectName: "pictureViewer.zoomOut"
                iconName: "zoom-out"
                text: qsTr("Smaller")
                enabled: viewer.zoom > 1
                onClicked: viewer.zoomBy(1 / 1.5)
            }
            ViewerButton {
                objectName: "pictureViewer.zoomIn"
                iconName: "zoom-in"
                text: qsTr("Larger")
                enabled: viewer.zoom < viewer.most
                onClicked: viewer.zoomBy(1.5)
            }
            ViewerButton {
                objectName: "pictureViewer.copy"
                iconName: "copy"
                text: qsTr("Copy picture")
                enabled: viewer.isThere
                onClicked: viewer.transfers.copyPicture(viewer.shown.key)
            }
            ViewerButton {
                objectName: "pictureViewer.save"
                iconName: "download"
                text: qsTr("Save to Downloads")
                enabled: viewer.isThere
                onClicked: viewer.transfers.save(viewer.shown.key)
            }
            ViewerButton {
                objectName: "pictureViewer.close"
                iconName: "close"
                text: qsTr("Close")
                onClicked: viewer.close()
            }
        }
        ViewerButton {
            objectName: "pictureViewer.previous"
            visible: viewer.current > 0
            anchors.left: parent.left
            anchors.leftMargin: Metrics.gap3
            anchors.verticalCenter: parent.verticalCenter
            iconName: "previous"
            text: qsTr("Earlier picture")
            onClicked: viewer.step(-1)
        }
        ViewerButton {
            objectName: "pictureViewer.next"
            visible: viewer.current < viewer.pictures.length - 1
            anchors.right: parent.right
            anchors.rightMargin: Metrics.gap3
            anchors.verticalCenter: parent.verticalCenter
            iconName: "next"
            text: qsTr("Later picture")
            onClicked: viewer.step(1)
        }
    }
}
