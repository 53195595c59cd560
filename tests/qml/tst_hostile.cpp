// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts that are meant to do harm, in every field that somebody else can fill, on the real screens: they are drawn as they
// were written, nothing is fetched or opened for them, and they take neither for ever nor the whole window.
#include "client/transfer/file_names.h"
#include "client/viewmodel/text/avatar_text.h"
#include "qml/Controls/engine_setup.h"
#include "shared/limits.h"
#include "tests/qml/stage.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QDesktopServices>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtQml/QQmlNetworkAccessManagerFactory>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickTextDocument>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What QML asked a network for.
QStringList fetched;

class NotingNetwork : public QNetworkAccessManager
{
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply *createRequest(Operation, const QNetworkRequest &request, QIODevice *) override
    {
        fetched.append(request.url().toString());
        return QNetworkAccessManager::createRequest(GetOperation, QNetworkRequest(QUrl(u"kith-refused:"_s)));
    }
};

class NotingFactory : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override { return new NotingNetwork(parent); }
};

QString times(const QString &text, int count)
{
    return text.repeated(count);
}

/// `%F` becomes the name of a picture that lies on this disk.
QList<std::pair<QByteArray, QString>> corpus()
{
    return {
        {"picture", u"<img src=\"http://192.0.2.1/a.png\"> <img src='file://%F'><img src=\"%F\">"_s},
        {"picture in Markdown", u"![x](http://192.0.2.1/a.png) ![y](file://%F) **b**"_s},
        {"picture in a bold word", u"**<img src=\"file://%F\">** and `<img src=http://192.0.2.1/>`"_s},
        {"style", u"<style>*{background:url(http://192.0.2.1/)}</style><body background=\"file://%F\">**x**"_s},
        {"table", u"<table background=\"http://192.0.2.1/\"><tr><td>**x**"_s},
        {"script link", u"[press](javascript:alert(1)) **[x](data:text/html,<b>)** [y](file:///etc/passwd) [z](smb://192.0.2.1/a)"_s},
        {"link that lies", u"[https://bank.example](https://evil.example) https://bank.example@evil.example/"_s},
        {"foreign letters", u"https://аррӏе.com/ https://xn--80ak6aa92e.com/ **x**"_s},
        {"entity", u"&#60;img src=http://192.0.2.1/&#62; &lt;b&gt; &amp; **x**"_s},
        {"format string", u"%s%n%1%2%99 ${HOME} $(id) `id` {{7*7}} %L1"_s},
        {"controls", u"a\u0001\u0002\u001b[31mred\u0007\u000c\u0085\u2028\u2029b"_s},
        {"right to left override", u"\u202e\u202e\u2066gnp.exe\u2069 \u202dabc\u202c **x**"_s},
        {"unclosed isolates", times(u"\u2067\u2068\u202b"_s, 400) + u"end"_s},
        {"invisible", times(u"\u200b\u200c\u200d\u2060\ufeff\u00ad"_s, 800)},
        {"nothing but spaces", times(u" \u00a0\u3000\u2003"_s, 500)},
        {"combining marks", u"a"_s + times(u"\u0301\u0489\u0334"_s, 3300)},
        {"a word of 4,000 letters", times(u"W"_s, 4000)},
        {"4,000 letters in bold", u"**"_s + times(u"w"_s, 3990) + u"**"_s},
        {"emoji sequences", times(u"👨‍👩‍👧‍👦🏳️‍🌈👍🏽🇸🇪"_s, 120)},
        {"joined for ever", times(u"👩\u200d"_s, 500)},
        {"variation selectors", times(u"☺\ufe0f\ufe0e"_s, 500)},
        {"nested quotes", times(u"> "_s, 500) + u"deep"_s},
        {"nested lists", times(u"- "_s, 500) + u"deep"_s},
        {"nested bold", times(u"**_~~"_s, 600) + u"x"_s + times(u"~~_**"_s, 600)},
        {"open brackets", times(u"["_s, 3000) + times(u"]("_s, 1000)},
        {"open code", u"```"_s + times(u"`a`"_s, 1200)},
        {"many lines", times(u"\n"_s, 3000) + u"end"_s},
        {"many links", times(u"https://a.example/?x=1 "_s, 170)},
        {"private and unassigned", u"\ue000\uf8ff\ufdd0\ufffe\uffff\U000e0001\U000e0041\U0010fffd **x**"_s},
        {"lone surrogates", QString(QChar(0xd800)) + u"a"_s + QChar(0xdc00) + QChar(0xdfff) + u"**b**"_s},
        {"widest letters", times(u"﷽𒐫⸻"_s, 300)},
        {"tall letters", times(u"ཧྐྵྨླྺྼྻྂ ក្រ្រ្រ្រ "_s, 100)},
    };
}

