-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Twin: postgresql/0007. Times are milliseconds since 1970 UTC; booleans are 0 or 1.

-- version: of the person, at the last change of the row. seq: of the message that a mention is in.
ALTER TABLE notifications ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE notifications ADD COLUMN message_id BIGINT;
ALTER TABLE notifications ADD COLUMN seq BIGINT;
ALTER TABLE notifications ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
CREATE INDEX notifications_of_message ON notifications (message_id) WHERE message_id IS NOT NULL;

-- How far a person has looked through the feed, without having read the conversations. conversation_id 0: all of it.
CREATE TABLE notification_marks (
    user_id         BIGINT NOT NULL REFERENCES users (id),
    conversation_id BIGINT NOT NULL,
    up_to           BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    PRIMARY KEY (user_id, conversation_id)
);

-- A row is there for those who have changed a setting. Quiet hours are minutes of the local day; days is a set of bits,
-- Monday 1. keywords is a JSON list.
CREATE TABLE notification_settings (
    user_id           BIGINT PRIMARY KEY REFERENCES users (id),
    is_quiet          INTEGER NOT NULL,
    quiet_from        INTEGER NOT NULL,
    quiet_to          INTEGER NOT NULL,
    quiet_days        INTEGER NOT NULL,
    time_zone         TEXT NOT NULL,
    paused_until      BIGINT,
    has_preview       INTEGER NOT NULL,
    sound             TEXT NOT NULL,
    keywords          TEXT NOT NULL,
    ring_others_after INTEGER NOT NULL,
    version           BIGINT NOT NULL
);

-- What was decided about messages, and why. A row tells of every message that was decided in one go, none of them more
-- than a minute of ids apart.
CREATE TABLE alert_log (
    id       BIGINT PRIMARY KEY,
    first_id BIGINT NOT NULL,
    last_id  BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    size     BIGINT NOT NULL,
    body     TEXT NOT NULL
);
CREATE INDEX alert_log_by_last ON alert_log (last_id, first_id);

-- Kinds: unifiedpush, webhook, email. An endpoint goes with the session that made it, a mail digest does not.
CREATE TABLE push_endpoints (
    id             BIGINT PRIMARY KEY,
    user_id        BIGINT NOT NULL REFERENCES users (id),
    session_id     BIGINT REFERENCES sessions (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL,
    url            TEXT NOT NULL,
    secret         TEXT NOT NULL DEFAULT '',
    has_content    INTEGER NOT NULL,
    delay_minutes  INTEGER NOT NULL,
    created_at     BIGINT NOT NULL,
    delivered_at   BIGINT,
    failing_since  BIGINT,
    failures       INTEGER NOT NULL DEFAULT 0,
    last_error     TEXT NOT NULL DEFAULT '',
    disabled_at    BIGINT,
    UNIQUE (user_id, kind, url)
);
CREATE INDEX push_endpoints_by_session ON push_endpoints (session_id);

-- What waits to be pushed. What is about the same collapses into one row: a conversation, or a row of the feed.
CREATE TABLE push_queue (
    id              BIGINT PRIMARY KEY,
    endpoint_id     BIGINT NOT NULL REFERENCES push_endpoints (id) ON DELETE CASCADE,
    user_id         BIGINT NOT NULL,
    about           TEXT NOT NULL,
    kind            TEXT NOT NULL,
    reason          TEXT NOT NULL,
    conversation_id BIGINT,
    message_id      BIGINT,
    seq             BIGINT,
    created_at      BIGINT NOT NULL,
    due_at          BIGINT NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    is_under_way    INTEGER NOT NULL DEFAULT 0,
    UNIQUE (endpoint_id, about)
);
CREATE INDEX push_queue_by_due ON push_queue (due_at);

-- What a device that is away shows by now: withdrawn there once it is read elsewhere, or unsent.
CREATE TABLE push_shown (
    endpoint_id     BIGINT NOT NULL REFERENCES push_endpoints (id) ON DELETE CASCADE,
    user_id         BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    message_id      BIGINT NOT NULL,
    seq             BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    PRIMARY KEY (endpoint_id, conversation_id)
);
