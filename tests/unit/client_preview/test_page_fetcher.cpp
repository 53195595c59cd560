// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/preview/page_fetcher.h"
#include "tests/support/receivers/http_receiver.h"

#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// This computer is allowed where a test says so, and nothing else is.
PageRules rulesForHere()
{
    return {.allowed = {IpNetwork::fromText(u"127.0.0.1"_s).value()}, .time = std::chrono::milliseconds(5'000)};
}

HttpReceiver::Answer html(const QByteArray &body)
{
    return {.headers = "Content-Type: text/html; charset=\"utf-8\"\r\n", .body = body};
}

HttpReceiver::Answer redirect(const QByteArray &to)
{
    return {.status = 302, .headers = "Location: " + to + "\r\nContent-Type: text/html\r\n"};
}

std::optional<Result<FetchedPage>> fetch(PageFetcher &fetcher, const QString &url, bool mayBeOpen = true,
                                         PageFetcher::Want want = PageFetcher::Want::Page)
{
    std::optional<Result<FetchedPage>> outcome;
    fetcher.fetch(QUrl(url), want, mayBeOpen, [&outcome](const Result<FetchedPage> &page) { outcome.emplace(page); });
    const bool hasCome = QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 20'000);
    fetcher.cancel();
    return hasCome ? std::move(outcome) : std::nullopt;
}

std::optional<Result<FetchedPage>> fetchOnce(const QString &url, bool mayBeOpen = true, PageFetcher::Want want = PageFetcher::Want::Page,
                                             const PageRules &rules = rulesForHere())
{
    PageFetcher fetcher(rules);
    return fetch(fetcher, url, mayBeOpen, want);
}

ErrorCode codeOf(const std::optional<Result<FetchedPage>> &outcome)
{
    return outcome && !*outcome ? outcome->error().code : ErrorCode::Internal;
}

} // namespace

class TestPageFetcher : public QObject
{
    Q_OBJECT

private slots:
    void addressesAreJudgedBeforeAnythingIsAsked_data();
    void addressesAreJudgedBeforeAnythingIsAsked();
    void aPrivatePlaceIsNeverConnectedTo_data();
    void aPrivatePlaceIsNeverConnectedTo();
    void aPageComesAndNothingIsToldOfWhoAsks();
    void aHugePageIsReadFromItsBeginningAndAHugePictureIsRefused();
    void aSilentPlaceIsGivenUp();
    void redirectsAreFollowedAFewTimesAndJudgedEachTime();
    void whatIsNoPageIsRefused_data();
    void whatIsNoPageIsRefused();
    void whatWasCancelledDoesNotAnswer();
};

void TestPageFetcher::addressesAreJudgedBeforeAnythingIsAsked_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("mayBeOpen");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("https") << u"https://example.org/x#part"_s << false << true;
    QTest::newRow("https, port said") << u"https://example.org:443/"_s << false << true;
    QTest::newRow("http, not agreed") << u"http://example.org/"_s << false << false;
    QTest::newRow("http, agreed") << u"http://example.org/"_s << true << true;
    QTest::newRow("unusual port") << u"https://example.org:22/"_s << true << false;
    QTest::newRow("password") << u"https://a:b@example.org/"_s << true << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << true << false;
    QTest::newRow("ftp") << u"ftp://example.org/"_s << true << false;
    QTest::newRow("no host") << u"https:///x"_s << true << false;
    QTest::newRow("kith") << u"kith://example.org/invite/1"_s << true << false;
    QTest::newRow("long") << u"https://example.org/"_s + QString(3000, u'x') << true << false;
}

void TestPageFetcher::addressesAreJudgedBeforeAnythingIsAsked()
{
    QFETCH(QString, url);
    QFETCH(bool, mayBeOpen);
    QFETCH(bool, isGood);
    const auto judged = judgePage(QUrl(url), mayBeOpen, PageRules());
    QCOMPARE(judged.isOk(), isGood);
    if (judged)
        QVERIFY(!judged->hasFragment());
}

