-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Twin: sqlite/0005. Times are milliseconds since 1970 UTC; booleans are 0 or 1.

-- Bytes in the file store, under the lower-case hex of their SHA-256. Same bytes, one row, one file.
-- let_go_at: somebody needed it no more then; the collector looks whether anybody else does.
CREATE TABLE blobs (
    sha256     TEXT COLLATE "C" PRIMARY KEY,
    size       BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    let_go_at  BIGINT
);
CREATE INDEX blobs_let_go ON blobs (let_go_at) WHERE let_go_at IS NOT NULL;

-- State 0: arriving, `received` bytes of `size` are safe on disk; 1: there. Once there, size is that of the blob.
-- expires_at: when the collector takes it; NULL while a message carries it.
CREATE TABLE files (
    id              BIGINT PRIMARY KEY,
    owner_id        BIGINT NOT NULL REFERENCES users (id),
    state           INTEGER NOT NULL,
    name            TEXT NOT NULL,
    content_type    TEXT NOT NULL,
    size            BIGINT NOT NULL,
    received        BIGINT NOT NULL,
    declared_sha256 TEXT NOT NULL DEFAULT '',
    keeps_original  INTEGER NOT NULL DEFAULT 0,
    sha256          TEXT COLLATE "C" REFERENCES blobs (sha256),
    width           INTEGER,
    height          INTEGER,
    duration_ms     BIGINT,
    has_thumbnail   INTEGER NOT NULL DEFAULT 0,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT
);
-- Quotas are summed from this index alone.
CREATE INDEX files_by_owner ON files (owner_id, size);
CREATE INDEX files_by_blob ON files (sha256);
CREATE INDEX files_expiring ON files (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX files_arriving ON files (id) WHERE state = 0;

CREATE TABLE attachments (
    message_id BIGINT NOT NULL REFERENCES messages (id),
    position   INTEGER NOT NULL,
    file_id    BIGINT NOT NULL REFERENCES files (id),
    PRIMARY KEY (message_id, position)
);
CREATE INDEX attachments_by_file ON attachments (file_id, message_id);

-- The picture of a person or a group: the blob is its largest size. A new picture is a new row.
CREATE TABLE pictures (
    id         BIGINT PRIMARY KEY,
    sha256     TEXT COLLATE "C" NOT NULL REFERENCES blobs (sha256),
    created_at BIGINT NOT NULL
);
CREATE INDEX pictures_by_blob ON pictures (sha256);
ALTER TABLE users ADD COLUMN picture_id BIGINT;
ALTER TABLE conversations ADD COLUMN picture_id BIGINT;
CREATE INDEX users_by_picture ON users (picture_id) WHERE picture_id IS NOT NULL;
CREATE INDEX conversations_by_picture ON conversations (picture_id) WHERE picture_id IS NOT NULL;
CREATE INDEX leavings_by_picture ON leavings (picture_id) WHERE picture_id IS NOT NULL;
