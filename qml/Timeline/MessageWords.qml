// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Kith.Theme
import Kith.Controls

/// Words of a message that can be selected: as they were written, or as our own small HTML (client/markup), in which
/// nothing that somebody wrote is markup.
TextEdit {
    id: words

    property string plain: ""
    property string html: ""
    property bool isOwn: false
    property bool isQuiet: false
    property bool isJumbo: false
    property int room: 0
    /// Where the last line ends to the eye: letters that run from the right end where they begin.
    property real endX: 0
    signal linkPressed(string href)

    readonly property color inkOfText: isQuiet ? (isOwn ? Colors.ownMeta : Colors.ink3) : isOwn ? Colors.ownInk : Colors.ink
    readonly property color inkOfLinks: isOwn ? Colors.ownMeta : Colors.accent
    readonly property bool runsBothWays: /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802-\ud803\ud83a-\ud83b]/.test(plain)
    readonly property int maxLine: 400
    function sheet(): string {
        return "<style>a{color:" + inkOfLinks + ";text-decoration:none}" + "a.own{background-color:" + Colors.unreadFill + ";color:" + Colors.unreadFillInk + "}" + ".own{background-color:" + Colors.unreadFill + ";color:" + Colors.unreadFillInk + "}" + ".found{background-color:" + Colors.textSelection + "}" + "code{font-family:'" + Fonts.mono + "';background-color:" + (isOwn ? Colors.ownCode : Colors.sunken) + "}</style>";
    }

    // While it is being made its width changes more than once, and each place asked for is laid out.
    property bool isMade: false
    function measure(): void {
        if (!isMade)
            return;
        const last = positionToRectangle(length);
        let end = last.x;
        for (let i = length - 1; runsBothWays && i >= 0 && length - i < maxLine; --i) {
            const place = positionToRectangle(i);
            if (place.y < last.y)
                break;
            end = Math.max(end, place.x);
        }
        endX = end;
    }

    objectName: "bubble.text"
    textFormat: html.length > 0 ? TextEdit.RichText : TextEdit.PlainText
    width: Math.min(implicitWidth + 1, room)
    wrapMode: TextEdit.Wrap
    readOnly: true
    selectByMouse: true
    persistentSelection: false
    text: html.length > 0 ? sheet() + html : plain
    font.pixelSize: isJumbo ? Fonts.jumbo : Fonts.body
    font.italic: isQuiet
    color: inkOfText
    selectionColor: Colors.textSelection
    selectedTextColor: isOwn ? Colors.ownInk : Colors.ink
    activeFocusOnPress: true
    Accessible.role: Accessible.StaticText
    Accessible.name: plain
    onContentSizeChanged: measure()
    onWidthChanged: measure()
    Component.onCompleted: {
        isMade = true;
        measure();
    }
    onActiveFocusChanged: if (!activeFocus)
        deselect()
    onLinkActivated: link => linkPressed(link)

    LineSpacing {
        document: words.textDocument
        line: words.isJumbo ? Fonts.jumboLine : Fonts.bodyLine
    }
    HoverHandler {
        enabled: words.html.length > 0
        cursorShape: words.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.IBeamCursor
    }
}
