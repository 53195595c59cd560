-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One's own messages behind one's read pointer are counted from the index alone, without a look at the messages.
DROP INDEX messages_by_sender;
CREATE INDEX messages_by_sender ON messages (conversation_id, sender_id, seq, type, unsent_at);
