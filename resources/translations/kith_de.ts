<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Kith %1</source>
        <translation>Kith %1</translation>
    </message>
    <message>
        <source>With Qt %1</source>
        <translation>Mit Qt %1</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewähr.</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Belegter Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Processor time since the start</source>
        <translation>Rechenzeit seit dem Start</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>%1 on %2, %3 unread</source>
        <translation>%1 auf %2, %3 ungelesen</translation>
    </message>
    <message>
        <source>%1 on %2, online</source>
        <translation>%1 auf %2, online</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 on %2, %3 unread in other accounts</source>
        <translation>%1 auf %2, %3 ungelesen in anderen Konten</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Your Kith profile cannot be used: %1</source>
        <translation>Ihr Kith-Profil ist nicht benutzbar: %1</translation>
    </message>
    <message>
        <source>the folder %1 cannot be written</source>
        <translation>in den Ordner %1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>This does not look like a Kith server.</source>
        <translation>Das sieht nicht nach einem Kith-Server aus.</translation>
    </message>
    <message>
        <source>Type the server&apos;s address, for example chat.example.org.</source>
        <translation>Geben Sie die Adresse des Servers ein, zum Beispiel chat.example.org.</translation>
    </message>
    <message>
        <source>This is not an invitation link. It looks like kith://chat.example.org/invite/… – copy all of it.</source>
        <translation>Das ist kein Einladungslink. Er sieht aus wie kith://chat.example.org/invite/… – kopieren Sie ihn ganz.</translation>
    </message>
    <message>
        <source>This is under way already.</source>
        <translation>Das läuft bereits.</translation>
    </message>
</context>
<context>
    <name>AccountsMenu</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>%1 on %2, shown now</source>
        <translation>%1 auf %2, wird gerade gezeigt</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Weiteres Konto hinzufügen</translation>
    </message>
    <message>
        <source>%1 on %2, %3 unread</source>
        <translation>%1 auf %2, %3 ungelesen</translation>
    </message>
</context>
<context>
    <name>AddPersonSheet</name>
    <message>
        <source>Add somebody you know</source>
        <translation>Jemanden hinzufügen, den Sie kennen</translation>
    </message>
    <message>
        <source>If this person uses this server, they get your request. Nothing tells you whether they do until they accept.</source>
        <translation>Wenn diese Person den Server benutzt, bekommt sie Ihre Anfrage. Ob sie das tut, erfahren Sie erst, wenn sie annimmt.</translation>
    </message>
    <message>
        <source>Phone number or e-mail</source>
        <translation>Telefonnummer oder E-Mail</translation>
    </message>
    <message>
        <source>+46 70 123 45 67</source>
        <translation>+49 151 23456789</translation>
    </message>
    <message>
        <source>Greeting (optional)</source>
        <translation>Gruß (freiwillig)</translation>
    </message>
    <message>
        <source>How do you know each other?</source>
        <translation>Woher kennen Sie sich?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Anfrage senden</translation>
    </message>
</context>
<context>
    <name>AlertsMenu</name>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Mentions only</source>
        <translation>Nur Erwähnungen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
</context>
<context>
    <name>AliasSheet</name>
    <message>
        <source>Your name for them</source>
        <translation>Ihr Name für diese Person</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Only you see it. Leave it empty to use the name they gave themselves.</source>
        <translation>Nur Sie sehen ihn. Lassen Sie das Feld leer, um den Namen zu verwenden, den die Person selbst angibt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>AppWindow</name>
    <message>
        <source>(%1) Kith</source>
        <translation>(%1) Kith</translation>
    </message>
    <message>
        <source>Kith</source>
        <translation>Kith</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Also scales spacing and icons</source>
        <translation>Vergrößert auch Abstände und Symbole</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Textgröße in Prozent</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Asked for by the desktop</source>
        <translation>Vom System gewünscht</translation>
    </message>
    <message>
        <source>Follows the desktop when off</source>
        <translation>Folgt dem System, wenn aus</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Compact shows more conversations and messages at once</source>
        <translation>Kompakt zeigt mehr Unterhaltungen und Nachrichten auf einmal</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Where the window begins; a message runs as its own words do</source>
        <translation>Wo das Fenster beginnt; eine Nachricht läuft so wie ihre eigenen Wörter</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Large emoji</source>
        <translation>Große Emojis</translation>
    </message>
    <message>
        <source>Show a message that is nothing but up to three emoji in large</source>
        <translation>Eine Nachricht aus nichts als bis zu drei Emojis groß zeigen</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message numerus="yes">
        <source>%n attached file(s)</source>
        <translation>
            <numerusform>%n angehängte Datei</numerusform>
            <numerusform>%n angehängte Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Listen to it before it is sent</source>
        <translation>Vor dem Senden anhören</translation>
    </message>
    <message>
        <source>Send as a picture</source>
        <translation>Als Bild senden</translation>
    </message>
    <message>
        <source>Send as a file: as it is, with its name, its place and its camera</source>
        <translation>Als Datei senden: unverändert, mit Name, Ort und Kamera</translation>
    </message>
    <message>
        <source>This cannot be sent: remove it</source>
        <translation>Das kann nicht gesendet werden: Entfernen Sie es</translation>
    </message>
    <message>
        <source>1 of %1 cannot be sent: remove it to send the others</source>
        <translation>1 von %1 kann nicht gesendet werden: Entfernen Sie es, um die anderen zu senden</translation>
    </message>
    <message>
        <source>%1 of %2 cannot be sent: remove them to send the others</source>
        <translation>%1 von %2 können nicht gesendet werden: Entfernen Sie sie, um die anderen zu senden</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>Cannot write %1.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
</context>
<context>
    <name>BlockedRow</name>
    <message>
        <source>Unblock</source>
        <translation>Blockierung aufheben</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Blockierung von %1 aufheben</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>Your people,
your server.</source>
        <translation>Ihre Leute,
Ihr Server.</translation>
    </message>
    <message>
        <source>Kith keeps your conversations on a machine you trust, and on this one, even offline.</source>
        <translation>Kith bewahrt Ihre Gespräche auf einem Rechner auf, dem Sie vertrauen, und auf diesem hier, auch ohne Netz.</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>You unsent this message</source>
        <translation>Sie haben diese Nachricht zurückgenommen</translation>
    </message>
    <message>
        <source>This message was unsent</source>
        <translation>Diese Nachricht wurde zurückgenommen</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>bearbeitet %1</translation>
    </message>
</context>
<context>
    <name>BusyRing</name>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>The local copy of your messages could not be opened: %1</source>
        <translation>Die Kopie Ihrer Nachrichten auf diesem Rechner konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>der Ordner %1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>the folder %1 belongs to somebody else</source>
        <translation>der Ordner %1 gehört jemand anderem</translation>
    </message>
    <message>
        <source>it could not be written; is the disk full?</source>
        <translation>sie ließ sich nicht schreiben; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>The local copy of your messages was written by a newer Kith. Please update this one.</source>
        <translation>Die Kopie Ihrer Nachrichten stammt von einem neueren Kith. Bitte aktualisieren Sie dieses.</translation>
    </message>
    <message>
        <source>this Qt was built with an SQLite of its own</source>
        <translation>dieses Qt wurde mit einem eigenen SQLite gebaut</translation>
    </message>
    <message>
        <source>The new copy of your messages could not be put in place; the old one stays.</source>
        <translation>Die neue Kopie Ihrer Nachrichten konnte nicht eingesetzt werden; die alte bleibt.</translation>
    </message>
</context>
<context>
    <name>ChatMenu</name>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Als ungelesen markieren</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Nicht mehr anheften</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Mute …</source>
        <translation>Stummschalten …</translation>
    </message>
    <message>
        <source>Put into a folder …</source>
        <translation>In einen Ordner legen …</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Aus dem Archiv holen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Leave the group …</source>
        <translation>Gruppe verlassen …</translation>
    </message>
</context>
<context>
    <name>ChatRow</name>
    <message>
        <source>Say hello</source>
        <translation>Sagen Sie Hallo</translation>
    </message>
    <message>
        <source>You unsent a message</source>
        <translation>Sie haben eine Nachricht zurückgenommen</translation>
    </message>
    <message>
        <source>Message unsent</source>
        <translation>Nachricht zurückgenommen</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Sie: %1</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Entwurf: %1</translation>
    </message>
    <message>
        <source>You are no longer in this group</source>
        <translation>Sie sind nicht mehr in dieser Gruppe</translation>
    </message>
</context>
<context>
    <name>ChatsPane</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Gespräche</translation>
    </message>
    <message>
        <source>Add somebody you know by phone number or e-mail address. When they accept, you can write to each other.</source>
        <translation>Fügen Sie jemanden über Telefonnummer oder E-Mail-Adresse hinzu. Nach dem Annehmen können Sie einander schreiben.</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Leute finden</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Alles ist gelesen</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Try fewer letters, or another filter.</source>
        <translation>Versuchen Sie weniger Buchstaben oder einen anderen Filter.</translation>
    </message>
    <message>
        <source>Choose All to see every conversation.</source>
        <translation>Wählen Sie „Alle“, um alle Gespräche zu sehen.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation>Noch keine Gruppen</translation>
    </message>
    <message>
        <source>No chats with one person yet</source>
        <translation>Noch keine Chats zu zweit</translation>
    </message>
    <message>
        <source>Everything is archived</source>
        <translation>Alles ist archiviert</translation>
    </message>
    <message>
        <source>A group is for several people: give it a name and choose who is in it.</source>
        <translation>Eine Gruppe ist für mehrere Personen: Geben Sie ihr einen Namen und wählen Sie, wer dabei ist.</translation>
    </message>
    <message>
        <source>Choose somebody and write to them.</source>
        <translation>Wählen Sie jemanden und schreiben Sie.</translation>
    </message>
    <message>
        <source>What was put away is behind the Archived filter, at the end of the row above.</source>
        <translation>Was weggelegt wurde, finden Sie hinter dem Filter „Archiviert“ am Ende der Reihe oben.</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>New chat (%1)</source>
        <translation>Neuer Chat (%1)</translation>
    </message>
</context>
<context>
    <name>ChatsScreen</name>
    <message>
        <source>Choose a conversation</source>
        <translation>Wählen Sie ein Gespräch</translation>
    </message>
    <message>
        <source>Welcome to Kith, %1</source>
        <translation>Willkommen bei Kith, %1</translation>
    </message>
    <message>
        <source>Start with somebody you know: they get your request, and once they accept you can write to each other.</source>
        <translation>Beginnen Sie mit jemandem, den Sie kennen: Ihre Anfrage kommt dort an, und nach dem Annehmen können Sie einander schreiben.</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>Dateien hier ablegen</translation>
    </message>
    <message>
        <source>They wait above your message until you send it.</source>
        <translation>Sie warten über Ihrer Nachricht, bis Sie sie senden.</translation>
    </message>
    <message>
        <source>Pick one on the left, or press %1 and type a name.</source>
        <translation>Wählen Sie links eine aus, oder drücken Sie %1 und tippen Sie einen Namen.</translation>
    </message>
