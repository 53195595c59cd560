-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A change of somebody's profile is told to everybody whose feed shows them.
CREATE INDEX notifications_by_actor ON notifications (actor_id, user_id);
