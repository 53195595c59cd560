// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QUrl>

namespace kith::client {

/// What may be done with a link that somebody wrote.
struct LinkRule
{
    enum class Verdict {
        Open, ///< it goes where its text says
        Ask, ///< opens only after the person has seen `shown` and agreed
        Refuse, ///< never opened, and not drawn as a link
    };
    enum class Reason {
        None,
        OtherPlace, ///< the text names another host than the target
        Credentials, ///< `https://bank.example@evil.example`
        ForeignLetters, ///< a host with letters outside ASCII, which can look like another one
        OtherScheme, ///< only http, https, mailto and kith are known
        NotAnAddress,
    };

    Verdict verdict = Verdict::Refuse;
    Reason reason = Reason::NotAnAddress;
    QUrl url = {};
    QString shown = {}; ///< the whole address in ASCII, as it will be opened
};

/// Judges `target` as it stands in a message under the words `text` (empty: the address itself). Pure; thread: any.
[[nodiscard]] LinkRule judgeLink(const QString &target, const QString &text);

/// What a link carries in what is drawn: the target itself, or, where the person has to be asked, `kith:ask/REASON/TARGET`,
/// because whoever presses it later does not see its words.
[[nodiscard]] QString hrefOf(const LinkRule &rule);
/// The rule that hrefOf() wrote; Refuse for anything else.
[[nodiscard]] LinkRule ruleOfHref(const QString &href);

} // namespace kith::client
