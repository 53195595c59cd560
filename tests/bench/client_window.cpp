// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// client_window PROFILE SERVER LOGIN PASSWORD_FILE [scroll|switch|search|type …]: the real window on a real account, driven from
// inside. Prints one line a figure; tests/bench/client_million.py says what they mean. Without a list of figures: all.
#include "client/account/account.h"
#include "client/account/account_store.h"
#include "client/account/local_search.h"
#include "client/cache/cache.h"
#include "client/viewmodel/account/account_presenter.h"
#include "qml/Controls/engine_setup.h"
#include "shared/search/search_query.h"
#include "tests/bench/support/bench_socket.h"
#include "tests/bench/support/corpus.h"
#include "tests/bench/support/process_figures.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtGui/QWheelEvent>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>

#include <atomic>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <unistd.h>

Q_IMPORT_QML_PLUGIN(Kith_AppPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Kith_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ChatsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_TimelinePlugin)
Q_IMPORT_QML_PLUGIN(Kith_EmojiPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ComposerPlugin)
Q_IMPORT_QML_PLUGIN(Kith_DetailsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_PeoplePlugin)
Q_IMPORT_QML_PLUGIN(Kith_WelcomePlugin)
Q_IMPORT_QML_PLUGIN(Kith_SettingsPlugin)
Q_IMPORT_QML_PLUGIN(Kith_ViewModelPlugin)

using namespace kith;
using namespace kith::client;
using namespace kith::bench;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double frameSeconds = 1.0 / 60;

/// What the calling thread has computed so far. Units: seconds.
double threadSeconds()
{
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) + double(spent.tv_nsec) / 1e9;
}

/// Does what the event loop would do until `isDone`, or gives up after `seconds`. It sleeps while there is nothing to do: a
/// loop that spins would take the cores from the server and the renderer, and count as work of the window.
bool runUntil(const std::function<bool()> &isDone, double seconds)
{
    const double end = monotonicSeconds() + seconds;
    QTimer wake;
    wake.setTimerType(Qt::PreciseTimer);
    wake.start(2);
    while (!isDone()) {
        if (monotonicSeconds() > end)
            return false;
        QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void runFor(double seconds)
{
    const double end = monotonicSeconds() + seconds;
    runUntil([end] { return monotonicSeconds() >= end; }, seconds + 1);
}

QQuickItem *itemNamed(QQuickItem *root, const QString &name)
{
    if (root->objectName() == name)
        return root;
    const QList<QQuickItem *> children = root->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = itemNamed(child, name))
            return found;
    }
    return nullptr;
}

/// One figure, many times.
class Series
{
public:
    void add(double seconds) { m_values.push_back(seconds); }
    void report(const char *name)
    {
        if (m_values.empty())
            giveUp(QByteArray(name) + ": nothing was measured");
        std::printf("%-46s %6zu  p50 %7.2f ms  p95 %7.2f ms  p99 %7.2f ms  max %7.2f ms\n", name, m_values.size(),
                    percentile(m_values, 0.5) * 1000, percentile(m_values, 0.95) * 1000, percentile(m_values, 0.99) * 1000,
                    percentile(m_values, 1) * 1000);
        std::fflush(stdout);
    }

private:
    std::vector<double> m_values;
};

/// The window, its account, and when its frames were made.
class Bench
{
public:
    Bench(const QString &profile, const QString &server, const QString &login, const QString &passwordFile)
        : m_app(nullptr)
        , m_store(profile, m_vault, u"bench"_s)
    {
        QFile password(passwordFile);
        if (!password.open(QIODevice::ReadOnly))
            giveUp("client_window: no password");
        if (const auto restored = m_store.restore(); !restored)
            giveUp("client_window: " + restored.error().detail.toUtf8());
        m_app.settings()->overrideTheme(false);
        m_presenter = std::make_unique<AccountPresenter>(m_store, m_app);
        prepareEngine(m_engine);
        QQmlComponent component(&m_engine, QUrl(u"qrc:/qt/qml/Kith/App/AppWindow.qml"_s));
        m_root.reset(component.createWithInitialProperties({{u"app"_s, QVariant::fromValue(&m_app)}}));
        m_window = qobject_cast<QQuickWindow *>(m_root.get());
        if (!m_window)
            giveUp("client_window: " + component.errorString().toUtf8());
        QObject::connect(
            m_window, &QQuickWindow::afterSynchronizing, m_window, [this] { m_syncs = m_syncs + 1; }, Qt::DirectConnection);
        QObject::connect(
            m_window, &QQuickWindow::frameSwapped, m_window,
            [this] {
                m_swappedSyncs = m_syncs.load();
                QAbstractEventDispatcher::instance(m_window->thread())->wakeUp();
            },
            Qt::DirectConnection);
        m_window->resize(1280, 840);
        m_window->show();
        m_window->requestActivate();
        m_store.login(QUrl(server), login, QString::fromUtf8(password.readAll()).trimmed(), &m_app, [](const Result<Account *> &answer) {
            if (!answer)
                giveUp("client_window: " + answer.error().detail.toUtf8());
        });
        const bool isOnline = runUntil(
            [this] { return m_store.current() && m_store.current()->connectionState() == ConnectionState::Online; }, 30);
        if (!isOnline || m_app.chats()->rows().isEmpty())
            giveUp("client_window: the account is not online, or empty");
        runFor(2);
    }