</context>
<context>
    <name>ClosedComposer</name>
    <message>
        <source>Unblock</source>
        <translation>Blockierung aufheben</translation>
    </message>
    <message>
        <source>Copy what I began</source>
        <translation>Begonnenes kopieren</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Code, %1</source>
        <translation>Code, %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Emoji that fit</source>
        <translation>Passende Emoji</translation>
    </message>
    <message>
        <source>People who fit</source>
        <translation>Passende Leute</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Stop editing</source>
        <translation>Bearbeiten beenden</translation>
    </message>
    <message>
        <source>Do not reply</source>
        <translation>Nicht antworten</translation>
    </message>
    <message>
        <source>Begun on another device</source>
        <translation>Auf einem anderen Gerät begonnen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Dort lassen</translation>
    </message>
    <message>
        <source>%1 characters too long</source>
        <translation>%1 Zeichen zu lang</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Eingabe)</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>Es wurde nichts aufgenommen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>Sprachnachricht aufnehmen</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>%1 blockieren</translation>
    </message>
    <message>
        <source>Your name for %1 …</source>
        <translation>Ihr Name für %1 …</translation>
    </message>
    <message>
        <source>Remove from contacts</source>
        <translation>Aus den Kontakten entfernen</translation>
    </message>
</context>
<context>
    <name>DateSheet</name>
    <message>
        <source>Go to a date</source>
        <translation>Zu einem Datum gehen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Voriger Monat</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>%1, today</source>
        <translation>%1, heute</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
</context>
<context>
    <name>DeliveryMark</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
</context>
<context>
    <name>DetailsFoot</name>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Groups you are both in</source>
        <translation>Gemeinsame Gruppen</translation>
    </message>
    <message>
        <source>Who sees what</source>
        <translation>Wer was sieht</translation>
    </message>
    <message>
        <source>Change your name for them …</source>
        <translation>Ihren Namen für diese Person ändern …</translation>
    </message>
    <message>
        <source>Give them a name of your own …</source>
        <translation>Der Person einen eigenen Namen geben …</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Blockierung aufheben</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
    <message>
        <source>Leave the group …</source>
        <translation>Gruppe verlassen …</translation>
    </message>
</context>
<context>
    <name>DetailsHead</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 Mitglied</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 Mitglieder</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Invite by link or QR code</source>
        <translation>Mit Link oder QR-Code einladen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>Mitglieder hinzufügen</translation>
    </message>
    <message>
        <source>Picture …</source>
        <translation>Bild …</translation>
    </message>
    <message>
        <source>Choose a picture for the group</source>
        <translation>Ein Bild für die Gruppe wählen</translation>
    </message>
    <message>
        <source>Remove the picture of the group</source>
        <translation>Das Bild der Gruppe entfernen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>Edit the group</source>
        <translation>Gruppe bearbeiten</translation>
    </message>
</context>
<context>
    <name>DetailsList</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Details of %1</source>
        <translation>Einzelheiten zu %1</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>%1 (this device)</source>
        <translation>%1 (dieses Gerät)</translation>
    </message>
    <message>
        <source>active now</source>
        <translation>gerade aktiv</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>%1 abmelden</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>A device that you do not know? Sign it out, and then change your password.</source>
        <translation>Ein Gerät, das Sie nicht kennen? Melden Sie es ab, und ändern Sie dann Ihr Passwort.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
</context>
<context>
    <name>EmojiButton</name>
    <message>
        <source>React with %1</source>
        <translation>Mit %1 reagieren</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Emoji suchen</translation>
    </message>
    <message>
        <source>No emoji of that name</source>
        <translation>Kein Emoji dieses Namens</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FailureLine</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>FileTile</name>
    <message>
        <source>File %1, %2</source>
        <translation>Datei %1, %2</translation>
    </message>
    <message>
        <source>Opens it</source>
        <translation>Öffnet sie</translation>
    </message>
    <message>
        <source>Fetches it</source>
        <translation>Lädt sie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>In „Downloads“ speichern</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>Weiter laden</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Datei %1</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>This file is too large. The server takes files of up to %1.</source>
        <translation>Diese Datei ist zu groß. Der Server nimmt Dateien bis %1 an.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Die Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This is a folder. Pack it into one file first.</source>
        <translation>Das ist ein Ordner. Packen Sie ihn zuerst in eine Datei.</translation>
    </message>
    <message>
        <source>There is no such file (any more).</source>
        <translation>Diese Datei gibt es nicht (mehr).</translation>
    </message>
    <message>
        <source>The copy of this file is gone. Attach it again.</source>
        <translation>Die Kopie dieser Datei ist verschwunden. Hängen Sie sie noch einmal an.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>FolderSheet</name>
    <message>
        <source>Put into a folder</source>
        <translation>In einen Ordner legen</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Take out of “%1”</source>
        <translation>Aus „%1“ herausnehmen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>FormInput</name>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>ForwardSheet</name>
    <message>
        <source>Forward a message</source>
        <translation>Eine Nachricht weiterleiten</translation>
    </message>
    <message>
        <source>Forward %1 messages</source>
        <translation>%1 Nachrichten weiterleiten</translation>
    </message>
    <message>
        <source>Search your conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No conversation of that name.</source>
        <translation>Kein Gespräch dieses Namens.</translation>
    </message>
    <message>
        <source>These are as many as can be sent to at once.</source>
        <translation>Mehr auf einmal geht nicht.</translation>
    </message>
    <message>
        <source>Forward to %1</source>
        <translation>An %1 weiterleiten</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
</context>
<context>
    <name>GroupSheet</name>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Admins</source>
        <translation>Admins</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Change the group</source>
        <translation>Gruppe ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>About (optional)</source>
        <translation>Beschreibung (freiwillig)</translation>
    </message>
    <message>
        <source>What this group is for</source>
        <translation>Wofür diese Gruppe da ist</translation>
    </message>
    <message>
        <source>Who may write</source>
        <translation>Wer schreiben darf</translation>
    </message>
    <message>
        <source>Who may add people</source>
        <translation>Wer Personen hinzufügen darf</translation>
    </message>
    <message>
        <source>Who may change name and about</source>
        <translation>Wer Name und Beschreibung ändern darf</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>HitsBar</name>
    <message>
        <source>Found in this conversation</source>
        <translation>In dieser Unterhaltung gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <translation>%1 von mehr als %2</translation>
    </message>
    <message>
        <source>Older (%1)</source>
        <translation>Älter (%1)</translation>
    </message>
    <message>
        <source>Newer (%1)</source>
        <translation>Neuer (%1)</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>Suche beenden</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite into “%1”</source>
        <translation>In „%1“ einladen</translation>
    </message>
    <message>
        <source>Invite by link or QR code</source>
        <translation>Mit Link oder QR-Code einladen</translation>
    </message>
    <message>
        <source>Whoever has the link joins this group at once. With it a newcomer can also make an account.</source>
        <translation>Wer den Link hat, kommt sofort in diese Gruppe. Auch ein Konto lässt sich damit neu anlegen.</translation>
    </message>
    <message>
        <source>Whoever has the link becomes your contact at once. With it a newcomer can also make an account.</source>
        <translation>Wer den Link hat, wird sofort Ihr Kontakt. Auch ein Konto lässt sich damit neu anlegen.</translation>
    </message>
    <message>
        <source>How many people may use it</source>
        <translation>Wie viele Personen ihn nutzen dürfen</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eine</translation>
    </message>
    <message>
        <source>10</source>
        <translation>10</translation>
    </message>
    <message>
        <source>100</source>
        <translation>100</translation>
    </message>
    <message>
        <source>How long it works</source>
        <translation>Wie lange er gilt</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>QR code of the link</source>
        <translation>QR-Code des Links</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>%1 It is shown only now: copy it before you close this.</source>
        <translation>%1 Er wird nur jetzt gezeigt: Kopieren Sie ihn, bevor Sie das Fenster schließen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make a link</source>
        <translation>Link erstellen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
</context>
<context>
    <name>JumpToEnd</name>
    <message>
        <source>Go to the end</source>
        <translation>Ans Ende gehen</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) below, go to the end</source>
        <translation>
            <numerusform>%n neue Nachricht weiter unten, ans Ende gehen</numerusform>
            <numerusform>%n neue Nachrichten weiter unten, ans Ende gehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
</context>
<context>
    <name>LeaveSheet</name>
    <message>
        <source>Leave “%1”?</source>
        <translation>„%1“ verlassen?</translation>
    </message>
    <message>
        <source>You keep what was written up to now and get nothing more. Somebody has to add you again if you want to come back.</source>
        <translation>Sie behalten, was bisher geschrieben wurde, und bekommen nichts mehr. Wenn Sie zurückkommen wollen, muss Sie jemand wieder hinzufügen.</translation>
    </message>
    <message>
        <source>You are its only owner. Who looks after it from now on?</source>
        <translation>Sie sind der einzige Besitzer. Wer kümmert sich ab jetzt darum?</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Take it off the list (it stays in the archive)</source>
        <translation>Aus der Liste nehmen (bleibt im Archiv)</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Open this link?</source>
        <translation>Diesen Link öffnen?</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>Nicht öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>MediaLine</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>File %1, %2, from %3, %4</source>
        <translation>Datei %1, %2, von %3, %4</translation>
    </message>
    <message>
        <source>Voice message, %1, from %2, %3</source>
        <translation>Sprachnachricht, %1, von %2, %3</translation>
    </message>
    <message>
        <source>Link %1 to %2, from %3, %4</source>
        <translation>Link %1 zu %2, von %3, %4</translation>
    </message>
    <message>
        <source>Opens it</source>
        <translation>Öffnet sie</translation>
    </message>
    <message>
        <source>Fetches it</source>
        <translation>Holt sie</translation>
    </message>
    <message>
        <source>Pauses it</source>
        <translation>Hält sie an</translation>
    </message>
    <message>
        <source>Plays it</source>
        <translation>Spielt sie ab</translation>
    </message>
    <message>
        <source>Opens it outside</source>
        <translation>Öffnet ihn außerhalb von Kith</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>In der Unterhaltung zeigen</translation>
    </message>
</context>
<context>
    <name>MediaMenu</name>
    <message>
        <source>Show in the conversation</source>
        <translation>In der Unterhaltung zeigen</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>In Downloads speichern</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
</context>
<context>
    <name>MediaPage</name>
    <message>
        <source>Photos and files</source>
        <translation>Fotos und Dateien</translation>
    </message>
    <message>
        <source>Back to the details</source>
        <translation>Zurück zu den Details</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Voice messages</source>
        <translation>Sprachnachrichten</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>No voice messages yet</source>
        <translation>Noch keine Sprachnachrichten</translation>
    </message>
    <message>
        <source>No links yet</source>
        <translation>Noch keine Links</translation>
    </message>
    <message>
        <source>Without a connection only what is on this computer shows.</source>
        <translation>Ohne Verbindung ist nur zu sehen, was auf diesem Computer liegt.</translation>
    </message>
    <message>
        <source>What is shared in this conversation from now on is found here.</source>
        <translation>Was ab jetzt in dieser Unterhaltung geteilt wird, finden Sie hier.</translation>
    </message>
