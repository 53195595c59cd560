// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/app/connection_view_model.h"
#include "client/viewmodel/app/settings_view_model.h"
#include "client/viewmodel/composer/composer_view_model.h"
#include "client/viewmodel/people/people_view_model.h"
#include "client/viewmodel/people/picker_view_model.h"
#include "client/viewmodel/welcome/welcome_view_model.h"
#include "shared/limits.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace kith;
using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

class TestViewModelForms : public QObject
{
    Q_OBJECT

private slots:
    void composerSendsTrimmedTextOnceAndEmptiesItself()
    {
        ComposerViewModel composer;
        QSignalSpy sent(&composer, &ComposerViewModel::sendRequested);
        composer.setText(u"hi"_s);
        QVERIFY2(!composer.canSend(), "there is no conversation");
        composer.openDraft(u"7"_s, u" \n "_s, u"Message Elin"_s);
        composer.send();
        QVERIFY(sent.isEmpty());
        composer.setText(u"  hello\nthere \n"_s);
        composer.send();
        composer.send();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].toString(), u"7"_s);
        QCOMPARE(sent[0][1].toString(), u"hello\nthere"_s);
        QVERIFY(composer.text().isEmpty());
    }

    void composerKeepsTextBeyondLimitAndSaysHowMuch()
    {
        ComposerViewModel composer;
        QSignalSpy sent(&composer, &ComposerViewModel::sendRequested);
        composer.openDraft(u"7"_s, {}, {});
        composer.setText(QString(limits::messageLength + 3, u'x'));
        QCOMPARE(composer.overLength(), 3);
        composer.send();
        QVERIFY(sent.isEmpty());
        QCOMPARE(composer.text().size(), limits::messageLength + 3);
        composer.setText(u"🌱"_s.repeated(limits::messageLength));
        QCOMPARE(composer.overLength(), 0);
        QVERIFY(composer.canSend());
    }

    void composerTellsTypingSeldom()
    {
        ComposerViewModel composer;
        composer.openDraft(u"7"_s, u"draft"_s, {});
        QSignalSpy typed(&composer, &ComposerViewModel::typed);
        composer.setText(u"draf"_s);
        QVERIFY2(typed.isEmpty(), "taking away is not writing");
        composer.setText(u"draft "_s);
        composer.setText(u"draft a"_s);
        QCOMPARE(typed.size(), 1);
    }

    void signingInSaysWhatIsMissingBesideEachField()
    {
        WelcomeViewModel welcome;
        QSignalSpy wish(&welcome, &WelcomeViewModel::signInRequested);
        welcome.submit();
        QVERIFY(!welcome.server()->error().isEmpty());
        QVERIFY(!welcome.login()->error().isEmpty());
        QVERIFY(!welcome.password()->error().isEmpty());
        QVERIFY(!welcome.isBusy());
        welcome.server()->setText(u" kith.local "_s);
        QVERIFY2(welcome.server()->error().isEmpty(), "typing takes the words away");
        welcome.login()->setText(u"elin@example.org"_s);
        welcome.password()->setText(u" spaces matter "_s);
        welcome.submit();
        welcome.submit();
        QCOMPARE(wish.size(), 1);
        QVERIFY(welcome.isBusy());
        const auto asked = wish[0][0].value<SignInWish>();
        QCOMPARE(asked.server, u"kith.local"_s);
        QCOMPARE(asked.password, u" spaces matter "_s);
    }

    void changingBetweenSignInAndRegisterLosesNothing()
    {
        WelcomeViewModel welcome;
        welcome.server()->setText(u"s"_s);
        welcome.login()->setText(u"elin@example.org"_s);
        welcome.password()->setText(u"secret words"_s);
        welcome.setRegistering(true);
        QCOMPARE(welcome.email()->text(), u"elin@example.org"_s);
        welcome.firstname()->setText(u"Elin"_s);
        welcome.setRegistering(false);
        QCOMPARE(welcome.login()->text(), u"elin@example.org"_s);
        QCOMPARE(welcome.password()->text(), u"secret words"_s);
        welcome.setRegistering(true);
        QCOMPARE(welcome.firstname()->text(), u"Elin"_s);
    }

    void registeringChecksBeforeAsking()
    {
        WelcomeViewModel welcome;
        QSignalSpy wish(&welcome, &WelcomeViewModel::registerRequested);
        welcome.setRegistering(true);
        welcome.server()->setText(u"s"_s);
        welcome.firstname()->setText(u" Elin "_s);
        welcome.lastname()->setText(u"Berg"_s);
        welcome.email()->setText(u"elin.example.org"_s);
        welcome.phone()->setText(u"+46 70 123 45 67"_s);
        welcome.password()->setText(u"seven77"_s);
        welcome.submit();
        QVERIFY(wish.isEmpty());
        QVERIFY(!welcome.email()->error().isEmpty());
        QVERIFY(!welcome.password()->error().isEmpty());
        welcome.email()->setText(u"elin@example.org"_s);
        welcome.password()->setText(u"eight888"_s);
        welcome.submit();
        QCOMPARE(wish.size(), 1);
        const auto asked = wish[0][0].value<RegisterWish>();
        QCOMPARE(asked.firstname, u"Elin"_s);
        QCOMPARE(asked.country, u"SE"_s);
    }

    void passwordStrengthGoesByLength()
    {
        WelcomeViewModel welcome;
        const std::pair<int, int> cases[] = {{0, 0}, {7, 0}, {8, 1}, {11, 1}, {12, 2}, {15, 2}, {16, 3}};
        for (const auto &[length, strength] : cases) {
            welcome.password()->setText(QString(length, u'x'));
            QCOMPARE(welcome.passwordStrength(), strength);
            QVERIFY(!welcome.passwordHint().isEmpty());
        }
    }

    void serverErrorsFindTheirField()
    {
        WelcomeViewModel welcome;
        welcome.setRegistering(true);
        QVERIFY(welcome.setFieldError(u"phone"_s, u"taken"_s));
        QCOMPARE(welcome.phone()->error(), u"taken"_s);
        QVERIFY(welcome.setFieldError(u"invite"_s, u"?"_s));
        QVERIFY2(!welcome.setFieldError(u"login"_s, u"?"_s), "it is not on screen while registering");
    }

    void pickerMakesGroupOnlyWithNameAndPeople()
    {
        PickerViewModel picker;
        QSignalSpy wish(&picker, &PickerViewModel::groupRequested);
        picker.begin(PickerViewModel::NewGroup);
        PersonRow maya;
        maya.personId = u"3"_s;
        maya.name = u"Maya"_s;
        PersonRow noor;
        noor.personId = u"4"_s;
        noor.name = u"Noor"_s;
        picker.setCandidates({maya, noor});
        picker.confirm();
        QVERIFY(wish.isEmpty());
        QVERIFY(!picker.groupName()->error().isEmpty());
        QVERIFY(!picker.problem().isEmpty());
        picker.choose(u"3"_s);
        picker.setSearch(u"no"_s);
        QCOMPARE(picker.people()->count(), 1);
        QCOMPARE(picker.pickedCount(), 1);
        picker.groupName()->setText(u"  Summer   garden "_s);
        picker.confirm();
        picker.confirm();
        QCOMPARE(wish.size(), 1);
        QCOMPARE(wish[0][0].toString(), u"Summer garden"_s);
        QCOMPARE(wish[0][1].toStringList(), QStringList{u"3"_s});
        picker.fail(u"No."_s);
        QVERIFY(!picker.isBusy());
        QCOMPARE(picker.groupName()->text(), u"  Summer   garden "_s);
    }

    void pickerOpensChatAtOnce()
    {
        PickerViewModel picker;
        QSignalSpy wish(&picker, &PickerViewModel::chatRequested);
        picker.begin(PickerViewModel::NewChat);
        picker.choose(u"3"_s);
        picker.choose(u"4"_s);
        QCOMPARE(wish.size(), 1);
    }

    void addingSomebodyNeedsAnAddress()
    {
        PeopleViewModel people;
        QSignalSpy wish(&people, &PeopleViewModel::addRequested);
        people.greeting()->setText(u"hello"_s);
        people.add();
        QVERIFY(!people.address()->error().isEmpty());
        QCOMPARE(people.greeting()->text(), u"hello"_s);
        people.address()->setText(u" +46 70 1 "_s);
        people.add();
        people.add();
        QCOMPARE(wish.size(), 1);
        QCOMPARE(wish[0][0].toString(), u"+46 70 1"_s);
        people.finishAdding();
        QVERIFY(people.address()->text().isEmpty() && people.greeting()->text().isEmpty());
    }

    void contactsAreFoundByTheWordsOfTheirNames()
    {
        PeopleViewModel people;
        const auto shown = [&people] {
            QStringList names;
            for (const PersonRow &row : people.contacts()->rows())
                names.append(row.name);
            return names;
        };
        const auto called = [](const QString &name) {
            PersonRow row;
            row.personId = name;
            row.name = name;
            return row;
        };
        QList<PersonRow> rows;
        const QStringList names{u"José Ángel"_s, u"Zoë Ångström"_s, u"Maya Lindqvist"_s, u"李小龙"_s, u"Ada"_s, u"Bo"_s, u"Cy"_s, u"Di"_s};
        for (const QString &name : names)
            rows.append(called(name));
        people.setContacts(rows);
        QVERIFY(!people.hasMany());
        rows.append(called(u"Eve"_s));
        QSignalSpy changed(&people, &PeopleViewModel::searchChanged);
        people.setContacts(rows);
        QVERIFY(people.hasMany());
        QCOMPARE(changed.count(), 1);
        people.setSearch(u" ang JOS"_s);
        QCOMPARE(shown(), QStringList{u"José Ángel"_s});
        people.setSearch(u"ang"_s);
        QCOMPARE(shown(), (QStringList{u"José Ángel"_s, u"Zoë Ångström"_s}));
        people.setSearch(u"李"_s);
        QCOMPARE(shown(), QStringList{u"李小龙"_s});
        // Somebody new is looked through as well.
        people.setSearch(u"qvist"_s);
        QVERIFY(shown().isEmpty());
        people.setContacts(rows + QList<PersonRow>{called(u"Ann Qvist"_s)});
        QCOMPARE(shown(), QStringList{u"Ann Qvist"_s});
        people.setSearch({});
        QCOMPARE(shown().size(), 10);
    }

    void settingsAreKeptAndHeldWithinBounds()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        {
            QSettings file(path, QSettings::IniFormat);
            SettingsViewModel settings(&file);
            settings.setTextScale(9);
            settings.setThemeMode(SettingsViewModel::Dark);
            settings.overrideTheme(false);
            QVERIFY(!settings.isDark());
        }
        QSettings file(path, QSettings::IniFormat);
        SettingsViewModel settings(&file);
        QCOMPARE(settings.textScale(), 2.0);
        QVERIFY2(settings.isDark(), "what the command line says is for one run");
        settings.setThemeMode(SettingsViewModel::System);
        QVERIFY(!settings.isDark());
        settings.setSystemDark(true);
        QVERIFY(settings.isDark());
        file.setValue(u"looks/textScale"_s, u"nonsense"_s);
        QCOMPARE(SettingsViewModel(&file).textScale(), 0.8);
    }

    void connectionSaysSinceWhen()
    {
        ConnectionViewModel connection;
        QVERIFY(connection.text().isEmpty());
        connection.setState(ConnectionViewModel::State::Offline, QDateTime(QDate::currentDate(), QTime(0, 0)));
        QVERIFY(connection.text().startsWith(u"Offline since 00:00"_s));
        connection.setState(ConnectionViewModel::State::Offline);
        QVERIFY(connection.text().startsWith(u"Offline."_s));
    }
};

QTEST_GUILESS_MAIN(TestViewModelForms)
#include "tst_viewmodel_forms.moc"