    void switches();
    void scroll();
    void search(const QString &profile);
    void type();

private:
    /// Until a frame that began after this call is on the screen.
    bool waitForFrame(double seconds = 5)
    {
        const int before = m_syncs;
        m_window->update();
        return runUntil([this, before] { return m_swappedSyncs > before; }, seconds);
    }
    bool open(const QString &id)
    {
        m_app.chats()->open(id);
        return runUntil([this, &id] { return m_app.timeline()->conversationId() == id && m_app.timeline()->model()->rowCount() > 0; }, 5)
               && waitForFrame();
    }
    [[nodiscard]] QString bigOne() const;
    [[nodiscard]] qint64 oldestSeq() const { return m_app.timelineOldest(); }

    SessionTokenVault m_vault;
    struct App : AppViewModel
    {
        using AppViewModel::AppViewModel;
        [[nodiscard]] qint64 timelineOldest() const
        {
            auto *self = const_cast<App *>(this); // the getters of a view model are not const
            const QList<TimelineRow> &rows = self->timeline()->model()->rows();
            qint64 oldest = 0;
            for (auto row = rows.rbegin(); row != rows.rend() && oldest == 0; ++row)
                oldest = row->message.seq;
            return oldest;
        }
    } m_app;
    AccountStore m_store;
    std::unique_ptr<AccountPresenter> m_presenter;
    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_root;
    QQuickWindow *m_window = nullptr;
    std::atomic<int> m_syncs = 0;
    std::atomic<int> m_swappedSyncs = 0;
};

QString Bench::bigOne() const
{
    Account *account = m_store.current();
    QString id;
    qint64 most = 0;
    for (const Conversation &conversation : account->chats().all()) {
        if (conversation.lastSeq > most) {
            most = conversation.lastSeq;
            id = conversation.id.toString();
        }
    }
    return id;
}

/// From the wish to another conversation until its messages are on the screen.
void Bench::switches()
{
    Series whole;
    Series ours;
    QStringList ids;
    for (const ChatRow &row : m_app.chats()->rows())
        ids.append(row.conversationId);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const QString id = ids[(i * 7) % ids.size()];
        if (id == m_app.timeline()->conversationId())
            continue;
        const double began = monotonicSeconds();
        const double spent = threadSeconds();
        if (!open(id))
            giveUp("client_window: a conversation did not open");
        whole.add(monotonicSeconds() - began);
        ours.add(threadSeconds() - spent);
        runFor(0.15);
    }
    whole.report("switching conversation, until it is drawn");
    ours.report("switching conversation, window's thread");
}

/// Up through 10,000 messages, and what that adds to the memory.
void Bench::scroll()
{
    constexpr qint64 wanted = 10'000;
    constexpr int notches = 4;
    if (!open(bigOne()))
        giveUp("client_window: the big conversation did not open");
    m_app.timeline()->goToEnd();
    runFor(2);
    auto *list = itemNamed(m_window->contentItem(), u"timelineList"_s);
    if (!list)
        giveUp("client_window: there is no timeline");
    const qint64 memory = memoryBytes(::getpid());
    const qint64 first = oldestSeq();
    Series ours;
    Series whole;
    const double limit = monotonicSeconds() + 240;
    while (first - oldestSeq() < wanted && monotonicSeconds() < limit) {
        const QPointF at = list->mapToScene(QPointF(list->width() / 2, list->height() / 2));
        const double began = monotonicSeconds();
        const double spent = threadSeconds();
        QWheelEvent wheel(at, m_window->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_window, &wheel);
        waitForFrame();
        whole.add(monotonicSeconds() - began);
        if (const double rest = frameSeconds - (monotonicSeconds() - began); rest > 0)
            runFor(rest);
        // With what timers do between the frames: reading older pages belongs to scrolling.
        ours.add(threadSeconds() - spent);
    }
    std::printf("scrolled past %lld messages\n", static_cast<long long>(first - oldestSeq()));
    ours.report("a frame while scrolling, window's thread");
    whole.report("a frame while scrolling, until it is drawn");
    runFor(2);
    std::printf("%-46s %.1f MiB\n", "memory that scrolling added", double(memoryBytes(::getpid()) - memory) / 1024 / 1024);
    std::fflush(stdout);
}

