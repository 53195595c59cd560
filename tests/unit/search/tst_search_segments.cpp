// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/segment_columns.h"
#include "server/search/segment_merger.h"
#include "server/search/segment_pages.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace kith;
using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
using Model = std::map<GramHash, std::set<DocNumber>>;

std::vector<DocNumber> listed(const std::set<DocNumber> &docs)
{
    return {docs.begin(), docs.end()};
}

Model randomModel(QRandomGenerator &random, int docCount, int grams)
{
    Model out;
    for (int i = 0; i < grams; ++i) {
        std::set<DocNumber> &docs = out[random.generate64() >> (64 - gramBits)];
        const int size = random.bounded(3) == 0 ? 1 + random.bounded(docCount) : 1 + random.bounded(3);
        for (int n = 0; n < size; ++n)
            docs.insert(DocNumber(random.bounded(docCount)));
    }
    return out;
}

std::vector<SegmentPage> written(const Model &model, int docCount)
{
    std::vector<SegmentPage> pages;
    PageWriter writer([&](SegmentPage page) { pages.push_back(std::move(page)); });
    for (const auto &[hash, docs] : model)
        writer.add(hash, Posting::encode(listed(docs), docCount));
    writer.finish();
    return pages;
}

Model readBack(const std::vector<SegmentPage> &pages)
{
    Model out;
    for (const SegmentPage &page : pages) {
        PageReader reader(page);
        while (const auto entry = reader.next()) {
            const std::vector<DocNumber> docs = Posting::decode(entry->posting);
            out[entry->hash].insert(docs.begin(), docs.end());
        }
        if (reader.isDamaged())
            return {};
    }
    return out;
}

Segment sized(qint64 number, int docs, qint64 bytes = 1000)
{
    return {.id = SegmentId(number),
            .docs = docs,
            .firstId = number * 10,
            .lastId = number * 10 + 9,
            .firstAtMs = 0,
            .lastAtMs = 0,
            .sizeBytes = bytes};
}

int docsOf(const std::vector<Segment> &segments)
{
    int docs = 0;
    for (const Segment &segment : segments)
        docs += segment.docs;
    return docs;
}
} // namespace

class TestSearchSegments : public QObject
{
    Q_OBJECT

private slots:
    void postingKeepsItsDocuments_data();
    void postingKeepsItsDocuments();
    void densePostingIsOneBitADocument();
    void foreignBytesAreNoPosting();
    void setsMeetAndFilter();
    void pagesKeepTheirGrams();
    void everyGramIsFoundInItsPage();
    void editedPagesAreLikeNewOnes();
    void untouchedPageStays();
    void columnsKeepTheirValues_data();
    void columnsKeepTheirValues();
    void damagedColumnGivesNothing();
    void mergesLikeSizesOnly();
    void growingIndexStaysSmallInSegments();
};

void TestSearchSegments::postingKeepsItsDocuments_data()
{
    QTest::addColumn<int>("docCount");
    QTest::addColumn<int>("size");
    for (const int docCount : {1, 7, 64, 65, 4096, 65'536}) {
        for (const int size : {1, docCount / 100, docCount / 5, docCount}) {
            if (size > 0)
                QTest::addRow("%d of %d", size, docCount) << docCount << size;
        }
    }
}

void TestSearchSegments::postingKeepsItsDocuments()
{
    QFETCH(int, docCount);
    QFETCH(int, size);
    QRandomGenerator random(uint(docCount + size));
    std::set<DocNumber> docs;
    while (int(docs.size()) < size)
        docs.insert(DocNumber(size == docCount ? int(docs.size()) : random.bounded(docCount)));
    const QByteArray posting = Posting::encode(listed(docs), docCount);
    QCOMPARE(Posting::size(posting), quint64(size));
    QCOMPARE(Posting::decode(posting), listed(docs));
    std::vector<DocNumber> newestFirst = Posting::toSet(posting).newestFirst();
    std::ranges::reverse(newestFirst);
    QCOMPARE(newestFirst, listed(docs));
}

void TestSearchSegments::densePostingIsOneBitADocument()
{
    std::vector<DocNumber> all;
    for (int doc = 0; doc < segmentDocsMax; ++doc)
        all.push_back(DocNumber(doc));
    QVERIFY(Posting::encode(all, segmentDocsMax).size() <= segmentDocsMax / 8 + 4);
    QVERIFY(Posting::encode({7}, segmentDocsMax).size() <= 3);
}

void TestSearchSegments::foreignBytesAreNoPosting()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes(random.bounded(40), '\0');
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        const std::vector<DocNumber> docs = Posting::decode(bytes);
        QVERIFY(std::ranges::is_sorted(docs));
        SegmentPage page{.firstHash = random.generate64() >> (64 - gramBits), .data = bytes};
        PageReader reader(page);
        int entries = 0;
        while (reader.next())
            ++entries;
        QVERIFY(entries <= bytes.size());
        (void)findInPage(page, page.firstHash + 3);
        (void)edited(page, {}, 100);
        const DictionaryColumn column(bytes);
        QVERIFY(column.indexAt(DocNumber(random.bounded(segmentDocsMax))) <= 0xFFFFFFFF);
        (void)column.at(DocNumber(random.bounded(segmentDocsMax)));
        (void)ascending_column::decode(bytes);
    }
}

