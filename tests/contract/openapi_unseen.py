# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What openapi_answers.py does not ask for, each with its reason."""

# What docs/openapi.yaml says and no contract test can see through ApiClient on a server that is well.
UNSEEN = {
    "Account.lastSeenAt": "is written when a session has been away for a while; tests/unit/users sees it",
    "GET /readyz 503 draining": "a server that stops answers so for a moment only, on connections that it still has",
    "POST /api/contacts 409 conflict": "takes a thousand open requests; tests/unit/contacts sees it",
    "POST /api/invites/{code}/accept 403 forbidden": "a block or a lost right between the look and the join; tests/unit/contacts",
    "PUT /api/conversations/{conversationId}/picture 411 length_required": "the same for every body of bytes; contract_files",
    "PUT /api/conversations/{conversationId}/picture 422 validation": "takes header fields that ApiClient does not send; contract_files",
    "PUT /api/conversations/{conversationId}/picture 507 storage_full": "a full disk; contract_storage_faults",
    "PUT /api/users/{userId}/password 409 conflict": "two changes in the same moment",
    "POST /api/admin/test-push 409 conflict": "an endpoint of a kind that the server stopped serving since",
    "PushEndpointLasting.error": "takes days of failures; tests/unit/notifications sees it given up",
    "Server.keyFingerprint": "only over TLS: contract_tls asks for it with a client of its own",
}

# The same for everything whose name begins so: bodies of bytes do not go through ApiClient. contract_files, contract_file_resume,
# contract_file_story and contract_pictures speak of them on connections of their own.
UNSEEN_PREFIXES = tuple(
    f"{verb} {path}"
    for verb in ("GET", "PUT", "POST", "DELETE")
    for path in ("/api/files", "/api/users/{userId}/picture")
) + ("File.", "Upload.", "Attachment.", "Message.attachments", "POST /api/messages/send body.attachments", "UserOwn.picture", "UserPublic.picture")

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
