// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/search_presenter.h"

#include "client/viewmodel/account/message_facts.h"
#include "client/viewmodel/account/sentences.h"
#include "client/viewmodel/text/avatar_text.h"
#include "client/viewmodel/text/time_text.h"
#include "shared/limits.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pageSize = 30;
constexpr int namesShown = 5; ///< conversations above the messages
constexpr int emptyPages = 20; ///< of the server, one after the other, before somebody has to scroll again
constexpr std::chrono::milliseconds typingPause{300}; ///< the server is asked once somebody stops typing

QStringList termsOf(const SearchQuery &query)
{
    QStringList out;
    for (const SearchQuery::Term &term : query.terms) {
        if (!term.isNegated)
            out.append(term.text);
    }
    return out;
}

} // namespace

SearchPresenter::SearchPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
    , m_view(*app.search())
{
    m_askServer.setSingleShot(true);
    m_askServer.setInterval(typingPause);
    connect(&m_askServer, &QTimer::timeout, this, [this] { askServer({}, 0); });
    connect(&m_view, &SearchViewModel::wanted, this, &SearchPresenter::search);
    connect(&m_view, &SearchViewModel::ended, this, &SearchPresenter::stop);
    connect(&m_view, &SearchViewModel::moreRequested, this, &SearchPresenter::searchMore);
    connect(&m_view, &SearchViewModel::conversationChosen, this,
            [this](const QString &conversation) { m_app.chats()->open(conversation); });
    connect(&m_view, &SearchViewModel::messageChosen, this, [this](const QString &conversation, const QString &message) {
        m_app.chats()->open(conversation);
        m_app.timeline()->goTo(message);
    });
}

SearchPresenter::~SearchPresenter()
{
    stop();
}

LocalQuery SearchPresenter::queryFromText(QString &problem) const
{
    LocalQuery query{.conversation = ConversationId::fromString(m_view.scopeId()).value_or(ConversationId()), .limit = pageSize};
    FieldErrors errors;
    parseSearch(m_view.text().left(limits::searchLength), u"q"_s, query.query, errors);
    if (!errors.isEmpty())
        problem = errors.fields().first().detail;
    return query;
}

void SearchPresenter::search()
{
    ++m_round;
    m_askServer.stop();
    m_account.search().local().cancel();
    m_hits.clear();
    m_hasMore = false;
    m_isSearchingMore = false;
    m_oldestHere = {};
    m_cursor.clear();
    m_isAsking = false;
    m_remoteStatus.clear();
    QString problem;
    m_query = queryFromText(problem);
    m_view.setStatus({}, problem);
    if (m_query.query.isEmpty() || !problem.isEmpty())
        show();
    else
        searchMessages();
}

void SearchPresenter::searchMessages()
{
    LocalSearch &local = m_account.search().local();
    local.find(m_query, this, [this](const SearchPage &page) { take(page, false); });
    local.count(this, [this](qint64 messages) {
        m_count = messages;
        showStatus();
    });
    m_askServer.start();
}

void SearchPresenter::take(const SearchPage &page, bool isMore)
{
    m_isSearchingMore = false;
    m_hasMore = page.hasMore;
    if (!isMore)
        m_took = page.took;
    if (!page.hits.isEmpty())
        m_oldestHere = page.hits.last().message.id;
    merge(page.hits);
    showStatus();
}

/// How many of them are new.
int SearchPresenter::merge(const QList<SearchHit> &hits)
{
    const qsizetype before = m_hits.size();
    for (const SearchHit &hit : hits) {
        const auto place = std::ranges::lower_bound(m_hits, hit.message.id, std::greater(),
                                                    [](const SearchHit &one) { return one.message.id; });
        if (place == m_hits.end() || place->message.id != hit.message.id)
            m_hits.insert(place, hit);
    }
    show();
    return int(m_hits.size() - before);
}

/// `cursor`: where an earlier page ended; `empty`: how many pages in a row have brought nothing new.
void SearchPresenter::askServer(const QString &cursor, int empty)
{
    if (m_account.connectionState() != ConnectionState::Online) {
        m_remoteStatus = tr("no connection: only what is on this computer");
        showStatus();
        return;
    }
    m_remoteStatus = tr("asking the server…");
    m_isAsking = true;
    showStatus();
    m_account.search().remotePage(m_view.text().left(limits::searchLength), m_query.conversation, pageSize, cursor, this,
                                  [this, empty, round = m_round](const Result<RemotePage> &answer) {
                                      if (round == m_round)
                                          takeRemote(answer, empty);
                                  });
}

