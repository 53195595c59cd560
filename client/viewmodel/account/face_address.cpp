// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/face_address.h"

#include "client/account/account_store.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype parts = 4;

} // namespace

QString accountKey(const AccountIdentity &account)
{
    return QString::fromLatin1((account.user.toString() + u'@' + account.server.authority()).toUtf8().toHex());
}

QString faceAddress(const AccountIdentity &account, const Face &face)
{
    if (face.picture.isEmpty())
        return {};
    const QChar kind = face.kind == Face::Kind::Person ? u'p' : u'g';
    return u"image://faces/%1/%2/%3/%4"_s.arg(accountKey(account), kind, QString::number(face.id),
                                              QString::fromLatin1(face.picture.toUtf8().toHex()));
}

std::optional<std::pair<QString, Face>> faceOfKey(const QString &key)
{
    const QStringList found = key.split(u'/');
    if (found.size() != parts || (found[1] != u"p" && found[1] != u"g") || found[3].isEmpty())
        return std::nullopt;
    bool isNumber = false;
    Face face{.kind = found[1] == u"p" ? Face::Kind::Person : Face::Kind::Group,
              .id = found[2].toLongLong(&isNumber),
              .picture = QString::fromUtf8(QByteArray::fromHex(found[3].toLatin1()))};
    if (!isNumber)
        return std::nullopt;
    return std::pair(found[0], face);
}

void findFace(AccountStore &store, const QString &key, QObject *context, const std::function<void(const QString &path)> &found)
{
    const auto wanted = faceOfKey(key);
    for (Account *account : store.accounts()) {
        if (wanted && accountKey(account->identity()) == wanted->first) {
            account->faces().want(wanted->second, context, [found](const Result<QString> &path) { found(path ? *path : QString()); });
            return;
        }
    }
    found({});
}

} // namespace kith::client
