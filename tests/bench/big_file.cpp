// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one large file costs kithd on its way up and down: time, processor and memory. Beside it what the machine can do with
// as many bytes: written to the same disk, hashed, and sent over a socket with nothing in between.
//
//   bench_big_file [MiB]
#include "server/files/sha256.h"
#include "tests/bench/support/bench_socket.h"
#include "tests/bench/support/people.h"
#include "tests/bench/support/process_figures.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>

#include <arpa/inet.h>
#include <atomic>
#include <cstdio>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace kith::bench;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 mebibyte = 1024 * 1024;

QByteArray randomBytes()
{
    QByteArray bytes(4 * mebibyte, Qt::Uninitialized);
    QRandomGenerator(7).fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return bytes;
}

void writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), size_t(bytes.size()));
        if (written <= 0)
            giveUp("the other end went away");
        bytes = bytes.sliced(written);
    }
}

/// Everything up to the end; how much there was. `start` gets the first bytes.
qint64 readToEnd(int descriptor, QByteArray &start)
{
    QByteArray buffer(mebibyte, Qt::Uninitialized);
    qint64 all = 0;
    for (;;) {
        const ssize_t got = ::read(descriptor, buffer.data(), size_t(buffer.size()));
        if (got < 0)
            giveUp("the connection broke");
        if (got == 0)
            return all;
        if (start.size() < 4096)
            start += buffer.first(std::min<qsizetype>(got, 4096));
        all += got;
    }
}

int connectTo(int port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        giveUp("nobody listens");
    return descriptor;
}

/// Looks at a process's memory all the time while it lives.
class MemoryWatch
{
public:
    explicit MemoryWatch(qint64 pid)
        : m_before(memoryBytes(pid))
        , m_most(m_before)
        , m_thread([this, pid] {
            while (!m_isDone) {
                m_most = std::max<qint64>(m_most, memoryBytes(pid));
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        })
    {
    }
    ~MemoryWatch()
    {
        m_isDone = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(MemoryWatch)
    [[nodiscard]] double growth() const { return double(m_most - m_before) / mebibyte; }

private:
    const qint64 m_before;
    std::atomic<qint64> m_most;
    std::atomic<bool> m_isDone = false;
    std::thread m_thread;
};

void report(const char *what, qint64 bytes, double seconds, double cpu = 0, double growth = -1)
{
    std::printf("%-28s %8.0f MiB/s %8.2f s", what, double(bytes) / mebibyte / seconds, seconds);
    if (growth >= 0)
        std::printf("   kithd: %.2f s of CPU, %.1f MiB more at most", cpu, growth);
    std::printf("\n");
    std::fflush(stdout);
}

void measureUpload(const kith::test::ServerProcess &server, const Person &person, const QByteArray &block, qint64 bytes, QByteArray &id)
{
    const MemoryWatch watch(server.processId());
    const double cpu = cpuSeconds(server.processId());
    const double began = monotonicSeconds();
    const int connection = connectTo(server.url().port());
    const QByteArray head = "POST /api/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + person.token
                            + "\r\nContent-Length: " + QByteArray::number(bytes) + "\r\n\r\n";
    writeAll(connection, head);
    for (qint64 sent = 0; sent < bytes; sent += block.size())
        writeAll(connection, QByteArrayView(block).first(std::min<qint64>(block.size(), bytes - sent)));
    QByteArray answer;
    (void)readToEnd(connection, answer);
    ::close(connection);
    if (!answer.startsWith("HTTP/1.1 201"))
        giveUp("the upload was refused: " + answer);
    const qsizetype at = answer.indexOf("\"id\":\"") + 6;
    id = answer.mid(at, answer.indexOf('"', at) - at);
    report("upload to kithd", bytes, monotonicSeconds() - began, cpuSeconds(server.processId()) - cpu, watch.growth());
}

void measureDownload(const kith::test::ServerProcess &server, const Person &person, const QByteArray &id, qint64 bytes)
{
    const MemoryWatch watch(server.processId());
    const double cpu = cpuSeconds(server.processId());
    const double began = monotonicSeconds();
    const int connection = connectTo(server.url().port());
    const QByteArray head = "GET /api/files/" + id + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + person.token + "\r\n\r\n";
    writeAll(connection, head);
    QByteArray start;
    const qint64 got = readToEnd(connection, start);
    ::close(connection);
    if (!start.startsWith("HTTP/1.1 200") || got < bytes)
        giveUp("the download was refused: " + start.left(200));
    report("download from kithd", bytes, monotonicSeconds() - began, cpuSeconds(server.processId()) - cpu, watch.growth());
}

void measureDisk(const QString &path, const QByteArray &block, qint64 bytes)
{
    const double began = monotonicSeconds();
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    for (qint64 written = 0; written < bytes; written += block.size())
        writeAll(file, QByteArrayView(block).first(std::min<qint64>(block.size(), bytes - written)));
    if (::fsync(file) != 0)
        giveUp("the disk does not sync");
    ::close(file);
    report("write and fsync, bare", bytes, monotonicSeconds() - began);
}

void measureHash(const QByteArray &block, qint64 bytes)
{
    const double began = monotonicSeconds();
    kith::server::Sha256 hash;
    for (qint64 done = 0; done < bytes; done += block.size())
        hash.add(QByteArrayView(block).first(std::min<qint64>(block.size(), bytes - done)));
    (void)hash.hex();
    report("SHA-256, one thread", bytes, monotonicSeconds() - began);
}

void measureSendfile(const QString &path, qint64 bytes)
{
    const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listening, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(listening, 1) != 0
        || ::getsockname(listening, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        giveUp("no socket");
    const double began = monotonicSeconds();
    std::thread sender([&] {
        const int connection = ::accept(listening, nullptr, nullptr);
        const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
        for (off_t at = 0; at < bytes;) {
            if (::sendfile(connection, file, &at, size_t(bytes - at)) <= 0)
                giveUp("sendfile ended");
        }
        ::close(file);
        ::close(connection);
    });
    const int connection = connectTo(ntohs(address.sin_port));
    QByteArray start;
    (void)readToEnd(connection, start);
    sender.join();
    ::close(connection);
    ::close(listening);
    report("sendfile, bare", bytes, monotonicSeconds() - began);
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const qint64 bytes = app.arguments().value(1, u"1024"_s).toLongLong() * mebibyte;
    kith::test::ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s, u"--files-limit"_s, QString::number(bytes)});
    if (!server.start())
        giveUp("kithd did not start: " + server.log().toUtf8());
    Http http(server.url().port());
    const Person person = registerPeople(http, 1).first();
    const QByteArray block = randomBytes();
    const QString beside = server.dataDir() + u"/beside"_s;
    std::printf("one file of %lld MiB\n", qlonglong(bytes / mebibyte));
    QByteArray id;
    measureUpload(server, person, block, bytes, id);
    measureDisk(beside, block, bytes);
    measureHash(block, bytes);
    measureDownload(server, person, id, bytes);
    measureSendfile(beside, bytes);
    return server.stop() == 0 ? 0 : 1;
}
