// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/picture_presenter.h"

#include "client/viewmodel/account/sentences.h"

namespace kith::client {

PicturePresenter::PicturePresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    connect(app.picture(), &PictureViewModel::pictureRequested, this, &PicturePresenter::change);
}

void PicturePresenter::change(const QString &groupId, const QByteArray &picture, const QByteArray &contentType)
{
    const bool isRemoval = picture.isEmpty();
    if (groupId.isEmpty()) {
        m_account.people().changePicture(picture, contentType, this, [this, isRemoval](const Result<User> &answer) {
            tell(answer ? Result<void>() : Result<void>(answer.error()), isRemoval);
        });
    } else if (const auto id = ConversationId::fromString(groupId)) {
        m_account.chats().changePicture(*id, picture, contentType, this,
                                        [this, isRemoval](const Result<void> &answer) { tell(answer, isRemoval); });
    }
}

void PicturePresenter::tell(const Result<void> &answer, bool isRemoval)
{
    if (answer)
        m_app.picture()->finish();
    else if (isRemoval)
        m_app.setNotice(sentenceOf(answer.error()));
    else
        m_app.picture()->fail(sentenceOf(answer.error()));
}

} // namespace kith::client
