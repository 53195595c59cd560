// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "shared/ids.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>

namespace kith::client {

class RestClient;

/// Which picture of whom.
struct Face
{
    enum class Kind { Person, Group };

    Kind kind = Kind::Person;
    qint64 id = 0;
    QString picture; ///< as the server names it; another value is another picture

    friend bool operator==(const Face &, const Face &) = default;
};
[[nodiscard]] inline size_t qHash(const Face &face, size_t seed = 0)
{
    return qHashMulti(seed, int(face.kind), face.id, face.picture);
}

/// Pictures of people and groups as files on this computer, fetched once each from the account's own server.
///
/// They are private to the user of the computer and take at most `mostBytes`; what was not looked at for the longest time
/// goes first. What is there needs no network; what is not waits until the server can be asked.
///
/// Owner: Account. Thread: the account's.
class Faces : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 mostBytes = 24 * 1024 * 1024;
    static constexpr int pixels = 256; ///< of the pictures that are fetched

    /// Makes `folder` when the first picture comes.
    Faces(RestClient &rest, QString folder, qint64 most = mostBytes, QObject *parent = nullptr);

    /// The answer is the path of a file, or why there is none and will be none. It may come much later: when there is a
    /// network again. Who does not want it any more deletes the context.
    void want(const Face &face, QObject *context, Answer<QString> answer);
    /// The server can be asked, or not any more. Starts what waits.
    void setOnline(bool isOnline);

    [[nodiscard]] int waiting() const { return int(m_wishes.size()); }

private:
    struct Wish
    {
        QPointer<QObject> context;
        Answer<QString> answer;
    };
    void askNext();
    void ask(const Face &face);
    void take(const Face &face, const Result<QByteArray> &bytes);
    void answerAll(const Face &face, const Result<QString> &answer);
    [[nodiscard]] QString fileOf(const Face &face) const;
    [[nodiscard]] bool keep(const Face &face, const QByteArray &bytes);
    void makeRoom();

    RestClient &m_rest;
    QString m_folder;
    qint64 m_most;
    bool m_isOnline = false;
    QHash<Face, QList<Wish>> m_wishes;
    QList<Face> m_queue; ///< the last wish first: it is what somebody looks at now
    QSet<Face> m_underWay;
    QHash<Face, Error> m_absent; ///< what the server has said no to
    QTimer m_again;
};

} // namespace kith::client