void TestPageFetcher::aPrivatePlaceIsNeverConnectedTo_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host :
         {"127.0.0.1", "localhost", "127.1", "0.0.0.0", "10.1.2.3", "192.168.1.1", "172.20.0.1", "169.254.169.254", "100.64.1.1",
          "224.0.0.1", "[::1]", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "[::]", "[64:ff9b::7f00:1]"})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void TestPageFetcher::aPrivatePlaceIsNeverConnectedTo()
{
    QFETCH(QString, host);
    const auto outcome = fetchOnce(u"https://%1/"_s.arg(host), false, PageFetcher::Want::Page,
                                   PageRules{.time = std::chrono::milliseconds(5'000)});
    QVERIFY(outcome && !*outcome);
    QVERIFY2(codeOf(outcome) == ErrorCode::Validation, qPrintable(outcome->error().detail));
}

void TestPageFetcher::aPageComesAndNothingIsToldOfWhoAsks()
{
    HttpReceiver site;
    site.answer([](const HttpReceiver::Request &) {
        HttpReceiver::Answer answer = html("<title>Hello</title>");
        answer.headers += "Set-Cookie: who=you; Path=/\r\n";
        return answer;
    });
    PageFetcher fetcher(rulesForHere());
    for (int i = 0; i < 2; ++i) {
        const auto outcome = fetch(fetcher, site.url(u"/page?x=1#part"_s));
        QVERIFY(outcome && *outcome);
        QCOMPARE((*outcome)->bytes, "<title>Hello</title>"_ba);
        QCOMPARE((*outcome)->charset, "utf-8"_ba);
    }
    const auto requests = site.requests();
    QCOMPARE(requests.size(), size_t(2));
    for (const HttpReceiver::Request &request : requests) {
        QCOMPARE(request.method, "GET"_ba);
        QCOMPARE(request.path, "/page?x=1"_ba);
        QCOMPARE(request.headers.value("host"), "127.0.0.1:" + QByteArray::number(site.port()));
        QCOMPARE(request.headers.value("user-agent"), "Mozilla/5.0"_ba);
        QCOMPARE(request.headers.value("accept-language"), "*"_ba);
        QVERIFY(!request.headers.contains("cookie") && !request.headers.contains("referer") && !request.headers.contains("authorization"));
    }
}

void TestPageFetcher::aHugePageIsReadFromItsBeginningAndAHugePictureIsRefused()
{
    HttpReceiver site;
    site.answer([](const HttpReceiver::Request &request) {
        const QByteArray body = "<title>Long</title>" + QByteArray(8 * 1024 * 1024, 'x');
        return request.path == "/picture" ? HttpReceiver::Answer{.headers = "Content-Type: image/png\r\n", .body = body} : html(body);
    });
    const auto page = fetchOnce(site.url(u"/"_s));
    QVERIFY(page && *page);
    QCOMPARE((*page)->bytes.size(), PageRules().bytesMax);
    QVERIFY((*page)->bytes.startsWith("<title>Long"));
    QCOMPARE(codeOf(fetchOnce(site.url(u"/picture"_s), true, PageFetcher::Want::Picture)), ErrorCode::TooLarge);
}

void TestPageFetcher::aSilentPlaceIsGivenUp()
{
    HttpReceiver site;
    site.answer([](const HttpReceiver::Request &request) {
        return request.path == "/silent" ? HttpReceiver::Answer{.isSilent = true} : HttpReceiver::Answer{.hangsUp = true};
    });
    PageRules rules = rulesForHere();
    rules.time = std::chrono::milliseconds(300);
    QCOMPARE(codeOf(fetchOnce(site.url(u"/silent"_s), true, PageFetcher::Want::Page, rules)), ErrorCode::Network);
    QCOMPARE(codeOf(fetchOnce(site.url(u"/gone"_s))), ErrorCode::Network);
}

void TestPageFetcher::redirectsAreFollowedAFewTimesAndJudgedEachTime()
{
    HttpReceiver inner;
    inner.answer([](const HttpReceiver::Request &) { return html("secret"); });
    HttpReceiver site;
    site.answer([&inner](const HttpReceiver::Request &request) {
        if (request.path == "/moved")
            return redirect("/there");
        if (request.path == "/round")
            return redirect("/round");
        if (request.path == "/inward")
            return redirect("http://127.0.0.2:" + QByteArray::number(inner.port()) + "/");
        if (request.path == "/file")
            return redirect("file:///etc/passwd");
        return html("<title>There</title>");
    });
    const auto moved = fetchOnce(site.url(u"/moved"_s));
    QVERIFY(moved && *moved);
    QCOMPARE((*moved)->url.path(), u"/there"_s);
    const size_t before = site.requests().size();
    QCOMPARE(codeOf(fetchOnce(site.url(u"/round"_s))), ErrorCode::Validation);
    QCOMPARE(site.requests().size() - before, size_t(1 + PageFetcher::redirectsMax));
    // The first place is allowed, the one that it leads to is not.
    QCOMPARE(codeOf(fetchOnce(site.url(u"/inward"_s))), ErrorCode::Validation);
    QCOMPARE(inner.connections(), 0);
    QCOMPARE(codeOf(fetchOnce(site.url(u"/file"_s))), ErrorCode::Validation);
}

void TestPageFetcher::whatIsNoPageIsRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("binary") << 200 << "Content-Type: application/octet-stream\r\n"_ba;
    QTest::newRow("no type") << 200 << QByteArray();
    QTest::newRow("picture as a page") << 200 << "Content-Type: image/png\r\n"_ba;
    QTest::newRow("svg") << 200 << "Content-Type: image/svg+xml\r\n"_ba;
    QTest::newRow("packed") << 200 << "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"_ba;
    QTest::newRow("not found") << 404 << "Content-Type: text/html\r\n"_ba;
    QTest::newRow("wants a password") << 401 << "Content-Type: text/html\r\nWWW-Authenticate: Basic realm=x\r\n"_ba;
}

void TestPageFetcher::whatIsNoPageIsRefused()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    HttpReceiver site;
    site.answer([status, headers](const HttpReceiver::Request &) {
        return HttpReceiver::Answer{.status = status, .headers = headers, .body = "<title>x</title>"};
    });
    const auto outcome = fetchOnce(site.url(u"/"_s));
    QVERIFY(outcome && !*outcome);
    QVERIFY2(codeOf(outcome) == ErrorCode::Validation, qPrintable(outcome->error().detail));
    QCOMPARE(site.requests().size(), size_t(1));
}

void TestPageFetcher::whatWasCancelledDoesNotAnswer()
{
    HttpReceiver site;
    site.answer([](const HttpReceiver::Request &) { return HttpReceiver::Answer{.isSilent = true}; });
    PageFetcher fetcher(rulesForHere());
    int answers = 0;
    fetcher.fetch(QUrl(site.url(u"/"_s)), PageFetcher::Want::Page, true, [&answers](const Result<FetchedPage> &) { ++answers; });
    QVERIFY(QTest::qWaitFor([&site] { return site.requests().size() == 1; }, 10'000));
    fetcher.cancel();
    const auto page = fetch(fetcher, u"ftp://example.org"_s);
    QVERIFY(page && !*page);
    QCOMPARE(answers, 0);
}

QTEST_GUILESS_MAIN(TestPageFetcher)
#include "test_page_fetcher.moc"
