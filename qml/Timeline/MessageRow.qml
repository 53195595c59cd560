// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// A row of the timeline: what stands above the message (day, new messages), the message, what went wrong with it.
T.Control {
    id: row

    required property int index
    required property string messageKey
    required property string messageId
    required property bool isOwn
    required property bool isSystem
    required property bool isUnsent
    required property string senderName
    required property string senderInitials
    required property int senderColour
    required property string senderPicture
    required property var voice // VoiceFacts as a map; empty: no voice message
    required property VoiceViewModel voicePlayer
    required property string messageText
    required property string timeText
    required property string fullTime
    required property int delivery
    required property string failure
    required property bool canUnsend
    required property string day
    required property string news
    required property bool startsGroup
    required property bool showsSender
    required property bool isJumbo
    required property bool canEdit
    required property bool canReact
    required property bool canPin
    required property var blocks
    required property var quote
    required property string origin
    required property var reactions
    required property bool isEdited
    required property bool isPinned
    required property bool isWished
    required property bool namesMe
    required property string spoken
    required property bool isSelected
    required property var files
    required property TransfersViewModel transfers
    required property var preview // LinkFacts as a map; empty: none is shown
    required property bool canPreview
    signal previewAsked
    signal pictureAsked(string fileKey)
    /// Messages are being picked: a press picks this one.
    property bool isSelecting: false
    property bool isGroup: false
    property bool isNarrow: false
    property bool mayWrite: true
    /// Own messages stand where lines end, those of others where they begin.
    readonly property bool isOnRight: isOwn !== mirrored
    readonly property int edge: isNarrow ? Metrics.gap3 : Metrics.gap6 + Metrics.gap1
    readonly property int side: edge + (isSelecting && !isOwn ? Metrics.badge + Metrics.gap2 : 0)
    readonly property int faceSpace: isGroup ? Metrics.avatarSmall + Metrics.gap2 + 2 : 0
    /// The message that this one answers; empty when it answers none.
    readonly property string quotedId: quote.messageId ?? ""
    readonly property bool canBePicked: !isSystem && !isUnsent
    signal menuAsked(Item anchor, real x, real y, string selected)
    signal reactAsked(Item anchor)
    signal pickAsked(bool isRange)
    signal linkPressed(string href)
    signal quotePressed(string messageId)
    signal copyAsked(string text)
    signal reactionToggled(string emoji)
    signal replyAsked
    signal retryAsked
    signal discardAsked

    objectName: "message." + messageKey
    implicitHeight: column.implicitHeight
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: isSelecting && isSelected ? qsTr("Picked. %1").arg(spoken) : spoken
    Accessible.focusable: true
    Accessible.focused: activeFocus
    Accessible.selectable: canBePicked
    Accessible.selected: isSelected
    Accessible.onPressAction: openMenu()

    /// The item that a menu about this message hangs on.
    function anchor(): Item {
        return (bubble.item as Bubble) ?? row;
    }
    function openMenu(): void {
        if (bubble.item)
            row.menuAsked(row.anchor(), 0, (bubble.item as Bubble).height, "");
    }

    Lazy {
        active: row.isSelected
        anchors.left: parent.left
        anchors.right: parent.right
        content: Item {
            Rectangle {
                y: line.y - Metrics.withinGroup
                width: parent.width
                height: line.height + 2 * Metrics.withinGroup
                color: Colors.picked
            }
        }
    }
    Lazy {
        id: flash
        active: false
        anchors.fill: parent
        content: RowFlash {
        }
    }
    function flashUp(): void {
        flash.active = true;
        (flash.item as RowFlash).show();
    }

    Column {
        id: column
        width: row.width

        // What most rows do not have is not made for them: making rows is what opening a conversation costs.
        Lazy {
            active: row.day.length > 0
            width: parent.width
            content: DaySeparator {
                text: row.day
            }
        }
        Lazy {
            active: row.news.length > 0
            anchors.left: parent.left
            anchors.leftMargin: row.side
            width: parent.width - 2 * row.side
            content: NewsLine {
                text: row.news
            }
        }
        Item {
            width: 1
            height: row.day.length > 0 || row.news.length > 0 ? 0 : row.startsGroup ? Metrics.betweenGroups : Metrics.withinGroup
        }
        Lazy {
            active: row.isSystem
            width: parent.width
            content: SystemLine {
                text: row.messageText
            }
        }
        Item {
            id: line
            width: parent.width
            height: bubble.active ? bubble.height : 0
            visible: bubble.active

            Lazy {
                active: row.showsSender
                anchors.left: parent.left
                anchors.leftMargin: row.side
                content: Avatar {
                    size: Metrics.avatarSmall
                    initials: row.senderInitials
                    colour: row.senderColour
                    picture: row.senderPicture
                    behind: Colors.background
                }
            }
            Lazy {
                id: bubble
                active: !row.isSystem
                x: row.isOnRight ? parent.width - width - row.side - (row.isOwn ? 0 : row.faceSpace) : row.side + (row.isOwn ? 0 : row.faceSpace)
                content: Bubble {
                    id: shape
                    isOwn: row.isOwn
                    isUnsent: row.isUnsent
                    isJumbo: row.isJumbo && Theme.largeEmoji
                    sender: row.senderName
                    senderColour: row.senderColour
                    showsSender: row.showsSender
                    message: row.messageText
                    timeText: row.timeText
                    fullTime: row.fullTime
                    delivery: row.delivery
                    maximum: Math.min(Metrics.bubbleMax, Math.floor((row.width - 2 * row.edge) * (row.isNarrow ? 0.86 : Metrics.bubbleShare)))
                    blocks: row.blocks
                    quote: row.quote
                    origin: row.origin
                    isEdited: row.isEdited
                    isPinned: row.isPinned
                    isWished: row.isWished
                    namesMe: row.namesMe
                    reactions: row.reactions
                    voice: row.voice
                    voicePlayer: row.voicePlayer
                    files: row.files
                    transfers: row.transfers
                    onPictureAsked: fileKey => row.pictureAsked(fileKey)
                    preview: row.preview
                    onPreviewAgainAsked: row.previewAsked()
                    mayReact: row.canReact && !row.isSelecting
                    onMenuAsked: (x, y) => row.menuAsked(shape, x, y, shape.selectedText)
                    onLinkPressed: href => row.linkPressed(href)
                    onQuotePressed: messageId => row.quotePressed(messageId)
                    onCopyAsked: text => row.copyAsked(text)
                    onReactionToggled: emoji => row.reactionToggled(emoji)
                }
            }
            // What the pointer, the keyboard or picking brings.
            Lazy {
                active: (row.hovered || row.activeFocus || row.isSelecting) && bubble.active
                width: parent.width
                height: parent.height
                content: Item {
                    Lazy {
                        active: (row.hovered || row.activeFocus) && bubble.item !== null && !row.isSelecting && row.canBePicked && !row.isNarrow
                        x: row.isOnRight ? Math.max(row.edge, bubble.x - width - Metrics.gap2) : Math.min(row.width - width - row.edge, bubble.x + bubble.width + Metrics.gap2)
                        y: Math.max(0, Math.min(Metrics.gap1, bubble.height - height))
                        content: MessageTools {
                            canReact: row.canReact
                            canReply: row.canReact && row.mayWrite
                            canPreview: row.canPreview
                            messageKey: row.messageKey
                            onPreviewAsked: row.previewAsked()
                            onReactAsked: anchor => row.reactAsked(anchor)
                            onReplyAsked: row.replyAsked()
                            onMenuAsked: anchor => row.menuAsked(anchor, 0, anchor.height, (bubble.item as Bubble)?.selectedText ?? "")
                        }
                    }
                    Lazy {
                        active: row.isSelecting && row.canBePicked
                        anchors.left: parent.left
                        anchors.leftMargin: row.edge
                        y: Metrics.gap1
                        content: PickMark {
                            isOn: row.isSelected
                        }
                    }
                    Lazy {
                        active: row.activeFocus && bubble.item !== null
                        x: bubble.x - 2 * Metrics.focusRing
                        y: -2 * Metrics.focusRing
                        width: bubble.width + 4 * Metrics.focusRing
                        height: bubble.height + 4 * Metrics.focusRing
                        content: Rectangle {
                            radius: Metrics.radiusLarge + 2 * Metrics.focusRing
                            color: "transparent"
                            border.width: Metrics.focusRing
                            border.color: Colors.accent
                        }
                    }
                }
            }
        }
        Lazy {
            active: row.failure.length > 0
            width: parent.width
            content: FailureLine {
                side: row.side
                reason: row.failure
                isWaiting: row.delivery === 1
                messageKey: row.messageKey
                onRetryAsked: row.retryAsked()
                onDiscardAsked: row.discardAsked()
            }
        }
    }
    Lazy {
        anchors.fill: parent
        active: row.isSelecting && row.canBePicked
        content: MouseArea {
            onClicked: mouse => row.pickAsked((mouse.modifiers & Qt.ShiftModifier) !== 0)
        }
    }
}
