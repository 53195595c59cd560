// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/unix_socket.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace kith::server {

namespace {

constexpr int backlog = 128;

Error refusal(const QString &path, const QString &reason)
{
    return Error{.code = ErrorCode::Internal, .detail = QStringLiteral("Cannot listen on %1: %2").arg(path, reason)};
}

Error systemRefusal(const QString &path)
{
    return refusal(path, QString::fromLocal8Bit(std::strerror(errno)) + QLatin1Char('.'));
}

/// The socket's address through its open folder, as sun_path holds only 108 bytes and data directories lie deep.
class Place
{
public:
    explicit Place(const QString &path)
        : m_folder(::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC))
        , m_name(QFile::encodeName(QFileInfo(path).fileName()))
    {
        const QByteArray whole = QFile::encodeName(QFileInfo(path).absoluteFilePath());
        const QByteArray shown = whole.size() < qsizetype(sizeof m_address.sun_path)
                                     ? whole
                                     : QByteArray("/proc/self/fd/") + QByteArray::number(m_folder) + '/' + m_name;
        m_address.sun_family = AF_UNIX;
        m_fits = !m_name.isEmpty() && shown.size() < qsizetype(sizeof m_address.sun_path);
        if (m_fits)
            std::memcpy(m_address.sun_path, shown.constData(), size_t(shown.size()) + 1);
    }
    ~Place()
    {
        if (m_folder >= 0)
            ::close(m_folder);
    }
    Q_DISABLE_COPY_MOVE(Place)

    [[nodiscard]] bool isUsable() const { return m_folder >= 0 && m_fits; }
    [[nodiscard]] const sockaddr *address() const { return reinterpret_cast<const sockaddr *>(&m_address); }
    [[nodiscard]] socklen_t size() const { return sizeof m_address; }

    [[nodiscard]] std::optional<mode_t> fileType() const
    {
        struct stat file
        {};
        if (::fstatat(m_folder, m_name.constData(), &file, AT_SYMLINK_NOFOLLOW) != 0)
            return std::nullopt;
        return file.st_mode & S_IFMT;
    }
    void remove() const { ::unlinkat(m_folder, m_name.constData(), 0); }
    [[nodiscard]] bool setMode(mode_t mode) const { return ::fchmodat(m_folder, m_name.constData(), mode, 0) == 0; }

private:
    int m_folder;
    QByteArray m_name;
    sockaddr_un m_address{};
    bool m_fits = false;
};

bool isAnswered(const Place &place)
{
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (probe < 0)
        return true;
    // A full backlog (EAGAIN) is an answer as well.
    const bool isRefused = ::connect(probe, place.address(), place.size()) != 0 && errno == ECONNREFUSED;
    ::close(probe);
    return !isRefused;
}

} // namespace

UnixSocketFile::UnixSocketFile(QByteArray path)
    : m_path(std::move(path))
{
    struct stat file
    {};
    if (::lstat(m_path.constData(), &file) == 0) {
        m_device = file.st_dev;
        m_inode = file.st_ino;
    } else {
        m_path.clear();
    }
}

UnixSocketFile::UnixSocketFile(UnixSocketFile &&other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_device(other.m_device)
    , m_inode(other.m_inode)
{
}

UnixSocketFile::~UnixSocketFile()
{
    struct stat file
    {};
    if (!m_path.isEmpty() && ::lstat(m_path.constData(), &file) == 0 && file.st_dev == m_device && file.st_ino == m_inode)
        ::unlink(m_path.constData());
}

Result<UnixSocket> openUnixSocket(const QString &path, mode_t mode)
{
    const Place place(path);
    if (!place.isUsable())
        return refusal(path, QStringLiteral("there is no such folder, or this user may not look into it."));
    if (const auto type = place.fileType()) {
        if (*type != S_IFSOCK)
            return refusal(path, QStringLiteral("something else lies there. Remove it, or choose another path."));
        if (isAnswered(place))
            return refusal(path, QStringLiteral("another program listens there. Stop it first, or choose another path."));
        place.remove();
    }
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return systemRefusal(path);
    // Nobody can connect between bind() and listen(), so nobody gets in before the mode is right.
    if (::bind(descriptor, place.address(), place.size()) == 0 && place.setMode(mode) && ::listen(descriptor, backlog) == 0)
        return UnixSocket{descriptor, UnixSocketFile(QFile::encodeName(QFileInfo(path).absoluteFilePath()))};
    const Error error = systemRefusal(path);
    ::close(descriptor);
    return error;
}

Result<int> openUnreachableSocket()
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return refusal(folder.path(), folder.errorString());
    const auto socket = openUnixSocket(folder.filePath(QStringLiteral("s")), 0600);
    if (!socket)
        return socket.error();
    return socket->descriptor;
}

bool isOwnUserOrRoot(int descriptor)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return false;
    return peer.uid == ::geteuid() || peer.uid == 0;
}

bool isUnixSocket(int descriptor)
{
    int domain = 0;
    socklen_t size = sizeof domain;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain == AF_UNIX;
}

} // namespace kith::server
