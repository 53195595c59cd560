// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/contact.h"
#include "shared/model/conversation.h"
#include "shared/model/file.h"
#include "shared/model/invite.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/problem.h"
#include "tests/contract/operations.h"
#include "tests/support/api_client/shape.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace kith;
using namespace Qt::Literals::StringLiterals;

namespace {
const QString protocolDir = QStringLiteral(KITH_SOURCE_DIR "/tests/data/protocol/");

QString textOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

/// What answers requests; the command line (server/cli) only makes them.
QString serverSources()
{
    QString all;
    QDirIterator it(QStringLiteral(KITH_SOURCE_DIR "/server"), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (!path.contains("/server/cli/"_L1))
            all += textOf(path);
    }
    return all;
}

QSet<QString> captures(const QString &text, const QString &pattern)
{
    QSet<QString> out;
    const QRegularExpression expression(pattern);
    for (auto it = expression.globalMatch(text); it.hasNext();)
        out.insert(it.next().captured(1));
    return out;
}

QSet<QString> operationPaths()
{
    QSet<QString> out;
    for (const test::Operation &operation : test::operations()) {
        if (!operation.path.isEmpty())
            out.insert(operation.path);
    }
    return out;
}

template<class T>
QJsonObject roundTrip(const Result<T> &decoded)
{
    return decoded ? toJson(*decoded) : QJsonObject{{u"error"_s, decoded.error().detail}};
}
} // namespace

/// The tables that the other contract tests walk are whole, and the golden examples are what our codecs read and write.
class TestTables : public QObject
{
    Q_OBJECT

private slots:
    void everyPathOfTheServerHasAnOperation();
    void everyCommandOfTheServerHasAnOperation();
    void everyPathOfTheDocumentHasAnOperation();
    void everyEventOfTheServerHasAShape();
    void exampleSurvivesItsCodec_data();
    void exampleSurvivesItsCodec();
};

void TestTables::everyPathOfTheServerHasAnOperation()
{
    const QSet<QString> paths = captures(serverSources(), uR"re("(/(?:api/|healthz|readyz)[^"?\s]*)")re"_s);
    QVERIFY(paths.size() > 20);
    QCOMPARE((paths - operationPaths()).values(), QStringList());
    QCOMPARE((operationPaths() - paths).values(), QStringList());
}

void TestTables::everyCommandOfTheServerHasAnOperation()
{
    const QString sources = serverSources();
    const QSet<QString> commands = captures(sources, uR"re(Verb::\w+,\s*[^,]+,\s*"([a-z.]+)"_ba)re"_s);
    QVERIFY(commands.size() >= 6);
    QSet<QString> known;
    for (const test::Operation &operation : test::operations()) {
        if (!operation.command.isEmpty())
            known.insert(QString::fromLatin1(operation.command));
    }
    QCOMPARE((commands - known).values(), QStringList());
    QCOMPARE((known - commands).values(), QStringList());

    const QSet<QString> byTheSocket = captures(sources, uR"re(command\.name == "([a-z.]+)"_L1)re"_s);
    QSet<QString> knownOfTheSocket;
    for (const QByteArray &command : test::socketCommands())
        knownOfTheSocket.insert(QString::fromLatin1(command));
    QCOMPARE(byTheSocket - QSet<QString>{u"hello"_s}, knownOfTheSocket);
}

void TestTables::everyPathOfTheDocumentHasAnOperation()
{
    const QSet<QString> named = captures(textOf(QStringLiteral(KITH_SOURCE_DIR "/docs/protocol.md")),
                                         uR"re((/api/[a-zA-Z{}/-]+[a-zA-Z}](?:\.json)?))re"_s);
    QSet<QString> known = operationPaths();
    // `DELETE /api/contacts/{userId or contact id}` is cut at the space.
    known.insert(u"/api/contacts/{userId"_s);
    QCOMPARE((named - known).values(), QStringList());
}

void TestTables::everyEventOfTheServerHasAShape()
{
    const QStringList shapes = test::Shapes(protocolDir + u"shapes.json"_s).names();
    const QSet<QString> events = captures(
        serverSources(),
        uR"re("((?:message|conversation|participant|me)\.(?:created|changed)|receipt|typing|presence|bye|notification)"_s,)re"_s);
    QVERIFY(events.contains(u"message.created"_s));
    for (const QString &event : events)
        QVERIFY2(shapes.contains(u"event_"_s + QString(event).replace(u'.', u'_')), qPrintable(event));
}

void TestTables::exampleSurvivesItsCodec_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("shape");
    const QDir examples(protocolDir + u"examples"_s);
    const QStringList files = examples.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 15);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << examples.filePath(file) << file.section(u'.', 0, 0);
}

void TestTables::exampleSurvivesItsCodec()
{
    QFETCH(QString, file);
    QFETCH(QString, shape);
    const QJsonObject example = QJsonDocument::fromJson(textOf(file).toUtf8()).object();
    QVERIFY(!example.isEmpty());
    QCOMPARE(test::Shapes(protocolDir + u"shapes.json"_s).differences(example, shape), QStringList());

    QJsonObject again;
    if (shape.startsWith(u"user_"_s))
        again = roundTrip(userFromJson(example));
    else if (shape.startsWith(u"contact_"_s))
        again = roundTrip(contactFromJson(example));
    else if (shape == u"conversation_direct"_s || shape == u"conversation_group"_s)
        again = roundTrip(conversationFromJson(example));
    else if (shape == u"participant"_s)
        again = roundTrip(participantFromJson(example));
    else if (shape == u"message"_s)
        again = roundTrip(messageFromJson(example));
    else if (shape == u"receipt"_s)
        again = roundTrip(receiptFromJson(example));
    else if (shape == u"invite"_s)
        again = roundTrip(inviteFromJson(example));
    else if (shape == u"invite_notice"_s)
        again = roundTrip(inviteNoticeFromJson(example));
    else if (shape == u"file"_s)
        again = roundTrip(uploadFromJson(example));
    else if (shape == u"session"_s)
        again = roundTrip(sessionFromJson(example));
    else if (shape == u"problem"_s)
        again = problemToJson(problemFromJson(example), example.value("requestId"_L1).toString());
    else if (shape.startsWith(u"event_"_s)) {
        const auto frame = decodeServerFrame(QJsonDocument(example).toJson());
        QVERIFY(frame && frame->event);
        again = QJsonDocument::fromJson(encodeEvent(*frame->event)).object();
    } else {
        QFAIL("no codec is known for this shape");
    }
    QCOMPARE(QString::fromUtf8(QJsonDocument(again).toJson()), QString::fromUtf8(QJsonDocument(example).toJson()));
}

QTEST_GUILESS_MAIN(TestTables)
#include "test_tables.moc"
