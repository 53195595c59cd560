// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/spelling/speller.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QLoggingCategory>
#include <QtCore/QPointer>
#include <QtCore/QSaveFile>
#include <QtCore/QStringConverter>

#include <hunspell/hunspell.hxx>

#include <utility>
#include <vector>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcSpelling, "kith.client.spelling")

constexpr int mostSuggestions = 6;
constexpr int longestWord = 64;
constexpr int mostRemembered = 20'000;

/// One dictionary with the way its words are written in bytes.
class Book
{
public:
    explicit Book(const QString &path)
        : m_hunspell(QFile::encodeName(path + u".aff"_s).constData(), QFile::encodeName(path + u".dic"_s).constData())
        , m_encoding(m_hunspell.get_dict_encoding())
        , m_isUsable(QStringEncoder(m_encoding.c_str()).isValid())
    {
    }

    [[nodiscard]] bool isUsable() const { return m_isUsable; }
    [[nodiscard]] bool knows(const QString &word)
    {
        QStringEncoder encode(m_encoding.c_str());
        const QByteArray bytes = encode(word);
        return !encode.hasError() && m_hunspell.spell(bytes.toStdString());
    }
    [[nodiscard]] QStringList suggest(const QString &word)
    {
        QStringEncoder encode(m_encoding.c_str());
        const QByteArray bytes = encode(word);
        QStringList found;
        if (encode.hasError())
            return found;
        for (const std::string &each : m_hunspell.suggest(bytes.toStdString())) {
            QStringDecoder decode(m_encoding.c_str());
            found.append(decode(QByteArrayView(each)));
        }
        return found;
    }

private:
    Hunspell m_hunspell;
    std::string m_encoding;
    bool m_isUsable;
};

/// Dictionaries know the straight apostrophe.
QString plain(QString word)
{
    return word.replace(u'\u2019', u'\'');
}

} // namespace

class Speller::Worker : public QObject
{
public:
    explicit Worker(QString ownWords)
        : m_ownFile(std::move(ownWords))
    {
        QFile file(m_ownFile);
        if (!m_ownFile.isEmpty() && file.open(QIODevice::ReadOnly)) {
            const QStringList words = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
            m_own = QSet<QString>(words.cbegin(), words.cend());
        }
    }

    void use(const QList<Dictionary> &dictionaries)
    {
        m_books.clear();
        m_known.clear();
        for (const Dictionary &dictionary : dictionaries) {
            auto book = std::make_unique<Book>(dictionary.path);
            if (book->isUsable())
                m_books.push_back(std::move(book));
            else
                qCWarning(lcSpelling).noquote() << "The dictionary cannot be read:" << dictionary.path;
        }
    }

    [[nodiscard]] bool isRight(const QString &written)
    {
        const QString word = plain(written);
        if (m_books.empty() || word.size() > longestWord || m_own.contains(word) || m_own.contains(word.toLower()))
            return true;
        if (const auto known = m_known.constFind(word); known != m_known.cend())
            return *known;
        bool isRight = false;
        for (const auto &book : m_books)
            isRight = isRight || book->knows(word);
        if (m_known.size() >= mostRemembered)
            m_known.clear();
        m_known.insert(word, isRight);
        return isRight;
    }

    [[nodiscard]] QStringList suggest(const QString &written)
    {
        // The best of each language, then the second best of each.
        QList<QStringList> all;
        for (const auto &book : m_books)
            all.append(book->suggest(plain(written).left(longestWord)));
        QStringList found;
        for (int i = 0; found.size() < mostSuggestions && i < mostSuggestions; ++i) {
            for (const QStringList &of : std::as_const(all)) {
                if (i < of.size() && !found.contains(of[i]) && found.size() < mostSuggestions)
                    found.append(of[i]);
            }
        }
        return found;
    }

    void learn(const QString &word)
    {
        m_own.insert(plain(word));
        if (m_ownFile.isEmpty())
            return;
        QStringList words(m_own.cbegin(), m_own.cend());
        words.sort();
        QSaveFile file(m_ownFile);
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
            || file.write((words.join(u'\n') + u'\n').toUtf8()) < 0 || !file.commit())
            qCWarning(lcSpelling).noquote() << "The word could not be kept:" << file.errorString();
    }

private:
    std::vector<std::unique_ptr<Book>> m_books;
    QHash<QString, bool> m_known;
    QSet<QString> m_own;
    QString m_ownFile;
};

Speller::Speller(const QString &folder, const QString &ownWords, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(ownWords))
{
    const QStringList files = QDir(folder).entryList({u"*.aff"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const QString code = file.chopped(4);
        if (QFile::exists(folder + u'/' + code + u".dic"_s))
            m_dictionaries.append({.code = code, .path = folder + u'/' + code});
    }
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

Speller::~Speller()
{
    if (!m_thread.isRunning()) {
        delete m_worker;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

template<class Job>
void Speller::run(Job job)
{
    if (!m_thread.isRunning())
        m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_worker, std::move(job), Qt::QueuedConnection);
}

/// From the thread of the dictionaries; it ends before this object does.
void Speller::hand(std::function<void()> answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

void Speller::setLanguages(const QStringList &codes)
{
    m_wanted.clear();
    for (const Dictionary &dictionary : std::as_const(m_dictionaries)) {
        if (codes.contains(dictionary.code))
            m_wanted.append(dictionary);
    }
    m_isStale = true;
}

/// Dictionaries are large: they are read when the first word is asked for.
void Speller::bringBooks()
{
    if (std::exchange(m_isStale, false))
        run([worker = m_worker, wanted = m_wanted] { worker->use(wanted); });
}

void Speller::findWrong(const QStringList &words, QObject *context, std::function<void(const QSet<QString> &)> answer)
{
    bringBooks();
    run([this, worker = m_worker, words, guard = QPointer<QObject>(context), answer = std::move(answer)] {
        QSet<QString> wrong;
        for (const QString &word : words) {
            if (!worker->isRight(word))
                wrong.insert(word);
        }
        hand([guard, answer, wrong] {
            if (guard)
                answer(wrong);
        });
    });
}

void Speller::suggest(const QString &word, QObject *context, std::function<void(const QStringList &)> answer)
{
    bringBooks();
    run([this, worker = m_worker, word, guard = QPointer<QObject>(context), answer = std::move(answer)] {
        const QStringList found = worker->suggest(word);
        hand([guard, answer, found] {
            if (guard)
                answer(found);
        });
    });
}

void Speller::learn(const QString &word)
{
    run([worker = m_worker, word] { worker->learn(word); });
}

} // namespace kith::client
