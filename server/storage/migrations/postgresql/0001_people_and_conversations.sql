-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Twin: sqlite/0001. Times are milliseconds since 1970 UTC; booleans are 0 or 1.

CREATE TABLE users (
    id            BIGINT PRIMARY KEY,
    firstname     TEXT NOT NULL,
    lastname      TEXT NOT NULL,
    email         TEXT NOT NULL UNIQUE,
    phone         TEXT NOT NULL UNIQUE,
    country       TEXT NOT NULL,
    about         TEXT NOT NULL DEFAULT '',
    password_hash TEXT NOT NULL,
    presence      INTEGER NOT NULL DEFAULT 1,
    read_receipts INTEGER NOT NULL DEFAULT 1,
    is_admin      INTEGER NOT NULL DEFAULT 0,
    version       BIGINT NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL,
    last_seen_at  BIGINT
);

CREATE TABLE sessions (
    id           BIGINT PRIMARY KEY,
    user_id      BIGINT NOT NULL REFERENCES users (id),
    token_hash   TEXT NOT NULL UNIQUE,
    device       TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);

-- A sent request keeps its address; user_id is filled where such a person exists, but never told to the owner.
CREATE TABLE contacts (
    id         BIGINT PRIMARY KEY,
    owner_id   BIGINT NOT NULL REFERENCES users (id),
    user_id    BIGINT REFERENCES users (id),
    address    TEXT NOT NULL DEFAULT '',
    status     INTEGER NOT NULL,
    alias      TEXT NOT NULL DEFAULT '',
    message    TEXT NOT NULL DEFAULT '',
    version    BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (owner_id, user_id)
);
CREATE INDEX contacts_by_user ON contacts (user_id, status);
CREATE UNIQUE INDEX contacts_by_address ON contacts (owner_id, address) WHERE address <> '';
CREATE INDEX contacts_waiting ON contacts (address) WHERE user_id IS NULL;

CREATE TABLE conversations (
    id                 BIGINT PRIMARY KEY,
    is_group           INTEGER NOT NULL,
    direct_key         TEXT UNIQUE,
    name               TEXT NOT NULL DEFAULT '',
    about              TEXT NOT NULL DEFAULT '',
    created_by         BIGINT NOT NULL REFERENCES users (id),
    created_at         BIGINT NOT NULL,
    version            BIGINT NOT NULL,
    properties_version BIGINT NOT NULL,
    last_seq           BIGINT NOT NULL,
    member_count       INTEGER NOT NULL,
    touched_at         BIGINT NOT NULL
);

CREATE TABLE participants (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    user_id         BIGINT NOT NULL REFERENCES users (id),
    role            INTEGER NOT NULL,
    joined_at       BIGINT NOT NULL,
    left_at         BIGINT,
    left_seq        BIGINT,
    delivered_seq   BIGINT NOT NULL,
    read_seq        BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    touched_at      BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
);
-- The audience of a message comes from this index alone.
CREATE INDEX participants_present ON participants (conversation_id, user_id) WHERE left_at IS NULL;
CREATE INDEX participants_by_user ON participants (user_id, conversation_id);

CREATE TABLE messages (
    id              BIGINT PRIMARY KEY,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    seq             BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    sender_id       BIGINT NOT NULL REFERENCES users (id),
    client_id       TEXT,
    type            INTEGER NOT NULL,
    content         TEXT NOT NULL,
    note            TEXT,
    reply_to        BIGINT,
    created_at      BIGINT NOT NULL,
    unsent_at       BIGINT,
    UNIQUE (conversation_id, seq),
    UNIQUE (sender_id, client_id)
);
CREATE INDEX messages_by_version ON messages (conversation_id, version);

-- One row per read (kind 1) or delivered (kind 0) action: the pointer moved over (from_seq, to_seq].
CREATE TABLE receipts (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    user_id         BIGINT NOT NULL REFERENCES users (id),
    kind            INTEGER NOT NULL,
    from_seq        BIGINT NOT NULL,
    to_seq          BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id, kind, to_seq)
);

CREATE TABLE notifications (
    id              BIGINT PRIMARY KEY,
    user_id         BIGINT NOT NULL REFERENCES users (id),
    kind            TEXT NOT NULL,
    actor_id        BIGINT NOT NULL REFERENCES users (id),
    conversation_id BIGINT REFERENCES conversations (id),
    created_at      BIGINT NOT NULL,
    read_at         BIGINT
);
CREATE INDEX notifications_by_user ON notifications (user_id, id);
