-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Twin: sqlite/0004.

-- One row for each start of the server: the upper part of every stamp (server/storage/change_clock.h).
CREATE TABLE change_epochs (
    epoch BIGINT PRIMARY KEY,
    name  TEXT NOT NULL
);

-- Rules: the lowest role that may (0 member, 1 admin, 2 owner). `touched_at` is the time of the last activity.
ALTER TABLE conversations ADD COLUMN rule_add INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN rule_post INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN rule_edit INTEGER NOT NULL DEFAULT 1;
ALTER TABLE conversations ADD COLUMN stamp BIGINT NOT NULL DEFAULT 0;

-- A person's own settings stand beside their pointers. notify: 0 all, 1 mentions, 2 none.
-- profile_version: of the conversation, when this person's visible profile last changed.
ALTER TABLE participants RENAME COLUMN touched_at TO stamp;
UPDATE participants SET stamp = 0;
-- stamp: of what others see too; own_stamp: of what only this person sees.
ALTER TABLE participants ADD COLUMN own_stamp BIGINT NOT NULL DEFAULT 0;
ALTER TABLE participants ADD COLUMN profile_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE participants ADD COLUMN muted_until BIGINT;
ALTER TABLE participants ADD COLUMN is_pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE participants ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE participants ADD COLUMN is_marked_unread INTEGER NOT NULL DEFAULT 0;
ALTER TABLE participants ADD COLUMN notify INTEGER NOT NULL DEFAULT 0;
ALTER TABLE participants ADD COLUMN folder TEXT NOT NULL DEFAULT '';

-- Every state of every membership, so that a former member keeps seeing who was what on leaving.
CREATE TABLE membership_log (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    user_id         BIGINT NOT NULL REFERENCES users (id),
    version         BIGINT NOT NULL,
    role            INTEGER NOT NULL,
    joined_at       BIGINT NOT NULL,
    left_at         BIGINT,
    PRIMARY KEY (conversation_id, user_id, version)
);
INSERT INTO membership_log (conversation_id, user_id, version, role, joined_at, left_at)
    SELECT conversation_id, user_id, version, role, joined_at, left_at FROM participants;

-- A group as a former member sees it: as it was on leaving. view_version is the newest change that is for them to see:
-- of the leaving, of something taken back later, or of somebody's other name.
CREATE TABLE leavings (
    conversation_id    BIGINT NOT NULL REFERENCES conversations (id),
    user_id            BIGINT NOT NULL REFERENCES users (id),
    version            BIGINT NOT NULL,
    view_version       BIGINT NOT NULL,
    name               TEXT NOT NULL,
    about              TEXT NOT NULL,
    picture_id         BIGINT,
    rule_add           INTEGER NOT NULL,
    rule_post          INTEGER NOT NULL,
    rule_edit          INTEGER NOT NULL,
    properties_version BIGINT NOT NULL,
    member_count       INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
);
INSERT INTO leavings (conversation_id, user_id, version, view_version, name, about, rule_add, rule_post, rule_edit,
                      properties_version, member_count)
    SELECT p.conversation_id, p.user_id, p.version, p.version, c.name, c.about, c.rule_add, c.rule_post, c.rule_edit,
           c.properties_version, c.member_count
    FROM participants p JOIN conversations c ON c.id = p.conversation_id WHERE p.left_at IS NOT NULL;

-- Messages of which something was taken back that people had seen who have left since: each as it was changed.
CREATE TABLE withdrawals (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    version         BIGINT NOT NULL,
    seq             BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, version)
);

-- Absences of members who came back. Messages with after_seq < seq <= to_seq stay hidden from them. What else changed from
-- the leaving (after_version) to the return (to_version) was not told to them then, and comes with the return.
CREATE TABLE history_gaps (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    user_id         BIGINT NOT NULL REFERENCES users (id),
    after_seq       BIGINT NOT NULL,
    to_seq          BIGINT NOT NULL,
    after_version   BIGINT NOT NULL,
    to_version      BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id, after_seq)
);

-- One row for each device that has begun a text. A device that has signed out since leaves its text here.
CREATE TABLE drafts (
    user_id         BIGINT NOT NULL REFERENCES users (id),
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    session_id      BIGINT NOT NULL,
    text            TEXT NOT NULL,
    version         BIGINT NOT NULL,
    updated_at      BIGINT NOT NULL,
    PRIMARY KEY (user_id, conversation_id, session_id)
);

-- What does not count as unread is rare: unread is the distance between two seqs, less these and one's own.
CREATE INDEX messages_uncounted ON messages (conversation_id, seq) WHERE type = 1 OR unsent_at IS NOT NULL;
CREATE INDEX messages_by_sender ON messages (conversation_id, sender_id, seq);
