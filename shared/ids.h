// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDebug>
#include <QtCore/QHashFunctions>
#include <QtCore/QString>
#include <QtCore/QStringView>

#include <compare>
#include <functional>
#include <optional>

namespace kith {

/// A 63-bit, time-ordered identifier of one kind of thing. Two kinds never mix.
///
/// On the wire it is a decimal string. Zero is "no such thing" and is never handed out.
template<class Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value)
        : m_value(value)
    {
    }

    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    [[nodiscard]] constexpr bool isNull() const { return m_value == 0; }
    [[nodiscard]] QString toString() const { return QString::number(m_value); }

    /// Reads exactly what toString() writes: 1 to 19 digits, no sign, no leading zero, above zero.
    [[nodiscard]] static std::optional<Id> fromString(QStringView text)
    {
        if (text.isEmpty() || text.size() > 19 || text.front() == u'0')
            return std::nullopt;
        for (const QChar c : text) {
            if (c < u'0' || c > u'9')
                return std::nullopt;
        }
        bool ok = false;
        const qlonglong value = text.toLongLong(&ok);
        if (!ok)
            return std::nullopt;
        return Id(value);
    }

    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }
    friend QDebug operator<<(QDebug debug, Id id) { return debug << id.m_value; }

private:
    qint64 m_value = 0;
};

using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;
using NotificationId = Id<struct NotificationTag>;
using FileId = Id<struct FileTag>;
using PictureId = Id<struct PictureTag>;
using EndpointId = Id<struct EndpointTag>;

} // namespace kith

template<class Tag>
struct std::hash<kith::Id<Tag>>
{
    size_t operator()(kith::Id<Tag> id) const noexcept { return std::hash<qint64>{}(id.value()); }
};
