-- SPDX-FileCopyrightText: 2026 The Kith authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What somebody who was blocked (viewer_id) sees of the person who did it (user_id): the profile of that moment, while the
-- block stands.
CREATE TABLE blocked_views (
    viewer_id  BIGINT NOT NULL REFERENCES users (id),
    user_id    BIGINT NOT NULL REFERENCES users (id),
    firstname  TEXT NOT NULL,
    lastname   TEXT NOT NULL,
    about      TEXT NOT NULL,
    picture_id BIGINT,
    email      TEXT NOT NULL,
    phone      TEXT NOT NULL,
    PRIMARY KEY (viewer_id, user_id)
);
CREATE INDEX blocked_views_by_user ON blocked_views (user_id);
CREATE INDEX blocked_views_by_picture ON blocked_views (picture_id) WHERE picture_id IS NOT NULL;

INSERT INTO blocked_views (viewer_id, user_id, firstname, lastname, about, picture_id, email, phone)
SELECT k.user_id, k.owner_id, u.firstname, u.lastname, u.about, u.picture_id, '', '' FROM contacts k JOIN users u ON u.id = k.owner_id
WHERE k.status = 3 AND k.user_id IS NOT NULL AND u.erased_at IS NULL;
