// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml
import Kith.ViewModel

/// How far one file is, kept up to date.
QtObject {
    id: look

    required property string key
    required property TransfersViewModel transfers
    property int where: TransfersViewModel.Away
    property real share: 0
    property string words: ""
    readonly property bool isMoving: where === TransfersViewModel.Incoming || where === TransfersViewModel.Waiting || where === TransfersViewModel.Outgoing

    function refresh(): void {
        const now = look.transfers.look(look.key);
        look.where = now.where;
        look.share = now.share;
        look.words = now.words;
    }

    readonly property Connections news: Connections {
        target: look.transfers
        function onChanged(key: string): void {
            // One key can stand for all files of a message that waits.
            if (look.key.startsWith(key))
                look.refresh();
        }
    }
    onKeyChanged: refresh()
    Component.onCompleted: refresh()
}
