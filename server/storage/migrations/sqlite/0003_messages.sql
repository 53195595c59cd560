-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Twin: postgresql/0003. Times are milliseconds since 1970 UTC; booleans are 0 or 1.

-- parts says what else there is of a message, so that reading a page asks only for that: 1 attachments, 2 reactions,
-- 4 forwarded, 8 changed since it was sent. *_version is the conversation's version at that change: a former member
-- sees only what was before the leaving.
ALTER TABLE messages ADD COLUMN parts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN mentions TEXT;
ALTER TABLE messages ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN edited_at BIGINT;
ALTER TABLE messages ADD COLUMN edited_version BIGINT;
ALTER TABLE messages ADD COLUMN pinned_at BIGINT;
ALTER TABLE messages ADD COLUMN pinned_by BIGINT;
ALTER TABLE messages ADD COLUMN pinned_version BIGINT;
ALTER TABLE messages ADD COLUMN origin_message BIGINT;
ALTER TABLE messages ADD COLUMN origin_sender BIGINT;
CREATE INDEX messages_replying ON messages (reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX messages_pinned ON messages (conversation_id, pinned_at) WHERE pinned_at IS NOT NULL;

-- Who is named in a message, once each; user_id 0 is everybody. Where in the text is in messages.mentions.
CREATE TABLE message_mentions (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    user_id         BIGINT NOT NULL,
    seq             BIGINT NOT NULL,
    sender_id       BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id, seq)
);

-- Earlier contents. Number 0 is the original, 1 the first edit; version is the conversation's when it was written.
CREATE TABLE message_edits (
    message_id BIGINT NOT NULL REFERENCES messages (id),
    number     INTEGER NOT NULL,
    content    TEXT NOT NULL,
    mentions   TEXT,
    at         BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    PRIMARY KEY (message_id, number)
);

CREATE TABLE message_reactions (
    message_id BIGINT NOT NULL REFERENCES messages (id),
    emoji      TEXT NOT NULL,
    user_id    BIGINT NOT NULL REFERENCES users (id),
    at         BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    PRIMARY KEY (message_id, emoji, user_id)
);
CREATE INDEX message_reactions_by_user ON message_reactions (user_id);
