// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs one fuzz target without libFuzzer: every file of the corpus folder named on the command line, then seeded mutations of
// them. The same build makes the same inputs, so a crash repeats. On a crash the input is left in the file crash-input.
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size);

namespace {

using Bytes = std::vector<uint8_t>;

constexpr int mutations = 20'000;
constexpr std::size_t largestInput = 4096;

const Bytes *running = nullptr;
constexpr const char *crashFile = "crash-input";

// Only calls that are allowed in a signal handler.
extern "C" void saveInputAndDie(int signal)
{
    const int file = ::open(crashFile, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    const bool isSaved = file >= 0 && running && ::write(file, running->data(), running->size()) >= 0;
    const char *words = isSaved ? "the input that crashed is in the file crash-input of the working folder\n"
                                : "the input that crashed could not be saved\n";
    std::size_t length = 0;
    while (words[length])
        ++length;
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words, length);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const Bytes &input)
{
    running = &input;
    LLVMFuzzerTestOneInput(input.data(), input.size());
}

std::vector<Bytes> readCorpus(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder))
        for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Bytes> corpus;
    for (const auto &file : files) {
        std::ifstream stream(file, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return corpus;
}

// std::uniform_int_distribution differs between standard libraries; this does not.
std::size_t below(std::mt19937_64 &random, std::size_t bound)
{
    return bound == 0 ? 0 : std::size_t(random() % bound);
}

void mutateOnce(Bytes &input, const std::vector<Bytes> &corpus, std::mt19937_64 &random)
{
    const std::size_t at = below(random, input.size() + 1);
    const auto place = input.begin() + std::ptrdiff_t(at);
    switch (below(random, 6)) {
    case 0: // flip a bit
        if (at < input.size())
            input[at] = uint8_t(input[at] ^ (1U << below(random, 8)));
        break;
    case 1: // an extreme or random byte
        if (at < input.size()) {
            constexpr uint8_t extremes[] = {0x00, 0x7F, 0x80, 0xFF, '\r', '\n', '"', ':'};
            input[at] = below(random, 2) ? extremes[below(random, std::size(extremes))] : uint8_t(random());
        }
        break;
    case 2: // insert random bytes
        input.insert(place, 1 + below(random, 8), uint8_t(random()));
        break;
    case 3: // cut a piece out
        input.erase(place, place + std::ptrdiff_t(below(random, std::min<std::size_t>(input.size() - at, 32) + 1)));
        break;
    case 4: { // say a piece twice
        const std::size_t length = below(random, std::min<std::size_t>(input.size() - at, 64) + 1);
        const Bytes piece(place, place + std::ptrdiff_t(length));
        input.insert(place, piece.begin(), piece.end());
        break;
    }
    default: // go on as another input does
        if (!corpus.empty()) {
            const Bytes &other = corpus[below(random, corpus.size())];
            const std::size_t from = below(random, other.size() + 1);
            input.erase(place, input.end());
            input.insert(input.end(), other.begin() + std::ptrdiff_t(from), other.end());
        }
    }
    input.resize(std::min(input.size(), largestInput));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s CORPUS-FOLDER\n", argv[0]);
        return 2;
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, saveInputAndDie);

    std::vector<Bytes> corpus = readCorpus(argv[1]);
    for (const Bytes &input : corpus)
        run(input);
    const std::size_t files = corpus.size();
    if (corpus.empty())
        corpus.emplace_back();

    std::mt19937_64 random(20260101);
    for (int i = 0; i < mutations; ++i) {
        Bytes input = corpus[below(random, corpus.size())];
        for (std::size_t steps = 1 + below(random, 8); steps > 0; --steps)
            mutateOnce(input, corpus, random);
        run(input);
    }
    std::printf("%zu corpus files and %d mutations ran\n", files, mutations);
    return 0;
}
