// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/picture_program.h"

#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>

namespace kith::server {

Q_LOGGING_CATEGORY(lcPictures, "kith.pictures")

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int firstPassed = 3;
constexpr int passedCount = 5;
/// Above everything that is given to the program, so that moving descriptors into their places cannot overwrite one.
constexpr int aside = 64;
constexpr qsizetype answerBytes = 64;
constexpr int sideMax = 16'384;

/// The descriptors and signals with which the program starts.
class SpawnSetup
{
public:
    SpawnSetup()
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigemptyset(&none);
        sigset_t pipe = none;
        sigaddset(&pipe, SIGPIPE);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &pipe);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnSetup()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    Q_DISABLE_COPY_MOVE(SpawnSetup)

    /// -1 stands for /dev/null.
    void pass(int descriptor, int as)
    {
        if (descriptor < 0) {
            ::posix_spawn_file_actions_addopen(&m_actions, as, "/dev/null", O_RDWR, 0);
            return;
        }
        const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, aside);
        if (copy < 0) {
            // Without it the program would start, and come to a bad end that looks like a bad picture.
            m_failure = errno;
            return;
        }
        m_asides.emplace_back(copy);
        ::posix_spawn_file_actions_adddup2(&m_actions, m_asides.back().get(), as);
    }
    /// -1 with errno set.
    pid_t start(const QByteArray &program, std::array<const char *, 4> arguments)
    {
        if (m_failure != 0) {
            m_asides.clear();
            errno = m_failure;
            return -1;
        }
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, firstPassed + passedCount);
        pid_t process = -1;
        std::array<char *, 1> environment = {nullptr};
        const int reason = ::posix_spawn(&process, program.constData(), &m_actions, &m_attributes, const_cast<char **>(arguments.data()),
                                         environment.data());
        // A copy of its output kept here would hide its end.
        m_asides.clear();
        errno = reason;
        return reason == 0 ? process : -1;
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
    std::vector<FileDescriptor> m_asides;
    int m_failure = 0; ///< errno of the descriptor that could not be passed
};

const char *nameOf(PictureMode mode)
{
    switch (mode) {
    case PictureMode::Attachment: return "attachment";
    case PictureMode::Clean: return "clean";
    case PictureMode::Portrait: return "portrait";
    }
    Q_UNREACHABLE();
}

/// Everything up to the end, or to the deadline.
QByteArray readAnswer(const FileDescriptor &pipe, std::chrono::milliseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    QByteArray answer;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd watched{.fd = pipe.get(), .events = POLLIN, .revents = 0};
        const int ready = left.count() > 0 ? ::poll(&watched, 1, int(left.count())) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        std::array<char, answerBytes> bytes{};
        const ssize_t got = ready > 0 ? ::read(pipe.get(), bytes.data(), bytes.size()) : 0;
        if (got <= 0 || answer.size() > answerBytes)
            return answer;
        answer.append(bytes.data(), got);
    }
}
} // namespace

std::optional<PictureResult> pictureResultFrom(QByteArrayView line)
{
    constexpr QByteArrayView prefix("cleaned ");
    if (line == prefix)
        return PictureResult{};
    if (!line.startsWith(prefix) || !line.endsWith('\n') || line.size() > answerBytes)
        return std::nullopt;
    const QByteArrayView numbers = line.sliced(prefix.size()).chopped(1);
    const qsizetype space = numbers.indexOf(' ');
    if (space <= 0)
        return std::nullopt;
    bool isWidth = false;
    bool isHeight = false;
    const PictureResult result{.width = numbers.first(space).toInt(&isWidth), .height = numbers.sliced(space + 1).toInt(&isHeight)};
    const bool isSane = result.width >= 0 && result.width <= sideMax && result.height >= 0 && result.height <= sideMax
                        && (result.width == 0) == (result.height == 0);
    return isWidth && isHeight && isSane ? std::optional(result) : std::nullopt;
}

Result<PictureResult> runPictureProgram(const QString &program, PictureKind kind, PictureMode mode, const PictureFiles &files,
                                        std::chrono::milliseconds time)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return ErrorCode::Internal;
    const FileDescriptor answers(ends[0]);
    FileDescriptor answersIn(ends[1]);

    SpawnSetup setup;
    setup.pass(-1, STDIN_FILENO);
    setup.pass(answersIn.get(), STDOUT_FILENO);
    setup.pass(-1, STDERR_FILENO);
    setup.pass(files.input, firstPassed);
    setup.pass(files.clean, firstPassed + 1);
    // The program makes the largest first.
    for (size_t i = 0; i < files.previews.size(); ++i)
        setup.pass(files.previews[files.previews.size() - 1 - i], firstPassed + 2 + int(i));
    const QByteArray path = QFile::encodeName(program);
    const pid_t process = setup.start(path, {path.constData(), formatName(kind).constData(), nameOf(mode), nullptr});
    if (process < 0) {
        qCCritical(lcPictures).noquote() << program << "cannot be started:" << std::strerror(errno);
        return Error{.code = ErrorCode::Internal, .detail = u"The server's program for pictures cannot be started"_s};
    }
    answersIn.reset();
    const QByteArray answer = readAnswer(answers, time);
    // It has said all there is to say, or had its time.
    ::kill(process, SIGKILL);
    while (::waitpid(process, nullptr, 0) < 0 && errno == EINTR) {}
    const auto result = pictureResultFrom(answer);
    if (!result)
        return ErrorCode::BadImage;
    return *result;
}

} // namespace kith::server
