<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Kith %1</source>
        <translation>Kith %1</translation>
    </message>
    <message>
        <source>With Qt %1</source>
        <translation>With Qt %1</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Memory in use</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Measure again</translation>
    </message>
    <message>
        <source>Processor time since the start</source>
        <translation>Processor time since the start</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>%1 on %2, %3 unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2, online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message>
        <source>%1 on %2, %3 unread in other accounts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Your Kith profile cannot be used: %1</source>
        <translation>Your Kith profile cannot be used: %1</translation>
    </message>
    <message>
        <source>the folder %1 cannot be written</source>
        <translation>the folder %1 cannot be written</translation>
    </message>
    <message>
        <source>This does not look like a Kith server.</source>
        <translation>This does not look like a Kith server.</translation>
    </message>
    <message>
        <source>Type the server&apos;s address, for example chat.example.org.</source>
        <translation>Type the server&apos;s address, for example chat.example.org.</translation>
    </message>
    <message>
        <source>This is not an invitation link. It looks like kith://chat.example.org/invite/… – copy all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is under way already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountsMenu</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2, shown now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2, %3 unread</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddPersonSheet</name>
    <message>
        <source>Add somebody you know</source>
        <translation>Add somebody you know</translation>
    </message>
    <message>
        <source>If this person uses this server, they get your request. Nothing tells you whether they do until they accept.</source>
        <translation>If this person uses this server, they get your request. Nothing tells you whether they do until they accept.</translation>
    </message>
    <message>
        <source>Phone number or e-mail</source>
        <translation>Phone number or e-mail</translation>
    </message>
    <message>
        <source>+46 70 123 45 67</source>
        <translation>+46 70 123 45 67</translation>
    </message>
    <message>
        <source>Greeting (optional)</source>
        <translation>Greeting (optional)</translation>
    </message>
    <message>
        <source>How do you know each other?</source>
        <translation>How do you know each other?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Send request</translation>
    </message>
</context>
<context>
    <name>AlertsMenu</name>
    <message>
        <source>All messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AliasSheet</name>
    <message>
        <source>Your name for them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>Only you see it. Leave it empty to use the name they gave themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Save</translation>
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
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Also scales spacing and icons</source>
        <translation>Also scales spacing and icons</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Text size in percent</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reduce motion</translation>
    </message>
    <message>
        <source>Asked for by the desktop</source>
        <translation>Asked for by the desktop</translation>
    </message>
    <message>
        <source>Follows the desktop when off</source>
        <translation>Follows the desktop when off</translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact shows more conversations and messages at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the window begins; a message runs as its own words do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a message that is nothing but up to three emoji in large</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message numerus="yes">
        <source>%n attached file(s)</source>
        <translation>
            <numerusform>%n attached file</numerusform>
            <numerusform>%n attached files</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to it before it is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send as a file: as it is, with its name, its place and its camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be sent: remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 of %1 cannot be sent: remove it to send the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 cannot be sent: remove them to send the others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>Cannot write %1.</source>
        <translation>Cannot write %1.</translation>
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
        <translation>Unblock</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Unblock %1</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>Your people,
your server.</source>
        <translation>Your people,
your server.</translation>
    </message>
    <message>
        <source>Kith keeps your conversations on a machine you trust, and on this one, even offline.</source>
        <translation>Kith keeps your conversations on a machine you trust, and on this one, even offline.</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>You unsent this message</source>
        <translation>You unsent this message</translation>
    </message>
    <message>
        <source>This message was unsent</source>
        <translation>This message was unsent</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>edited %1</translation>
    </message>
