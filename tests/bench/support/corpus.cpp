// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/corpus.h"

#include <algorithm>

namespace kith::bench {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int vocabulary = 30'000;
constexpr int wordsAtLeast = 5;
constexpr int wordsSpread = 30;

const char commonWords[]
    = "the be to of and a in that have I it for not on with he as you do at this but his by from they we say her she or an will my one all "
      "would there their what so up out if about who get which go me when make can like time no just him know take people into year your "
      "good some could them see other than then now look only come its over think also back after use two how our work first well way even "
      "new want because any these give day most us is was are been has had were said did getting made found where much too more very still "
      "here great should never through before long little own while last might let under why ask went men read need land different home "
      "move "
      "try kind hand picture again change off play spell air away animal house point page letter mother answer found study learn plant "
      "cover "
      "food sun four between state keep eye never last let thought city tree cross farm hard start might story saw far sea draw left late "
      "run "
      "meeting tomorrow morning please thanks okay sure maybe later today tonight week monday friday project report budget customer ticket "
      "server update release version branch review merge build test failed passed deploy rollback backup restore message channel group "
      "call";

QString puzzleWord(QRandomGenerator &random)
{
    static const QStringList syllables{u"ka"_s,  u"ro"_s,  u"mi"_s,  u"ten"_s, u"sol"_s, u"ver"_s, u"an"_s,  u"di"_s, u"lu"_s,   u"pre"_s,
                                       u"sta"_s, u"gor"_s, u"bel"_s, u"hu"_s,  u"win"_s, u"ash"_s, u"ing"_s, u"er"_s, u"tion"_s, u"om"_s};
    QString out;
    const int count = 2 + random.bounded(3);
    for (int i = 0; i < count; ++i)
        out += syllables.at(random.bounded(int(syllables.size())));
    return out;
}
} // namespace

Corpus::Corpus(quint32 seed, Scripts scripts)
    : m_scripts(scripts)
    , m_random(seed)
{
    m_words = QString::fromLatin1(commonWords).split(u' ', Qt::SkipEmptyParts);
    while (m_words.size() < vocabulary)
        m_words.append(puzzleWord(m_random));
    double sum = 0;
    for (int rank = 0; rank < vocabulary; ++rank) {
        sum += 1.0 / (rank + 2.7); // Source: Zipf's law with Mandelbrot's offset
        m_weights.push_back(sum);
    }
}

int Corpus::randomRank()
{
    const double at = m_random.generateDouble() * m_weights.back();
    return int(std::lower_bound(m_weights.begin(), m_weights.end(), at) - m_weights.begin());
}

QString Corpus::hanMessage()
{
    QString out;
    for (int n = 10 + m_random.bounded(40); n > 0; --n)
        out += n % 12 == 0 ? QChar(u'，') : QChar(0x4E00 + m_random.bounded(m_random.bounded(1, 2000)));
    return out;
}

QString Corpus::foreignMessage()
{
    static const QStringList sentences{u"Увидимся завтра утром на старом месте возле реки"_s,
                                       u"Кто возьмёт лопату и длинный шланг"_s,
                                       u"نلتقي غدا صباحا في المكان القديم"_s,
                                       u"من يحضر الكتاب الأزرق"_s,
                                       u"कल सुबह पुरानी जगह पर मिलते हैं"_s,
                                       u"พรุ่งนี้เช้าเจอกันที่เดิมนะ"_s};
    return sentences.at(m_random.bounded(int(sentences.size()))) + u" · "_s + QString::number(m_random.bounded(10'000));
}

QString Corpus::message()
{
    if (m_random.bounded(20) == 0)
        return hanMessage();
    if (m_scripts == Scripts::Many && m_random.bounded(10) == 0)
        return foreignMessage();
    QString out;
    const int count = wordsAtLeast + m_random.bounded(wordsSpread);
    for (int i = 0; i < count; ++i) {
        QString one = m_words.at(randomRank());
        if (i == 0)
            one[0] = one.at(0).toUpper();
        out += one;
        out += i + 1 == count ? u"."_s : m_random.bounded(9) == 0 ? u", "_s : u" "_s;
    }
    if (m_scripts == Scripts::Many && m_random.bounded(10) == 0)
        out += QStringList{u" 😀"_s, u" 👍🏽"_s, u" 🌱"_s, u" 👨‍👩‍👧"_s}.at(m_random.bounded(4));
    return out;
}

} // namespace kith::bench
