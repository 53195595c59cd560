// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Dialogs
import Kith.ViewModel

/// Where a file is saved. Made when it is wanted, because the dialogs of Qt take their time to load.
FileDialog {
    id: dialog

    required property TransfersViewModel transfers
    required property string fileKey
    required property string fileName

    title: qsTr("Save file")
    fileMode: FileDialog.SaveFile
    selectedFile: dialog.transfers.suggestedPlace(dialog.fileName)
    onAccepted: dialog.transfers.saveTo(dialog.fileKey, dialog.selectedFile)
    Component.onCompleted: open()
}
