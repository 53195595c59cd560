-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Unread messages that named somebody when they left: what is edited later counts for them as it was then.
CREATE TABLE former_mentions (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    user_id         BIGINT NOT NULL REFERENCES users (id),
    seq             BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id, seq)
);
INSERT INTO former_mentions (conversation_id, user_id, seq)
    SELECT DISTINCT p.conversation_id, p.user_id, n.seq FROM participants p
    JOIN message_mentions n ON n.conversation_id = p.conversation_id AND n.user_id IN (p.user_id, 0)
    WHERE p.left_at IS NOT NULL AND n.seq > p.read_seq AND n.seq <= p.left_seq AND n.sender_id <> p.user_id;

-- Versions that messages had when somebody left, of those that were changed since.
CREATE TABLE earlier_versions (
    message_id BIGINT NOT NULL REFERENCES messages (id),
    version    BIGINT NOT NULL,
    PRIMARY KEY (message_id, version)
);
CREATE INDEX withdrawals_by_seq ON withdrawals (conversation_id, seq, version);