/// Words, beginnings and middles of words, phrases, and Han characters, as somebody types them.
void Bench::search(const QString &profile)
{
    Corpus corpus(7, Corpus::Scripts::Many);
    QStringList queries;
    for (int i = 0; i < 60; ++i) {
        const QString &word = corpus.word(20 + i * 37);
        queries << word << word.left(3) << word.mid(1) << corpus.word(i) + u' ' + corpus.word(30 + i);
    }
    queries << u"обед"_s << u"длинный шланг"_s << u"الكتاب"_s << u"पुरानी"_s << u"พรุ่ง"_s << u"一"_s
            << QString(QChar(0x4E00 + 40)) + QChar(0x4E00 + 3) << u"nothing has this"_s << u"zzzzqqq"_s;
    QDir accounts(profile + u"/accounts"_s);
    const QString file = Cache::fileIn(accounts.filePath(accounts.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0)));
    LocalSearch search(file, m_store.current()->identity().user);
    Series times;
    for (const QString &text : queries) {
        LocalQuery query;
        FieldErrors errors;
        parseSearch(text, u"q"_s, query.query, errors);
        bool isDone = false;
        const double began = monotonicSeconds();
        search.find(query, m_window, [&isDone](const SearchPage &) { isDone = true; });
        if (!runUntil([&isDone] { return isDone; }, 10))
            giveUp("client_window: a search did not end: " + text.toUtf8());
        times.add(monotonicSeconds() - began);
    }
    times.report("search of a page of hits");
}

/// Keys into the composer while somebody else writes into the same conversation; the driver sees to that.
void Bench::type()
{
    if (!open(bigOne()))
        giveUp("client_window: the big conversation did not open");
    m_app.timeline()->goToEnd();
    auto *composer = itemNamed(m_window->contentItem(), u"composer"_s);
    if (!composer)
        giveUp("client_window: there is no composer");
    composer->forceActiveFocus();
    runFor(1);
    std::printf("typing now\n");
    std::fflush(stdout);
    runFor(2);
    int arrived = 0;
    QObject::connect(m_app.timeline()->model(), &QAbstractItemModel::rowsInserted, m_window,
                     [&arrived](const QModelIndex &, int from, int to) { arrived += to - from + 1; });
    Series whole;
    Series ours;
    const double began = monotonicSeconds();
    for (int i = 0; i < 200; ++i) {
        const QString key = i % 6 == 5 ? u" "_s : QString(QChar(u'a' + i % 26));
        QKeyEvent press(QEvent::KeyPress, key == u" " ? Qt::Key_Space : Qt::Key_A + i % 26, Qt::NoModifier, key);
        const double start = monotonicSeconds();
        const double spent = threadSeconds();
        QCoreApplication::sendEvent(m_window, &press);
        waitForFrame();
        ours.add(threadSeconds() - spent);
        whole.add(monotonicSeconds() - start);
        runFor(0.05);
    }
    const double seconds = monotonicSeconds() - began;
    composer->setProperty("text", QString());
    std::printf("%.0f messages a second arrived meanwhile\n", arrived / seconds);
    whole.report("a typed letter, until it is drawn");
    ours.report("a typed letter, window's thread");
}

} // namespace

int main(int argc, char **argv)
{
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    const QGuiApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 5)
        giveUp("usage: client_window PROFILE SERVER LOGIN PASSWORD_FILE [switch] [scroll] [search] [type]");
    installFonts();
    const auto isWanted = [&words](const QString &name) { return words.size() == 5 || words.mid(5).contains(name); };
    Bench bench(words[1], words[2], words[3], words[4]);
    if (isWanted(u"switch"_s))
        bench.switches();
    if (isWanted(u"search"_s))
        bench.search(words[1]);
    if (isWanted(u"scroll"_s))
        bench.scroll();
    if (isWanted(u"type"_s))
        bench.type();
    return 0;
}
