// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/single_instance.h"

#include "client/desktop/application_id.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtDBus/QDBusAbstractAdaptor>
#include <QtDBus/QDBusConnectionInterface>
#include <QtDBus/QDBusMessage>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int answerMs = 3000;
constexpr int nameHash = 12;
const QString interfaceName = u"org.freedesktop.Application"_s;

QString nameOf(const QString &profileDir, bool isStandardProfile)
{
    if (isStandardProfile)
        return applicationIdText();
    const QByteArray hash = QCryptographicHash::hash(profileDir.toUtf8(), QCryptographicHash::Sha256).toHex().left(nameHash);
    return applicationIdText() + u".p"_s + QString::fromLatin1(hash);
}

/// Launchers hand over two names for the same permission.
QString tokenOf(const QVariantMap &platformData)
{
    const QString token = platformData.value(u"activation-token"_s).toString();
    return token.isEmpty() ? platformData.value(u"desktop-startup-id"_s).toString() : token;
}

} // namespace

/// The interface that launchers know.
class ApplicationAdaptor : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")

public:
    explicit ApplicationAdaptor(SingleInstance *instance)
        : QDBusAbstractAdaptor(instance)
        , m_instance(instance)
    {
    }

public slots: // NOLINT(readability-redundant-access-specifiers)
    void Activate(const QVariantMap &platformData) { Q_EMIT m_instance->activated(tokenOf(platformData)); }
    void Open(const QStringList &uris, const QVariantMap &platformData) { Q_EMIT m_instance->linksOpened(uris, tokenOf(platformData)); }
    void ActivateAction(const QString &action, const QVariantList &, const QVariantMap &platformData)
    {
        Q_EMIT m_instance->actionAsked(action, tokenOf(platformData));
    }

private:
    SingleInstance *m_instance;
};

SingleInstance::SingleInstance(const QString &profileDir, bool isStandardProfile, QObject *parent)
    : QObject(parent)
    , m_name(nameOf(profileDir, isStandardProfile))
    , m_lock(QDir(profileDir).filePath(u"running.lock"_s))
    , m_bus(QDBusConnection::sessionBus())
{
    m_lock.setStaleLockTime(0);
}

SingleInstance::~SingleInstance()
{
    if (!m_hasName)
        return;
    m_bus.unregisterService(m_name);
    m_bus.unregisterObject(objectPath());
}

SingleInstance::Claim SingleInstance::claim(const QStringList &links, const QString &token, bool isHidden, const QString &action)
{
    if (m_bus.isConnected()) {
        // The object first: whoever sees the name may call at once.
        new ApplicationAdaptor(this);
        m_bus.registerObject(objectPath(), this, QDBusConnection::ExportAdaptors);
        m_hasName = m_bus.registerService(m_name);
        if (!m_hasName) {
            m_bus.unregisterObject(objectPath());
            const bool asksNothing = isHidden && links.isEmpty() && action.isEmpty();
            return asksNothing || handOver(links, token, action) ? Claim::HandedOver : Claim::Locked;
        }
    }
    return m_lock.tryLock() ? Claim::First : Claim::Locked;
}

bool SingleInstance::handOver(const QStringList &links, const QString &token, const QString &action) const
{
    QVariantMap platformData;
    if (!token.isEmpty()) {
        platformData.insert(u"activation-token"_s, token);
        platformData.insert(u"desktop-startup-id"_s, token);
    }
    QString method = u"Activate"_s;
    QVariantList arguments{platformData};
    if (!links.isEmpty()) {
        method = u"Open"_s;
        arguments.prepend(links);
    } else if (!action.isEmpty()) {
        method = u"ActivateAction"_s;
        arguments = {action, QVariantList(), platformData};
    }
    QDBusMessage call = QDBusMessage::createMethodCall(m_name, objectPath(), interfaceName, method);
    call.setArguments(arguments);
    return m_bus.call(call, QDBus::Block, answerMs).type() == QDBusMessage::ReplyMessage;
}

/// As the specification derives it from the name.
QString SingleInstance::objectPath() const
{
    QString path = m_name;
    return u"/"_s + path.replace(u'.', u'/').replace(u'-', u'_');
}

} // namespace kith::client

#include "single_instance.moc"
