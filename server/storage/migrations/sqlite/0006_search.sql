-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Twin: postgresql/0006. The index can be made anew from the messages at any time: nothing here refers to it or is referred to.

-- One row. `holder` builds the index until `held_until`; a rebuild steps `epoch`, and what was begun before it is dropped.
CREATE TABLE search_state (
    id           INTEGER PRIMARY KEY,
    holder       BIGINT NOT NULL,
    held_until   BIGINT NOT NULL,
    epoch        BIGINT NOT NULL,
    next_segment BIGINT NOT NULL
);
INSERT INTO search_state (id, holder, held_until, epoch, next_segment) VALUES (1, 0, 0, 1, 1);

-- The watermarks: messages of a conversation up to this seq are in the index. No row: none of them.
CREATE TABLE search_progress (
    conversation_id INTEGER PRIMARY KEY,
    indexed_seq     BIGINT NOT NULL
);

-- Messages that changed after they were sent; `version` is the conversation's at the last change.
CREATE TABLE search_changes (
    message_id INTEGER PRIMARY KEY,
    version    BIGINT NOT NULL,
    is_removed INTEGER NOT NULL
);

-- State 0: being written, 1: searched, 2: on its way out.
CREATE TABLE search_segments (
    id       INTEGER PRIMARY KEY,
    state    INTEGER NOT NULL,
    docs     INTEGER NOT NULL,
    first_id BIGINT NOT NULL,
    last_id  BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    bytes    BIGINT NOT NULL
);
CREATE TABLE search_columns (
    segment_id BIGINT NOT NULL,
    kind       INTEGER NOT NULL,
    data       BLOB NOT NULL,
    PRIMARY KEY (segment_id, kind)
);
-- The key is segment * 2^40 + hash of the first gram: a segment is written and dropped as one run of rows.
CREATE TABLE search_pages (
    page_key INTEGER PRIMARY KEY,
    data     BLOB NOT NULL
);

-- A former member searches messages as they were on leaving: those edited later are looked through one by one.
CREATE INDEX messages_edited ON messages (conversation_id, edited_version) WHERE edited_version IS NOT NULL;