</context>
<context>
    <name>MediaStrip</name>
    <message>
        <source>Photos and files</source>
        <translation>Fotos und Dateien</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All photos and files</source>
        <translation>Alle Fotos und Dateien</translation>
    </message>
    <message>
        <source>Pictures, files, voice messages and links of this conversation are kept here.</source>
        <translation>Hier finden Sie Bilder, Dateien, Sprachnachrichten und Links dieser Unterhaltung.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Voice messages</source>
        <translation>Sprachnachrichten</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
</context>
<context>
    <name>MediaTile</name>
    <message>
        <source>Picture %1 from %2, %3</source>
        <translation>Bild %1 von %2, %3</translation>
    </message>
    <message>
        <source>Shows it large</source>
        <translation>Zeigt es groß</translation>
    </message>
    <message>
        <source>Loads it</source>
        <translation>Lädt es</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Message</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>Zum Admin machen</translation>
    </message>
    <message>
        <source>Take away the admin role</source>
        <translation>Adminrolle entziehen</translation>
    </message>
    <message>
        <source>Hand the group over</source>
        <translation>Gruppe übergeben</translation>
    </message>
    <message>
        <source>Remove from the group</source>
        <translation>Aus der Gruppe entfernen</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>MemberSheet</name>
    <message>
        <source>Hand the group to %1?</source>
        <translation>Die Gruppe an %1 übergeben?</translation>
    </message>
    <message>
        <source>Remove %1 from the group?</source>
        <translation>%1 aus der Gruppe entfernen?</translation>
    </message>
    <message>
        <source>%1 becomes its owner, and you stay as an admin. Only the new owner can hand it back.</source>
        <translation>%1 ist dann für die Gruppe verantwortlich, und Sie verwalten sie weiter mit. Zurückgeben kann sie nur, wer sie dann hat.</translation>
    </message>
    <message>
        <source>%1 keeps what was written up to now and gets nothing more, until somebody adds them again.</source>
        <translation>%1 behält, was bis jetzt geschrieben wurde, und bekommt nichts mehr, bis jemand sie oder ihn wieder hinzufügt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Hand the group over</source>
        <translation>Die Gruppe übergeben</translation>
    </message>
    <message>
        <source>Remove from the group</source>
        <translation>Aus der Gruppe entfernen</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>A message that is not there any more</source>
        <translation>Eine Nachricht, die es nicht mehr gibt</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 und %n weitere Person</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent message</source>
        <translation>Zurückgenommene Nachricht</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Sprachnachricht</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Weitergeleitet</translation>
    </message>
    <message>
        <source>Forwarded from %1</source>
        <translation>Weitergeleitet von %1</translation>
    </message>
    <message>
        <source>This message could not be sent.</source>
        <translation>Diese Nachricht konnte nicht gesendet werden.</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin for everyone</source>
        <translation>Für alle anheften</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Wer sie gelesen hat</translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation>Für alle zurücknehmen</translation>
    </message>
    <message>
        <source>Another emoji</source>
        <translation>Ein anderes Emoji</translation>
    </message>
    <message>
        <source>Forward …</source>
        <translation>Weiterleiten …</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Bild anzeigen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Save all to Downloads</source>
        <translation>Alle in „Downloads“ speichern</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>In „Downloads“ speichern</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Remove the preview</source>
        <translation>Vorschau entfernen</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation>Vorschau zeigen</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Picked. %1</source>
        <translation>Gewählt. %1</translation>
    </message>
</context>
<context>
    <name>MessageTools</name>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Reagieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation>Vorschau zeigen</translation>
    </message>
</context>
<context>
    <name>MuteMenu</name>
    <message>
        <source>For 1 hour</source>
        <translation>Für 1 Stunde</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Für 8 Stunden</translation>
    </message>
    <message>
        <source>Until tomorrow, 8:00</source>
        <translation>Bis morgen, 8:00</translation>
    </message>
    <message>
        <source>Until I change it</source>
        <translation>Bis ich es ändere</translation>
    </message>
</context>
<context>
    <name>NearbyServers</name>
    <message>
        <source>Servers on this network</source>
        <translation>Server in diesem Netzwerk</translation>
    </message>
    <message>
        <source>%1 at %2, found on this network</source>
        <translation>%1 unter %2, in diesem Netzwerk gefunden</translation>
    </message>
    <message>
        <source>Found on this network</source>
        <translation>In diesem Netzwerk gefunden</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Nothing answers at %1. Is the server running?</source>
        <translation>Unter %1 antwortet nichts. Läuft der Server?</translation>
    </message>
    <message>
        <source>There is no server named %1, or this computer is offline.</source>
        <translation>Es gibt keinen Server namens %1, oder dieser Rechner hat kein Netz.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The connection to %1 is not safe: its certificate cannot be trusted.</source>
        <translation>Die Verbindung zu %1 ist nicht sicher: Dem Zertifikat ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>The network proxy on the way to %1 does not work.</source>
        <translation>Der Proxy auf dem Weg zu %1 funktioniert nicht.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ist abgebrochen.</translation>
    </message>
    <message>
        <source>This device was signed out.</source>
        <translation>Dieses Gerät wurde abgemeldet.</translation>
    </message>
    <message>
        <source>The server gave an answer that makes no sense here (HTTP %1).</source>
        <translation>Der Server hat etwas geantwortet, das hier keinen Sinn ergibt (HTTP %1).</translation>
    </message>
    <message>
        <source>This does not look like a Kith server.</source>
        <translation>Das sieht nicht nach einem Kith-Server aus.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too long.</source>
        <translation>Die Antwort des Servers ist zu lang.</translation>
    </message>
    <message>
        <source>The server points to another address; enter that address instead.</source>
        <translation>Der Server verweist auf eine andere Adresse; geben Sie jene ein.</translation>
    </message>
    <message>
        <source>Its certificate is signed by itself: no authority that this computer knows vouches for it.</source>
        <translation>Sein Zertifikat ist von ihm selbst unterschrieben: Keine Stelle, die dieser Computer kennt, bürgt dafür.</translation>
    </message>
    <message>
        <source>Its certificate comes from an authority that this computer does not know.</source>
        <translation>Sein Zertifikat kommt von einer Stelle, die dieser Computer nicht kennt.</translation>
    </message>
    <message>
        <source>Its certificate is for another name than %1.</source>
        <translation>Sein Zertifikat ist für einen anderen Namen als %1.</translation>
    </message>
    <message>
        <source>Its certificate is out of date.</source>
        <translation>Sein Zertifikat ist abgelaufen.</translation>
    </message>
    <message>
        <source>Its certificate is not valid yet. Is the clock of this computer right?</source>
        <translation>Sein Zertifikat gilt noch nicht. Geht die Uhr dieses Computers richtig?</translation>
    </message>
    <message>
        <source>Its certificate was revoked.</source>
        <translation>Sein Zertifikat wurde widerrufen.</translation>
    </message>
    <message>
        <source>The decision could not be remembered: %1</source>
        <translation>Die Entscheidung konnte nicht gespeichert werden: %1</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Notify about new messages</source>
        <translation>Über neue Nachrichten benachrichtigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Nothing is shown of it while the screen is locked</source>
        <translation>Bei gesperrtem Bildschirm wird nichts davon gezeigt</translation>
    </message>
    <message>
        <source>What a notification shows</source>
        <translation>Was eine Benachrichtigung zeigt</translation>
    </message>
    <message>
        <source>Name and text</source>
        <translation>Name und Text</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Für 8 Stunden</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>Do not disturb for 8 hours</source>
        <translation>8 Stunden nicht stören</translation>
    </message>
    <message>
        <source>Do not disturb for an hour</source>
        <translation>Eine Stunde nicht stören</translation>
    </message>
    <message>
        <source>Notify me again</source>
        <translation>Wieder benachrichtigen</translation>
    </message>
    <message>
        <source>Quiet hours every day</source>
        <translation>Jeden Tag Ruhezeiten</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe ab</translation>
    </message>
    <message>
        <source>A time such as 22:00</source>
        <translation>Eine Uhrzeit wie 22:00</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>A time such as 07:00</source>
        <translation>Eine Uhrzeit wie 07:00</translation>
    </message>
    <message>
        <source>Words that alert you like a mention</source>
        <translation>Wörter, die wie eine Erwähnung melden</translation>
    </message>
    <message>
        <source>With commas between; also in groups from which you hear mentions only</source>
        <translation>Mit Kommas dazwischen; auch in Gruppen, aus denen Sie nur Erwähnungen hören</translation>
    </message>
    <message>
        <source>This desktop</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>Beim Schließen des Fensters im Infobereich bleiben</translation>
    </message>
    <message>
        <source>Start with the desktop</source>
        <translation>Mit dem System starten</translation>
    </message>
    <message>
        <source>Without a window, so that messages reach you</source>
        <translation>Ohne Fenster, damit Nachrichten Sie erreichen</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Do not disturb until tomorrow morning</source>
        <translation>Bis morgen früh nicht stören</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Antwort schreiben</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>OpenSheet</name>
    <message>
        <source>This file is not opened here</source>
        <translation>Diese Datei wird hier nicht geöffnet</translation>
    </message>
    <message>
        <source>It could run as a program and do harm. Save it, and open it yourself if you know what it is and trust who sent it.</source>
        <translation>Sie könnte als Programm laufen und Schaden anrichten. Speichern Sie sie und öffnen Sie sie selbst, wenn Sie wissen, was sie ist, und der Person vertrauen, die sie geschickt hat.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>In „Downloads“ speichern</translation>
    </message>
