// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/app/app_view_model.h"

class QQmlEngine;

namespace kith::test {

/// Serves the pictures of invented messages: "image://pictures/made/KEY". A key with "broken" in it has none.
void addMadeUpPictures(QQmlEngine &engine);
/// Pictures, files, voice messages and links that were shared in the conversation, for the pane beside it and its page.
void fillMedia(client::AppViewModel &app);
/// The page with nothing on it, and no connection.
void fillNoMedia(client::AppViewModel &app);
/// Messages with links whose pages were asked for: with and without a picture, on its way, failed, and one only offered.
void fillPreviews(client::AppViewModel &app);
/// A conversation with pictures and files in every state, and a strip of files above what is being written.
void fillFiles(client::AppViewModel &app);
/// A folder with a cache, pictures, and a cache that was put aside because it was damaged. It goes with the program.
void fillStorage(client::AppViewModel &app);

} // namespace kith::test
