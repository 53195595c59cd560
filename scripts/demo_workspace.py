# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is in the demo workspace and what they said: only what is in it, nothing about how it gets there."""

# key: (first name, last name, about); phone numbers are from Sweden's range for fiction, 070-174 06 05 to 99.
PEOPLE = {
    "elin": ("Elin", "Berg", "Garden, choir, too many seedlings"),
    "daniel": ("Daniel", "Okafor", "Usually on a bike"),
    "maya": ("Maya", "Lindqvist", "In the garden until 17:00"),
    "priya": ("Priya", "Nair", "Keeps the greenhouse online"),
    "rosa": ("Rosa", "Jimenez", "Second violin"),
    "ingrid": ("Ingrid", "Berg", ""),
    "noor": ("Noor", "Haddad", ""),
    "joao": ("João", "Tavares", "Lisboa / Göteborg"),
    "tomas": ("Tomás", "Ferreira", "Plot 14"),
}
HOST = "elin"  # the one who is signed in
GUEST = "daniel"  # whose window --two opens

# Who the host knows, and what she calls them when it is not their own name.
CONTACTS = {"daniel": "", "maya": "", "priya": "", "rosa": "", "ingrid": "Aunt Ingrid", "noor": "", "joao": ""}
OPEN_REQUEST = ("tomas", "We met at the allotment, plot 14")

# In the order in which they were last alive, the liveliest at the end: (key, group name or None, members besides the host,
# messages, how many of the last ones the host has not read). A message is (sender, text[, index of the one it answers]).
CONVERSATIONS = [
    (
        "climbing",
        "Climbing Wednesdays",
        ["joao", "noor", "daniel"],
        [
            ("joao", "Wall is booked, two lanes from 18:30"),
            ("elin", "I'll bring the long rope"),
            ("noor", "Late by ten minutes, start without me"),
            ("daniel", "That blue route in the corner has my name on it"),
            ("elin", "You said so last week 😄"),
            ("joao", "Same place as last week?"),
            ("noor", "Same place. Shoes for Leo are in my bag"),
        ],
        2,
    ),
    (
        "joao",
        None,
        ["joao"],
        [
            ("joao", "Did you get the tickets for the ferry?"),
            ("elin", "Two, and a place for the bikes"),
            ("joao", "Perfeito"),
            ("elin", "Até amanhã?"),
            ("joao", "até amanhã!"),
        ],
        0,
    ),
    (
        "noor",
        None,
        ["noor"],
        [
            ("noor", "The lecture is on the 4th, shall I get tickets?"),
            ("elin", "Yes please. Two, my aunt would love it"),
            ("noor", "Front or back?"),
            ("elin", "Back, she wants to leave for the bus"),
        ],
        0,
    ),
    (
        "house",
        "House & bills",
        ["priya", "rosa"],
        [
            ("priya", "Meter says 4 218 kWh, I sent it in"),
            ("rosa", "Chimney sweep comes on Thursday between 8 and 10. Somebody home?"),
            ("elin", "I am, until half past nine"),
            ("rosa", "Then I'll take over from there"),
            ("priya", "electricity is paid ✅"),
        ],
        0,
    ),
    (
        "ingrid",
        None,
        ["ingrid"],
        [
            ("ingrid", "Dear Elin, how do I make the letters bigger in this?"),
            ("elin", "Settings, Appearance, Text size. Shall I call you tonight?"),
            ("ingrid", "Found it. Much better! Call anyway"),
            ("elin", "After seven ❤️"),
        ],
        0,
    ),
    (
        "band",
        "Band practice",
        ["rosa", "joao", "maya"],
        [
            ("rosa", "New arrangement is on the stand, bars 32 to 48 are different"),
            ("joao", "Different how?"),
            ("rosa", "Playable 😇"),
            ("elin", "I can be there at six"),
            ("maya", "Who has the key to the hall?"),
            ("joao", "Me"),
            ("maya", "Good. Then I bring the cake"),
            ("rosa", "What kind?"),
            ("maya", "Rhubarb, from bed 4"),
            ("joao", "I take back everything I ever said about vegetables"),
            ("rosa", "See you at six!"),
        ],
        7,
    ),
    (
        "rosa",
        None,
        ["rosa"],
        [
            ("rosa", "My train is at 17:12, platform 4"),
            ("elin", "Shall I meet you with the bike trailer?"),
            ("rosa", "You are an angel. Two boxes and a violin"),
            ("elin", "see you at the station"),
        ],
        0,
    ),
    (
        "daniel",
        None,
        ["daniel"],
        [
            ("daniel", "Are we still building the raised bed this weekend?"),
            ("elin", "Yes, if the planks arrive"),
            ("daniel", "They did! Larch, 4 m, smells like a sauna"),
            ("elin", "Then Saturday at ten"),
            ("daniel", "I'll bring the drill and coffee"),
        ],
        0,
    ),
    (
        "garden",
        "Summer garden",
        ["daniel", "maya", "priya", "rosa", "ingrid", "noor", "joao"],
        [
            ("maya", "Frost is over, says the forecast and my knees"),
            ("elin", "Then we can take the cover off bed 2"),
            ("daniel", "Did that this morning. The worms say hello"),
            ("ingrid", "Do not forget to harden off the tomatoes, dears"),
            ("priya", "Sensor script for the greenhouse, if anyone wants the readings:\nssh pi \"python3 read.py --last 24h\""),
            ("elin", "Works on my machine. Moisture in bed 2 is 31 %, should we water tonight?"),
            ("daniel", "Rain from six, so no need 🌧️", 5),
            ("maya", "Seedlings arrived, all forty of them!"),
            ("maya", "Elin, can you bring the long hose on Saturday?"),
            ("maya", "the beds are ready for planting"),
        ],
        3,
    ),
]

# What the two say to each other when nobody is there to type: (sender, text).
EXCHANGE = [
    ("daniel", "The planks are sawn. Can I drop them off tonight?"),
    ("elin", "Yes! I am home after seven, the gate is open"),
    ("daniel", "Perfect, see you then"),
]