</context>
<context>
    <name>PeopleGroup</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>People</source>
        <translation>Leute</translation>
    </message>
    <message>
        <source>Add by phone</source>
        <translation>Über Telefon hinzufügen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Requests for you</source>
        <translation>Anfragen an Sie</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Noch niemand hier</translation>
    </message>
    <message>
        <source>Add somebody by their phone number or e-mail address. They are asked first; once they accept, you can write to each other.</source>
        <translation>Fügen Sie jemanden über Telefonnummer oder E-Mail-Adresse hinzu. Die Person wird erst gefragt; nach dem Annehmen können Sie einander schreiben.</translation>
    </message>
    <message>
        <source>Use an invitation link</source>
        <translation>Einladungslink verwenden</translation>
    </message>
    <message>
        <source>Invite by link or QR</source>
        <translation>Mit Link oder QR-Code einladen</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Kontakte durchsuchen</translation>
    </message>
    <message>
        <source>No contact is called “%1”.</source>
        <translation>Kein Kontakt heißt „%1“.</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>PickerSheet</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>Mitglieder hinzufügen</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name der Gruppe</translation>
    </message>
    <message>
        <source>Summer garden</source>
        <translation>Sommergarten</translation>
    </message>
    <message>
        <source>New group …</source>
        <translation>Neue Gruppe …</translation>
    </message>
    <message>
        <source>Search your contacts</source>
        <translation>Kontakte durchsuchen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Nobody left to add</source>
        <translation>Niemand mehr hinzuzufügen</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Noch keine Kontakte</translation>
    </message>
    <message>
        <source>All of your contacts are members already.</source>
        <translation>Alle Ihre Kontakte sind schon Mitglieder.</translation>
    </message>
    <message>
        <source>Add somebody by their phone number or e-mail address first.</source>
        <translation>Fügen Sie erst jemanden über Telefonnummer oder E-Mail-Adresse hinzu.</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Leute finden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create with %1</source>
        <translation>Mit %1 anlegen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>By phone or e-mail</source>
        <translation>Mit Telefonnummer oder E-Mail</translation>
    </message>
    <message>
        <source>Invite by link or QR</source>
        <translation>Mit Link oder QR-Code einladen</translation>
    </message>
    <message>
        <source>I have a link</source>
        <translation>Ich habe einen Link</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>Picture of the group</source>
        <translation>Bild der Gruppe</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Ihr Bild</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP or GIF</source>
        <translation>PNG, JPEG, WebP oder GIF</translation>
    </message>
    <message>
        <source>The part of the picture that is shown. Arrow keys move it, plus and minus change its size.</source>
        <translation>Der gezeigte Teil des Bildes. Pfeiltasten bewegen ihn, Plus und Minus ändern seine Größe.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>How much larger the picture is shown</source>
        <translation>Wie viel größer das Bild gezeigt wird</translation>
    </message>
    <message>
        <source>Choose another …</source>
        <translation>Anderes wählen …</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Alle Dateien (%1)</translation>
    </message>
</context>
<context>
    <name>PictureTile</name>
    <message>
        <source>Picture %1, which cannot be shown</source>
        <translation>Bild %1, das nicht angezeigt werden kann</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Shows it large</source>
        <translation>Zeigt es groß</translation>
    </message>
    <message>
        <source>Picture %1, not loaded</source>
        <translation>Bild %1, nicht geladen</translation>
    </message>
    <message>
        <source>Loads it</source>
        <translation>Lädt es</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Bild zeigen</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1 from %2, %3</source>
        <translation>Bild %1 von %2, %3</translation>
    </message>
    <message>
        <source>This picture cannot be shown. You can still save it.</source>
        <translation>Dieses Bild kann nicht angezeigt werden. Speichern können Sie es trotzdem.</translation>
    </message>
    <message>
        <source>%1, %2 · %3 of %4</source>
        <translation>%1, %2 · %3 von %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation>In „Downloads“ speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Earlier picture</source>
        <translation>Früheres Bild</translation>
    </message>
    <message>
        <source>Later picture</source>
        <translation>Späteres Bild</translation>
    </message>
</context>
<context>
    <name>PinnedLine</name>
    <message>
        <source>Pinned: %1. Press to go there.</source>
        <translation>Angeheftet: %1. Drücken, um dorthin zu gehen.</translation>
    </message>
    <message>
        <source>%1 pinned</source>
        <translation>%1 angeheftet</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>This link leads to no page that could be shown.</source>
        <translation>Dieser Link führt zu keiner Seite, die gezeigt werden könnte.</translation>
    </message>
    <message>
        <source>This page leads on to one without encryption.</source>
        <translation>Diese Seite führt weiter zu einer ohne Verschlüsselung.</translation>
    </message>
    <message>
        <source>This link carries a name or a password.</source>
        <translation>Dieser Link enthält einen Namen oder ein Passwort.</translation>
    </message>
    <message>
        <source>This link leads to an unusual port.</source>
        <translation>Dieser Link führt zu einem ungewöhnlichen Port.</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Preview of %1</source>
        <translation>Vorschau von %1</translation>
    </message>
    <message>
        <source>Opens the page outside</source>
        <translation>Öffnet die Seite außerhalb von Kith</translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>Show a preview of this page?</source>
        <translation>Eine Vorschau dieser Seite zeigen?</translation>
    </message>
    <message>
        <source>This computer asks %1 for the page, once. The site, any that it leads on to, and whoever keeps its picture will see the address of this computer and that somebody looked at this link.</source>
        <translation>Dieser Computer fragt %1 einmal nach der Seite. Diese Seite, jede, zu der sie weiterführt, und wer ihr Bild aufbewahrt, sehen dabei die Adresse dieses Computers und dass jemand diesen Link angesehen hat.</translation>
    </message>
    <message>
        <source>This link is not encrypted: others on the way can see which page it is, and change what comes back.</source>
        <translation>Dieser Link ist nicht verschlüsselt: Andere unterwegs können sehen, welche Seite es ist, und ändern, was zurückkommt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation>Vorschau zeigen</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Who sees when you are online</source>
        <translation>Wer sieht, wann Sie online sind</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Who sees your phone number</source>
        <translation>Wer Ihre Telefonnummer sieht</translation>
    </message>
    <message>
        <source>Who sees your e-mail address</source>
        <translation>Wer Ihre E-Mail-Adresse sieht</translation>
    </message>
    <message>
        <source>Who may add you to groups</source>
        <translation>Wer Sie zu Gruppen hinzufügen darf</translation>
    </message>
    <message>
        <source>Tell others what you have read</source>
        <translation>Anderen zeigen, was Sie gelesen haben</translation>
    </message>
    <message>
        <source>When off, you do not see what others have read either</source>
        <translation>Wenn aus, sehen auch Sie nicht, was andere gelesen haben</translation>
    </message>
    <message>
        <source>Others can find you by name</source>
        <translation>Andere können Sie am Namen finden</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Blockierte Leute</translation>
    </message>
    <message>
        <source>Nobody is blocked. Whoever you block can neither write to you nor see when you are online, and is not told.</source>
        <translation>Niemand ist blockiert. Wen Sie blockieren, der kann Ihnen weder schreiben noch sehen, wann Sie online sind, und erfährt es nicht.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Blockierung aufheben</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Blockierung von %1 aufheben</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Offer previews of links</source>
        <translation>Vorschauen von Links anbieten</translation>
    </message>
    <message>
        <source>A page is fetched only when you ask for its preview, and you are asked before</source>
        <translation>Eine Seite wird nur geholt, wenn Sie ihre Vorschau verlangen, und vorher werden Sie gefragt</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>Über Sie</translation>
    </message>
    <message>
        <source>A line that others see beside your name</source>
        <translation>Eine Zeile, die andere neben Ihrem Namen sehen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Angemeldet als %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>You sign in with it. Who sees it stands under Privacy</source>
        <translation>Damit melden Sie sich an. Wer sie sieht, steht unter Privatsphäre</translation>
    </message>
    <message>
        <source>People who know it can ask to become a contact</source>
        <translation>Wer sie kennt, kann Sie um Kontakt bitten</translation>
    </message>
    <message>
        <source>Password you have now</source>
        <translation>Jetziges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Several words are easy to remember and hard to guess. All other devices are signed out</source>
        <translation>Mehrere Wörter sind leicht zu merken und schwer zu erraten. Alle anderen Geräte werden abgemeldet</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Passwort ändern</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
</context>
<context>
    <name>QuoteLine</name>
    <message>
        <source>Reply to %1: %2</source>
        <translation>Antwort an %1: %2</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Leute</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Andere Konten</translation>
    </message>
    <message>
        <source>Settings (%1)</source>
        <translation>Einstellungen (%1)</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 neu</translation>
    </message>
</context>
<context>
    <name>ReactionsLine</name>
    <message>
        <source>Reactions</source>
        <translation>Reaktionen</translation>
    </message>
    <message>
        <source>%1 from %2. Press to take yours back.</source>
        <translation>%1 von %2. Drücken, um Ihre zurückzunehmen.</translation>
    </message>
    <message>
        <source>%1 from %2. Press to add yours.</source>
        <translation>%1 von %2. Drücken, um Ihre hinzuzufügen.</translation>
    </message>
</context>
<context>
    <name>ReadersSheet</name>
    <message>
        <source>Who has read it</source>
        <translation>Wer sie gelesen hat</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>Sonst ist niemand hier.</translation>
    </message>
</context>
<context>
    <name>RecordBar</name>
    <message>
        <source>Recording a voice message</source>
        <translation>Eine Sprachnachricht wird aufgenommen</translation>
    </message>
    <message>
        <source>Throw the recording away (Esc)</source>
        <translation>Aufnahme verwerfen (Esc)</translation>
    </message>
    <message>
        <source>Opening the microphone …</source>
        <translation>Mikrofon wird geöffnet …</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>RequestRow</name>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Decline %1</source>
        <translation>%1 ablehnen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>%1 annehmen</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save file</source>
        <translation>Datei speichern</translation>
    </message>
</context>
<context>
    <name>SearchHitRow</name>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>Enter ↵</source>
        <translation>Eingabe ↵</translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>This computer has no keychain running, so you stay signed in only until Kith is closed.</source>
        <translation>Auf diesem Rechner läuft kein Schlüsselbund; Sie bleiben nur angemeldet, bis Kith geschlossen wird.</translation>
    </message>
    <message>
        <source>The keychain was not unlocked, so you stay signed in only until Kith is closed.</source>
        <translation>Der Schlüsselbund wurde nicht entsperrt; Sie bleiben nur angemeldet, bis Kith geschlossen wird.</translation>
    </message>
    <message>
        <source>The keychain cannot be used (%1), so you stay signed in only until Kith is closed.</source>
        <translation>Der Schlüsselbund ist nicht benutzbar (%1); Sie bleiben nur angemeldet, bis Kith geschlossen wird.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Stop selecting (Esc)</source>
        <translation>Auswahl beenden (Esc)</translation>
    </message>
    <message>
        <source>1 message selected</source>
        <translation>1 Nachricht ausgewählt</translation>
    </message>
    <message>
        <source>%1 messages selected</source>
        <translation>%1 Nachrichten ausgewählt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Forward …</source>
        <translation>Weiterleiten …</translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation>Für alle zurücknehmen</translation>
    </message>
    <message>
        <source>Unsend %1 of them for everyone</source>
        <translation>%1 davon für alle zurücknehmen</translation>
    </message>
    <message>
        <source>None of these can be unsent: not yours, or too old</source>
        <translation>Keine davon kann zurückgenommen werden: nicht Ihre oder zu alt</translation>
    </message>
