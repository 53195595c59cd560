// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/media_presenter.h"

#include "client/markup/markup.h"
#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/time_text.h"

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = MediaViewModel::Kind;

constexpr int pageSize = 60;
constexpr int askedAtOnce = 50;
/// Beside the conversation, and to page through from there.
constexpr int newestPictures = 24;

MessageType typeOf(Kind kind)
{
    switch (kind) {
    case Kind::Pictures: return MessageType::Image;
    case Kind::Files: return MessageType::File;
    case Kind::Voices: return MessageType::Voice;
    case Kind::Links: return MessageType::Text;
    }
    Q_UNREACHABLE();
}

QString askedFor(Kind kind)
{
    switch (kind) {
    case Kind::Pictures: return u"has:image"_s;
    case Kind::Files: return u"has:file"_s;
    case Kind::Voices: return u"has:voice"_s;
    case Kind::Links: return u"has:link"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

MediaPresenter::MediaPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
    , m_view(*app.details()->media())
    , m_pictures(account, app)
{
    m_soon.setSingleShot(true);
    // Reading the links out of their messages is not the work of the frame in which a conversation opens or a message comes.
    m_linksSoon.setSingleShot(true);
    m_linksSoon.setInterval(std::chrono::milliseconds(250));
    connect(&m_linksSoon, &QTimer::timeout, this, &MediaPresenter::countLinks);
    connect(&m_soon, &QTimer::timeout, this, &MediaPresenter::show);
    const auto soon = [this] { m_soon.start(0); };
    connect(&account.timeline(), &Timeline::changed, this, [this, soon](ConversationId id) {
        if (id == m_id)
            soon();
    });
    connect(&account.people(), &People::usersChanged, this, soon);
    connect(&account.people(), &People::contactsChanged, this, soon);
    connect(&m_pictures, &PictureRule::changed, this, soon);
    connect(&account, &Account::connectionChanged, this, [this, soon] {
        soon();
        if (m_view.isOpen() && m_cursor.isEmpty())
            fill();
    });
    connect(app.chats(), &ChatsViewModel::currentIdChanged, this, &MediaPresenter::open);
    connect(&m_view, &MediaViewModel::shownChanged, this, &MediaPresenter::choose);
    connect(&m_view, &MediaViewModel::moreRequested, this, &MediaPresenter::more);
    m_view.close();
    open();
}

void MediaPresenter::open()
{
    const ConversationId id = ConversationId::fromString(m_app.chats()->currentId()).value_or(ConversationId());
    if (id == m_id)
        return;
    m_id = id;
    m_links = MediaCounts::notCounted;
    m_view.close();
    show();
}

void MediaPresenter::choose()
{
    ++m_generation;
    m_limit = pageSize;
    m_cursor.clear();
    m_isComplete = false;
    m_isAsking = false;
    showPage();
    fill();
}

void MediaPresenter::show()
{
    if (m_id.isNull())
        return;
    const Chats &chats = m_account.chats();
    m_view.setCounts({.pictures = int(chats.countFiles(m_id, MessageType::Image)),
                      .files = int(chats.countFiles(m_id, MessageType::File)),
                      .voices = int(chats.countFiles(m_id, MessageType::Voice)),
                      .links = chats.holdsLinks(m_id) ? m_links : 0});
    if (!m_linksSoon.isActive())
        m_linksSoon.start();
    QList<MediaRow> pictures;
    for (const Message &message : chats.withFiles(m_id, MessageType::Image, newestPictures))
        pictures += rowsOf(message, Kind::Pictures);
    pictures.removeIf([](const MediaRow &row) { return !row.file.isPicture; });
    m_view.setRecent(pictures);
    showPage();
}

void MediaPresenter::countLinks()
{
    if (m_id.isNull())
        return;
    constexpr int enough = MediaViewModel::mostLinks + 1;
    qsizetype count = 0;
    for (const Message &message : m_account.chats().withLinks(m_id, enough)) {
        count += readMarkup(message.content).links.size();
        if (count >= enough)
            break;
    }
    m_links = int(std::min<qsizetype>(count, enough));
    MediaCounts counts = m_view.counts();
    counts.links = m_links;
    m_view.setCounts(counts);
}

void MediaPresenter::showPage()
{
    if (!m_view.isOpen() || m_id.isNull())
        return;
    const Kind kind = Kind(m_view.kind());
    QList<Message> messages = kind == Kind::Links ? m_account.chats().withLinks(m_id, m_limit + 1)
                                                  : m_account.chats().withFiles(m_id, typeOf(kind), m_limit + 1);
    const bool isMoreHere = messages.size() > m_limit;
    if (isMoreHere)
        messages.removeLast();
    QList<MediaRow> rows;
    for (const Message &message : std::as_const(messages))
        rows += rowsOf(message, kind);
    m_view.setPage(rows, isMoreHere || mayAsk());
    m_view.setWay(m_isAsking, m_account.connectionState() != ConnectionState::Online);
}

void MediaPresenter::more()
{
    const qsizetype before = m_view.rows()->count();
    m_limit += pageSize;
    showPage();
    if (m_view.rows()->count() == before)
        fill();
}

bool MediaPresenter::mayAsk() const
{
    return !m_isComplete && m_account.connectionState() == ConnectionState::Online;
}

/// Asks the server for the next page of the kind that is open; what it says is in the cache when it answers.
void MediaPresenter::fill()
{
    if (!m_view.isOpen() || m_id.isNull() || m_isAsking || !mayAsk())
        return;
    m_isAsking = true;
    m_view.setWay(true, false);
    m_account.search().remotePage(askedFor(Kind(m_view.kind())), m_id, askedAtOnce, m_cursor, this,
                                  [this, generation = m_generation](const Result<RemotePage> &page) {
                                      if (generation != m_generation)
                                          return;
                                      m_isAsking = false;
                                      // What was refused is not asked again: what is here shows.
                                      m_cursor = page ? page->cursor : QString();
                                      m_isComplete = page ? m_cursor.isEmpty() : page.error().code != ErrorCode::Network;
                                      show();
                                      if (page && page->hits.isEmpty())
                                          fill();
                                  });
}

QList<MediaRow> MediaPresenter::rowsOf(const Message &message, MediaViewModel::Kind kind) const
{
    const QDateTime at = toDateTime(message.createdAt);
    MediaRow common;
    common.messageId = message.id.toString();
    common.who = message.sender == m_account.people().myId() ? tr("You") : nameOr(message.sender, m_account.people());
    common.when = listTimeText(at, QDateTime::currentDateTime());
    common.fullTime = fullTimeText(at);
    QList<MediaRow> rows;
    const auto add = [&](MediaRow row) {
        row.id = u"%1/%2"_s.arg(common.messageId).arg(rows.size());
        rows.append(std::move(row));
    };
    if (kind == Kind::Links) {
        for (const FoundLink &link : readMarkup(message.content).links) {
            MediaRow row = common;
            row.words = link.words.simplified();
            row.place = link.place;
            row.address = link.address;
            row.href = link.href;
            add(std::move(row));
        }
    } else if (kind == Kind::Voices) {
        for (const Attachment &file : message.attachments) {
            MediaRow row = common;
            row.voice = {.isThere = true, .fileId = file.id.toString(), .size = file.sizeBytes, .durationMs = file.durationMs};
            add(std::move(row));
        }
    } else {
        QList<FileFacts> files = filesOf(TimelineEntry{.message = message}, m_account.identity());
        // Among files it is one of them, also where the timeline shows it.
        if (kind == Kind::Files)
            std::ranges::for_each(files, [](FileFacts &file) { file.isPicture = false; });
        m_pictures.apply(message, files);
        for (const FileFacts &file : std::as_const(files)) {
            MediaRow row = common;
            row.file = file;
            add(std::move(row));
        }
    }
    return rows;
}

} // namespace kith::client
