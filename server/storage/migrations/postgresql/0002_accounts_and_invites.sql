-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Twin: sqlite/0002. Times are milliseconds since 1970 UTC; booleans are 0 or 1.

-- A visibility: 0 everyone, 1 contacts, 2 nobody. search_text: the folded name, behind a blank.
ALTER TABLE users ADD COLUMN disabled_at BIGINT;
ALTER TABLE users ADD COLUMN erased_at BIGINT;
ALTER TABLE users ADD COLUMN phone_shown_to INTEGER NOT NULL DEFAULT 2;
ALTER TABLE users ADD COLUMN email_shown_to INTEGER NOT NULL DEFAULT 2;
ALTER TABLE users ADD COLUMN groups_open_to INTEGER NOT NULL DEFAULT 1;
ALTER TABLE users ADD COLUMN is_findable INTEGER NOT NULL DEFAULT 1;
ALTER TABLE users ADD COLUMN search_text TEXT NOT NULL DEFAULT '';

ALTER TABLE sessions ADD COLUMN client TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';
CREATE INDEX sessions_by_last_seen ON sessions (last_seen_at);

-- The words of the names of people who can be found, in code point order, so that a prefix is a range.
CREATE TABLE name_words (
    word    TEXT COLLATE "C" NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    PRIMARY KEY (word, user_id)
);
CREATE INDEX name_words_by_user ON name_words (user_id);

CREATE TABLE reset_codes (
    user_id    BIGINT PRIMARY KEY REFERENCES users (id),
    code_hash  TEXT NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL
);

-- Accounts that are gone for everybody, and whose messages and memberships are still being cleared away.
CREATE TABLE erasures (
    user_id          BIGINT PRIMARY KEY REFERENCES users (id),
    removes_messages INTEGER NOT NULL,
    unsent_up_to     TEXT NOT NULL DEFAULT '',
    asked_at         BIGINT NOT NULL
);

-- Without an inviter, the server itself invites.
CREATE TABLE invites (
    id              BIGINT PRIMARY KEY,
    code_hash       TEXT NOT NULL UNIQUE,
    inviter_id      BIGINT REFERENCES users (id),
    conversation_id BIGINT REFERENCES conversations (id),
    max_uses        INTEGER NOT NULL,
    uses            INTEGER NOT NULL DEFAULT 0,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT
);
CREATE INDEX invites_by_inviter ON invites (inviter_id, id);

CREATE TABLE invite_uses (
    invite_id BIGINT NOT NULL REFERENCES invites (id),
    user_id   BIGINT NOT NULL REFERENCES users (id),
    used_at   BIGINT NOT NULL,
    PRIMARY KEY (invite_id, user_id)
);

-- Who declined whom, so that the same request does not come back the next day.
CREATE TABLE contact_declines (
    user_id     BIGINT NOT NULL REFERENCES users (id),
    sender_id   BIGINT NOT NULL REFERENCES users (id),
    declined_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, sender_id)
);