</context>
<context>
    <name>SentRow</name>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw the request to %1</source>
        <translation>Die Anfrage an %1 zurückziehen</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>%1 created the group</source>
        <translation>%1 hat die Gruppe angelegt</translation>
    </message>
    <message>
        <source>%1 added %2</source>
        <translation>%1 hat %2 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 removed %2</source>
        <translation>%1 hat %2 entfernt</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ist gegangen</translation>
    </message>
    <message>
        <source>%1 named the group “%2”</source>
        <translation>%1 hat die Gruppe „%2“ genannt</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>schreibt …</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 schreibt …</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 und %2 schreiben …</translation>
    </message>
    <message>
        <source>%1 people are typing…</source>
        <translation>%1 Leute schreiben …</translation>
    </message>
    <message>
        <source>Unknown person</source>
        <translation>Unbekannte Person</translation>
    </message>
    <message>
        <source>You handed the group to %1</source>
        <translation>Sie haben die Gruppe an %1 übergeben</translation>
    </message>
    <message>
        <source>%1 handed the group to %2</source>
        <translation>%1 hat die Gruppe an %2 übergeben</translation>
    </message>
    <message>
        <source>You are an admin now</source>
        <translation>Sie verwalten die Gruppe jetzt mit</translation>
    </message>
    <message>
        <source>%1 is an admin now</source>
        <translation>%1 verwaltet die Gruppe jetzt mit</translation>
    </message>
    <message>
        <source>You made %1 an admin</source>
        <translation>Sie lassen %1 die Gruppe mitverwalten</translation>
    </message>
    <message>
        <source>%1 made %2 an admin</source>
        <translation>%1 lässt %2 die Gruppe mitverwalten</translation>
    </message>
    <message>
        <source>You made %1 a member again</source>
        <translation>Sie haben %1 wieder zum Mitglied gemacht</translation>
    </message>
    <message>
        <source>%1 made %2 a member again</source>
        <translation>%1 hat %2 wieder zum Mitglied gemacht</translation>
    </message>
    <message>
        <source>You created the group</source>
        <translation>Sie haben die Gruppe angelegt</translation>
    </message>
    <message>
        <source>You added %1</source>
        <translation>Sie haben %1 hinzugefügt</translation>
    </message>
    <message>
        <source>You removed %1</source>
        <translation>Sie haben %1 entfernt</translation>
    </message>
    <message>
        <source>You left</source>
        <translation>Sie sind gegangen</translation>
    </message>
    <message>
        <source>You named the group “%1”</source>
        <translation>Sie haben die Gruppe „%1“ genannt</translation>
    </message>
</context>
<context>
    <name>SettingsNavigation</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Back to the list of settings</source>
        <translation>Zurück zur Liste der Einstellungen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Go to a conversation, or search everywhere</source>
        <translation>Zu einer Unterhaltung gehen oder überall suchen</translation>
    </message>
    <message>
        <source>Search this conversation</source>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Nächste Unterhaltung</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Vorige Unterhaltung</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>Zu einem Datum gehen</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>Details ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>These shortcuts</source>
        <translation>Diese Tastenkürzel</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Text as large as it comes</source>
        <translation>Text in normaler Größe</translation>
    </message>
    <message>
        <source>Back, close, or to the message field</source>
        <translation>Zurück, schließen oder zum Nachrichtenfeld</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Edit the last message, in an empty field</source>
        <translation>Letzte Nachricht bearbeiten, bei leerem Feld</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Struck through</source>
        <translation>Durchgestrichen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Older message</source>
        <translation>Ältere Nachricht</translation>
    </message>
    <message>
        <source>Newer message</source>
        <translation>Neuere Nachricht</translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <translation>Menü der Nachricht</translation>
    </message>
    <message>
        <source>Select the message</source>
        <translation>Nachricht auswählen</translation>
    </message>
    <message>
        <source>Select up to the message</source>
        <translation>Bis zur Nachricht auswählen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Anheften oder lösen</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Wer sie gelesen hat</translation>
    </message>
    <message>
        <source>Go to the message that was answered</source>
        <translation>Zur beantworteten Nachricht gehen</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Reagieren</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Beim Schreiben</translation>
    </message>
    <message>
        <source>On a message</source>
        <translation>Auf einer Nachricht</translation>
    </message>
    <message>
        <source>Show a preview of the link</source>
        <translation>Eine Vorschau des Links zeigen</translation>
    </message>
    <message>
        <source>Older place that was found</source>
        <translation>Ältere Fundstelle</translation>
    </message>
    <message>
        <source>Newer place that was found</source>
        <translation>Neuere Fundstelle</translation>
    </message>
    <message>
        <source>Filter or folder %1 above the chats</source>
        <translation>Filter oder Ordner %1 über den Chats</translation>
    </message>
    <message>
        <source>Next unread conversation</source>
        <translation>Nächste ungelesene Unterhaltung</translation>
    </message>
    <message>
        <source>Previous unread conversation</source>
        <translation>Vorherige ungelesene Unterhaltung</translation>
    </message>
    <message>
        <source>From list to messages, field and details</source>
        <translation>Von der Liste zu Nachrichten, Feld und Details</translation>
    </message>
    <message>
        <source>The same way back</source>
        <translation>Denselben Weg zurück</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Emoji wählen</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search for an action or for keys</source>
        <translation>Nach einer Aktion oder nach Tasten suchen</translation>
    </message>
    <message>
        <source>Use it here, and not there</source>
        <translation>Hier verwenden statt dort</translation>
    </message>
    <message>
        <source>As it comes: %1</source>
        <translation>Wie vorgegeben: %1</translation>
    </message>
    <message>
        <source>Press the keys …</source>
        <translation>Tasten drücken …</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1, %2, change</source>
        <translation>%1, %2, ändern</translation>
    </message>
    <message>
        <source>No shortcut of that name.</source>
        <translation>Kein Tastenkürzel dieses Namens.</translation>
    </message>
    <message>
        <source>Press a button and then the new keys; Esc leaves it as it is, and Delete takes the keys away.</source>
        <translation>Drücken Sie einen Knopf und dann die neuen Tasten; Esc lässt alles, wie es ist, und Entf nimmt die Tasten weg.</translation>
    </message>
    <message>
        <source>All as they come</source>
        <translation>Alle wie vorgegeben</translation>
    </message>
</context>
<context>
    <name>SignOutSheet</name>
    <message>
        <source>Sign out?</source>
        <translation>Abmelden?</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Your conversations stay on the server. Their copy on this computer is erased, with what you began to write and did not send.</source>
        <translation>Ihre Unterhaltungen bleiben auf dem Server. Die Kopie auf diesem Computer wird gelöscht, mit allem, was Sie begonnen und nicht gesendet haben.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) or change(s) of yours did not reach the server yet. They would be lost.</source>
        <translation>
            <numerusform>%n Nachricht oder Änderung von Ihnen ist noch nicht beim Server. Sie ginge verloren.</numerusform>
            <numerusform>%n Nachrichten oder Änderungen von Ihnen sind noch nicht beim Server. Sie gingen verloren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpellingCard</name>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
    <message>
        <source>This computer has no dictionaries, so nothing is marked while you write. They come with packages such as hunspell-en-gb; Kith finds them at its next start.</source>
        <translation>Dieser Computer hat keine Wörterbücher, deshalb wird beim Schreiben nichts markiert. Sie kommen mit Paketen wie hunspell-de-de; Kith findet sie beim nächsten Start.</translation>
    </message>
    <message>
        <source>Choose every language you write in: a word is marked only when none of them knows it. Nothing leaves this computer.</source>
        <translation>Wählen Sie jede Sprache, in der Sie schreiben: Ein Wort wird nur markiert, wenn keine es kennt. Nichts verlässt diesen Computer.</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Your conversations on this computer</source>
        <translation>Ihre Gespräche auf diesem Rechner</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Everything you have seen is kept here, so that Kith works without a network. Only you can read the folder. Signing out erases it.</source>
        <translation>Alles, was Sie gesehen haben, liegt hier, damit Kith ohne Netz funktioniert. Nur Sie können den Ordner lesen. Beim Abmelden wird er gelöscht.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation>Bilder und Dateien</translation>
    </message>
    <message>
        <source>Put aside because it was damaged</source>
        <translation>Beiseitegelegt, weil beschädigt</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Rebuild from the server</source>
        <translation>Vom Server neu aufbauen</translation>
    </message>
    <message>
        <source>Fetches everything again, as on a new computer. What you have not sent yet, your drafts and your marks stay. Until it is done, nothing here changes.</source>
        <translation>Holt alles noch einmal, wie auf einem neuen Computer. Was Sie noch nicht gesendet haben, Ihre Entwürfe und Ihre Markierungen bleiben. Bis es fertig ist, ändert sich hier nichts.</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>Neu aufbauen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>Höchstens behalten</translation>
    </message>
    <message>
        <source>What was not used for the longest time goes first; files of pinned messages go last. What you have not sent yet always stays.</source>
        <translation>Was am längsten nicht benutzt wurde, geht zuerst; Dateien angehefteter Nachrichten zuletzt. Was Sie noch nicht gesendet haben, bleibt immer.</translation>
    </message>
    <message>
        <source>Keep at most %1</source>
        <translation>Höchstens %1 behalten</translation>
    </message>
    <message>
        <source>Load pictures by themselves</source>
        <translation>Bilder von selbst laden</translation>
    </message>
    <message>
        <source>The others come when you press them</source>
        <translation>Die anderen kommen, wenn Sie sie anklicken</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>In %1 suchen</translation>
    </message>
    <message>
        <source>Search conversations, messages and files</source>
        <translation>Gespräche, Nachrichten und Dateien durchsuchen</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Hier suchen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Type a word, a part of one, or a name</source>
        <translation>Geben Sie ein Wort, einen Teil davon oder einen Namen ein</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>↑ ↓ move      Enter open      Tab filters: from: in: has: before:</source>
        <translation>↑ ↓ bewegen      Eingabe öffnen      Tab Filter: from: in: has: before:</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt gesehen %1</translation>
    </message>
    <message>
        <source>last seen yesterday</source>
        <translation>zuletzt gesehen gestern</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>1 new message</source>
        <translation>1 neue Nachricht</translation>
    </message>
    <message>
        <source>%1 new messages</source>
        <translation>%1 neue Nachrichten</translation>
    </message>
</context>
<context>
    <name>TimelineHeader</name>
    <message>
        <source>Back to the chats</source>
        <translation>Zurück zu den Chats</translation>
    </message>
    <message>
        <source>%1, %2, show details</source>
        <translation>%1, %2, Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Go to a date (%1)</source>
        <translation>Zu einem Datum gehen (%1)</translation>
    </message>
    <message>
        <source>Search here (%1)</source>
        <translation>Hier suchen (%1)</translation>
    </message>
    <message>
        <source>%1, show details</source>
        <translation>%1, Details anzeigen</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Messages of %1</source>
        <translation>Nachrichten von %1</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Noch nichts hier</translation>
    </message>
    <message>
        <source>Write the first message below.</source>
        <translation>Schreiben Sie unten die erste Nachricht.</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>%1 % done</source>
        <translation>%1 % fertig</translation>
    </message>
