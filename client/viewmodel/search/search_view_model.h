// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/search/search_list_model.h"

namespace kith::client {

/// What is looked for, where, and what was found. Wishes leave as signals; facts come in through the setters.
class SearchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::SearchListModel *model READ model CONSTANT)
    Q_PROPERTY(int kinds READ kinds NOTIFY kindsChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QString scope READ scope NOTIFY scopeChanged)
    Q_PROPERTY(QString status READ status NOTIFY statusChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)

public:
    using QObject::QObject;
    enum Kind { Conversation, Message, File };
    Q_ENUM(Kind)

    [[nodiscard]] SearchListModel *model() { return &m_model; }
    /// How many of Conversation, Message and File were found: each has a heading.
    [[nodiscard]] int kinds() const { return m_kinds; }
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    /// The name of the one conversation that is searched; empty: all of them.
    [[nodiscard]] QString scope() const { return m_scope; }
    [[nodiscard]] QString scopeId() const { return m_scopeId; }
    /// How much was searched, or what is still under way.
    [[nodiscard]] QString status() const { return m_status; }
    /// What is wrong with the text, as a sentence.
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Starts over, in one conversation or in all.
    Q_INVOKABLE void begin(const QString &conversationId = {}, const QString &name = {});
    Q_INVOKABLE void leaveScope();
    Q_INVOKABLE void end();
    Q_INVOKABLE void choose(int row);
    /// The text with one more filter to be filled in; the next kind of filter where it ends with one that is not.
    [[nodiscard]] Q_INVOKABLE QString withNextFilter(const QString &text) const;
    /// The end of the list is on screen.
    Q_INVOKABLE void more() { Q_EMIT moreRequested(); }

    void setRows(const QList<SearchRow> &rows);
    void setStatus(const QString &status, const QString &problem = {});

signals:
    void kindsChanged();
    void textChanged();
    void scopeChanged();
    void statusChanged();
    /// Somebody began or went on typing, or chose another scope.
    void wanted();
    void ended();
    void moreRequested();
    void conversationChosen(const QString &conversationId);
    void messageChosen(const QString &conversationId, const QString &messageId);

private:
    SearchListModel m_model;
    int m_kinds = 0;
    QString m_text;
    QString m_scopeId;
    QString m_scope;
    QString m_status;
    QString m_problem;
};

} // namespace kith::client
