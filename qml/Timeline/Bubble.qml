// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Kith.Theme
import Kith.Controls
import Kith.ViewModel

/// One message: text that can be selected, its time, its ticks.
Item {
    id: bubble

    required property bool isOwn
    required property bool isUnsent
    required property bool isJumbo
    required property string sender
    required property int senderColour
    required property bool showsSender
    required property string message
    required property string timeText
    required property string fullTime
    required property int delivery
    required property int maximum
    required property var blocks
    required property var quote
    required property string origin
    required property bool isEdited
    required property bool isPinned
    required property bool isWished
    required property bool namesMe
    required property var reactions
    required property var voice // VoiceFacts as a map; empty: no voice message
    required property VoiceViewModel voicePlayer
    required property bool mayReact
    required property var files
    required property TransfersViewModel transfers
    required property var preview // LinkFacts as a map; empty: none is shown
    signal previewAgainAsked
    signal pictureAsked(string fileKey)
    signal menuAsked(real x, real y)
    signal linkPressed(string href)
    signal quotePressed(string messageId)
    signal copyAsked(string text)
    signal reactionToggled(string emoji)

    readonly property bool isMirrored: LayoutMirroring.enabled
    readonly property int padX: Metrics.gap3
    readonly property int padY: Metrics.bubblePad
    readonly property int room: maximum - 2 * padX
    readonly property int metaWidth: meta.implicitWidth + Metrics.gap3
    readonly property bool isRich: blocks.length > 0 && !isUnsent
    // The words at the end, beside which the time may stand; none where a block of code or a quote is last.
    readonly property MessageWords lastWords: isRich ? (rich.item as RichWords)?.lastWords ?? null : words
    readonly property bool hasFiles: files.length > 0 && !isUnsent
    readonly property bool hasWords: isUnsent || !hasFiles || message.length > 0
    readonly property int filesWidth: hasFiles ? (attached.item as MessageFiles)?.wide ?? 0 : 0
    readonly property int filesHeight: hasFiles ? attached.height + Metrics.gap1 : 0
    readonly property int wordsWidth: !hasWords ? 0 : isRich ? rich.implicitWidth : Math.min(Math.ceil(words.implicitWidth), room)
    // The end of a line that runs from the right is at its left: its time goes beyond the whole line.
    readonly property int lastLine: !hasWords || lastWords === null ? room : isMirrored || lastWords.effectiveHorizontalAlignment === TextEdit.AlignRight ? wordsWidth : Math.ceil(lastWords.endX)
    readonly property bool isMetaBeside: lastLine + metaWidth <= room
    readonly property bool hasPreview: preview.place !== undefined && !isUnsent
    readonly property int previewWidth: hasPreview ? Math.ceil((page.item as PreviewCard)?.implicitWidth ?? 0) : 0
    readonly property int previewHeight: hasPreview ? page.height + Metrics.gap1 : 0
    // Below the words stand the reactions, if there are any; the time stands beside what is last, or below it.
    readonly property bool hasChips: reactions.length > 0
    readonly property int chipsWidth: hasChips ? (chips.item as ReactionsLine)?.natural ?? 0 : 0
    readonly property bool isMetaBesideLast: hasChips ? chipsWidth + metaWidth <= room : !hasPreview && isMetaBeside
    readonly property int lastWidth: hasChips ? Math.min(chipsWidth, room) : lastLine
    readonly property int contentWidth: Math.max(wordsWidth, filesWidth, previewWidth, isMetaBesideLast ? lastWidth + metaWidth : Math.max(meta.implicitWidth, hasChips ? lastWidth : 0), head.implicitWidth)
    readonly property color fill: isOwn ? Colors.ownBubble : Colors.raised
    readonly property string selectedText: isRich ? (rich.item as RichWords)?.selectedText ?? "" : words.selectedText

    implicitWidth: contentWidth + 2 * padX
    implicitHeight: padY + head.height + filesHeight + wordsHeight + previewHeight + (hasChips ? chips.height + Metrics.gap1 : 0) + (isMetaBesideLast ? 0 : meta.height + 2) + padY
    readonly property int wordsHeight: !hasWords ? 0 : isRich ? rich.height : words.height

    Rectangle {
        y: 1
        width: parent.width
        height: parent.height
        radius: Metrics.radiusLarge
        color: Colors.shade
    }
    Rectangle {
        anchors.fill: parent
        radius: Metrics.radiusLarge
        color: bubble.fill
    }
    Rectangle {
        x: bubble.isOwn !== bubble.isMirrored ? parent.width - width : 0
        width: Metrics.radiusLarge + Metrics.radiusSmall
        height: Math.min(width, parent.height / 2)
        radius: Metrics.radiusSmall
        color: bubble.fill
    }
    Lazy {
        active: bubble.namesMe
        anchors.fill: parent
        content: Item {
            Rectangle {
                x: bubble.isOwn !== bubble.isMirrored ? parent.width - width : 0
                y: Metrics.radius
                width: 3
                height: parent.height - 2 * Metrics.radius
                color: Colors.unread
            }
        }
    }
    // Most messages have nothing above their words.
    Lazy {
        id: head
        active: bubble.showsSender || bubble.origin.length > 0 || bubble.quote.messageId !== undefined || bubble.voice.fileId !== undefined
        anchors.left: parent.left
        anchors.leftMargin: bubble.padX
        y: bubble.padY
        content: Column {
            Lazy {
                anchors.left: parent.left
                active: bubble.showsSender
                width: Math.min(implicitWidth, bubble.room)
                content: PlainText {
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    text: bubble.sender
                    size: Fonts.secondary
                    line: Fonts.secondaryLine
                    font.weight: Font.DemiBold
                    color: Colors.personInkOf(bubble.senderColour)
                }
            }
            Lazy {
                anchors.left: parent.left
                active: bubble.origin.length > 0
                width: Math.min(implicitWidth, bubble.room)
                content: MetaText {
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    text: bubble.origin
                    font.italic: true
                    color: bubble.isOwn ? Colors.ownMeta : Colors.ink3
                }
            }
            Lazy {
                active: bubble.quote.messageId !== undefined
                anchors.left: parent.left
                content: Item {
                    implicitWidth: line.implicitWidth
                    implicitHeight: line.implicitHeight + Metrics.gap1
                    QuoteLine {
                        id: line
                        anchors.left: parent.left
                        y: Metrics.gap1 / 2
                        objectName: "bubble.quote"
                        sender: bubble.quote.sender ?? ""
                        senderColour: bubble.quote.colour ?? 0
                        words: bubble.quote.text ?? ""
                        isOwn: bubble.isOwn
                        room: bubble.room
                        width: Math.max(implicitWidth, Math.min(bubble.room, bubble.contentWidth))
                        onClicked: bubble.quotePressed(bubble.quote.messageId)
                    }
                }
            }
            Lazy {
                active: bubble.voice.fileId !== undefined && !bubble.isUnsent
                anchors.left: parent.left
                content: VoiceLine {
                    voice: bubble.voicePlayer
                    fileId: bubble.voice.fileId ?? ""
                    size: bubble.voice.size ?? 0
                    duration: bubble.voice.duration ?? 0
                    durationText: bubble.voice.durationText ?? ""
                    isOwn: bubble.isOwn
                    room: bubble.room
                }
            }
        }
    }
    Lazy {
        id: attached
        active: bubble.hasFiles
        x: bubble.padX
        y: bubble.padY + head.height + Metrics.gap1 / 2
        content: MessageFiles {
            files: bubble.files
            room: bubble.room
            isOwn: bubble.isOwn
            fill: bubble.fill
            transfers: bubble.transfers
            onPictureAsked: fileKey => bubble.pictureAsked(fileKey)
        }
    }
    MessageWords {
        id: words
        visible: !bubble.isRich && bubble.hasWords
        anchors.left: parent.left
        anchors.leftMargin: bubble.padX
        y: bubble.padY + head.height + bubble.filesHeight
        room: bubble.room
        isOwn: bubble.isOwn
        isQuiet: bubble.isUnsent
        isJumbo: bubble.isJumbo
        plain: bubble.isRich ? "" : bubble.isUnsent ? (bubble.isOwn ? qsTr("You unsent this message") : qsTr("This message was unsent")) : bubble.message
        Accessible.ignored: bubble.isRich
    }
    Lazy {
        id: rich
        active: bubble.isRich
        anchors.left: parent.left
        anchors.leftMargin: bubble.padX
        y: bubble.padY + head.height + bubble.filesHeight
        content: RichWords {
            blocks: bubble.blocks
            room: bubble.room
            isOwn: bubble.isOwn
            onLinkPressed: href => bubble.linkPressed(href)
            onCopyAsked: text => bubble.copyAsked(text)
        }
    }
    Lazy {
        id: page
        active: bubble.hasPreview
        anchors.left: parent.left
        anchors.leftMargin: bubble.padX
        y: bubble.padY + head.height + bubble.filesHeight + bubble.wordsHeight + Metrics.gap1
        content: PreviewCard {
            preview: bubble.preview
            room: bubble.room
            isOwn: bubble.isOwn
            onOpened: href => bubble.linkPressed(href)
            onAgainAsked: bubble.previewAgainAsked()
        }
    }
    Lazy {
        id: chips
        active: bubble.hasChips
        anchors.left: parent.left
        anchors.leftMargin: bubble.padX
        y: bubble.padY + head.height + bubble.filesHeight + bubble.wordsHeight + bubble.previewHeight + Metrics.gap1
        content: ReactionsLine {
            room: bubble.room
            reactions: bubble.reactions
            mayReact: bubble.mayReact
            onToggled: emoji => bubble.reactionToggled(emoji)
        }
    }
    Row {
        id: meta
        anchors.right: parent.right
        anchors.rightMargin: bubble.padX
        y: bubble.height - height - bubble.padY
        spacing: Metrics.gap1
        Lazy {
            active: bubble.isPinned
            width: Metrics.iconSmall
            height: width
            anchors.verticalCenter: parent.verticalCenter
            content: Icon {
                name: "pin"
                size: Metrics.iconSmall
                color: bubble.isOwn ? Colors.ownMeta : Colors.ink3
                Accessible.ignored: false
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Pinned")
            }
        }
        MetaText {
            id: time
            textFormat: Text.PlainText
            anchors.verticalCenter: parent.verticalCenter
            text: bubble.isEdited ? qsTr("edited %1").arg(bubble.timeText) : bubble.timeText
            color: bubble.isOwn ? Colors.ownMeta : Colors.ink3
        }
        Lazy {
            readonly property int delivery: bubble.isWished && (bubble.isOwn || bubble.isUnsent) ? 1 : bubble.isUnsent ? 0 : bubble.delivery
            active: delivery > 0
            width: Metrics.gap4
            height: width
            anchors.verticalCenter: parent.verticalCenter
            content: DeliveryMark {
                delivery: bubble.isWished && (bubble.isOwn || bubble.isUnsent) ? 1 : bubble.isUnsent ? 0 : bubble.delivery
            }
        }
    }
    HoverHandler {
        id: overTime
        parent: time
        onHoveredChanged: hint.active = true
    }
    Lazy {
        id: hint
        active: false
        content: Hint {
            property bool isReady: false
            parent: time
            text: bubble.fullTime
            // Told to show itself while it is being made it would not wait first.
            visible: isReady && overTime.hovered
            Component.onCompleted: isReady = true
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        gesturePolicy: TapHandler.WithinBounds
        onTapped: eventPoint => bubble.menuAsked(eventPoint.position.x, eventPoint.position.y)
    }
}