</context>
<context>
    <name>TrustSheet</name>
    <message>
        <source>The key of this server has changed</source>
        <translation>Der Schlüssel dieses Servers hat sich geändert</translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation>Ist das der richtige Server?</translation>
    </message>
    <message>
        <source>You trusted %1 before, and it had another key then. Its administrator may have renewed it, or somebody else answers in its place. Ask before you go on.</source>
        <translation>Sie haben %1 schon vertraut, damals mit einem anderen Schlüssel. Vielleicht wurde er erneuert, vielleicht antwortet jemand anderes an seiner Stelle. Fragen Sie nach, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>That is usual for a server in a home or an office. Compare this fingerprint with the one its administrator tells you:</source>
        <translation>Das ist bei einem Server zu Hause oder im Büro üblich. Vergleichen Sie diesen Fingerabdruck mit dem, den Ihnen die Verwaltung nennt:</translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key</source>
        <translation>Fingerabdruck des Serverschlüssels</translation>
    </message>
    <message>
        <source>If you trust it, this key is remembered for %1. Should another one answer there, you are asked again.</source>
        <translation>Wenn Sie ihm vertrauen, wird dieser Schlüssel für %1 gemerkt. Antwortet dort ein anderer, werden Sie wieder gefragt.</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>Trust this key</source>
        <translation>Diesem Schlüssel vertrauen</translation>
    </message>
</context>
<context>
    <name>UndoLine</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>UnsendSheet</name>
    <message>
        <source>Unsend this message?</source>
        <translation>Diese Nachricht zurücknehmen?</translation>
    </message>
    <message>
        <source>Unsend %1 messages?</source>
        <translation>%1 Nachrichten zurücknehmen?</translation>
    </message>
    <message>
        <source>It goes away for everybody in this conversation, and nobody can bring it back.</source>
        <translation>Sie verschwindet für alle in dieser Unterhaltung, und niemand kann sie zurückholen.</translation>
    </message>
    <message>
        <source>They go away for everybody in this conversation, and nobody can bring them back.</source>
        <translation>Sie verschwinden für alle in dieser Unterhaltung, und niemand kann sie zurückholen.</translation>
    </message>
    <message>
        <source>Somebody else wrote it.</source>
        <translation>Jemand anderes hat sie geschrieben.</translation>
    </message>
    <message>
        <source>Others wrote %1 of them.</source>
        <translation>%1 davon haben andere geschrieben.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation>Für alle zurücknehmen</translation>
    </message>
</context>
<context>
    <name>UploadBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>UseInviteSheet</name>
    <message>
        <source>Use an invitation</source>
        <translation>Einladung verwenden</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>kith://chat.example.org/invite/…</source>
        <translation>kith://chat.example.org/invite/…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin wechseln</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
</context>
<context>
    <name>VoiceLine</name>
    <message>
        <source>Pause the voice message</source>
        <translation>Sprachnachricht anhalten</translation>
    </message>
    <message>
        <source>Play the voice message, %1</source>
        <translation>Sprachnachricht abspielen, %1</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Tempo: %1</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>on a Kith server you trust</source>
        <translation>auf einem Kith-Server, dem Sie vertrauen</translation>
    </message>
    <message>
        <source>to a Kith server you know</source>
        <translation>bei einem Kith-Server, den Sie kennen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>kith.local:8065</source>
        <translation>kith.local:8065</translation>
    </message>
    <message>
        <source>Phone number or e-mail</source>
        <translation>Telefonnummer oder E-Mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>+46 70 123 45 67</source>
        <translation>+49 151 23456789</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Already here?</source>
        <translation>Schon dabei?</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>Neu hier?</translation>
    </message>
    <message>
        <source>Set a new password</source>
        <translation>Neues Passwort setzen</translation>
    </message>
    <message>
        <source>with the one-time code that your administrator gave you</source>
        <translation>mit dem Einmalcode, den Sie von der Verwaltung bekommen haben</translation>
    </message>
    <message>
        <source>Invitation (link or code, where the server asks for one)</source>
        <translation>Einladung (Link oder Code, wenn der Server danach fragt)</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Passwort setzen</translation>
    </message>
    <message>
        <source>I have forgotten my password</source>
        <translation>Ich habe mein Passwort vergessen</translation>
    </message>
    <message>
        <source>No code yet? Ask whoever runs the server: they can make one for you. It ends all your sessions.</source>
        <translation>Noch kein Code? Fragen Sie, wer den Server betreibt: Dort kann man einen für Sie erstellen. Alle Ihre Sitzungen enden damit.</translation>
    </message>
    <message>
        <source>Back to my conversations</source>
        <translation>Zurück zu meinen Unterhaltungen</translation>
    </message>
    <message>
        <source>Use an invitation</source>
        <translation>Eine Einladung verwenden</translation>
    </message>
</context>
<context>
    <name>WritingMenu</name>
    <message>
        <source>Add to the dictionary</source>
        <translation>Zum Wörterbuch hinzufügen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>kith::client::AboutViewModel</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>kith::client::AccountPresenter</name>
    <message>
        <source>You are signed out: %1</source>
        <translation>Sie sind abgemeldet: %1</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Ich</translation>
    </message>
    <message>
        <source>Sign in again as %1: everything is still here.</source>
        <translation>Melden Sie sich wieder als %1 an: Alles ist noch da.</translation>
    </message>
    <message>
        <source>Your account on %1 is closed for now. Nothing that was kept is lost: mend what is said here and start Kith again. (%2)</source>
        <translation>Ihr Konto bei %1 ist vorerst geschlossen. Nichts Aufbewahrtes ist verloren: Beheben Sie, was hier steht, und starten Sie Kith erneut. (%2)</translation>
    </message>
</context>
<context>
    <name>kith::client::AttachmentsPresenter</name>
    <message>
        <source>Copying …</source>
        <translation>Wird kopiert …</translation>
    </message>
    <message numerus="yes">
        <source>A message takes at most %n file(s).</source>
        <translation>
            <numerusform>Eine Nachricht fasst höchstens %n Datei.</numerusform>
            <numerusform>Eine Nachricht fasst höchstens %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Sprachnachricht</translation>
    </message>
    <message>
        <source>%1, as a file</source>
        <translation>%1, als Datei</translation>
    </message>
    <message>
        <source>A file cannot be added to a message that is there already. Send it by itself.</source>
        <translation>Einer Nachricht, die schon da ist, kann keine Datei hinzugefügt werden. Senden Sie die Datei für sich.</translation>
    </message>
</context>
<context>
    <name>kith::client::ChatListModel</name>
    <message>
        <source>%1 unread</source>
        <translation>%1 ungelesen</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>als ungelesen markiert</translation>
    </message>
    <message>
        <source>mentions you</source>
        <translation>erwähnt Sie</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
</context>
<context>
    <name>kith::client::ChatsPresenter</name>
    <message>
        <source>1 member</source>
        <translation>1 Mitglied</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 Mitglieder</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is archived.</source>
        <translation>„%1“ ist archiviert.</translation>
    </message>
    <message>
        <source>“%1” is back from the archive.</source>
        <translation>„%1“ ist zurück aus dem Archiv.</translation>
    </message>
    <message>
        <source>“%1” is not muted any more.</source>
        <translation>„%1“ ist nicht mehr stummgeschaltet.</translation>
    </message>
    <message>
        <source>“%1” is muted.</source>
        <translation>„%1“ ist stummgeschaltet.</translation>
    </message>
    <message>
        <source>“%1” is marked as unread.</source>
        <translation>„%1“ ist als ungelesen markiert.</translation>
    </message>
    <message>
        <source>“%1” is read.</source>
        <translation>„%1“ ist gelesen.</translation>
    </message>
</context>
<context>
    <name>kith::client::ChatsViewModel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Unread %1</source>
        <translation>Ungelesen %1</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Leute</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
</context>
<context>
    <name>kith::client::ComposerPresenter</name>
    <message>
        <source>Message %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>All members of this group</source>
        <translation>Alle Mitglieder dieser Gruppe</translation>
    </message>
    <message>
        <source>You are no longer in this group. What was written until then stays here.</source>
        <translation>Sie sind nicht mehr in dieser Gruppe. Was bis dahin geschrieben wurde, bleibt hier.</translation>
    </message>
    <message>
        <source>Only the owner writes in this group.</source>
        <translation>In dieser Gruppe schreibt nur, wem sie gehört.</translation>
    </message>
    <message>
        <source>Only admins write in this group.</source>
        <translation>In dieser Gruppe schreiben nur Admins.</translation>
    </message>
    <message>
        <source>You have blocked %1.</source>
        <translation>Sie haben %1 blockiert.</translation>
    </message>
</context>
<context>
    <name>kith::client::ComposerViewModel</name>
    <message>
        <source>Reply to %1</source>
        <translation>Antwort an %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
</context>
<context>
    <name>kith::client::ConnectionViewModel</name>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet …</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Verbindet neu …</translation>
    </message>
    <message>
        <source>Offline since %1. What you write is sent when the connection is back.</source>
        <translation>Ohne Verbindung seit %1. Was Sie schreiben, wird gesendet, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>Offline. What you write is sent when the connection is back.</source>
        <translation>Ohne Verbindung. Was Sie schreiben, wird gesendet, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>You are signed out on this device. What you have read is still here.</source>
        <translation>Sie sind auf diesem Gerät abgemeldet. Was Sie gelesen haben, ist noch da.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>kith::client::ConversationPresenter</name>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 Mitglied</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 Mitglieder</translation>
    </message>
    <message>
        <source>%1 · %2 online</source>
        <translation>%1 · %2 online</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>Dieses Konto wurde gelöscht</translation>
    </message>
</context>
<context>
    <name>kith::client::DayViewModel</name>
    <message>
        <source>That day is still to come.</source>
        <translation>Dieser Tag kommt erst noch.</translation>
    </message>
    <message>
        <source>This is not a date. Write it like %1.</source>
        <translation>Das ist kein Datum. Schreiben Sie es so: %1.</translation>
    </message>
</context>
<context>
    <name>kith::client::DesktopViewModel</name>
    <message>
        <source>This desktop has no tray, so closing the window ends Kith</source>
        <translation>Hier gibt es keinen Infobereich; das Schließen des Fensters beendet Kith</translation>
    </message>
    <message>
        <source>Closing the window leaves Kith in the tray</source>
        <translation>Nach dem Schließen des Fensters bleibt Kith im Infobereich</translation>
    </message>
    <message>
        <source>Closing the window ends Kith</source>
        <translation>Das Schließen des Fensters beendet Kith</translation>
    </message>
    <message>
        <source>Shown by the desktop</source>
        <translation>Vom System gezeigt</translation>
    </message>
    <message>
        <source>Nothing on this desktop shows notifications; unread messages are counted in the window</source>
        <translation>Nichts auf diesem Rechner zeigt Benachrichtigungen; Ungelesenes wird im Fenster gezählt</translation>
    </message>
