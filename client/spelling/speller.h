// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QThread>

#include <functional>
#include <memory>

namespace kith::client {

/// A Hunspell dictionary of this computer.
struct Dictionary
{
    QString code; ///< as "de_DE"
    QString path; ///< without .aff and .dic
    friend bool operator==(const Dictionary &, const Dictionary &) = default;
};

/// Asks dictionaries of several languages at once: a word is right when one of them knows it.
///
/// Dictionaries are read, and words looked up, on a thread of its own, which begins with the first question.
/// Source: *.aff and *.dic as Debian installs them. Thread: that of its maker; answers come there, later, once.
class Speller : public QObject
{
    Q_OBJECT

public:
    /// `ownWords`: the file in which the person's own words are kept, one a line; empty keeps none.
    Speller(const QString &folder, const QString &ownWords, QObject *parent = nullptr);
    ~Speller() override;

    /// Sorted by code; of one language spoken in many countries each is listed.
    [[nodiscard]] const QList<Dictionary> &dictionaries() const { return m_dictionaries; }
    /// Those that are not there are passed over.
    void setLanguages(const QStringList &codes);
    [[nodiscard]] bool hasLanguages() const { return !m_wanted.isEmpty(); }

    void findWrong(const QStringList &words, QObject *context, std::function<void(const QSet<QString> &)> answer);
    /// The likeliest first. *Range* at most 6.
    void suggest(const QString &word, QObject *context, std::function<void(const QStringList &)> answer);
    /// The person's own word from now on, in every language.
    void learn(const QString &word);

private:
    class Worker;
    template<class Job>
    void run(Job job);
    void hand(std::function<void()> answer);
    void bringBooks();

    QList<Dictionary> m_dictionaries;
    QList<Dictionary> m_wanted;
    bool m_isStale = false;
    QThread m_thread;
    Worker *m_worker;
};

} // namespace kith::client
