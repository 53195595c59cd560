// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

#include <QtCore/QTemporaryDir>

namespace kith::test {

/// A real Storage with its lanes over a fresh database, for what runs on the worker pool: SQLite in a temporary folder,
/// or a schema of its own in the PostgreSQL database that KITH_TEST_POSTGRES_URL names. Keeps the events.
class TestStorage : private server::EventSink
{
public:
    TestStorage();
    ~TestStorage() override;

    [[nodiscard]] server::Storage &storage() { return *m_storage; }
    [[nodiscard]] std::vector<server::EventPtr> takeEvents();

private:
    void publish(std::vector<server::EventPtr> events) override;

    QTemporaryDir m_folder;
    QString m_schema;
    std::mutex m_mutex;
    std::vector<server::EventPtr> m_events;
    std::unique_ptr<server::Storage> m_storage;
};

} // namespace kith::test