</context>
<context>
    <name>kith::client::DetailsPresenter</name>
    <message>
        <source>owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>You are not a member any more</source>
        <translation>Sie sind kein Mitglied mehr</translation>
    </message>
    <message>
        <source>Group · since %1</source>
        <translation>Gruppe · seit %1</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation>Dieses Konto wurde gelöscht</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (Sie)</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 Mitglied</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 Mitglieder</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stummgeschaltet</translation>
    </message>
    <message>
        <source>Muted until %1</source>
        <translation>Stummgeschaltet bis %1</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Mentions only</source>
        <translation>Nur Erwähnungen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>You see what was written up to your leaving. Nothing you do here is seen by anybody.</source>
        <translation>Sie sehen, was bis zu Ihrem Austritt geschrieben wurde. Was Sie hier tun, sieht niemand.</translation>
    </message>
    <message>
        <source>Whoever joins sees everything that was written before.</source>
        <translation>Wer dazukommt, sieht alles, was vorher geschrieben wurde.</translation>
    </message>
    <message>
        <source>Every member can add people.</source>
        <translation>Jedes Mitglied kann Personen hinzufügen.</translation>
    </message>
    <message>
        <source>Only admins can add people.</source>
        <translation>Nur Admins können Personen hinzufügen.</translation>
    </message>
    <message>
        <source>Only the two of you see this conversation, and whoever runs the server could.</source>
        <translation>Nur Sie beide sehen diese Unterhaltung, und wer den Server betreibt, könnte es auch.</translation>
    </message>
    <message>
        <source>They see when you have read their messages.</source>
        <translation>Die Person sieht, wann Sie ihre Nachrichten gelesen haben.</translation>
    </message>
    <message>
        <source>They do not see when you have read something, and you do not see it of them.</source>
        <translation>Die Person sieht nicht, wann Sie etwas gelesen haben, und Sie sehen es auch von ihr nicht.</translation>
    </message>
    <message>
        <source>Everybody here sees when you are online.</source>
        <translation>Alle hier sehen, wann Sie online sind.</translation>
    </message>
    <message>
        <source>Your contacts among them see when you are online.</source>
        <translation>Ihre Kontakte darunter sehen, wann Sie online sind.</translation>
    </message>
    <message>
        <source>Nobody sees when you are online.</source>
        <translation>Niemand sieht, wann Sie online sind.</translation>
    </message>
    <message>
        <source>They see when you are online.</source>
        <translation>Die andere Person sieht, wann Sie online sind.</translation>
    </message>
    <message>
        <source>They do not see when you are online.</source>
        <translation>Die andere Person sieht nicht, wann Sie online sind.</translation>
    </message>
</context>
<context>
    <name>kith::client::Downloads</name>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>This is larger than it should be, and was not fetched.</source>
        <translation>Das ist größer, als es sein dürfte, und wurde nicht geladen.</translation>
    </message>
</context>
<context>
    <name>kith::client::DraftFiles</name>
    <message>
        <source>The disk is full, or cannot be written.</source>
        <translation>Die Festplatte ist voll oder kann nicht beschrieben werden.</translation>
    </message>
</context>
<context>
    <name>kith::client::EmojiTable</name>
    <message>
        <source>Smileys</source>
        <translation>Smileys</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Leute</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Tiere und Natur</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Essen und Trinken</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Reisen und Orte</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Gegenstände</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flaggen</translation>
    </message>
</context>
<context>
    <name>kith::client::Faces</name>
    <message>
        <source>The picture could not be kept on this computer.</source>
        <translation>Das Bild konnte auf diesem Computer nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>kith::client::FilesPresenter</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation>Wartet auf das Netz</translation>
    </message>
    <message>
        <source>Saved as %1 in %2.</source>
        <translation>Gespeichert als %1 in %2.</translation>
    </message>
</context>
<context>
    <name>kith::client::GroupViewModel</name>
    <message>
        <source>Give the group a name.</source>
        <translation>Geben Sie der Gruppe einen Namen.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Choose who looks after the group from now on.</source>
        <translation>Wählen Sie, wer sich ab jetzt um die Gruppe kümmert.</translation>
    </message>
</context>
<context>
    <name>kith::client::InviteViewModel</name>
    <message>
        <source>Paste the link that you were given.</source>
        <translation>Fügen Sie den Link ein, den Sie bekommen haben.</translation>
    </message>
</context>
<context>
    <name>kith::client::InvitesPresenter</name>
    <message>
        <source>For one person, until %1.</source>
        <translation>Für eine Person, bis %1.</translation>
    </message>
    <message>
        <source>For %1 people, until %2.</source>
        <translation>Für %1 Personen, bis %2.</translation>
    </message>
    <message>
        <source>This invitation is for another server, %1. You need an account there.</source>
        <translation>Diese Einladung gilt für einen anderen Server, %1. Dort brauchen Sie ein Konto.</translation>
    </message>
    <message>
        <source>There is no such invitation. Ask for a new one.</source>
        <translation>Diese Einladung gibt es nicht. Bitten Sie um eine neue.</translation>
    </message>
    <message>
        <source>This invitation is used up or over. Ask for a new one.</source>
        <translation>Diese Einladung ist aufgebraucht oder abgelaufen. Bitten Sie um eine neue.</translation>
    </message>
    <message>
        <source>%1 invites you into the group “%2”.</source>
        <translation>%1 lädt Sie in die Gruppe „%2“ ein.</translation>
    </message>
    <message>
        <source>%1 invites you. You become contacts at once.</source>
        <translation>%1 lädt Sie ein. Sie werden sofort Kontakte.</translation>
    </message>
</context>
<context>
    <name>kith::client::LanguageViewModel</name>
    <message>
        <source>As the computer</source>
        <translation>Wie der Rechner</translation>
    </message>
</context>
<context>
    <name>kith::client::LinkPreviews</name>
    <message>
        <source>This page says nothing about itself.</source>
        <translation>Diese Seite sagt nichts über sich.</translation>
    </message>
</context>
<context>
    <name>kith::client::MediaPresenter</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>kith::client::MessageActions</name>
    <message>
        <source>The words of this link name another place than the one it leads to.</source>
        <translation>Die Worte dieses Links nennen einen anderen Ort als den, zu dem er führt.</translation>
    </message>
    <message>
        <source>This link carries a name before an @: the place it leads to stands behind it.</source>
        <translation>Dieser Link trägt einen Namen vor einem @: Der Ort, zu dem er führt, steht dahinter.</translation>
    </message>
    <message>
        <source>This link leads to a place written in letters that can look like others.</source>
        <translation>Dieser Link führt an einen Ort, dessen Buchstaben wie andere aussehen können.</translation>
    </message>
    <message>
        <source>The message is going out just now. Once it is there, you can unsend it.</source>
        <translation>Die Nachricht geht gerade hinaus. Sobald sie da ist, können Sie sie zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>kith::client::NotificationCentre</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Kith</source>
        <translation>Kith</translation>
    </message>
    <message numerus="yes">
        <source>In %n conversation(s)</source>
        <translation>
            <numerusform>In %n Gespräch</numerusform>
            <numerusform>In %n Gesprächen</numerusform>
        </translation>
    </message>
    <message>
        <source>Would like to write with you</source>
        <translation>Möchte mit Ihnen schreiben</translation>
    </message>
    <message>
        <source>Somebody would like to write with you</source>
        <translation>Jemand möchte mit Ihnen schreiben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kith::client::NotificationSettings</name>
    <message>
        <source>Quiet until %1</source>
        <translation>Ruhe bis %1</translation>
    </message>
    <message>
        <source>Quiet until tomorrow, %1</source>
        <translation>Ruhe bis morgen, %1</translation>
    </message>
</context>
<context>
    <name>kith::client::PageFetcher</name>
    <message>
        <source>The page did not come in time.</source>
        <translation>Die Seite kam nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>There is nothing at %1, or no way to it.</source>
        <translation>Bei %1 ist nichts, oder es gibt keinen Weg dorthin.</translation>
    </message>
    <message>
        <source>%1 is a place within a private network. Kith does not go there for a preview.</source>
        <translation>%1 liegt in einem privaten Netz. Dorthin geht Kith für eine Vorschau nicht.</translation>
    </message>
    <message>
        <source>%1 does not show this page (%2).</source>
        <translation>%1 zeigt diese Seite nicht (%2).</translation>
    </message>
    <message>
        <source>There is no page behind this link, but something else.</source>
        <translation>Hinter diesem Link ist keine Seite, sondern etwas anderes.</translation>
    </message>
    <message>
        <source>The picture of this page is too large.</source>
        <translation>Das Bild dieser Seite ist zu groß.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid.</source>
        <translation>Das Zertifikat von %1 ist nicht gültig.</translation>
    </message>
    <message>
        <source>This link leads on and on.</source>
        <translation>Dieser Link führt immer weiter.</translation>
    </message>
    <message>
        <source>This page leads on to one without encryption.</source>
        <translation>Diese Seite führt weiter zu einer ohne Verschlüsselung.</translation>
    </message>
</context>
<context>
    <name>kith::client::PeoplePresenter</name>
    <message>
        <source>Asked %1. If this person uses this server, they have your request.</source>
        <translation>Gefragt %1. Wenn diese Person den Server benutzt, hat sie Ihre Anfrage.</translation>
    </message>
    <message>
        <source>Asked %1</source>
        <translation>Gefragt %1</translation>
    </message>
    <message>
        <source>“%1” · %2</source>
        <translation>„%1“ · %2</translation>
    </message>
</context>
<context>
    <name>kith::client::PeopleViewModel</name>
    <message>
        <source>Type a phone number or an e-mail address.</source>
        <translation>Geben Sie eine Telefonnummer oder E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
</context>
<context>
    <name>kith::client::PickerViewModel</name>
    <message>
        <source>Give the group a name.</source>
        <translation>Geben Sie der Gruppe einen Namen.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Choose at least one person.</source>
        <translation>Wählen Sie mindestens eine Person.</translation>
    </message>
</context>
<context>
    <name>kith::client::PictureViewModel</name>
    <message>
        <source>Only a picture on this computer can be chosen.</source>
        <translation>Es kann nur ein Bild auf diesem Computer gewählt werden.</translation>
    </message>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>Das Bild konnte nicht vorbereitet werden.</translation>
    </message>
</context>
<context>
    <name>kith::client::ProfileViewModel</name>
    <message>
        <source>Others need something to call you.</source>
        <translation>Andere brauchen einen Namen für Sie.</translation>
    </message>
    <message>
        <source>You sign in with it: it cannot be empty.</source>
        <translation>Damit melden Sie sich an: Das Feld darf nicht leer sein.</translation>
    </message>
    <message>
        <source>Others find you by it: it cannot be empty.</source>
        <translation>Damit werden Sie gefunden: Das Feld darf nicht leer sein.</translation>
    </message>
    <message>
        <source>Type the password you have now.</source>
        <translation>Geben Sie Ihr jetziges Passwort ein.</translation>
    </message>
    <message>
        <source>Type the password you want.</source>
        <translation>Geben Sie das gewünschte Passwort ein.</translation>
    </message>
    <message>
        <source>Your password is changed. All other devices are signed out.</source>
        <translation>Ihr Passwort ist geändert. Alle anderen Geräte sind abgemeldet.</translation>
    </message>
