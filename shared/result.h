// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/errors.h"

#include <utility>
#include <variant>

namespace kith {

/// A value or the Error that stood in its way. GCC 12's C++20 has no std::expected.
///
/// Errors: value() on an error and error() on a value are programmer errors (assertion).
template<class T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }
    Result(ErrorCode code)
        : Result(Error{.code = code})
    {
    }

    [[nodiscard]] bool isOk() const { return m_content.index() == 0; }
    explicit operator bool() const { return isOk(); }

    [[nodiscard]] const T &value() const &
    {
        Q_ASSERT_X(isOk(), "Result::value", "the result holds an error");
        return std::get<0>(m_content);
    }
    [[nodiscard]] T &value() &
    {
        Q_ASSERT_X(isOk(), "Result::value", "the result holds an error");
        return std::get<0>(m_content);
    }
    [[nodiscard]] T &&value() &&
    {
        Q_ASSERT_X(isOk(), "Result::value", "the result holds an error");
        return std::get<0>(std::move(m_content));
    }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }
    [[nodiscard]] T *operator->() { return &value(); }

    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT_X(!isOk(), "Result::error", "the result holds a value");
        return std::get<1>(m_content);
    }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }
    Result(ErrorCode code)
        : Result(Error{.code = code})
    {
    }

    [[nodiscard]] bool isOk() const { return !m_error.has_value(); }
    explicit operator bool() const { return isOk(); }
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT_X(!isOk(), "Result::error", "the result is a success");
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace kith
