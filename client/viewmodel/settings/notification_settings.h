// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace kith::client {

/// What this computer says about new messages, and when it keeps quiet.
class NotificationSettings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool isOn READ isOn WRITE setOn NOTIFY changed)
    Q_PROPERTY(int preview READ preview WRITE setPreview NOTIFY changed)
    Q_PROPERTY(bool hasSound READ hasSound WRITE setSound NOTIFY changed)
    Q_PROPERTY(QString keywords READ keywords WRITE setKeywords NOTIFY changed)
    Q_PROPERTY(bool hasQuietHours READ hasQuietHours WRITE setQuietHours NOTIFY changed)
    Q_PROPERTY(QString quietFrom READ quietFrom NOTIFY changed)
    Q_PROPERTY(QString quietTo READ quietTo NOTIFY changed)
    Q_PROPERTY(bool isQuiet READ isQuietNow NOTIFY changed)
    Q_PROPERTY(QString quietText READ quietText NOTIFY changed)

public:
    enum Preview { Everything, NameOnly, Nothing };
    Q_ENUM(Preview)

    /// Without a file (null) the choices last as long as this object. *Owner* of `file`: the caller.
    explicit NotificationSettings(QSettings *file, QObject *parent = nullptr);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    void setOn(bool isOn);
    [[nodiscard]] int preview() const { return m_preview; }
    void setPreview(int preview);
    [[nodiscard]] bool hasSound() const { return m_hasSound; }
    void setSound(bool hasSound);
    /// As typed: words with commas between.
    [[nodiscard]] QString keywords() const { return m_keywords; }
    void setKeywords(const QString &keywords);
    [[nodiscard]] QStringList keywordList() const;
    [[nodiscard]] bool hasQuietHours() const { return m_hasQuietHours; }
    void setQuietHours(bool isOn);
    /// As "22:00".
    [[nodiscard]] QString quietFrom() const;
    [[nodiscard]] QString quietTo() const;
    /// False when one of them is no time of day; then nothing changes.
    Q_INVOKABLE bool setQuietTimes(const QString &from, const QString &to);

    /// Nothing disturbs before that moment; an invalid one ends it.
    void setQuietUntil(const QDateTime &until);
    [[nodiscard]] QDateTime quietUntil() const { return m_quietUntil; }
    Q_INVOKABLE void quietForHours(int hours);
    Q_INVOKABLE void quietUntilTomorrow();
    /// Ends what holds now; the daily hours come back the next time they begin.
    Q_INVOKABLE void endQuiet();
    /// By the person's wish or by the hours of the day.
    [[nodiscard]] bool isQuiet(const QDateTime &now) const;
    [[nodiscard]] bool isQuietNow() const { return isQuiet(QDateTime::currentDateTime()); }
    /// "Quiet until 14:30", or empty.
    [[nodiscard]] QString quietText() const;

signals:
    void changed();

private:
    void keep(const QString &key, const QVariant &value);
    void watchEnd();
    /// When the daily hours end that hold at that moment; invalid: none hold.
    [[nodiscard]] QDateTime hoursEnd(const QDateTime &now) const;
    void setAwakeUntil(const QDateTime &until);

    QSettings *m_file;
    bool m_isOn = true;
    Preview m_preview = Everything;
    bool m_hasSound = true;
    QString m_keywords;
    bool m_hasQuietHours = false;
    QTime m_quietFrom{22, 0};
    QTime m_quietTo{7, 0};
    QDateTime m_quietUntil;
    QDateTime m_awakeUntil; ///< the daily hours are left out until then
    QTimer m_end;
};

} // namespace kith::client
