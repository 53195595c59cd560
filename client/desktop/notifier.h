// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtDBus/QDBusConnection>

#include <optional>

class QDBusServiceWatcher;

namespace kith::client {

/// One notification on the desktop. `title` and `body` are plain words: whatever the desktop would take for markup is
/// shown and not obeyed.
struct DesktopNotification
{
    QString key; ///< another one of the same key takes its place
    QString title = {};
    QString body = {};
    bool isSilent = false;
    bool canReply = false; ///< offers a reply inside the notification, and to mark as read
    friend bool operator==(const DesktopNotification &, const DesktopNotification &) = default;
};

/// Notifications of the desktop: org.freedesktop.Notifications, else the portal's, else none, and then it says so.
///
/// The desktop is asked what it can do whenever one comes up; what it cannot do is left out.
///
/// Thread: the GUI's; nothing waits for the bus.
class Notifier : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(const QDBusConnection &bus, QObject *parent = nullptr);
    ~Notifier() override;

    /// Asks the bus who shows notifications. To be called once the event loop runs.
    void begin();

    [[nodiscard]] bool isAvailable() const { return m_service != Service::None; }
    [[nodiscard]] bool canReply() const { return m_service == Service::Daemon && m_abilities.contains(QStringLiteral("inline-reply")); }
    /// What it offers, as the specification names it.
    [[nodiscard]] QStringList abilities() const { return m_abilities; }

    void show(const DesktopNotification &notification);
    void withdraw(const QString &key);
    void withdrawAll();
    /// Keys of those that are on screen or in the desktop's list.
    [[nodiscard]] QStringList shown() const { return m_shown.keys(); }

signals:
    void availabilityChanged();
    /// Clicked. `token` is the permission to come forward; may be empty.
    void opened(const QString &key, const QString &token);
    void replied(const QString &key, const QString &text);
    void markedRead(const QString &key);
    /// The person closed it, or it is out of date; not told after withdraw().
    void closed(const QString &key);

private slots:
    void takeClosed(uint id, uint reason);
    void takeAction(uint id, const QString &action);
    void takeToken(uint id, const QString &token);
    void takeReply(uint id, const QString &text);
    void takePortalAction(const QString &id, const QString &action, const QVariantList &parameters);

private:
    enum class Service { None, Daemon, Portal };
    /// Of one key, from the moment it is asked for.
    struct Shown
    {
        uint id = 0; ///< zero until the daemon has answered
        bool isAsked = false; ///< an answer is on its way
        bool isWithdrawn = false; ///< to be closed as soon as the answer is there
        std::optional<DesktopNotification> next = {}; ///< what it became meanwhile
    };

    /// What the daemon told about one id.
    struct Heard
    {
        enum class What { Closed, Action, Token, Reply };
        What what;
        uint id;
        QString words = {};
    };

    void ask();
    void askPortal();
    void setService(Service service, const QStringList &abilities);
    void showOnDaemon(const DesktopNotification &notification);
    void takeId(const QString &key, std::optional<uint> id);
    void showOnPortal(const DesktopNotification &notification);
    void close(uint id);
    void hear(const Heard &heard);
    void obey(const QString &key, const Heard &heard);
    [[nodiscard]] bool awaitsId() const;
    [[nodiscard]] QString keyOf(uint id) const;

    QDBusConnection m_bus;
    QDBusServiceWatcher *m_watcher = nullptr;
    Service m_service = Service::None;
    QStringList m_abilities;
    QHash<QString, Shown> m_shown;
    QHash<uint, QString> m_tokens;
    QList<Heard> m_early; ///< about ids that may be those on their way: QtDBus can deliver a signal before the answer it followed
    quint64 m_round = 0; ///< answers of a daemon that went away are ignored
};

} // namespace kith::client
