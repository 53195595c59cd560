// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"
#include "tests/support/api_client/ledger_writer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <csignal>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int writers = 4;
constexpr int kills = 3;
constexpr int messagesBeforeAKill = 600; // the index takes in 512 at once, so that every kill may hit it at its work
constexpr qsizetype mostHits = 400;

QStringList scripts()
{
    return {u"我在東京都等你，明天見"_s, u"Где встречаемся завтра вечером"_s, u"Ο καφές είναι έτοιμος"_s,
            u"ภาษาไทยไม่มีช่องว่าง"_s,       u"안녕하세요 여러분 반갑습니다"_s,   u"see https://example.org/a_b%20c?d=1 \\ 100%"_s};
}
} // namespace

/// A search finds exactly what grep finds in the history, whatever happened to the process that builds the index.
class TestSearchRecall : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatGrepFindsAfterKillsUnderLoad();

private:
    void writeAndKill();
    /// Ids of all pages.
    [[nodiscard]] QStringList found(const QString &text);

    Stage m_stage;
    Person *m_reader = nullptr;
    QString m_group;
    std::vector<std::unique_ptr<LedgerWriter>> m_writers;
};

QStringList TestSearchRecall::found(const QString &text)
{
    QStringList out;
    QString cursor;
    do {
        QString path = u"/api/search?limit=200&conversationId="_s + m_group + u"&q="_s
                       + QString::fromLatin1(QUrl::toPercentEncoding(u'"' + text + u'"'));
        if (!cursor.isEmpty())
            path += u"&cursor="_s + QString::fromLatin1(QUrl::toPercentEncoding(cursor));
        const HttpReply reply = m_reader->api.get(path);
        if (reply.status != 200)
            return {QString::fromUtf8(reply.body)};
        const QJsonArray results = reply.json().value("results"_L1).toArray();
        for (const QJsonValue &result : results)
            out.append(idOf(result.toObject().value("message"_L1).toObject()));
        cursor = reply.json().value("cursor"_L1).toString();
    } while (!cursor.isEmpty());
    return out;
}

void TestSearchRecall::writeAndKill()
{
    qsizetype before = 0;
    for (const auto &writer : m_writers) {
        writer->connect();
        writer->resend();
        before += writer->acknowledged().size();
    }
    bool isKilled = false;
    bool isKilling = false;
    const QDeadlineTimer deadline(120'000);
    while (!isKilled && !deadline.hasExpired()) {
        qsizetype acknowledged = 0;
        for (const auto &writer : m_writers) {
            writer->pump(true);
            acknowledged += writer->sent().size() - writer->waiting();
        }
        if (!isKilling && acknowledged - before >= messagesBeforeAKill) {
            isKilling = true;
            QTimer::singleShot(QRandomGenerator::global()->bounded(100), m_writers.front()->socket(), [&] {
                ::kill(pid_t(m_stage.server().processId()), SIGKILL);
                isKilled = true;
            });
        }
        waitBriefly(1);
    }
    QVERIFY(isKilled);
    m_stage.server().kill();
    for (const auto &writer : m_writers) {
        writer->socket()->closeCode();
        writer->pump(false);
    }
    QVERIFY2(m_stage.server().start(), qPrintable(m_stage.server().log().right(2000)));
}

void TestSearchRecall::findsWhatGrepFindsAfterKillsUnderLoad()
{
    QVERIFY(m_stage.raise());
    Town &town = m_stage.town();
    m_reader = &town.settle(u"Reader"_s);
    QList<Person *> people;
    for (int i = 0; i < writers; ++i)
        people.append(&town.settle(u"Writer%1"_s.arg(i)));
    m_group = town.group(*m_reader, u"Ledger"_s, people);
    for (Person *person : std::as_const(people))
        m_writers.push_back(std::make_unique<LedgerWriter>(town, *person, m_group));
    const QStringList texts = scripts();
    for (const QString &text : texts)
        town.say(*m_reader, m_group, text);
    QList<QJsonObject> doomed;
    for (int i = 0; i < 12; ++i)
        doomed.append(town.say(*m_reader, m_group, u"doomed words %1"_s.arg(i)));
    for (int i = 0; i < kills; ++i) {
        writeAndKill();
        if (QTest::currentTestFailed())
            return;
        // Half of them change while the index is behind, and the next kill follows.
        for (int n = 0; n < 4; ++n) {
            const QString id = idOf(doomed.at(4 * i + n));
            if (n % 2 == 0)
                QCOMPARE(m_reader->api.put(u"/api/messages/unsent/"_s + id).status, 200);
            else
                QCOMPARE(m_reader->api.put(u"/api/messages/"_s + id, {{u"content"_s, u"saved text %1"_s.arg(i)}}).status, 200);
        }
    }
    for (const auto &writer : m_writers) {
        writer->connect();
        writer->resend();
        QVERIFY(writer->socket()->waitUntil([&] {
            writer->pump(false);
            return writer->waiting() == 0;
        }));
    }

    const QList<QJsonObject> history = wholeHistory(m_reader->api, m_group);
    QVERIFY(history.size() > kills * messagesBeforeAKill);
    const auto grep = [&](const QString &text) {
        QStringList out;
        for (const QJsonObject &message : history) {
            if (message.value("type"_L1).toString() == u"text"_s
                && message.value("content"_L1).toString().contains(text, Qt::CaseInsensitive))
                out.prepend(idOf(message));
        }
        return out;
    };
    QCOMPARE(found(u"doomed"_s), QStringList());
    QCOMPARE(found(u"saved text"_s).size(), 6);
    QRandomGenerator random(7);
    qsizetype hits = 0;
    int questions = 0;
    while (questions < 120) {
        const QString content = questions % 4 == 0 ? texts.at(random.bounded(int(texts.size())))
                                                   : history.at(random.bounded(int(history.size()))).value("content"_L1).toString();
        if (content.size() < 3)
            continue;
        const qsizetype begin = random.bounded(int(content.size() - 2));
        const QString piece = content.mid(begin, 3 + random.bounded(9)).trimmed();
        const QStringList wanted = grep(piece);
        // What is asked is what a person would: no piece begins or ends within a character.
        if (piece.size() < 3 || wanted.isEmpty() || wanted.size() > mostHits || piece.front().isMark())
            continue;
        QVERIFY2(found(piece) == wanted, qPrintable(piece));
        hits += wanted.size();
        ++questions;
    }
    QVERIFY(hits > 1000);
    qInfo("%d pieces: search and grep agree on %lld hits in %lld messages", questions, static_cast<long long>(hits),
          static_cast<long long>(history.size()));
}

QTEST_GUILESS_MAIN(TestSearchRecall)
#include "test_search_recall.moc"
