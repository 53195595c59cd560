// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/preview/page_rules.h"

#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>

#include <functional>

class QHostInfo;
class QNetworkReply;

namespace kith::client {

/// What a web server answered.
struct FetchedPage
{
    QUrl url; ///< after redirects
    QByteArray charset = {}; ///< as the server said; may be empty
    QByteArray bytes = {};
};

/// The one place in which the client talks to a machine that is not its server: it fetches a page, or the picture that a page
/// names, because the person asked for it.
///
/// The name is looked up once, judged, and exactly the address that was judged is connected to; each redirect (three at most)
/// anew. No proxy, cookies, credentials, referrer or cache; nothing says who asks. Of a page more than PageRules::bytesMax is
/// left unread; a picture that large is refused.
///
/// Owner: who asks. One fetch at a time. Thread: its own, the one that made it.
class PageFetcher : public QObject
{
    Q_OBJECT

public:
    enum class Want { Page, Picture };
    static constexpr int redirectsMax = 3;
    static constexpr int addressesMax = 3;

    explicit PageFetcher(PageRules rules, QObject *parent = nullptr);
    ~PageFetcher() override;

    /// `mayBeOpen`: http is agreed to. Answers once, later, unless cancel() comes first.
    /// Errors: Validation (where it leads, or what is there), TooLarge, Network; each with a sentence.
    using Done = std::function<void(const Result<FetchedPage> &)>;
    void fetch(const QUrl &url, Want want, bool mayBeOpen, Done done);
    void cancel();

private:
    void lookUp(const QUrl &url);
    void takeAddresses(const QHostInfo &info);
    void connectTo(const QList<IpAddress> &found);
    void askNext();
    void takeHead();
    void takeBytes();
    void takeEnd();
    void follow(const QByteArray &location);
    void finish(const Result<FetchedPage> &outcome);
    void letGo();

    const PageRules m_rules;
    QNetworkAccessManager m_network;
    QTimer m_deadline;
    Done m_done;
    Want m_want = Want::Page;
    bool m_mayBeOpen = false;
    int m_redirects = 0;
    int m_turn = 0; ///< of fetch()
    int m_lookUp = -1;
    QUrl m_url;
    QList<IpAddress> m_addresses; ///< judged, and not tried yet
    QNetworkReply *m_reply = nullptr;
    FetchedPage m_page;
};

} // namespace kith::client