</context>
<context>
    <name>kith::client::RecorderPresenter</name>
    <message>
        <source>The part of Kith that handles sound is not installed (kith-audio).</source>
        <translation>Der Teil von Kith, der sich um den Ton kümmert, ist nicht installiert (kith-audio).</translation>
    </message>
    <message>
        <source>This computer has no sound service (PulseAudio or PipeWire).</source>
        <translation>Dieser Computer hat keinen Tondienst (PulseAudio oder PipeWire).</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>Es gibt kein Mikrofon.</translation>
    </message>
    <message>
        <source>The microphone went away.</source>
        <translation>Das Mikrofon ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The recording could not be kept.</source>
        <translation>Die Aufnahme konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>That was too short. Speak until you send it.</source>
        <translation>Das war zu kurz. Sprechen Sie, bis Sie senden.</translation>
    </message>
</context>
<context>
    <name>kith::client::SearchListModel</name>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>File %1, %2, %3</source>
        <translation>Datei %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>kith::client::SearchPresenter</name>
    <message>
        <source>no connection: only what is on this computer</source>
        <translation>keine Verbindung: nur was auf diesem Rechner ist</translation>
    </message>
    <message>
        <source>asking the server…</source>
        <translation>der Server wird gefragt …</translation>
    </message>
    <message>
        <source>in %1 messages · %2 ms</source>
        <translation>in %1 Nachrichten · %2 ms</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>kith::client::SelectionViewModel</name>
    <message>
        <source>%1, %2:</source>
        <translation>%1, %2:</translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be unsent: not yours, or too old</source>
        <translation>
            <numerusform>%n davon kann nicht zurückgenommen werden: nicht Ihre oder zu alt</numerusform>
            <numerusform>%n davon können nicht zurückgenommen werden: nicht Ihre oder zu alt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::client::SettingsPresenter</name>
    <message>
        <source>signed in %1</source>
        <translation>angemeldet %1</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>zuletzt benutzt %1</translation>
    </message>
    <message>
        <source>Unnamed device</source>
        <translation>Gerät ohne Namen</translation>
    </message>
    <message>
        <source>This is not the password you have now.</source>
        <translation>Das ist nicht Ihr jetziges Passwort.</translation>
    </message>
</context>
<context>
    <name>kith::client::Shell</name>
    <message>
        <source>Kith is still running</source>
        <translation>Kith läuft weiter</translation>
    </message>
    <message>
        <source>It stays in the tray, so that messages reach you. Its menu ends it; Settings has the choice.</source>
        <translation>Es bleibt im Infobereich, damit Nachrichten Sie erreichen. Sein Menü beendet es; in den Einstellungen haben Sie die Wahl.</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n ungelesene Nachricht</numerusform>
            <numerusform>%n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>Nichts ungelesen</translation>
    </message>
    <message>
        <source>Kith</source>
        <translation>Kith</translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>Fenster verbergen</translation>
    </message>
    <message>
        <source>Open Kith</source>
        <translation>Kith öffnen</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Für 8 Stunden</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>Bis morgen früh</translation>
    </message>
    <message>
        <source>Notify me again</source>
        <translation>Wieder benachrichtigen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Kith does not understand this link.</source>
        <translation>Kith versteht diesen Link nicht.</translation>
    </message>
    <message>
        <source>The conversation of this link is not one of yours.</source>
        <translation>Das Gespräch dieses Links ist keines von Ihren.</translation>
    </message>
    <message>
        <source>This link leads to %1, where you are not signed in.</source>
        <translation>Dieser Link führt zu %1, wo Sie nicht angemeldet sind.</translation>
    </message>
</context>
<context>
    <name>kith::client::ShortcutsViewModel</name>
    <message>
        <source>%1 alone is needed for writing. Hold Ctrl or Alt with it.</source>
        <translation>%1 allein wird zum Schreiben gebraucht. Halten Sie Strg oder Alt dazu.</translation>
    </message>
    <message>
        <source>%1 is taken already: %2.</source>
        <translation>%1 ist schon vergeben: %2.</translation>
    </message>
</context>
<context>
    <name>kith::client::StoragePresenter</name>
    <message>
        <source>Stopped. Nothing has changed.</source>
        <translation>Angehalten. Es hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Done: everything here is as the server has it.</source>
        <translation>Fertig: Hier ist alles so, wie der Server es hat.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not sent yet</source>
        <translation>
            <numerusform>%n noch nicht gesendete Nachricht</numerusform>
            <numerusform>%n noch nicht gesendete Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n Entwurf</numerusform>
            <numerusform>%n Entwürfe</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy of your messages on this computer was damaged. It is fetched again from your server.</source>
        <translation>Die Kopie Ihrer Nachrichten auf diesem Computer war beschädigt. Sie wird neu von Ihrem Server geholt.</translation>
    </message>
    <message>
        <source>Saved from it: %1.</source>
        <translation>Daraus gerettet: %1.</translation>
    </message>
</context>
<context>
    <name>kith::client::StorageViewModel</name>
    <message>
        <source>Waiting for the network …</source>
        <translation>Warten auf das Netz …</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>%1 of %2 conversations</source>
        <translation>%1 von %2 Unterhaltungen</translation>
    </message>
</context>
<context>
    <name>kith::client::Timeline</name>
    <message>
        <source>There is nothing to send.</source>
        <translation>Es gibt nichts zu senden.</translation>
    </message>
    <message>
        <source>This message is too long; please split it.</source>
        <translation>Diese Nachricht ist zu lang; bitte teilen Sie sie.</translation>
    </message>
    <message>
        <source>This message holds characters that cannot be sent.</source>
        <translation>Diese Nachricht enthält Zeichen, die nicht gesendet werden können.</translation>
    </message>
    <message>
        <source>This conversation is gone.</source>
        <translation>Dieses Gespräch gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>You are no longer in this conversation.</source>
        <translation>Sie sind nicht mehr in diesem Gespräch.</translation>
    </message>
    <message>
        <source>Only some members may write here.</source>
        <translation>Hier dürfen nur manche Mitglieder schreiben.</translation>
    </message>
    <message>
        <source>This message is gone.</source>
        <translation>Diese Nachricht gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This message is being sent right now. Try again in a moment.</source>
        <translation>Diese Nachricht wird gerade gesendet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
</context>
<context>
    <name>kith::client::TimelineModel</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>In reply to %1: %2.</source>
        <translation>Als Antwort auf %1: %2.</translation>
    </message>
    <message>
        <source>Edited.</source>
        <translation>Bearbeitet.</translation>
    </message>
    <message>
        <source>Pinned.</source>
        <translation>Angeheftet.</translation>
    </message>
    <message>
        <source>%1 from %2.</source>
        <translation>%1 von %2.</translation>
    </message>
    <message>
        <source>Voice message, %1.</source>
        <translation>Sprachnachricht, %1.</translation>
    </message>
    <message>
        <source>Picture %1.</source>
        <translation>Bild %1.</translation>
    </message>
    <message>
        <source>File %1, %2.</source>
        <translation>Datei %1, %2.</translation>
    </message>
    <message>
        <source>Preview of %1: %2.</source>
        <translation>Vorschau von %1: %2.</translation>
    </message>
</context>
<context>
    <name>kith::client::TimelinePresenter</name>
    <message>
        <source>The messages of that day are not on this computer yet. %1</source>
        <translation>Die Nachrichten dieses Tages sind noch nicht auf diesem Computer. %1</translation>
    </message>
</context>
<context>
    <name>kith::client::TimelineViewModel</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>kith::client::Uploads</name>
    <message>
        <source>The server has no room for files now. Kith goes on trying.</source>
        <translation>Der Server hat gerade keinen Platz für Dateien. Kith versucht es weiter.</translation>
    </message>
</context>
<context>
    <name>kith::client::VoicePresenter</name>
    <message>
        <source>There is no loudspeaker.</source>
        <translation>Es gibt keinen Lautsprecher.</translation>
    </message>
    <message>
        <source>The loudspeaker went away.</source>
        <translation>Der Lautsprecher ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This voice message cannot be played.</source>
        <translation>Diese Sprachnachricht kann nicht abgespielt werden.</translation>
    </message>
</context>
<context>
    <name>kith::client::VoiceViewModel</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
</context>
<context>
    <name>kith::client::WelcomePresenter</name>
    <message>
        <source>A Kith server answers there.</source>
        <translation>Dort antwortet ein Kith-Server.</translation>
    </message>
    <message>
        <source>A Kith server answers there. It asks newcomers for an invitation.</source>
        <translation>Dort antwortet ein Kith-Server. Er verlangt von Neuen eine Einladung.</translation>
    </message>
    <message>
        <source>A Kith server answers there. Only its administrator can make accounts.</source>
        <translation>Dort antwortet ein Kith-Server. Nur die Verwaltung kann Konten anlegen.</translation>
    </message>
    <message>
        <source>Your new password is set. Sign in with it now.</source>
        <translation>Ihr neues Passwort ist gesetzt. Melden Sie sich jetzt damit an.</translation>
    </message>
</context>
<context>
    <name>kith::client::WelcomeViewModel</name>
    <message>
        <source>At least %1 characters. Several words are easy to remember and hard to guess.</source>
        <translation>Mindestens %1 Zeichen. Mehrere Wörter sind leicht zu merken und schwer zu raten.</translation>
    </message>
    <message>
        <source>%1 more characters needed</source>
        <translation>Noch %1 Zeichen nötig</translation>
    </message>
    <message>
        <source>Weak: longer is safer</source>
        <translation>Schwach: länger ist sicherer</translation>
    </message>
    <message>
        <source>Fair: another word makes it strong</source>
        <translation>Brauchbar: ein weiteres Wort macht es stark</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>Type the address of your server, for example kith.local:8065.</source>
        <translation>Geben Sie die Adresse Ihres Servers ein, zum Beispiel kith.local:8065.</translation>
    </message>
    <message>
        <source>Type your phone number or e-mail address.</source>
        <translation>Geben Sie Ihre Telefonnummer oder E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Geben Sie Ihr Passwort ein.</translation>
    </message>
    <message>
        <source>Type the address of the server, for example kith.local:8065.</source>
        <translation>Geben Sie die Adresse des Servers ein, zum Beispiel kith.local:8065.</translation>
    </message>
    <message>
        <source>Type your first name.</source>
        <translation>Geben Sie Ihren Vornamen ein.</translation>
    </message>
    <message>
        <source>Type your last name.</source>
        <translation>Geben Sie Ihren Nachnamen ein.</translation>
    </message>
    <message>
        <source>Type your e-mail address.</source>
        <translation>Geben Sie Ihre E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>Type your phone number.</source>
        <translation>Geben Sie Ihre Telefonnummer ein.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address.</source>
        <translation>Das sieht nicht nach einer E-Mail-Adresse aus.</translation>
    </message>
    <message>
        <source>Begin with + and the code of your country, such as +46.</source>
        <translation>Beginnen Sie mit + und der Vorwahl Ihres Landes, zum Beispiel +49.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Not connected: you did not trust the certificate of %1.</source>
        <translation>Nicht verbunden: Sie haben dem Zertifikat von %1 nicht vertraut.</translation>
    </message>
    <message>
        <source>Type the code that the administrator gave you.</source>
        <translation>Geben Sie den Code ein, den Sie von der Verwaltung bekommen haben.</translation>
    </message>
</context>
</TS>