/// `whole` wherever somebody else's words may stand, as long as each may be there.
void fill(AppViewModel &app, const QString &whole)
{
    const QString text = whole.left(kith::limits::groupNameLength);
    const QString line = shortened(flattened(whole), kith::limits::quoteLength);
    app.setMe(u"Elin Berg"_s, 7);
    QList<ChatRow> rows;
    for (int i = 1; i <= 3; ++i) {
        ChatRow row;
        row.conversationId = QString::number(i);
        row.name = text;
        row.initials = i == 1 ? groupInitials(text) : personInitials(text);
        row.preview = line;
        row.isGroup = i == 1;
        row.timeText = u"12:00"_s;
        row.detail = text;
        row.folder = text;
        rows.append(row);
    }
    app.chats()->setRows(rows);
    app.chats()->open(u"1"_s);
    app.timeline()->setHeader({u"1"_s, text, text, groupInitials(text), 3, true, false});
    app.timeline()->setTyping(text);
    app.timeline()->setPinned(line, 2);
    QList<TimelineMessage> messages;
    for (int i = 1; i <= 4; ++i) {
        TimelineMessage message;
        message.key = u"m"_s + QString::number(i);
        message.messageId = QString::number(1000 + i);
        message.seq = i;
        message.at = QDateTime(QDate(2026, 11, 23), QTime(12, i));
        message.senderId = u"9"_s;
        message.senderName = text;
        message.isOwn = i == 2;
        message.kind = i == 3 ? TimelineMessage::Kind::System : TimelineMessage::Kind::Text;
        message.text = whole;
        message.markup = readMarkup(whole);
        if (i == 2)
            message.failure = text;
        message.delivery = i == 2 ? TimelineMessage::Delivery::Failed : TimelineMessage::Delivery::None;
        message.quote = {.seq = 1, .messageId = u"1001"_s, .sender = text, .colour = 2, .text = line};
        message.origin = text;
        message.reactions = {{.emoji = text.left(32), .count = 2, .isMine = false, .names = text}};
        if (i == 4)
            message.files = {{.key = u"file/1/0"_s, .name = safeFileName(whole), .sizeText = u"3 MB"_s}};
        messages.append(message);
    }
    app.timeline()->setMessages(messages, true, QDate(2026, 11, 23));
    PersonRow person;
    person.personId = u"9"_s;
    person.name = text;
    person.detail = text;
    person.tag = text;
    person.initials = personInitials(text);
    app.details()->setDetails({.name = text,
                               .subtitle = text,
                               .initials = u"X"_s,
                               .isGroup = true,
                               .about = whole.left(kith::limits::aboutLength),
                               .alias = text,
                               .alerts = text,
                               .address = text,
                               .audience = {text}});
    app.details()->members()->setRows({person});
    app.details()->pins()->setRows({person});
    app.people()->requests()->setRows({person});
    app.people()->sent()->setRows({person});
    app.people()->contacts()->setRows({person});
    app.people()->setProblem(text);
    app.setNotice(line);
    app.invite()->setPromise(text, false);
}

