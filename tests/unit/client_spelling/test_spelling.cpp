// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Spelling against real Hunspell dictionaries, made here so that the test needs none of the computer's.
#include "client/spelling/speller.h"
#include "client/spelling/words.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList words(const QString &text)
{
    QStringList out;
    for (const WordPlace &place : wordsToSpell(text)) {
        out.append(place.word);
        if (text.mid(place.start, place.word.size()) != place.word)
            out.append(u"not where it says"_s);
    }
    return out;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class SpellingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void onlyWordsOfALanguageAreSpelt_data();
    void onlyWordsOfALanguageAreSpelt();
    void aWordIsRightInAnyOfTheLanguages();
    void encodingsAreTheDictionarysOwn();
    void suggestionsComeFromAllLanguages();
    void ownWordsAreKept();
    void withoutDictionariesNothingIsWrong();
    void nobodyIsToldWhoIsGone();

private:
    QSet<QString> wrong(Speller &speller, const QStringList &asked);
    QTemporaryDir m_folder;
};

void SpellingTest::initTestCase()
{
    write(m_folder.filePath(u"en_XX.aff"_s), "SET UTF-8\nTRY esianrtolcdugmphbyfvkwzESIANRTOLCDUGMPHBYFVKWZ'\nSFX S Y 1\nSFX S 0 s .\n");
    write(m_folder.filePath(u"en_XX.dic"_s), "5\ngarden/S\nwater\nhouse/S\ndon't\nthe\n");
    // ISO 8859-1, as the German dictionary is.
    write(m_folder.filePath(u"de_XX.aff"_s), "SET ISO8859-1\nTRY esianrtolcdugmphbyfvkwz\n");
    write(m_folder.filePath(u"de_XX.dic"_s), "4\nGarten\nT\xfcr\nStra\xdf"
                                             "e\nHaus\n");
    write(m_folder.filePath(u"half.aff"_s), "SET UTF-8\n");
}

void SpellingTest::onlyWordsOfALanguageAreSpelt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("plain") << u"The garden, the house."_s << QStringList{u"The"_s, u"garden"_s, u"the"_s, u"house"_s};
    QTest::newRow("apostrophe") << u"don't l\u2019eau 'quoted'"_s << QStringList{u"don't"_s, u"l\u2019eau"_s, u"quoted"_s};
    QTest::newRow("code span") << u"run `makeit now` please"_s << QStringList{u"run"_s, u"please"_s};
    QTest::newRow("code block") << u"see\n```cpp\nint mian();\n```\nthere"_s << QStringList{u"see"_s, u"there"_s};
    QTest::newRow("open code block") << u"see\n```\nint mian();"_s << QStringList{u"see"_s};
    QTest::newRow("links") << u"at https://kith.exmaple/abc?x=tset or www.exmaple.org/tset it is"_s
                           << QStringList{u"at"_s, u"or"_s, u"it"_s, u"is"_s};
    QTest::newRow("address") << u"write to elin@exmaple.org today"_s << QStringList{u"write"_s, u"to"_s, u"today"_s};
    QTest::newRow("mention") << u"ask @Daniel about it"_s << QStringList{u"ask"_s, u"about"_s, u"it"_s};
    QTest::newRow("emoji") << u"good :thumbsup: 👍🏽 done"_s << QStringList{u"good"_s, u"done"_s};
    QTest::newRow("numbers and names of things") << u"the 3rd NATO A4 x86_64 snake_case"_s << QStringList{u"the"_s};
    QTest::newRow("path") << u"in /usr/shaer/dict it is"_s << QStringList{u"in"_s, u"it"_s, u"is"_s};
    QTest::newRow("other scripts") << u"привет مرحبا 你好"_s << QStringList{u"привет"_s, u"مرحبا"_s};
    QTest::newRow("marks") << u"cafe\u0301 Tür"_s << QStringList{u"cafe\u0301"_s, u"Tür"_s};
    QTest::newRow("empty") << QString() << QStringList();
}

