// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

#include <optional>

class QSettings;

namespace kith::client {

/// The choices of this device. They are kept in the profile's settings file.
class SettingsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int themeMode READ themeMode WRITE setThemeMode NOTIFY looksChanged)
    Q_PROPERTY(bool isDark READ isDark NOTIFY looksChanged)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY looksChanged)
    Q_PROPERTY(bool isCompact READ isCompact WRITE setCompact NOTIFY looksChanged)
    Q_PROPERTY(bool hasLargeEmoji READ hasLargeEmoji WRITE setLargeEmoji NOTIFY looksChanged)
    Q_PROPERTY(int direction READ direction WRITE setDirection NOTIFY directionChanged)
    Q_PROPERTY(bool isMotionReduced READ isMotionReduced WRITE setMotionReduced NOTIFY looksChanged)
    Q_PROPERTY(bool isSystemMotionReduced READ isSystemMotionReduced NOTIFY looksChanged)
    Q_PROPERTY(int pictureLoading READ pictureLoading WRITE setPictureLoading NOTIFY pictureLoadingChanged)
    Q_PROPERTY(int fileBound READ fileBound WRITE setFileBound NOTIFY fileBoundChanged)
    Q_PROPERTY(QStringList fileBounds READ fileBounds CONSTANT)
    Q_PROPERTY(bool offersPreviews READ offersPreviews WRITE setOffersPreviews NOTIFY previewsChanged)
    Q_PROPERTY(int unsent READ unsent NOTIFY unsentChanged)
    Q_PROPERTY(QString serverName READ serverName NOTIFY factsChanged)
    Q_PROPERTY(QString signedInAs READ signedInAs NOTIFY factsChanged)
    Q_PROPERTY(QString version READ version CONSTANT)

public:
    enum ThemeMode { Light, Dark, System };
    Q_ENUM(ThemeMode)
    /// In which direction the window runs.
    enum Direction { AsTheLanguage, FromTheLeft, FromTheRight };
    Q_ENUM(Direction)
    /// Whose pictures come by themselves. The others come when they are pressed.
    enum PictureLoading { OfEverybody, OfContacts, OfNobody };
    Q_ENUM(PictureLoading)

    /// Without a file (null) the choices last as long as this object. *Owner* of `file`: the caller.
    explicit SettingsViewModel(QSettings *file, QObject *parent = nullptr);

    [[nodiscard]] int themeMode() const { return m_themeMode; }
    void setThemeMode(int mode);
    [[nodiscard]] bool isDark() const { return m_themeMode == Dark || (m_themeMode == System && m_isSystemDark); }
    /// *Range* 0.8 to 2.0; others are clamped.
    [[nodiscard]] double textScale() const { return m_textScale; }
    void setTextScale(double scale);
    /// Less room between rows and messages.
    [[nodiscard]] bool isCompact() const { return m_isCompact; }
    void setCompact(bool isCompact);
    /// A message of nothing but a few emoji is drawn large.
    [[nodiscard]] bool hasLargeEmoji() const { return m_hasLargeEmoji; }
    void setLargeEmoji(bool isLarge);
    [[nodiscard]] int direction() const { return m_direction; }
    void setDirection(int direction);
    /// Asked for here or by the desktop.
    [[nodiscard]] bool isMotionReduced() const { return m_isMotionReduced || m_isSystemMotionReduced; }
    [[nodiscard]] bool isSystemMotionReduced() const { return m_isSystemMotionReduced; }
    void setMotionReduced(bool isReduced);
    [[nodiscard]] int pictureLoading() const { return m_pictureLoading; }
    void setPictureLoading(int loading);
    /// How much of what came is kept, as a place in fileBounds().
    [[nodiscard]] int fileBound() const { return m_fileBound; }
    void setFileBound(int place);
    /// The choices in words, the least first: "256 MB" … "10 GB".
    [[nodiscard]] QStringList fileBounds() const;
    [[nodiscard]] qint64 fileBoundBytes() const;
    /// Messages with links offer to show what is behind them.
    [[nodiscard]] bool offersPreviews() const { return m_offersPreviews; }
    void setOffersPreviews(bool offers);
    [[nodiscard]] QString serverName() const { return m_serverName; }
    [[nodiscard]] QString signedInAs() const { return m_signedInAs; }
    [[nodiscard]] QString version() const;

    /// Messages that were written, and changes of messages, that are not on the server, as of countUnsent().
    [[nodiscard]] int unsent() const { return m_unsent; }
    Q_INVOKABLE void countUnsent() { Q_EMIT unsentRequested(); }
    Q_INVOKABLE void signOut() { Q_EMIT signOutRequested(); }

    void setSystemDark(bool isDark);
    void setSystemMotionReduced(bool isReduced);
    /// For this run only; absent leaves the choice as it is.
    void overrideTheme(const std::optional<bool> &isDark);
    void setUnsent(int count);
    void setFacts(const QString &serverName, const QString &signedInAs);

signals:
    void looksChanged();
    void directionChanged();
    void pictureLoadingChanged();
    void fileBoundChanged();
    void previewsChanged();
    void factsChanged();
    void unsentChanged();
    void unsentRequested();
    void signOutRequested();

private:
    void keep(const QString &key, const QVariant &value);

    QSettings *m_file;
    ThemeMode m_themeMode = System;
    bool m_isSystemDark = false;
    double m_textScale = 1.0;
    bool m_isCompact = false;
    int m_unsent = 0;
    bool m_hasLargeEmoji = true;
    Direction m_direction = AsTheLanguage;
    bool m_isMotionReduced = false;
    bool m_isSystemMotionReduced = false;
    PictureLoading m_pictureLoading = OfContacts;
    int m_fileBound;
    bool m_offersPreviews = true;
    QString m_serverName;
    QString m_signedInAs;
};

} // namespace kith::client