void collect(QQuickItem *item, QList<QQuickItem *> &out)
{
    if (item->inherits("QQuickText") || item->inherits("QQuickTextEdit") || item->inherits("QQuickTextInput"))
        out.append(item);
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        collect(child, out);
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        installFonts();
        m_engine.setNetworkAccessManagerFactory(&m_factory);
        prepareEngine(m_engine);
        for (const QString &scheme : {u"http"_s, u"https"_s, u"file"_s, u"mailto"_s, u"smb"_s, u"javascript"_s, u"data"_s})
            QDesktopServices::setUrlHandler(scheme, this, "noteOpening");
        // A canary that anybody who follows file: would read: green where it is drawn.
        QImage canary(40, 40, QImage::Format_RGB32);
        canary.fill(m_green);
        QVERIFY(canary.save(m_folder.filePath(u"canary.png"_s)));
        m_stage = std::make_unique<Stage>(m_engine, Picture{u"hostile"_s, {1440, 900}, [](AppViewModel &app) { fill(app, u"Hello"_s); }});
        QVERIFY(m_stage->window());
    }
    void cleanupTestCase() { m_stage.reset(); }

    void text_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("section");
        for (const auto &[name, text] : corpus()) {
            QTest::addRow("%s, chats", name.constData()) << text << int(AppViewModel::Chats);
            if (name.startsWith("picture") || name.startsWith("a word") || name.startsWith("right"))
                QTest::addRow("%s, people", name.constData()) << text << int(AppViewModel::People);
        }
    }
    void text()
    {
        QFETCH(QString, text);
        QFETCH(int, section);
        text.replace(u"%F"_s, m_folder.filePath(u"canary.png"_s));
        fetched.clear();
        m_opened.clear();
        AppViewModel &app = m_stage->app();
        QQuickWindow *window = m_stage->window();
        app.setSection(section);
        QElapsedTimer clock;
        clock.start();
        fill(app, text);
        // Where the list stands is settled by timers and between two frames.
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
            (void)window->grabWindow();
        }
        const QImage drawn = window->grabWindow();
        constexpr int longest = 8'000; // on a slow machine that has other work
        QVERIFY2(clock.elapsed() < longest, qPrintable(u"it took %1 ms"_s.arg(clock.elapsed())));
        QVERIFY2(fetched.isEmpty(), qPrintable(fetched.join(u'\n')));
        QVERIFY2(m_opened.isEmpty(), qPrintable(m_opened.join(u'\n')));
        QVERIFY(!holdsGreen(drawn));
        checkTexts(window);
        if (section == AppViewModel::Chats)
            checkHeights(window);
    }

public slots:
    void noteOpening(const QUrl &url) { m_opened.append(url.toString()); }

private:
    /// Every text is plain, but for the words of messages; and what those draw is made of letters alone.
    static void checkTexts(QQuickWindow *window)
    {
        QList<QQuickItem *> texts;
        collect(window->contentItem(), texts);
        QVERIFY(texts.size() > 5);
        for (QQuickItem *item : std::as_const(texts)) {
            if (item->inherits("QQuickTextInput"))
                continue;
            const int format = item->property("textFormat").toInt();
            if (format == Qt::PlainText)
                continue;
            QVERIFY2(QByteArray(item->metaObject()->className()).startsWith("MessageWords"), item->metaObject()->className());
            auto *document = item->property("textDocument").value<QQuickTextDocument *>();
            QVERIFY(document);
            for (QTextBlock block = document->textDocument()->begin(); block.isValid(); block = block.next()) {
                for (auto part = block.begin(); !part.atEnd(); ++part) {
                    const QTextCharFormat look = part.fragment().charFormat();
                    QVERIFY(!look.isImageFormat());
                    const QString scheme = QUrl(look.anchorHref()).scheme();
                    const bool isKnown = !look.isAnchor() || QStringList{u"http"_s, u"https"_s, u"mailto"_s, u"kith"_s}.contains(scheme);
                    QVERIFY2(isKnown, qPrintable(look.anchorHref()));
                }
                QVERIFY(!block.blockFormat().hasProperty(QTextFormat::BackgroundImageUrl));
            }
        }
    }

    /// One line stays one line: rows, titles and chips do not grow with what is in them.
    static void checkHeights(QQuickWindow *window)
    {
        const auto *row = itemNamed(window->contentItem(), u"chatRow.1"_s);
        QVERIFY(row);
        QVERIFY2(row->height() < 80, qPrintable(QString::number(row->height())));
        const auto *list = itemNamed(window->contentItem(), u"timelineList"_s);
        QVERIFY(list);
        QVERIFY2(list->height() > window->height() / 3.0, "the header, the notice or the composer took the timeline's room");
        const auto *composer = itemNamed(window->contentItem(), u"composer"_s);
        QVERIFY(composer && composer->isVisible());
    }

    [[nodiscard]] bool holdsGreen(const QImage &picture) const
    {
        for (int y = 0; y < picture.height(); y += 4) {
            for (int x = 0; x < picture.width(); x += 4) {
                if (picture.pixelColor(x, y) == m_green)
                    return true;
            }
        }
        return false;
    }

    NotingFactory m_factory;
    QQmlEngine m_engine;
    QTemporaryDir m_folder;
    std::unique_ptr<Stage> m_stage;
    QStringList m_opened;
    const QColor m_green{1, 254, 3};
};

QTEST_MAIN(TestHostile)
#include "tst_hostile.moc"
