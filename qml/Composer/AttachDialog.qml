// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Dialogs
import Kith.ViewModel

/// Which files go with the message. Made when it is wanted, because the dialogs of Qt take their time to load.
FileDialog {
    id: dialog

    required property AttachmentsViewModel attachments

    title: qsTr("Attach files")
    fileMode: FileDialog.OpenFiles
    onAccepted: dialog.attachments.add(dialog.selectedFiles)
    Component.onCompleted: open()
}