void SpellingTest::onlyWordsOfALanguageAreSpelt()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, expected);
    QCOMPARE(words(text), expected);
}

QSet<QString> SpellingTest::wrong(Speller &speller, const QStringList &asked)
{
    std::optional<QSet<QString>> answer;
    speller.findWrong(asked, this, [&answer](const QSet<QString> &found) { answer = found; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        return {u"no answer"_s};
    return *answer;
}

void SpellingTest::aWordIsRightInAnyOfTheLanguages()
{
    Speller speller(m_folder.path(), {});
    QCOMPARE(speller.dictionaries().size(), 2);
    speller.setLanguages({u"en_XX"_s});
    QCOMPARE(wrong(speller, {u"garden"_s, u"gardens"_s, u"gardn"_s, u"Haus"_s, u"don\u2019t"_s}), QSet<QString>({u"gardn"_s, u"Haus"_s}));
    speller.setLanguages({u"en_XX"_s, u"de_XX"_s});
    QCOMPARE(wrong(speller, {u"garden"_s, u"gardn"_s, u"Haus"_s}), QSet<QString>({u"gardn"_s}));
    speller.setLanguages({u"de_XX"_s});
    QCOMPARE(wrong(speller, {u"garden"_s, u"Haus"_s}), QSet<QString>({u"garden"_s}));
}

void SpellingTest::encodingsAreTheDictionarysOwn()
{
    Speller speller(m_folder.path(), {});
    speller.setLanguages({u"de_XX"_s});
    QCOMPARE(wrong(speller, {u"Tür"_s, u"Straße"_s, u"Tur"_s, u"привет"_s}), QSet<QString>({u"Tur"_s, u"привет"_s}));
}

void SpellingTest::suggestionsComeFromAllLanguages()
{
    Speller speller(m_folder.path(), {});
    speller.setLanguages({u"en_XX"_s, u"de_XX"_s});
    QStringList found;
    speller.suggest(u"Gartn"_s, this, [&found](const QStringList &answer) { found = answer; });
    QTRY_VERIFY(found.contains(u"Garten"_s));
    QVERIFY(found.size() <= 6);
    found.clear();
    speller.suggest(u"gardn"_s, this, [&found](const QStringList &answer) { found = answer; });
    QTRY_VERIFY(found.contains(u"garden"_s));
}

void SpellingTest::ownWordsAreKept()
{
    const QString own = m_folder.filePath(u"words.txt"_s);
    {
        Speller speller(m_folder.path(), own);
        speller.setLanguages({u"en_XX"_s});
        QCOMPARE(wrong(speller, {u"Kith"_s}).size(), 1);
        speller.learn(u"Kith"_s);
        QCOMPARE(wrong(speller, {u"Kith"_s}).size(), 0);
    }
    QCOMPARE(QFile::permissions(own) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    Speller again(m_folder.path(), own);
    again.setLanguages({u"en_XX"_s});
    QCOMPARE(wrong(again, {u"Kith"_s, u"Kitth"_s}), QSet<QString>({u"Kitth"_s}));
}

void SpellingTest::withoutDictionariesNothingIsWrong()
{
    Speller speller(m_folder.filePath(u"nowhere"_s), {});
    QVERIFY(speller.dictionaries().isEmpty());
    speller.setLanguages({u"en_XX"_s});
    QVERIFY(!speller.hasLanguages());
    QCOMPARE(wrong(speller, {u"gardn"_s}), QSet<QString>());
}

void SpellingTest::nobodyIsToldWhoIsGone()
{
    Speller speller(m_folder.path(), {});
    speller.setLanguages({u"en_XX"_s});
    auto asking = std::make_unique<QObject>();
    bool isTold = false;
    speller.findWrong({u"gardn"_s}, asking.get(), [&isTold](const QSet<QString> &) { isTold = true; });
    asking.reset();
    QCOMPARE(wrong(speller, {u"gardn"_s}).size(), 1);
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(SpellingTest)
#include "test_spelling.moc"
