// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/preview_store.h"
#include "client/preview/page_rules.h"
#include "client/transfer/file_source.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <map>
#include <memory>

namespace kith::client {

class Background;
class Cache;
class Downloads;
struct FetchedPage;

/// What is known of the page behind the link of a message.
struct PreviewStatus
{
    enum class State { None, Loading, Failed, Here };
    State state = State::None;
    QString problem = {}; ///< one sentence, when Failed
    std::optional<LinkPreview> preview = {}; ///< when Here
};

/// Previews of links, each fetched once and only when the person asked for it; what came is kept and shows offline.
///
/// Owner: Account. Thread: the account's; pictures are decoded beside it.
class LinkPreviews : public QObject
{
    Q_OBJECT

public:
    static constexpr int pictureSide = 640; ///< pixels; a larger one is made smaller before it is kept

    LinkPreviews(Cache &cache, Downloads &downloads, Background &background, const QString &folder, QObject *parent);
    ~LinkPreviews() override;

    /// For tests, which have nothing but this computer.
    void setRules(const PageRules &rules) { m_rules = rules; }

    /// Of that link and no other: what was kept of a link that is not in the message any more does not count.
    [[nodiscard]] PreviewStatus of(MessageId message, const QString &address) const;
    /// Goes there and asks. An `address` with http is agreed to by calling this. changed() tells of every step.
    void fetch(ConversationId conversation, MessageId message, const QString &address);
    /// Stops what is under way, and forgets what was kept.
    void forget(ConversationId conversation, MessageId message);
    /// Where the picture of a preview lies (Downloads); to be shown, never to be fetched.
    [[nodiscard]] static FileSource pictureOf(const LinkPreview &preview);

signals:
    void changed(kith::ConversationId conversation);

private:
    struct Job;
    void takePage(Job &job, const Result<FetchedPage> &page);
    void takePicture(Job &job, const QByteArray &bytes);
    void keep(Job &job);
    void fail(Job &job, const Error &error);
    [[nodiscard]] Job *jobOf(MessageId message, int turn) const;
    [[nodiscard]] std::optional<LinkPreview> kept(MessageId message) const;

    Cache &m_cache;
    PreviewStore m_store;
    Downloads &m_downloads;
    Background &m_background;
    const QString m_folder;
    PageRules m_rules;
    std::map<qint64, std::unique_ptr<Job>> m_jobs;
    int m_lastTurn = 0;
    /// What kept() answered: messages are asked about whenever they are drawn.
    mutable QHash<MessageId, std::optional<LinkPreview>> m_known;
};

} // namespace kith::client
