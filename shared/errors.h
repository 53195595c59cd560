// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace kith {

/// Every error that Kith can answer with. The registry in errors.cpp gives each its wire name, HTTP status,
/// title and what a client should do next; nothing else may invent one.
enum class ErrorCode {
    BadRequest, ///< not JSON, or not the expected shape
    Validation, ///< well-formed, but a field breaks a rule
    NotSignedIn, ///< no token, or one that is not valid (any more)
    WrongLogin, ///< unknown login or wrong password; never says which
    Forbidden, ///< the caller may know of the thing, but not do this
    NotFound, ///< absent, or not for the caller to know
    MethodNotAllowed,
    NotAcceptable,
    Conflict, ///< contradicts what is stored
    PhoneTaken,
    EmailTaken,
    TooLarge,
    UnsupportedType,
    UriTooLong,
    HeadersTooLarge,
    LengthRequired,
    ExpectationFailed,
    UpgradeRequired,
    Misdirected, ///< meant for another host
    HttpVersion,
    RequestTimeout,
    TooManyRequests,
    RegistrationClosed,
    WindowClosed, ///< too late: the window for taking back or editing is over
    MessageUnsent, ///< the message is only a tombstone
    LimitReached, ///< as many reactions or pins as there may be
    Blocked, ///< a block stands between the two people
    LastOwner, ///< a group cannot be left without an owner
    RangeNotSatisfiable,
    OffsetMismatch, ///< an upload goes on somewhere else
    QuotaExceeded, ///< this person's files
    StorageFull, ///< the server's disk
    ChecksumMismatch, ///< what came is not what was announced
    BadImage, ///< looks like a picture and is none that can be read
    Overloaded, ///< a queue is full; try again
    Draining, ///< the server is shutting down; try again elsewhere or later
    Storage, ///< the database refused; nothing was changed
    Internal,
    Network, ///< client side: the server cannot be reached
    Protocol, ///< client side: the server's answer makes no sense
    Cancelled, ///< client side: the caller is gone
};

/// What a client should do next.
enum class ErrorKind { FixRequest, SignIn, Wait, GiveUp };

struct ErrorTraits
{
    ErrorCode code;
    const char *name; ///< wire form of the code, for example `phone_taken`
    int status; ///< HTTP status; 0 for client-side codes
    ErrorKind kind;
    const char *title; ///< English, one short sentence; also the translation key
};

[[nodiscard]] const ErrorTraits &traitsOf(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorCodeFromName(QStringView name);
[[nodiscard]] QList<ErrorCode> allErrorCodes();

/// One broken field: `{"field":"email","code":"format","detail":"…"}`.
struct FieldError
{
    QString field;
    QString code; ///< required, type, format, too_short, too_long, range, unknown, taken
    QString detail;
    friend bool operator==(const FieldError &, const FieldError &) = default;
};

struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail = {}; ///< plain English for a person; never holds a token, a password or message text
    QList<FieldError> fields = {};
    std::optional<std::chrono::seconds> retryAfter = {};
    bool isHidden = false; ///< `detail` is a database's or system's own words: for logs and terminals, never in an answer

    [[nodiscard]] int status() const { return traitsOf(code).status; }
    [[nodiscard]] ErrorKind kind() const { return traitsOf(code).kind; }
    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace kith
