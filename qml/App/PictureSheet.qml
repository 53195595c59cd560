// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Dialogs
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// Chooses a picture of a person or a group, and its square: drawn with the mouse or the arrow keys, larger with the wheel,
/// + and -.
Sheet {
    id: sheet

    required property PictureViewModel picture
    readonly property int side: Math.round(280 * Metrics.scale)
    readonly property real keyStep: 0.05
    readonly property real zoomStep: 1.1

    objectName: "pictureSheet"
    title: picture.isGroup ? qsTr("Picture of the group") : qsTr("Your picture")
    onShown: picture.hasImage ? view.forceActiveFocus(Qt.TabFocusReason) : choose.forceActiveFocus(Qt.TabFocusReason)
    onClosed: picture.close()

    Column {
        width: parent.width
        spacing: Metrics.gap4

        FocusScope {
            id: frame
            anchors.horizontalCenter: parent.horizontalCenter
            width: sheet.side
            height: sheet.side

            Rectangle {
                visible: !sheet.picture.hasImage
                anchors.fill: parent
                radius: width / 2
                color: Colors.sunken
                border.width: Metrics.hair
                border.color: Colors.line
                BusyRing {
                    anchors.centerIn: parent
                    visible: sheet.picture.isReading
                }
                SecondaryText {
                    textFormat: Text.PlainText
                    anchors.centerIn: parent
                    visible: !sheet.picture.isReading
                    width: parent.width * 0.7
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    text: qsTr("PNG, JPEG, WebP or GIF")
                }
            }
            CropPainter {
                id: view
                objectName: "picture.crop"
                visible: sheet.picture.hasImage
                anchors.fill: parent
                focus: true
                activeFocusOnTab: true
                image: sheet.picture.image
                crop: sheet.picture.crop
                dim: Colors.dim
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("The part of the picture that is shown. Arrow keys move it, plus and minus change its size.")
                Accessible.focusable: true
                Keys.onLeftPressed: sheet.picture.move(-sheet.keyStep, 0)
                Keys.onRightPressed: sheet.picture.move(sheet.keyStep, 0)
                Keys.onUpPressed: sheet.picture.move(0, -sheet.keyStep)
                Keys.onDownPressed: sheet.picture.move(0, sheet.keyStep)
                Keys.onPressed: event => {
                    const isLarger = event.key === Qt.Key_Plus || event.key === Qt.Key_Equal;
                    if (!isLarger && event.key !== Qt.Key_Minus)
                        return;
                    sheet.picture.zoom *= isLarger ? sheet.zoomStep : 1 / sheet.zoomStep;
                    event.accepted = true;
                }

                FocusRing {
                    shown: view.activeFocus
                    radius: Metrics.radiusSmall
                }
                MouseArea {
                    property point last

                    anchors.fill: parent
                    cursorShape: pressed ? Qt.ClosedHandCursor : Qt.OpenHandCursor
                    Accessible.ignored: true
                    onPressed: mouse => {
                        view.forceActiveFocus(Qt.MouseFocusReason);
                        last = Qt.point(mouse.x, mouse.y);
                    }
                    onPositionChanged: mouse => {
                        sheet.picture.move((last.x - mouse.x) / width, (last.y - mouse.y) / height);
                        last = Qt.point(mouse.x, mouse.y);
                    }
                    onWheel: wheel => sheet.picture.zoom *= Math.pow(sheet.zoomStep, wheel.angleDelta.y / 120)
                }
            }
        }
        Row {
            visible: sheet.picture.hasImage && sheet.picture.highestZoom > 1
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Metrics.gap3
            SecondaryText {
                textFormat: Text.PlainText
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Size")
            }
            ValueSlider {
                objectName: "picture.zoom"
                from: 1
                to: sheet.picture.highestZoom
                stepSize: 0.1
                value: sheet.picture.zoom
                onMoved: sheet.picture.zoom = value
                Accessible.name: qsTr("How much larger the picture is shown")
            }
        }
        PlainText {
            textFormat: Text.PlainText
            objectName: "picture.problem"
            visible: text.length > 0
            width: parent.width
            wrapMode: Text.Wrap
            text: sheet.picture.problem
            color: Colors.danger
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            anchors.right: parent.right
            spacing: Metrics.gap2
            PushButton {
                id: choose
                objectName: "picture.choose"
                isPrimary: !sheet.picture.hasImage
                text: sheet.picture.hasImage ? qsTr("Choose another …") : qsTr("Choose a picture …")
                onClicked: {
                    dialog.active = true;
                    (dialog.item as FileDialog).open();
                }
            }
            PushButton {
                objectName: "picture.accept"
                visible: sheet.picture.hasImage
                isPrimary: true
                isBusy: sheet.picture.isBusy
                text: qsTr("Use it")
                onClicked: sheet.picture.accept()
            }
        }
    }
    // The desktop's own dialog where it has one.
    Lazy {
        id: dialog
        active: false
        content: FileDialog {
            title: qsTr("Choose a picture")
            nameFilters: [qsTr("Pictures (%1)").arg("*.png *.jpg *.jpeg *.webp *.gif"), qsTr("All files (%1)").arg("*")]
            currentFolder: StandardPaths.standardLocations(StandardPaths.PicturesLocation)[0] ?? ""
            onAccepted: sheet.picture.read(selectedFile)
        }
    }
    Connections {
        target: sheet.picture
        function onDone(): void {
            sheet.close();
        }
        function onChanged(): void {
            if (sheet.picture.hasImage && choose.activeFocus)
                view.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