void SearchPresenter::takeRemote(const Result<RemotePage> &answer, int empty)
{
    m_isAsking = false;
    m_remoteStatus = answer ? QString() : sentenceOf(answer.error());
    if (!answer) {
        showStatus();
        return;
    }
    m_cursor = answer->cursor;
    const bool isNews = merge(answer->hits) > 0;
    showStatus();
    // Nobody scrolls to the end of a list that has not grown.
    if (!isNews && !m_hasMore && !m_cursor.isEmpty() && empty < emptyPages)
        askServer(m_cursor, empty + 1);
}

/// What is here is soon found; beyond it the server goes on where it stopped.
void SearchPresenter::searchMore()
{
    if (m_isSearchingMore || m_hits.isEmpty())
        return;
    if (!m_hasMore) {
        if (!m_isAsking && !m_cursor.isEmpty())
            askServer(m_cursor, 0);
        return;
    }
    m_isSearchingMore = true;
    LocalQuery next = m_query;
    next.before = m_oldestHere;
    m_account.search().local().find(next, this, [this](const SearchPage &page) { take(page, true); });
}

void SearchPresenter::stop()
{
    ++m_round;
    m_askServer.stop();
    m_account.search().local().cancel();
    m_hits.clear();
}

void SearchPresenter::show()
{
    QList<SearchRow> messages;
    QList<SearchRow> files;
    for (const SearchHit &hit : std::as_const(m_hits)) {
        SearchRow row = rowFor(hit);
        (row.kind == SearchRow::Kind::File ? files : messages).append(std::move(row));
    }
    m_view.setRows(conversationRows() + messages + files);
}

void SearchPresenter::showStatus()
{
    if (m_query.query.isEmpty())
        return;
    const QLocale locale;
    QString status = tr("in %1 messages · %2 ms").arg(locale.toString(m_count), locale.toString(m_took.count() / 1000));
    if (!m_remoteStatus.isEmpty())
        status = m_remoteStatus;
    m_view.setStatus(status);
}

QList<SearchRow> SearchPresenter::conversationRows() const
{
    QList<SearchRow> rows;
    if (!m_view.scopeId().isEmpty())
        return rows;
    ChatsViewModel *chats = m_app.chats();
    chats->setSwitcherSearch(m_view.text());
    const int most = m_hits.isEmpty() ? chats->switcher()->count() : std::min(chats->switcher()->count(), namesShown);
    for (int i = 0; i < most; ++i) {
        const QModelIndex index = chats->switcher()->index(i, 0);
        rows.append({.kind = SearchRow::Kind::Conversation,
                     .conversationId = index.data(ChatListModel::ConversationIdRole).toString(),
                     .messageId = {},
                     .title = index.data(ChatListModel::NameRole).toString(),
                     .context = index.data(ChatListModel::DetailRole).toString(),
                     .initials = index.data(ChatListModel::InitialsRole).toString(),
                     .colour = index.data(ChatListModel::ColourRole).toInt(),
                     .isOnline = index.data(ChatListModel::IsOnlineRole).toBool(),
                     .line = {},
                     .timeText = {},
                     .picture = index.data(ChatListModel::PictureRole).toString()});
    }
    return rows;
}

SearchRow SearchPresenter::rowFor(const SearchHit &hit) const
{
    const Message &message = hit.message;
    const People &people = m_account.people();
    const auto conversation = m_account.chats().one(message.conversation);
    SearchRow row{.kind = SearchRow::Kind::Message,
                  .conversationId = message.conversation.toString(),
                  .messageId = message.id.toString(),
                  .title = message.sender == people.myId() ? tr("You") : nameOr(message.sender, people),
                  .context = {},
                  .initials = personInitials(nameOr(message.sender, people)),
                  .colour = personColour(message.sender.value()),
                  .isOnline = false,
                  .line = matchedLine(message.content, hit.highlights),
                  .timeText = listTimeText(toDateTime(message.createdAt), QDateTime::currentDateTime()),
                  .picture = faceOf(message.sender, m_account)};
    const QString where = conversation ? nameOf(*conversation, people) : QString();
    if (conversation && conversation->isGroup)
        row.context = tr("in %1").arg(where);
    else
        row.context = message.sender == people.myId() && !where.isEmpty() ? tr("to %1").arg(where) : tr("direct");
    if (!hit.highlights.isEmpty() || message.attachments.isEmpty())
        return row;
    const QStringList terms = termsOf(m_query.query);
    for (const Attachment &file : message.attachments) {
        const QList<Highlight> inName = highlightsOf(file.name, terms);
        if (inName.isEmpty() && !terms.isEmpty())
            continue;
        row.kind = SearchRow::Kind::File;
        row.line = matchedLine(file.name, inName);
        row.context = tr("%1 %2").arg(row.title, row.context);
        row.initials = QFileInfo(file.name).suffix().left(4).toUpper();
        break;
    }
    return row;
}

} // namespace kith::client
