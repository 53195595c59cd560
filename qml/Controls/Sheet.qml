// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Kith.Theme

/// A dialog in the middle of the window: title, content, a way out. Esc closes it. Content that is taller than the window scrolls.
DimmedPopup {
    id: sheet

    required property string title
    default property alias body: holder.data
    property int wide: Metrics.dialogWidth

    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(Math.max(Metrics.gap4, (parent.height - height) * 0.4)) : 0
    width: parent ? Math.min(wide, parent.width - 2 * Metrics.gap4) : wide
    height: parent ? Math.min(frame.implicitHeight + 2 * padding, parent.height - 2 * Metrics.gap4) : 0
    padding: Metrics.gap6

    background: Rectangle {
        radius: Metrics.radiusLarge
        color: Colors.surface
        border.width: Metrics.hair
        border.color: Colors.line
    }

    contentData: Item {
        id: frame
        anchors.fill: parent
        implicitHeight: heading.implicitHeight + Metrics.gap4 + holder.childrenRect.height
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title

        TitleText {
            id: heading
            textFormat: Text.PlainText
            anchors.left: parent.left
            anchors.right: closing.left
            text: sheet.title
            elide: Text.ElideRight
        }
        IconButton {
            id: closing
            objectName: sheet.objectName + ".close"
            anchors.right: parent.right
            anchors.verticalCenter: heading.verticalCenter
            anchors.rightMargin: -Metrics.gap2
            iconName: "close"
            text: qsTr("Close")
            onClicked: sheet.close()
        }
        Flickable {
            id: scroller
            readonly property bool isNeeded: contentHeight > height + 1
            readonly property Item focused: Window.activeFocusItem

            y: heading.implicitHeight + Metrics.gap4
            width: parent.width
            height: parent.height - y
            contentHeight: holder.childrenRect.height
            interactive: isNeeded
            clip: isNeeded // else it would cut the rings around what has the keyboard
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: SlimScrollBar {
            }
            // What the Tab key reaches comes into sight.
            onFocusedChanged: {
                if (!isNeeded || focused === null)
                    return;
                for (let item = focused; item !== holder; item = item.parent) {
                    if (item === null)
                        return;
                }
                const top = focused.mapToItem(holder, 0, 0).y - Metrics.gap2;
                const bottom = top + focused.height + 2 * Metrics.gap2;
                contentY = Math.max(0, Math.min(top, Math.max(contentY, bottom - height), contentHeight - height));
            }

            Item {
                id: holder
                width: scroller.width
                height: childrenRect.height
            }
        }
    }
}
