// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/attachments_presenter.h"

#include "client/transfer/file_names.h"
#include "client/viewmodel/account/picture_address.h"
#include "client/viewmodel/account/sentences.h"
#include "shared/limits.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

AttachmentsPresenter::AttachmentsPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    AttachmentsViewModel *view = app.composer()->attachments();
    connect(view, &AttachmentsViewModel::addRequested, this, &AttachmentsPresenter::add);
    connect(view, &AttachmentsViewModel::imageRequested, this, &AttachmentsPresenter::addImage);
    connect(view, &AttachmentsViewModel::removeRequested, this, &AttachmentsPresenter::remove);
    connect(app.composer(), &ComposerViewModel::modeChanged, this, &AttachmentsPresenter::allow);
}

AttachmentsPresenter::~AttachmentsPresenter()
{
    for (const QList<Taken> &all : std::as_const(m_taken)) {
        for (const Taken &taken : all) {
            if (taken.row.state == AttachmentRow::State::Ready)
                m_account.files().drop(taken.file);
        }
    }
}

void AttachmentsPresenter::open(ConversationId id)
{
    m_id = id;
    allow();
    show();
}

void AttachmentsPresenter::allow()
{
    m_app.composer()->attachments()->setAllowed(!m_id.isNull() && m_app.composer()->mode() != ComposerViewModel::Mode::Edit);
}

QString AttachmentsPresenter::begin(const QString &name)
{
    const QString row = QString::number(++m_last);
    m_taken[m_id].append({.row = {.id = row, .name = safeFileName(name), .detail = tr("Copying …")}});
    return row;
}

void AttachmentsPresenter::add(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (m_taken.value(m_id).size() >= limits::attachmentsPerMessage) {
            m_app.setNotice(tr("A message takes at most %n file(s).", nullptr, limits::attachmentsPerMessage));
            break;
        }
        const QString row = begin(QFileInfo(path).fileName());
        m_account.files().take(path, this, [this, id = m_id, row](const Result<OutgoingFile> &file) { end(id, row, file); });
    }
    show();
}

void AttachmentsPresenter::addImage(const QImage &image)
{
    const QString name = tr("Picture %1.png").arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH-mm-ss"_s));
    const QString row = begin(name);
    m_account.files().takeImage(image, name, this, [this, id = m_id, row](const Result<OutgoingFile> &file) { end(id, row, file); });
    show();
}

void AttachmentsPresenter::end(ConversationId id, const QString &row, const Result<OutgoingFile> &file)
{
    QList<Taken> &all = m_taken[id];
    const auto taken = std::ranges::find_if(all, [&row](const Taken &one) { return one.row.id == row; });
    if (taken == all.end()) {
        // Removed meanwhile.
        if (file)
            m_account.files().drop(*file);
        return;
    }
    if (file) {
        taken->file = *file;
        taken->row.state = AttachmentRow::State::Ready;
        taken->row.detail = QLocale().formattedDataSize(file->sizeBytes, 1, QLocale::DataSizeSIFormat);
        if (file->width > 0)
            taken->row.picture = pictureAddress(m_account.identity(), *file);
    } else {
        taken->row.state = AttachmentRow::State::Refused;
        taken->row.detail = sentenceOf(file.error());
    }
    if (id == m_id)
        show();
}

void AttachmentsPresenter::remove(const QString &row)
{
    QList<Taken> &all = m_taken[m_id];
    const auto taken = std::ranges::find_if(all, [&row](const Taken &one) { return one.row.id == row; });
    if (taken == all.end())
        return;
    if (taken->row.state == AttachmentRow::State::Ready)
        m_account.files().drop(taken->file);
    all.erase(taken);
    show();
}

QList<OutgoingFile> AttachmentsPresenter::files() const
{
    QList<OutgoingFile> files;
    const QList<Taken> all = m_taken.value(m_id);
    for (const Taken &taken : all)
        files.append(taken.file);
    return files;
}

void AttachmentsPresenter::forget()
{
    m_taken.remove(m_id);
    show();
}

void AttachmentsPresenter::show()
{
    QList<AttachmentRow> rows;
    const QList<Taken> all = m_taken.value(m_id);
    for (const Taken &taken : all)
        rows.append(taken.row);
    m_app.composer()->attachments()->setRows(rows);
}

} // namespace kith::client