</context>
<context>
    <name>BusyRing</name>
    <message>
        <source>Busy</source>
        <translation>Busy</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>The local copy of your messages could not be opened: %1</source>
        <translation>The local copy of your messages could not be opened: %1</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>the folder %1 cannot be made</translation>
    </message>
    <message>
        <source>the folder %1 belongs to somebody else</source>
        <translation>the folder %1 belongs to somebody else</translation>
    </message>
    <message>
        <source>it could not be written; is the disk full?</source>
        <translation>it could not be written; is the disk full?</translation>
    </message>
    <message>
        <source>The local copy of your messages was written by a newer Kith. Please update this one.</source>
        <translation>The local copy of your messages was written by a newer Kith. Please update this one.</translation>
    </message>
    <message>
        <source>this Qt was built with an SQLite of its own</source>
        <translation>this Qt was built with an SQLite of its own</translation>
    </message>
    <message>
        <source>The new copy of your messages could not be put in place; the old one stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatMenu</name>
    <message>
        <source>Mark as read</source>
        <translation type="unfinished">Mark as read</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished">Unpin</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the group …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatRow</name>
    <message>
        <source>Say hello</source>
        <translation>Say hello</translation>
    </message>
    <message>
        <source>You unsent a message</source>
        <translation>You unsent a message</translation>
    </message>
    <message>
        <source>Message unsent</source>
        <translation>Message unsent</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>You: %1</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Draft: %1</translation>
    </message>
    <message>
        <source>You are no longer in this group</source>
        <translation type="unfinished"></translation>
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
        <translation>Search chats</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>No conversations yet</translation>
    </message>
    <message>
        <source>Add somebody you know by phone number or e-mail address. When they accept, you can write to each other.</source>
        <translation>Add somebody you know by phone number or e-mail address. When they accept, you can write to each other.</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Find people</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Everything is read</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>Try fewer letters, or another filter.</source>
        <translation>Try fewer letters, or another filter.</translation>
    </message>
    <message>
        <source>Choose All to see every conversation.</source>
        <translation>Choose All to see every conversation.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chats with one person yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group is for several people: give it a name and choose who is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose somebody and write to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was put away is behind the Archived filter, at the end of the row above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished">New chat</translation>
    </message>
    <message>
        <source>New chat (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatsScreen</name>
    <message>
        <source>Choose a conversation</source>
        <translation>Choose a conversation</translation>
    </message>
    <message>
        <source>Welcome to Kith, %1</source>
        <translation>Welcome to Kith, %1</translation>
    </message>
    <message>
        <source>Start with somebody you know: they get your request, and once they accept you can write to each other.</source>
        <translation>Start with somebody you know: they get your request, and once they accept you can write to each other.</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They wait above your message until you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick one on the left, or press %1 and type a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosedComposer</name>
    <message>
        <source>Unblock</source>
        <translation type="unfinished">Unblock</translation>
    </message>
    <message>
        <source>Copy what I began</source>
        <translation type="unfinished"></translation>
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
        <translation>Copy code</translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Emoji that fit</source>
        <translation>Emoji that fit</translation>
    </message>
    <message>
        <source>People who fit</source>
        <translation>People who fit</translation>
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
        <translation>Stop editing</translation>
    </message>
    <message>
        <source>Do not reply</source>
        <translation>Do not reply</translation>
    </message>
    <message>
        <source>Begun on another device</source>
        <translation>Begun on another device</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Leave it there</translation>
    </message>
    <message>
        <source>%1 characters too long</source>
        <translation>%1 characters too long</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Send (Enter)</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Message %1</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>More about %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Your name for %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from contacts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateSheet</name>
    <message>
        <source>Go to a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliveryMark</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Not sent</translation>
    </message>
</context>
<context>
    <name>DetailsFoot</name>
    <message>
        <source>Pinned</source>
        <translation type="unfinished">Pinned</translation>
    </message>
    <message>
        <source>Groups you are both in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sees what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change your name for them …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give them a name of your own …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation type="unfinished">Unblock</translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the group …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsHead</name>
    <message>
        <source>Notifications</source>
        <translation type="unfinished">Notifications</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation type="unfinished">1 member</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation type="unfinished">%1 members</translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite by link or QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished">Add</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation type="unfinished">Add members</translation>
    </message>
    <message>
        <source>Picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture for the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the picture of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished">Edit</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsList</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Details of %1</source>
        <translation>Details of %1</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Close details</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>%1 (this device)</source>
        <translation>%1 (this device)</translation>
    </message>
    <message>
        <source>active now</source>
        <translation>active now</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>Sign out %1</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>A device that you do not know? Sign it out, and then change your password.</source>
        <translation>A device that you do not know? Sign it out, and then change your password.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>EmojiButton</name>
    <message>
        <source>React with %1</source>
        <translation>React with %1</translation>
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
        <translation>Search emoji</translation>
    </message>
    <message>
        <source>No emoji of that name</source>
        <translation>No emoji of that name</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1: %2</translation>
    </message>
</context>
<context>
    <name>FailureLine</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>FileTile</name>
    <message>
        <source>File %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetches it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">Try again</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The file could not be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is too large. The server takes files of up to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder. Pack it into one file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of this file is gone. Attach it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderSheet</name>
    <message>
        <source>Put into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished">Create</translation>
    </message>
</context>
<context>
    <name>FormInput</name>
    <message>
        <source>Hide password</source>
        <translation>Hide password</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Show password</translation>
    </message>
</context>
<context>
    <name>ForwardSheet</name>
    <message>
        <source>Forward a message</source>
        <translation>Forward a message</translation>
    </message>
    <message>
        <source>Forward %1 messages</source>
        <translation>Forward %1 messages</translation>
    </message>
    <message>
        <source>Search your conversations</source>
        <translation>Search your conversations</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No conversation of that name.</source>
        <translation>No conversation of that name.</translation>
    </message>
    <message>
        <source>These are as many as can be sent to at once.</source>
        <translation>These are as many as can be sent to at once.</translation>
    </message>
    <message>
        <source>Forward to %1</source>
        <translation>Forward to %1</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
</context>
<context>
    <name>GroupSheet</name>
    <message>
        <source>Members</source>
        <translation type="unfinished">Members</translation>
    </message>
    <message>
        <source>Admins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>About (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this group is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may add people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may change name and about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">Save</translation>
    </message>
</context>
<context>
    <name>HitsBar</name>
    <message>
        <source>Found in this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite into “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite by link or QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has the link joins this group at once. With it a newcomer can also make an account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has the link becomes your contact at once. With it a newcomer can also make an account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people may use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code of the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It is shown only now: copy it before you close this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Make a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JumpToEnd</name>
    <message>
        <source>Go to the end</source>
        <translation>Go to the end</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) below, go to the end</source>
        <translation>
            <numerusform>%n new message below, go to the end</numerusform>
            <numerusform>%n new messages below, go to the end</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Use %1</translation>
    </message>
</context>
<context>
    <name>LeaveSheet</name>
    <message>
        <source>Leave “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You keep what was written up to now and get nothing more. Somebody has to add you again if you want to come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are its only owner. Who looks after it from now on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished">Members</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off the list (it stays in the archive)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Open this link?</source>
        <translation>Open this link?</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>Do not open</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>MediaLine</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished">%1 · %2</translation>
    </message>
    <message>
        <source>File %1, %2, from %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice message, %1, from %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link %1 to %2, from %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetches it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens it outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MediaMenu</name>
    <message>
        <source>Show in the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MediaPage</name>
    <message>
        <source>Photos and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished">Files</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice messages yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No links yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a connection only what is on this computer shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shared in this conversation from now on is found here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MediaStrip</name>
    <message>
        <source>Photos and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished">All</translation>
    </message>
    <message>
        <source>All photos and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures, files, voice messages and links of this conversation are kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished">Files</translation>
    </message>
    <message>
        <source>Voice messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MediaTile</name>
    <message>
        <source>Picture %1 from %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows it large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loads it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Message</source>
        <translation type="unfinished">Message</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away the admin role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand the group over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
</context>
<context>
    <name>MemberSheet</name>
    <message>
        <source>Hand the group to %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from the group?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 becomes its owner, and you stay as an admin. Only the new owner can hand it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 keeps what was written up to now and gets nothing more, until somebody adds them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Hand the group over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>A message that is not there any more</source>
        <translation>A message that is not there any more</translation>
    </message>
    <message>
        <source>you</source>
        <translation>you</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent message</source>
        <translation>Unsent message</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Voice message</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Forwarded</translation>
    </message>
    <message>
        <source>Forwarded from %1</source>
        <translation>Forwarded from %1</translation>
    </message>
    <message>
        <source>This message could not be sent.</source>
        <translation>This message could not be sent.</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Copy selection</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Unpin</translation>
    </message>
    <message>
        <source>Pin for everyone</source>
        <translation>Pin for everyone</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Who has read it</translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation>Unsend for everyone</translation>
    </message>
    <message>
        <source>Another emoji</source>
        <translation>Another emoji</translation>
    </message>
    <message>
        <source>Forward …</source>
        <translation>Forward …</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all to Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Picked. %1</source>
        <translation>Picked. %1</translation>
    </message>
</context>
<context>
    <name>MessageTools</name>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>React</source>
        <translation>React</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MuteMenu</name>
    <message>
        <source>For 1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation type="unfinished">For 8 hours</translation>
    </message>
    <message>
        <source>Until tomorrow, 8:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until I change it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NearbyServers</name>
    <message>
        <source>Servers on this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2, found on this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found on this network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Nothing answers at %1. Is the server running?</source>
        <translation>Nothing answers at %1. Is the server running?</translation>
    </message>
    <message>
        <source>There is no server named %1, or this computer is offline.</source>
        <translation>There is no server named %1, or this computer is offline.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 did not answer in time.</translation>
    </message>
    <message>
        <source>The connection to %1 is not safe: its certificate cannot be trusted.</source>
        <translation>The connection to %1 is not safe: its certificate cannot be trusted.</translation>
    </message>
    <message>
        <source>The network proxy on the way to %1 does not work.</source>
        <translation>The network proxy on the way to %1 does not work.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>The connection to %1 was lost.</translation>
    </message>
    <message>
        <source>This device was signed out.</source>
        <translation>This device was signed out.</translation>
    </message>
    <message>
        <source>The server gave an answer that makes no sense here (HTTP %1).</source>
        <translation>The server gave an answer that makes no sense here (HTTP %1).</translation>
    </message>
    <message>
        <source>This does not look like a Kith server.</source>
        <translation>This does not look like a Kith server.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too long.</source>
        <translation>The server&apos;s answer is too long.</translation>
    </message>
    <message>
        <source>The server points to another address; enter that address instead.</source>
        <translation>The server points to another address; enter that address instead.</translation>
    </message>
    <message>
        <source>Its certificate is signed by itself: no authority that this computer knows vouches for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate comes from an authority that this computer does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate is for another name than %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate is out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate is not valid yet. Is the clock of this computer right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate was revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decision could not be remembered: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Notify about new messages</source>
        <translation>Notify about new messages</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Nothing is shown of it while the screen is locked</source>
        <translation>Nothing is shown of it while the screen is locked</translation>
    </message>
    <message>
        <source>What a notification shows</source>
        <translation>What a notification shows</translation>
    </message>
    <message>
        <source>Name and text</source>
        <translation>Name and text</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Neither</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>For 8 hours</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>For an hour</translation>
    </message>
    <message>
        <source>Do not disturb for 8 hours</source>
        <translation>Do not disturb for 8 hours</translation>
    </message>
    <message>
        <source>Do not disturb for an hour</source>
        <translation>Do not disturb for an hour</translation>
    </message>
    <message>
        <source>Notify me again</source>
        <translation>Notify me again</translation>
    </message>
    <message>
        <source>Quiet hours every day</source>
        <translation>Quiet hours every day</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>From %1 to %2</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Quiet from</translation>
    </message>
    <message>
        <source>A time such as 22:00</source>
        <translation>A time such as 22:00</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Quiet until</translation>
    </message>
    <message>
        <source>A time such as 07:00</source>
        <translation>A time such as 07:00</translation>
    </message>
    <message>
        <source>Words that alert you like a mention</source>
        <translation>Words that alert you like a mention</translation>
    </message>
    <message>
        <source>With commas between; also in groups from which you hear mentions only</source>
        <translation>With commas between; also in groups from which you hear mentions only</translation>
    </message>
    <message>
        <source>This desktop</source>
        <translation>This desktop</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>Stay in the tray when the window is closed</translation>
    </message>
    <message>
        <source>Start with the desktop</source>
        <translation>Start with the desktop</translation>
    </message>
    <message>
        <source>Without a window, so that messages reach you</source>
        <translation>Without a window, so that messages reach you</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not disturb until tomorrow morning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Mark as read</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Write a reply</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>OpenSheet</name>
    <message>
        <source>This file is not opened here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could run as a program and do harm. Save it, and open it yourself if you know what it is and trust who sent it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation type="unfinished"></translation>
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
        <translation>People</translation>
    </message>
    <message>
        <source>Add by phone</source>
        <translation>Add by phone</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Requests for you</source>
        <translation>Requests for you</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>Add somebody by their phone number or e-mail address. They are asked first; once they accept, you can write to each other.</source>
        <translation>Add somebody by their phone number or e-mail address. They are asked first; once they accept, you can write to each other.</translation>
    </message>
    <message>
        <source>Use an invitation link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite by link or QR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact is called “%1”.</source>
        <translation type="unfinished"></translation>
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
        <translation>New chat</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>New group</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>Add members</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name of the group</translation>
    </message>
    <message>
        <source>Summer garden</source>
        <translation>Summer garden</translation>
    </message>
    <message>
        <source>New group …</source>
        <translation>New group …</translation>
    </message>
    <message>
        <source>Search your contacts</source>
        <translation>Search your contacts</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Nobody left to add</source>
        <translation>Nobody left to add</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>No contacts yet</translation>
    </message>
    <message>
        <source>All of your contacts are members already.</source>
        <translation>All of your contacts are members already.</translation>
    </message>
    <message>
        <source>Add somebody by their phone number or e-mail address first.</source>
        <translation>Add somebody by their phone number or e-mail address first.</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Find people</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Create with %1</source>
        <translation>Create with %1</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Add %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>By phone or e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite by link or QR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>Picture of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP or GIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the picture that is shown. Arrow keys move it, plus and minus change its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much larger the picture is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished">Use it</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureTile</name>
    <message>
        <source>Picture %1, which cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows it large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture %1, not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1 from %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be shown. You can still save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 · %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>Earlier picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinnedLine</name>
    <message>
        <source>Pinned: %1. Press to go there.</source>
        <translation>Pinned: %1. Press to go there.</translation>
    </message>
    <message>
        <source>%1 pinned</source>
        <translation>%1 pinned</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>This link leads to no page that could be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page leads on to one without encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link carries a name or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads to an unusual port.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Asking %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">Try again</translation>
    </message>
    <message>
        <source>Preview of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the page outside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>Show a preview of this page?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer asks %1 for the page, once. The site, any that it leads on to, and whoever keeps its picture will see the address of this computer and that somebody looked at this link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link is not encrypted: others on the way can see which page it is, and change what comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Who sees when you are online</source>
        <translation>Who sees when you are online</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Who sees your phone number</source>
        <translation>Who sees your phone number</translation>
    </message>
    <message>
        <source>Who sees your e-mail address</source>
        <translation>Who sees your e-mail address</translation>
    </message>
    <message>
        <source>Who may add you to groups</source>
        <translation>Who may add you to groups</translation>
    </message>
    <message>
        <source>Tell others what you have read</source>
        <translation>Tell others what you have read</translation>
    </message>
    <message>
        <source>When off, you do not see what others have read either</source>
        <translation>When off, you do not see what others have read either</translation>
    </message>
    <message>
        <source>Others can find you by name</source>
        <translation>Others can find you by name</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Blocked people</translation>
    </message>
    <message>
        <source>Nobody is blocked. Whoever you block can neither write to you nor see when you are online, and is not told.</source>
        <translation>Nobody is blocked. Whoever you block can neither write to you nor see when you are online, and is not told.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Unblock</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Unblock %1</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer previews of links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page is fetched only when you ask for its preview, and you are asked before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>About you</translation>
    </message>
    <message>
        <source>A line that others see beside your name</source>
        <translation>A line that others see beside your name</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Signed in as %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sign in with it. Who sees it stands under Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who know it can ask to become a contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password you have now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several words are easy to remember and hard to guess. All other devices are signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1, %2 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteLine</name>
    <message>
        <source>Reply to %1: %2</source>
        <translation>Reply to %1: %2</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 new</translation>
    </message>
</context>
<context>
    <name>ReactionsLine</name>
    <message>
        <source>Reactions</source>
        <translation>Reactions</translation>
    </message>
    <message>
        <source>%1 from %2. Press to take yours back.</source>
        <translation>%1 from %2. Press to take yours back.</translation>
    </message>
    <message>
        <source>%1 from %2. Press to add yours.</source>
        <translation>%1 from %2. Press to add yours.</translation>
    </message>
</context>
<context>
    <name>ReadersSheet</name>
    <message>
        <source>Who has read it</source>
        <translation>Who has read it</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>Nobody else is here.</translation>
    </message>
</context>
<context>
    <name>RecordBar</name>
    <message>
        <source>Recording a voice message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the recording away (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the microphone …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished">Send</translation>
    </message>
</context>
<context>
    <name>RequestRow</name>
    <message>
        <source>Decline</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>Decline %1</source>
        <translation>Decline %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>Accept %1</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchHitRow</name>
    <message>
        <source>FILE</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>Enter ↵</source>
        <translation>Enter ↵</translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>This computer has no keychain running, so you stay signed in only until Kith is closed.</source>
        <translation>This computer has no keychain running, so you stay signed in only until Kith is closed.</translation>
    </message>
    <message>
        <source>The keychain was not unlocked, so you stay signed in only until Kith is closed.</source>
        <translation>The keychain was not unlocked, so you stay signed in only until Kith is closed.</translation>
    </message>
    <message>
        <source>The keychain cannot be used (%1), so you stay signed in only until Kith is closed.</source>
        <translation>The keychain cannot be used (%1), so you stay signed in only until Kith is closed.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Stop selecting (Esc)</source>
        <translation>Stop selecting (Esc)</translation>
    </message>
    <message>
        <source>1 message selected</source>
        <translation>1 message selected</translation>
    </message>
    <message>
        <source>%1 messages selected</source>
        <translation>%1 messages selected</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Forward …</source>
        <translation>Forward …</translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation>Unsend for everyone</translation>
    </message>
    <message>
        <source>Unsend %1 of them for everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these can be unsent: not yours, or too old</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SentRow</name>
    <message>
        <source>Withdraw</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Withdraw the request to %1</source>
        <translation>Withdraw the request to %1</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>you</source>
        <translation>you</translation>
    </message>
    <message>
        <source>%1 created the group</source>
        <translation>%1 created the group</translation>
    </message>
    <message>
        <source>%1 added %2</source>
        <translation>%1 added %2</translation>
    </message>
    <message>
        <source>%1 removed %2</source>
        <translation>%1 removed %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>%1 named the group “%2”</source>
        <translation>%1 named the group “%2”</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>typing…</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 is typing…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 and %2 are typing…</translation>
    </message>
    <message>
        <source>%1 people are typing…</source>
        <translation>%1 people are typing…</translation>
    </message>
    <message>
        <source>Unknown person</source>
        <translation>Unknown person</translation>
    </message>
    <message>
        <source>You handed the group to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 handed the group to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are an admin now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an admin now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You made %1 an admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 made %2 an admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You made %1 a member again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 made %2 a member again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You created the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You added %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You removed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You named the group “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsNavigation</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Pages of the settings</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Back to the list of settings</source>
        <translation>Back to the list of settings</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Go to a conversation, or search everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished">New chat</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats</source>
        <translation type="unfinished">Chats</translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">People</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished">Settings</translation>
    </message>
    <message>
        <source>These shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text as large as it comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back, close, or to the message field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished">Send</translation>
    </message>
    <message>
        <source>New line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the last message, in an empty field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Struck through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished">Code</translation>
    </message>
    <message>
        <source>Older message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select up to the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">Copy</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished">Reply</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished">Edit</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished">Forward</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation type="unfinished">Who has read it</translation>
    </message>
    <message>
        <source>Go to the message that was answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>React</source>
        <translation type="unfinished">React</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a preview of the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older place that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer place that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter or folder %1 above the chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next unread conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous unread conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From list to messages, field and details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished">Quit</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for an action or for keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it here, and not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it comes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the keys …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shortcut of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a button and then the new keys; Esc leaves it as it is, and Delete takes the keys away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as they come</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignOutSheet</name>
    <message>
        <source>Sign out?</source>
        <translation>Sign out?</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Stay signed in</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Your conversations stay on the server. Their copy on this computer is erased, with what you began to write and did not send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) or change(s) of yours did not reach the server yet. They would be lost.</source>
        <translation>
            <numerusform>%n message or change of yours did not reach the server yet. It would be lost.</numerusform>
            <numerusform>%n messages or changes of yours did not reach the server yet. They would be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpellingCard</name>
    <message>
        <source>Spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no dictionaries, so nothing is marked while you write. They come with packages such as hunspell-en-gb; Kith finds them at its next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose every language you write in: a word is marked only when none of them knows it. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Your conversations on this computer</source>
        <translation>Your conversations on this computer</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Measure again</translation>
    </message>
    <message>
        <source>Everything you have seen is kept here, so that Kith works without a network. Only you can read the folder. Signing out erases it.</source>
        <translation>Everything you have seen is kept here, so that Kith works without a network. Only you can read the folder. Signing out erases it.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished">Messages</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put aside because it was damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild from the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetches everything again, as on a new computer. What you have not sent yet, your drafts and your marks stay. Until it is done, nothing here changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not used for the longest time goes first; files of pinned messages go last. What you have not sent yet always stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load pictures by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others come when you press them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished">Contacts</translation>
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
        <translation>Search everything</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>Search in %1</translation>
    </message>
    <message>
        <source>Search conversations, messages and files</source>
        <translation>Search conversations, messages and files</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Search here</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Type a word, a part of one, or a name</source>
        <translation>Type a word, a part of one, or a name</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>↑ ↓ move      Enter open      Tab filters: from: in: has: before:</source>
        <translation>↑ ↓ move      Enter open      Tab filters: from: in: has: before:</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>1 minute ago</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>1 hour ago</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>yesterday</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>last seen %1</translation>
    </message>
    <message>
        <source>last seen yesterday</source>
        <translation>last seen yesterday</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>1 new message</source>
        <translation>1 new message</translation>
    </message>
    <message>
        <source>%1 new messages</source>
        <translation>%1 new messages</translation>
    </message>
</context>
<context>
    <name>TimelineHeader</name>
    <message>
        <source>Back to the chats</source>
        <translation>Back to the chats</translation>
    </message>
    <message>
        <source>%1, %2, show details</source>
        <translation>%1, %2, show details</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Hide details</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Go to a date (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search here (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, show details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Messages of %1</source>
        <translation>Messages of %1</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Nothing here yet</translation>
    </message>
    <message>
        <source>Write the first message below.</source>
        <translation>Write the first message below.</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>%1 % done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustSheet</name>
    <message>
        <source>The key of this server has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You trusted %1 before, and it had another key then. Its administrator may have renewed it, or somebody else answers in its place. Ask before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is usual for a server in a home or an office. Compare this fingerprint with the one its administrator tells you:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust it, this key is remembered for %1. Should another one answer there, you are asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust this key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoLine</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished">Undo</translation>
    </message>
</context>
<context>
    <name>UnsendSheet</name>
    <message>
        <source>Unsend this message?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsend %1 messages?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes away for everybody in this conversation, and nobody can bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go away for everybody in this conversation, and nobody can bring them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others wrote %1 of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsend for everyone</source>
        <translation type="unfinished">Unsend for everyone</translation>
    </message>
</context>
<context>
    <name>UploadBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
</context>
<context>
    <name>UseInviteSheet</name>
    <message>
        <source>Use an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kith://chat.example.org/invite/…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">Cancel</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished">Accept</translation>
    </message>
</context>
<context>
    <name>VoiceLine</name>
    <message>
        <source>Pause the voice message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the voice message, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Create an account</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>on a Kith server you trust</source>
        <translation>on a Kith server you trust</translation>
    </message>
    <message>
        <source>to a Kith server you know</source>
        <translation>to a Kith server you know</translation>
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
        <translation>Phone number or e-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>First name</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Last name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>+46 70 123 45 67</source>
        <translation>+46 70 123 45 67</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Create account</translation>
    </message>
    <message>
        <source>Already here?</source>
        <translation>Already here?</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>New here?</translation>
    </message>
    <message>
        <source>Set a new password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the one-time code that your administrator gave you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitation (link or code, where the server asks for one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have forgotten my password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code yet? Ask whoever runs the server: they can make one for you. It ends all your sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to my conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an invitation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WritingMenu</name>
    <message>
        <source>Add to the dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">Copy</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::AboutViewModel</name>
    <message>
        <source>unknown</source>
        <translation>unknown</translation>
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
        <translation>You are signed out: %1</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>Sign in again as %1: everything is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account on %1 is closed for now. Nothing that was kept is lost: mend what is said here and start Kith again. (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::AttachmentsPresenter</name>
    <message>
        <source>Copying …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A message takes at most %n file(s).</source>
        <translation>
            <numerusform>A message takes at most %n file.</numerusform>
            <numerusform>A message takes at most %n files.</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation type="unfinished">Voice message</translation>
    </message>
    <message>
        <source>%1, as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file cannot be added to a message that is there already. Send it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::ChatListModel</name>
    <message>
        <source>%1 unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mentions you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>online</source>
        <translation type="unfinished">online</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::ChatsPresenter</name>
    <message>
        <source>1 member</source>
        <translation>1 member</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 members</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is back from the archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not muted any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is muted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is marked as unread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::ChatsViewModel</name>
    <message>
        <source>All</source>
        <translation type="unfinished">All</translation>
    </message>
    <message>
        <source>Unread %1</source>
        <translation type="unfinished">Unread %1</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished">Unread</translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished">People</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished">Groups</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::ComposerPresenter</name>
    <message>
        <source>Message %1</source>
        <translation>Message %1</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>everyone</translation>
    </message>
    <message>
        <source>All members of this group</source>
        <translation>All members of this group</translation>
    </message>
    <message>
        <source>You are no longer in this group. What was written until then stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the owner writes in this group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only admins write in this group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have blocked %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::ComposerViewModel</name>
    <message>
        <source>Reply to %1</source>
        <translation>Reply to %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Edit message</translation>
    </message>
</context>
<context>
    <name>kith::client::ConnectionViewModel</name>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconnecting…</translation>
    </message>
    <message>
        <source>Offline since %1. What you write is sent when the connection is back.</source>
        <translation>Offline since %1. What you write is sent when the connection is back.</translation>
    </message>
    <message>
        <source>Offline. What you write is sent when the connection is back.</source>
        <translation>Offline. What you write is sent when the connection is back.</translation>
    </message>
    <message>
        <source>You are signed out on this device. What you have read is still here.</source>
        <translation>You are signed out on this device. What you have read is still here.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
</context>
<context>
    <name>kith::client::ConversationPresenter</name>
    <message>
        <source>Read</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 member</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 members</translation>
    </message>
    <message>
        <source>%1 · %2 online</source>
        <translation>%1 · %2 online</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::DayViewModel</name>
    <message>
        <source>That day is still to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a date. Write it like %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::DesktopViewModel</name>
    <message>
        <source>This desktop has no tray, so closing the window ends Kith</source>
        <translation>This desktop has no tray, so closing the window ends Kith</translation>
    </message>
    <message>
        <source>Closing the window leaves Kith in the tray</source>
        <translation>Closing the window leaves Kith in the tray</translation>
    </message>
    <message>
        <source>Closing the window ends Kith</source>
        <translation>Closing the window ends Kith</translation>
    </message>
    <message>
        <source>Shown by the desktop</source>
        <translation>Shown by the desktop</translation>
    </message>
    <message>
        <source>Nothing on this desktop shows notifications; unread messages are counted in the window</source>
        <translation>Nothing on this desktop shows notifications; unread messages are counted in the window</translation>
    </message>
</context>
<context>
    <name>kith::client::DetailsPresenter</name>
    <message>
        <source>owner</source>
        <translation type="unfinished">owner</translation>
    </message>
    <message>
        <source>admin</source>
        <translation type="unfinished">admin</translation>
    </message>
    <message>
        <source>You are not a member any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group · since %1</source>
        <translation type="unfinished">Group · since %1</translation>
    </message>
    <message>
        <source>This account was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation type="unfinished">%1 (you)</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation type="unfinished">1 member</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation type="unfinished">%1 members</translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished">You</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see what was written up to your leaving. Nothing you do here is seen by anybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever joins sees everything that was written before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every member can add people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only admins can add people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the two of you see this conversation, and whoever runs the server could.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They see when you have read their messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They do not see when you have read something, and you do not see it of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody here sees when you are online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your contacts among them see when you are online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody sees when you are online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They see when you are online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They do not see when you are online.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::Downloads</name>
    <message>
        <source>The file could not be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is larger than it should be, and was not fetched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::DraftFiles</name>
    <message>
        <source>The disk is full, or cannot be written.</source>
        <translation type="unfinished"></translation>
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
        <translation>People</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Animals and nature</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Food and drink</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Travel and places</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objects</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbols</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flags</translation>
    </message>
</context>
<context>
    <name>kith::client::Faces</name>
    <message>
        <source>The picture could not be kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::FilesPresenter</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1 in %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::GroupViewModel</name>
    <message>
        <source>Give the group a name.</source>
        <translation type="unfinished">Give the group a name.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation type="unfinished">At most %1 characters.</translation>
    </message>
    <message>
        <source>Choose who looks after the group from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::InviteViewModel</name>
    <message>
        <source>Paste the link that you were given.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::InvitesPresenter</name>
    <message>
        <source>For one person, until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For %1 people, until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invitation is for another server, %1. You need an account there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such invitation. Ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invitation is used up or over. Ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 invites you into the group “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 invites you. You become contacts at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::LanguageViewModel</name>
    <message>
        <source>As the computer</source>
        <translation>As the computer</translation>
    </message>
</context>
<context>
    <name>kith::client::LinkPreviews</name>
    <message>
        <source>This page says nothing about itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::MediaPresenter</name>
    <message>
        <source>You</source>
        <translation type="unfinished">You</translation>
    </message>
</context>
<context>
    <name>kith::client::MessageActions</name>
    <message>
        <source>The words of this link name another place than the one it leads to.</source>
        <translation>The words of this link name another place than the one it leads to.</translation>
    </message>
    <message>
        <source>This link carries a name before an @: the place it leads to stands behind it.</source>
        <translation>This link carries a name before an @: the place it leads to stands behind it.</translation>
    </message>
    <message>
        <source>This link leads to a place written in letters that can look like others.</source>
        <translation>This link leads to a place written in letters that can look like others.</translation>
    </message>
    <message>
        <source>The message is going out just now. Once it is there, you can unsend it.</source>
        <translation type="unfinished"></translation>
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
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Kith</source>
        <translation>Kith</translation>
    </message>
    <message numerus="yes">
        <source>In %n conversation(s)</source>
        <translation>
            <numerusform>In %n conversation</numerusform>
            <numerusform>In %n conversations</numerusform>
        </translation>
    </message>
    <message>
        <source>Would like to write with you</source>
        <translation>Would like to write with you</translation>
    </message>
    <message>
        <source>Somebody would like to write with you</source>
        <translation>Somebody would like to write with you</translation>
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
        <translation>Quiet until %1</translation>
    </message>
    <message>
        <source>Quiet until tomorrow, %1</source>
        <translation>Quiet until tomorrow, %1</translation>
    </message>
</context>
<context>
    <name>kith::client::PageFetcher</name>
    <message>
        <source>The page did not come in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing at %1, or no way to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a place within a private network. Kith does not go there for a preview.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not show this page (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page behind this link, but something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of this page is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads on and on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page leads on to one without encryption.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::PeoplePresenter</name>
    <message>
        <source>Asked %1. If this person uses this server, they have your request.</source>
        <translation>Asked %1. If this person uses this server, they have your request.</translation>
    </message>
    <message>
        <source>Asked %1</source>
        <translation>Asked %1</translation>
    </message>
    <message>
        <source>“%1” · %2</source>
        <translation>“%1” · %2</translation>
    </message>
</context>
<context>
    <name>kith::client::PeopleViewModel</name>
    <message>
        <source>Type a phone number or an e-mail address.</source>
        <translation>Type a phone number or an e-mail address.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>At most %1 characters.</translation>
    </message>
</context>
<context>
    <name>kith::client::PickerViewModel</name>
    <message>
        <source>Give the group a name.</source>
        <translation>Give the group a name.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>At most %1 characters.</translation>
    </message>
    <message>
        <source>Choose at least one person.</source>
        <translation>Choose at least one person.</translation>
    </message>
</context>
<context>
    <name>kith::client::PictureViewModel</name>
    <message>
        <source>Only a picture on this computer can be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be prepared.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::ProfileViewModel</name>
    <message>
        <source>Others need something to call you.</source>
        <translation>Others need something to call you.</translation>
    </message>
    <message>
        <source>You sign in with it: it cannot be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others find you by it: it cannot be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password you have now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is changed. All other devices are signed out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::RecorderPresenter</name>
    <message>
        <source>The part of Kith that handles sound is not installed (kith-audio).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no sound service (PulseAudio or PipeWire).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone went away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording could not be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was too short. Speak until you send it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::SearchListModel</name>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>File %1, %2, %3</source>
        <translation>File %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>kith::client::SearchPresenter</name>
    <message>
        <source>no connection: only what is on this computer</source>
        <translation>no connection: only what is on this computer</translation>
    </message>
    <message>
        <source>asking the server…</source>
        <translation>asking the server…</translation>
    </message>
    <message>
        <source>in %1 messages · %2 ms</source>
        <translation>in %1 messages · %2 ms</translation>
    </message>
    <message>
        <source>You</source>
        <translation>You</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>to %1</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direct</translation>
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
            <numerusform>%n of them cannot be unsent: not yours, or too old</numerusform>
            <numerusform>%n of them cannot be unsent: not yours, or too old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kith::client::SettingsPresenter</name>
    <message>
        <source>signed in %1</source>
        <translation>signed in %1</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>last used %1</translation>
    </message>
    <message>
        <source>Unnamed device</source>
        <translation>Unnamed device</translation>
    </message>
    <message>
        <source>This is not the password you have now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::Shell</name>
    <message>
        <source>Kith is still running</source>
        <translation>Kith is still running</translation>
    </message>
    <message>
        <source>It stays in the tray, so that messages reach you. Its menu ends it; Settings has the choice.</source>
        <translation>It stays in the tray, so that messages reach you. Its menu ends it; Settings has the choice.</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>Nothing unread</translation>
    </message>
    <message>
        <source>Kith</source>
        <translation>Kith</translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>Hide the window</translation>
    </message>
    <message>
        <source>Open Kith</source>
        <translation>Open Kith</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>For an hour</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>For 8 hours</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>Until tomorrow morning</translation>
    </message>
    <message>
        <source>Notify me again</source>
        <translation>Notify me again</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Kith does not understand this link.</source>
        <translation>Kith does not understand this link.</translation>
    </message>
    <message>
        <source>The conversation of this link is not one of yours.</source>
        <translation>The conversation of this link is not one of yours.</translation>
    </message>
    <message>
        <source>This link leads to %1, where you are not signed in.</source>
        <translation>This link leads to %1, where you are not signed in.</translation>
    </message>
</context>
<context>
    <name>kith::client::ShortcutsViewModel</name>
    <message>
        <source>%1 alone is needed for writing. Hold Ctrl or Alt with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken already: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::StoragePresenter</name>
    <message>
        <source>Stopped. Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: everything here is as the server has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) not sent yet</source>
        <translation>
            <numerusform>%n message not sent yet</numerusform>
            <numerusform>%n messages not sent yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy of your messages on this computer was damaged. It is fetched again from your server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved from it: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::StorageViewModel</name>
    <message>
        <source>Waiting for the network …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 conversations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::Timeline</name>
    <message>
        <source>There is nothing to send.</source>
        <translation>There is nothing to send.</translation>
    </message>
    <message>
        <source>This message is too long; please split it.</source>
        <translation>This message is too long; please split it.</translation>
    </message>
    <message>
        <source>This message holds characters that cannot be sent.</source>
        <translation>This message holds characters that cannot be sent.</translation>
    </message>
    <message>
        <source>This conversation is gone.</source>
        <translation>This conversation is gone.</translation>
    </message>
    <message>
        <source>You are no longer in this conversation.</source>
        <translation>You are no longer in this conversation.</translation>
    </message>
    <message>
        <source>Only some members may write here.</source>
        <translation>Only some members may write here.</translation>
    </message>
    <message>
        <source>This message is gone.</source>
        <translation>This message is gone.</translation>
    </message>
    <message>
        <source>This message is being sent right now. Try again in a moment.</source>
        <translation>This message is being sent right now. Try again in a moment.</translation>
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
        <translation>You</translation>
    </message>
    <message>
        <source>In reply to %1: %2.</source>
        <translation>In reply to %1: %2.</translation>
    </message>
    <message>
        <source>Edited.</source>
        <translation>Edited.</translation>
    </message>
    <message>
        <source>Pinned.</source>
        <translation>Pinned.</translation>
    </message>
    <message>
        <source>%1 from %2.</source>
        <translation>%1 from %2.</translation>
    </message>
    <message>
        <source>Voice message, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::TimelinePresenter</name>
    <message>
        <source>The messages of that day are not on this computer yet. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::TimelineViewModel</name>
    <message>
        <source>You</source>
        <translation type="unfinished">You</translation>
    </message>
</context>
<context>
    <name>kith::client::Uploads</name>
    <message>
        <source>The server has no room for files now. Kith goes on trying.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::VoicePresenter</name>
    <message>
        <source>There is no loudspeaker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loudspeaker went away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This voice message cannot be played.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::VoiceViewModel</name>
    <message>
        <source>%1×</source>
        <translation type="unfinished">%1×</translation>
    </message>
</context>
<context>
    <name>kith::client::WelcomePresenter</name>
    <message>
        <source>A Kith server answers there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Kith server answers there. It asks newcomers for an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Kith server answers there. Only its administrator can make accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your new password is set. Sign in with it now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kith::client::WelcomeViewModel</name>
    <message>
        <source>At least %1 characters. Several words are easy to remember and hard to guess.</source>
        <translation>At least %1 characters. Several words are easy to remember and hard to guess.</translation>
    </message>
    <message>
        <source>%1 more characters needed</source>
        <translation>%1 more characters needed</translation>
    </message>
    <message>
        <source>Weak: longer is safer</source>
        <translation>Weak: longer is safer</translation>
    </message>
    <message>
        <source>Fair: another word makes it strong</source>
        <translation>Fair: another word makes it strong</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Strong</translation>
    </message>
    <message>
        <source>Type the address of your server, for example kith.local:8065.</source>
        <translation>Type the address of your server, for example kith.local:8065.</translation>
    </message>
    <message>
        <source>Type your phone number or e-mail address.</source>
        <translation>Type your phone number or e-mail address.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Type your password.</translation>
    </message>
    <message>
        <source>Type the address of the server, for example kith.local:8065.</source>
        <translation>Type the address of the server, for example kith.local:8065.</translation>
    </message>
    <message>
        <source>Type your first name.</source>
        <translation>Type your first name.</translation>
    </message>
    <message>
        <source>Type your last name.</source>
        <translation>Type your last name.</translation>
    </message>
    <message>
        <source>Type your e-mail address.</source>
        <translation>Type your e-mail address.</translation>
    </message>
    <message>
        <source>Type your phone number.</source>
        <translation>Type your phone number.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address.</source>
        <translation>This does not look like an e-mail address.</translation>
    </message>
    <message>
        <source>Begin with + and the code of your country, such as +46.</source>
        <translation>Begin with + and the code of your country, such as +46.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>At least %1 characters.</translation>
    </message>
    <message>
        <source>Not connected: you did not trust the certificate of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code that the administrator gave you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
