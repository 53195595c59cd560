# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What openapi_answers.py does not ask for, each with its reason."""

# What docs/openapi.yaml says and no contract test can see through ApiClient on a server that is well.
UNSEEN = {
    "Account.lastSeenAt": "is written when a session has been away for a while; tests/unit/users sees it",
    "GET /readyz 503 draining": "a server that stops answers so for a moment only, on connections that it still has",
    "POST /api/contacts 409 conflict": "takes a thousand open requests; tests/unit/contacts sees it",
    "POST /api/invites/{code}/accept 403 forbidden": "a block or a lost right between the look and the join; tests/unit/contacts",
    "PUT /api/users/{userId}/password 409 conflict": "two changes in the same moment",
    "Server.keyFingerprint": "only over TLS: contract_tls asks for it with a client of its own",
    # Until the routes of files are there.
    **dict.fromkeys(
        ["Message.attachments", "ConversationGroup.picture", "ConversationProperties.picture", "POST /api/messages/send body.attachments",
         "POST /api/messages/send body.attachments.fileId"]
        + [f"Attachment.{field}" for field in ("fileId", "name", "contentType", "size", "hasThumbnail", "width", "height", "durationMs")],
        "no file can be sent yet",
    ),
}

# What tests send although no operation reads it, to show that it does no harm.
SURPLUS = {
    "GET /api/users/{userId} query.secret": "what must not come into the log",
    "POST /api/admin/users body.device": "the same body as for registering",
    "POST /api/admin/users body.client": "the same body as for registering",
}
# The same, of any operation.
SURPLUS_FIELDS = {
    "colour", "padding",  # something unknown
    "id", "userId", "isAdmin", "is_admin", "role", "token", "version", "createdAt",  # what nobody may give themselves
}
