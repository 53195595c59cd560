// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/attachments_presenter.h"

#include "client/viewmodel/account/picture_address.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/time_text.h"
#include "shared/limits.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

AttachmentsPresenter::AttachmentsPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    AttachmentsViewModel *view = app.composer()->attachments();
    connect(view, &AttachmentsViewModel::addRequested, this, &AttachmentsPresenter::add);
    connect(view, &AttachmentsViewModel::notNow, this,
            [this] { m_app.setNotice(tr("A file cannot be added to a message that is there already. Send it by itself.")); });
    connect(view, &AttachmentsViewModel::imageRequested, this, &AttachmentsPresenter::addImage);
    connect(view, &AttachmentsViewModel::pictureRequested, this, &AttachmentsPresenter::addPicture);
    connect(view, &AttachmentsViewModel::removeRequested, this,
            [this](const QString &row) { m_account.draftFiles().remove(row.toLongLong()); });
    connect(view, &AttachmentsViewModel::originalRequested, this,
            [this](const QString &row, bool isOriginal) { m_account.draftFiles().setKeepsOriginal(row.toLongLong(), isOriginal); });
    connect(app.composer(), &ComposerViewModel::modeChanged, this, &AttachmentsPresenter::allow);
    connect(&account.draftFiles(), &DraftFiles::changed, this, [this](ConversationId id) {
        if (id == m_id)
            show();
    });
}

AttachmentsPresenter::~AttachmentsPresenter()
{
    m_app.composer()->attachments()->setRows({});
}

void AttachmentsPresenter::open(ConversationId id)
{
    m_id = id;
    if (!id.isNull())
        m_account.draftFiles().resume(id);
    allow();
    show();
}

void AttachmentsPresenter::allow()
{
    m_app.composer()->attachments()->setAllowed(!m_id.isNull() && m_app.composer()->mode() != ComposerViewModel::Mode::Edit);
}

void AttachmentsPresenter::add(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (!hasRoom())
            break;
        m_account.draftFiles().add(m_id, path);
    }
}

/// For a picture that came without one.
QString AttachmentsPresenter::newName(const QString &ending)
{
    return tr("Picture %1").arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH-mm-ss"_s)) + u'.' + ending;
}

void AttachmentsPresenter::addImage(const QImage &image)
{
    if (hasRoom())
        m_account.draftFiles().addImage(m_id, image, newName(u"png"_s));
}

void AttachmentsPresenter::addPicture(const QByteArray &bytes, const QString &ending)
{
    if (hasRoom())
        m_account.draftFiles().addBytes(m_id, bytes, newName(ending));
}

bool AttachmentsPresenter::hasRoom()
{
    if (m_account.draftFiles().of(m_id).size() < limits::attachmentsPerMessage)
        return true;
    m_app.setNotice(tr("A message takes at most %n file(s).", nullptr, limits::attachmentsPerMessage));
    return false;
}

AttachmentRow AttachmentsPresenter::rowOf(const DraftFile &file) const
{
    AttachmentRow row{.id = QString::number(file.id), .name = file.file.name, .detail = tr("Copying …")};
    row.isVoice = file.state == DraftFile::State::Recording || file.file.durationMs > 0;
    if (row.isVoice)
        row.name = tr("Voice message");
    if (const auto problem = m_account.draftFiles().problemOf(file.id)) {
        row.state = AttachmentRow::State::Refused;
        row.detail = sentenceOf(*problem);
    } else if (file.state == DraftFile::State::Ready) {
        row.state = AttachmentRow::State::Ready;
        row.detail = row.isVoice ? durationText(file.file.durationMs)
                                 : QLocale().formattedDataSize(file.file.sizeBytes, 1, QLocale::DataSizeSIFormat);
        if (file.file.width > 0)
            row.picture = pictureAddress(m_account.identity(), file.file);
        row.isOriginal = file.file.keepsOriginal;
        if (row.isOriginal)
            row.detail = tr("%1, as a file").arg(row.detail);
    }
    return row;
}

QList<OutgoingFile> AttachmentsPresenter::files() const
{
    QList<OutgoingFile> files;
    const QList<DraftFile> all = m_account.draftFiles().of(m_id);
    for (const DraftFile &file : all) {
        if (file.state == DraftFile::State::Ready)
            files.append(file.file);
    }
    return files;
}

void AttachmentsPresenter::show()
{
    QList<AttachmentRow> rows;
    const QList<DraftFile> all = m_id.isNull() ? QList<DraftFile>() : m_account.draftFiles().of(m_id);
    for (const DraftFile &file : all) {
        // While it is recorded, it is told in its own place.
        if (!m_account.draftFiles().isLive(file.id))
            rows.append(rowOf(file));
    }
    m_app.composer()->attachments()->setRows(rows);
}

} // namespace kith::client