void TestSearchSegments::setsMeetAndFilter()
{
    DocSet all = DocSet::all(100);
    QCOMPARE(all.newestFirst().size(), size_t(100));
    QCOMPARE(all.newestFirst().front(), DocNumber(99));
    DocSet some;
    for (const int doc : {3, 64, 99, 100, 65'535})
        some.insert(DocNumber(doc));
    all.intersect(some);
    QCOMPARE(all.newestFirst(), (std::vector<DocNumber>{99, 64, 3}));
    all.filter([](DocNumber doc) { return doc != 64; });
    QCOMPARE(all.newestFirst(), (std::vector<DocNumber>{99, 3}));
    all.remove(99);
    all.remove(3);
    QVERIFY(all.isEmpty());
    QCOMPARE(DocSet::all(segmentDocsMax).newestFirst().size(), size_t(segmentDocsMax));
}

void TestSearchSegments::pagesKeepTheirGrams()
{
    QRandomGenerator random(6);
    const Model model = randomModel(random, 1000, 2000);
    const std::vector<SegmentPage> pages = written(model, 1000);
    QVERIFY(pages.size() > 20);
    QCOMPARE(pages.front().firstHash, GramHash(0));
    QVERIFY(readBack(pages) == model);
    for (const SegmentPage &page : pages)
        QVERIFY(page.data.size() <= PageWriter::pageBytes + 1000);
}

void TestSearchSegments::everyGramIsFoundInItsPage()
{
    QRandomGenerator random(7);
    const Model model = randomModel(random, 500, 1000);
    const std::vector<SegmentPage> pages = written(model, 500);
    for (const auto &[hash, docs] : model) {
        const auto after = std::ranges::upper_bound(pages, hash, {}, &SegmentPage::firstHash);
        const auto posting = findInPage(*(after - 1), hash);
        QVERIFY(posting.has_value());
        QCOMPARE(Posting::decode(*posting), listed(docs));
        QVERIFY(model.contains(hash + 1) || !findInPage(*(after - 1), hash + 1));
    }
}

void TestSearchSegments::editedPagesAreLikeNewOnes()
{
    constexpr int docCount = 300;
    QRandomGenerator random(8);
    Model model = randomModel(random, docCount, 1500);
    std::vector<SegmentPage> pages = written(model, docCount);
    for (int round = 0; round < 15; ++round) {
        DocSet gone;
        std::set<std::pair<GramHash, DocNumber>> added;
        for (int n = 0; n < 5; ++n) {
            const auto doc = DocNumber(random.bounded(docCount));
            gone.insert(doc);
            for (auto &[hash, docs] : model)
                docs.erase(doc);
            std::erase_if(added, [&](const auto &pair) { return pair.second == doc; });
            for (int g = 0; g < 10; ++g) {
                // Some new, some that others have, some below every gram that there was.
                const GramHash hash = g < 5   ? random.generate64() >> (64 - gramBits)
                                      : g < 9 ? std::next(model.begin(), random.bounded(int(model.size())))->first
                                              : 1;
                added.emplace(hash, doc);
            }
        }
        for (const auto &[hash, doc] : added)
            model[hash].insert(doc);
        std::erase_if(model, [](const auto &entry) { return entry.second.empty(); });
        for (size_t i = 0; i < pages.size(); ++i) {
            const GramHash end = i + 1 < pages.size() ? pages[i + 1].firstHash : GramHash(1) << gramBits;
            PageEdit edit{.gone = gone, .added = {}};
            for (const auto &pair : added) {
                if (pair.first >= pages[i].firstHash && pair.first < end)
                    edit.added.push_back(pair);
            }
            if (auto fresh = edited(pages[i], edit, docCount))
                pages[i] = std::move(*fresh);
        }
        QVERIFY(readBack(pages) == model);
    }
}

void TestSearchSegments::untouchedPageStays()
{
    const Model model{{10, {1, 2}}, {20, {3}}};
    const std::vector<SegmentPage> pages = written(model, 10);
    QVERIFY(!edited(pages.front(), {}, 10));
    PageEdit edit;
    edit.gone.insert(5);
    QVERIFY(!edited(pages.front(), edit, 10));
    edit.gone.insert(3);
    const auto fresh = edited(pages.front(), edit, 10);
    QVERIFY(fresh.has_value());
    QVERIFY(!findInPage(*fresh, 20));
}

void TestSearchSegments::columnsKeepTheirValues_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("different");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("a byte") << 1000 << 256;
    QTest::newRow("two bytes") << 3000 << 257;
    QTest::newRow("all different") << 65'536 << 65'536;
}

void TestSearchSegments::columnsKeepTheirValues()
{
    QFETCH(int, size);
    QFETCH(int, different);
    std::vector<qint64> values;
    std::vector<qint64> ascending;
    for (int i = 0; i < size; ++i) {
        values.push_back((qint64(i % different) + 1) * 1'000'000'007);
        ascending.push_back(qint64(i) * i * 4096 + 1);
    }
    const DictionaryColumn column(DictionaryColumn::encode(values));
    QCOMPARE(int(column.dictionary().size()), different);
    for (int i = 0; i < size; ++i)
        QCOMPARE(column.at(DocNumber(i)), values[size_t(i)]);
    QCOMPARE(ascending_column::decode(ascending_column::encode(ascending)), ascending);
}

void TestSearchSegments::damagedColumnGivesNothing()
{
    const DictionaryColumn none;
    QCOMPARE(none.at(0), 0);
    QByteArray bytes = DictionaryColumn::encode({5, 6, 5});
    bytes.chop(1);
    const DictionaryColumn column(bytes);
    QCOMPARE(column.at(0), 5);
    QCOMPARE(column.at(2), 0);
}

void TestSearchSegments::mergesLikeSizesOnly()
{
    std::vector<Segment> live;
    for (int i = 1; i <= 7; ++i)
        live.push_back(sized(i, 512));
    live.push_back(sized(100, 4096));
    QVERIFY(chooseMerge(live).empty());
    live.push_back(sized(8, 512));
    const std::vector<Segment> chosen = chooseMerge(live);
    QCOMPARE(int(chosen.size()), 8);
    QCOMPARE(docsOf(chosen), 8 * 512);
    std::vector<Segment> full(100, sized(1, segmentDocsMax));
    QVERIFY(chooseMerge(full).empty());
    std::vector<Segment> heavy(100, sized(1, 100, 9 * 1024 * 1024));
    QVERIFY(chooseMerge(heavy).empty());
}

void TestSearchSegments::growingIndexStaysSmallInSegments()
{
    for (const int batch : {512, 1000, 4096}) {
        std::vector<Segment> live;
        qint64 number = 0;
        qint64 rewritten = 0;
        const int messages = 1'000'000;
        for (int added = 0; added < messages; added += batch) {
            live.push_back(sized(++number, batch));
            for (;;) {
                const std::vector<Segment> chosen = chooseMerge(live);
                if (chosen.empty())
                    break;
                QVERIFY(docsOf(chosen) <= segmentDocsMax);
                rewritten += docsOf(chosen);
                std::erase_if(live, [&](const Segment &segment) {
                    return std::ranges::any_of(chosen, [&](const Segment &gone) { return gone.id == segment.id; });
                });
                live.push_back(sized(++number, docsOf(chosen)));
            }
        }
        QVERIFY2(live.size() < 60, qPrintable(QString::number(live.size())));
        QVERIFY2(rewritten < 3 * qint64(messages), qPrintable(QString::number(rewritten)));
    }
}

QTEST_GUILESS_MAIN(TestSearchSegments)
#include "tst_search_segments.moc"
