// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/terminal.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// Nothing that is typed is shown while one of these lives.
class SilentTerminal
{
public:
    SilentTerminal()
    {
        m_isTerminal = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
    termios m_before{};
    bool m_isTerminal = false;
};

std::optional<QString> readLine()
{
    std::string line;
    if (!std::getline(std::cin, line))
        return std::nullopt;
    return QString::fromStdString(line);
}

std::optional<QString> askSilently(const char *question)
{
    std::fputs(question, stderr);
    const SilentTerminal silence;
    auto answer = readLine();
    std::fputs("\n", stderr);
    return answer;
}

Error refusal(const QString &sentence)
{
    return {.code = ErrorCode::Validation, .detail = sentence};
}
} // namespace

bool hasTerminal()
{
    return ::isatty(STDIN_FILENO) == 1;
}

bool hasErrorTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

Result<QString> readNewPassword()
{
    const bool isTyped = hasTerminal();
    const auto password = isTyped ? askSilently("New password: ") : readLine();
    if (!password || password->isEmpty())
        return refusal(u"No password came on standard input."_s);
    if (isTyped && askSilently("Again: ") != password)
        return refusal(u"The two passwords differ."_s);
    return *password;
}

bool isConfirmed(const QString &question, const QString &expected)
{
    std::fputs(qUtf8Printable(question), stderr);
    return readLine() == expected;
}

} // namespace kith::server
