// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/errors.h"

#include <algorithm>
#include <iterator>

namespace kith {

namespace {
using enum ErrorCode;
using enum ErrorKind;

constexpr ErrorTraits registry[] = {
    {BadRequest, "bad_request", 400, FixRequest, "The request could not be read."},
    {Validation, "validation", 422, FixRequest, "Some fields need another look."},
    {NotSignedIn, "not_signed_in", 401, SignIn, "Please sign in."},
    {WrongLogin, "wrong_login", 401, FixRequest, "The login or the password is not right."},
    {Forbidden, "forbidden", 403, GiveUp, "You may not do this."},
    {NotFound, "not_found", 404, GiveUp, "There is nothing here."},
    {MethodNotAllowed, "method_not_allowed", 405, FixRequest, "This path does not take that method."},
    {NotAcceptable, "not_acceptable", 406, FixRequest, "Only JSON can be answered here."},
    {Conflict, "conflict", 409, FixRequest, "This contradicts what is stored."},
    {PhoneTaken, "phone_taken", 409, FixRequest, "This phone number already has an account."},
    {EmailTaken, "email_taken", 409, FixRequest, "This e-mail address already has an account."},
    {TooLarge, "too_large", 413, FixRequest, "This is larger than the server takes."},
    {UnsupportedType, "unsupported_type", 415, FixRequest, "The body must be application/json."},
    {UriTooLong, "uri_too_long", 414, FixRequest, "The address is too long."},
    {HeadersTooLarge, "headers_too_large", 431, FixRequest, "The request headers are too large."},
    {LengthRequired, "length_required", 411, FixRequest, "The body needs a Content-Length."},
    {ExpectationFailed, "expectation_failed", 417, FixRequest, "Only 100-continue can be expected."},
    {UpgradeRequired, "upgrade_required", 426, FixRequest, "This path speaks WebSocket version 13."},
    {Misdirected, "misdirected", 421, GiveUp, "This server does not answer for that host."},
    {HttpVersion, "http_version", 505, FixRequest, "Only HTTP/1.0 and HTTP/1.1 are spoken here."},
    {RequestTimeout, "request_timeout", 408, Wait, "The request took too long to arrive."},
    {TooManyRequests, "too_many_requests", 429, Wait, "Too many requests; please wait a little."},
    {RegistrationClosed, "registration_closed", 403, GiveUp, "This server does not take new accounts by itself."},
    {WindowClosed, "window_closed", 409, GiveUp, "It is too late to change this message."},
    {MessageUnsent, "message_unsent", 409, GiveUp, "This message was taken back."},
    {LimitReached, "limit_reached", 409, FixRequest, "There is no room for another one here."},
    {Blocked, "blocked", 403, GiveUp, "You cannot write to this person."},
    {LastOwner, "last_owner", 409, FixRequest, "A group needs an owner; name another one first."},
    {RangeNotSatisfiable, "range_not_satisfiable", 416, FixRequest, "The file has no such bytes."},
    {OffsetMismatch, "offset_mismatch", 409, FixRequest, "The upload goes on from another offset."},
    {QuotaExceeded, "quota_exceeded", 413, FixRequest, "Your files would take more room than you have; delete some first."},
    {StorageFull, "storage_full", 507, Wait, "The server's disk is nearly full."},
    {ChecksumMismatch, "checksum_mismatch", 422, FixRequest, "What arrived is not what was announced; please send it again."},
    {BadImage, "bad_image", 422, FixRequest, "This picture cannot be read. It can still be sent as a file."},
    {Overloaded, "overloaded", 503, Wait, "The server is busy; please try again."},
    {Draining, "draining", 503, Wait, "The server is restarting; please try again."},
    {Storage, "storage", 503, Wait, "The server could not store this; nothing was changed."},
    {Internal, "internal", 500, Wait, "Something went wrong on the server."},
    {Network, "network", 0, Wait, "The server cannot be reached."},
    {Protocol, "protocol", 0, Wait, "The server's answer could not be understood."},
    {Cancelled, "cancelled", 0, GiveUp, "Cancelled."},
};

// traitsOf() indexes by the enumerator.
constexpr bool isInOrder()
{
    for (size_t i = 0; i < std::size(registry); ++i) {
        if (size_t(registry[i].code) != i)
            return false;
    }
    return std::size(registry) == size_t(Cancelled) + 1;
}
static_assert(isInOrder());
} // namespace

const ErrorTraits &traitsOf(ErrorCode code)
{
    return registry[size_t(code)];
}

std::optional<ErrorCode> errorCodeFromName(QStringView name)
{
    const auto found = std::find_if(std::begin(registry), std::end(registry),
                                    [&](const ErrorTraits &t) { return name == QLatin1String(t.name); });
    if (found == std::end(registry))
        return std::nullopt;
    return found->code;
}

QList<ErrorCode> allErrorCodes()
{
    QList<ErrorCode> codes;
    for (const ErrorTraits &traits : registry)
        codes.append(traits.code);
    return codes;
}

} // namespace kith
