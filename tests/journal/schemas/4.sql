-- Version 4, with one meeting of a made-up team.
PRAGMA application_id = 1347175250;
PRAGMA user_version = 4;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES (1, 'journal', '1 events and their tables', '2026-11-24 05:24:20.436413+00:00');
INSERT INTO "_sqlite_migrations" VALUES (2, 'journal', '2 the cycles that teams follow', '2026-11-24 05:24:20.445235+00:00');
INSERT INTO "_sqlite_migrations" VALUES (3, 'journal', '3 tallies, exemplars, standards, measurements, and the parts of records', '2026-11-24 05:24:20.451727+00:00');
INSERT INTO "_sqlite_migrations" VALUES (4, 'journal', '4 what becomes of records, and settings of this machine', '2026-11-24 05:24:20.458003+00:00');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE events (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        device TEXT NOT NULL,
        lamport INTEGER NOT NULL,
        at TEXT NOT NULL,
        by TEXT,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        session TEXT,
        after TEXT NOT NULL,
        body TEXT,
        v INTEGER NOT NULL
    ) STRICT;
INSERT INTO "events" VALUES (1, '019ce29d-8520-70df-9569-5123c1fecae4', '85c8b833-5176-4a75-8e84-19c66350cb43', 1, '2026-03-12T15:15:00.000Z', 'ana', 'team.created', 'six', 's1', '[]', '{"name":"Grade 6"}', 1);
INSERT INTO "events" VALUES (2, '019ce29d-8520-70df-9569-512467694b4c', '85c8b833-5176-4a75-8e84-19c66350cb43', 1, '2026-03-12T15:15:00.000Z', 'ana', 'member.joined', 'ana', 's1', '[]', '{"name":"Ana","team":"six"}', 1);
INSERT INTO "events" VALUES (3, '019ce29d-8520-70df-9569-512495fcc4c8', '85c8b833-5176-4a75-8e84-19c66350cb43', 1, '2026-03-12T15:15:00.000Z', 'ana', 'member.joined', 'ben', 's1', '[]', '{"name":"Ben","team":"six"}', 1);
INSERT INTO "events" VALUES (4, '019ce29d-8520-70df-9569-5124f21f5d38', '85c8b833-5176-4a75-8e84-19c66350cb43', 1, '2026-03-12T15:15:00.000Z', 'ana', 'protocol.stored', 'abababababababababababababababababababababababababababababababab', 's1', '[]', '{"protocol_id":"student-work","text":"title: Student work\n","title":"Student work"}', 1);
INSERT INTO "events" VALUES (5, '019ce29d-8520-70df-9569-51254c9b4d8e', '85c8b833-5176-4a75-8e84-19c66350cb43', 1, '2026-03-12T15:15:00.000Z', 'ana', 'cycle.begun', 's1-c1', 's1', '[]', '{"cycle":"two-weeks","first_day":"2026-03-09","meetings":[{"protocol":"student-work","purpose":"See what they can do.","week":1},{"protocol":"data-dialogue","week":2}],"team":"six","title":"Two weeks"}', 1);
INSERT INTO "events" VALUES (6, '019ce29d-8520-70df-9569-512618316f12', '85c8b833-5176-4a75-8e84-19c66350cb43', 1, '2026-03-12T15:15:00.000Z', 'ana', 'session.opened', 's1', 's1', '[]', '{"facilitator":"ana","focus":"Fractions on a number line","people":[{"id":"ana","name":"Ana"},{"id":"ben","name":"Ben"}],"plan":[{"captures":[{"columns":["Notice","Wonder"],"id":"see","kind":"columns","slot_ids":["notice","wonder"]}],"full":300,"key":"describe","least":150,"most":600,"seconds":300,"step":"describe","title":"Describe"},{"captures":[{"columns":["Notice","Wonder"],"id":"see","kind":"columns","slot_ids":["notice","wonder"]}],"full":240,"key":"interpret","least":120,"most":480,"seconds":240,"step":"interpret","title":"Interpret"},{"captures":[{"columns":["Notice","Wonder"],"id":"see","kind":"columns","slot_ids":["notice","wonder"]}],"full":120,"key":"debrief","least":60,"most":240,"seconds":120,"step":"debrief","title":"Debrief"}],"protocol":"abababababababababababababababababababababababababababababababab","protocol_id":"student-work","roles":{"presenter":["ana"],"recorder":["ben"]},"team":"six","team_name":"Grade 6","title":"Student work","version":"1.2"}', 1);
INSERT INTO "events" VALUES (7, '019ce29d-ac30-721b-b56e-bed4a6c6e911', '85c8b833-5176-4a75-8e84-19c66350cb43', 2, '2026-03-12T15:15:10.000Z', 'ana', 'session.started', 's1', 's1', '["019ce29d-8520-70df-9569-512618316f12"]', '{"act":"start"}', 1);
INSERT INTO "events" VALUES (8, '019ce29d-ac30-721b-b56e-bed4b253cd93', '85c8b833-5176-4a75-8e84-19c66350cb43', 2, '2026-03-12T15:15:10.000Z', 'ana', 'step.started', 's1', 's1', '["019ce29d-ac30-721b-b56e-bed4a6c6e911"]', '{"how":"start","step":"describe"}', 1);
INSERT INTO "events" VALUES (9, '019ce29d-d340-75ab-aafd-9fdf61c09a1b', '85c8b833-5176-4a75-8e84-19c66350cb43', 3, '2026-03-12T15:15:20.000Z', 'ana', 'entry.captured', 's1-e1', 's1', '[]', '{"act":"entry","slot":"notice","step":"describe","text":"They counted on from 7"}', 1);
INSERT INTO "events" VALUES (10, '019ce29d-fa50-7168-a291-b134fc14f8f2', '85c8b833-5176-4a75-8e84-19c66350cb43', 4, '2026-03-12T15:15:30.000Z', 'ana', 'decision.made', 's1-d1', 's1', '[]', '{"act":"decision","because":"half of the class cannot place 3/4","present":["ana","ben"],"statement":"Use open number lines","step":"describe","team":"six"}', 1);
INSERT INTO "events" VALUES (11, '019ce29e-2160-7f29-ae55-2a7c7f33a909', '85c8b833-5176-4a75-8e84-19c66350cb43', 5, '2026-03-12T15:15:40.000Z', 'ana', 'action.agreed', 's1-a1', 's1', '[]', '{"act":"action","due":"2026-03-20","owner":"ben","owner_name":"Ben","team":"six","what":"Copy the number lines"}', 1);
INSERT INTO "events" VALUES (12, '019ce29e-4870-79d4-9816-41a729637dc6', '85c8b833-5176-4a75-8e84-19c66350cb43', 6, '2026-03-12T15:15:50.000Z', 'ana', 'goal.set', 's1-g1', 's1', '[]', '{"act":"goal","measure":"exit ticket","statement":"8 of 10 place 3/4","team":"six"}', 1);
INSERT INTO "events" VALUES (13, '019ce29e-6f80-7f38-991a-9d075514135c', '85c8b833-5176-4a75-8e84-19c66350cb43', 7, '2026-03-12T15:16:00.000Z', 'ana', 'step.ended', 's1', 's1', '["019ce29d-ac30-721b-b56e-bed4b253cd93"]', '{"act":"next","outcome":"done","spent":290.5,"step":"describe"}', 1);
INSERT INTO "events" VALUES (14, '019ce29e-6f80-7f38-991a-9d0770ec7328', '85c8b833-5176-4a75-8e84-19c66350cb43', 7, '2026-03-12T15:16:00.000Z', 'ana', 'step.started', 's1', 's1', '["019ce29e-6f80-7f38-991a-9d075514135c"]', '{"step":"interpret"}', 1);
INSERT INTO "events" VALUES (15, '019ce29e-6f80-7f38-991a-9d07f1c77aac', '85c8b833-5176-4a75-8e84-19c66350cb43', 8, '2026-03-12T15:15:00.000Z', 'ana', 'framework.imported', 'framework', NULL, '[]', '{"items":[{"code":"4.10","statement":"Compare two fractions."}],"notice":"Made up","source":"nowhere","title":"Invented standards"}', 1);
INSERT INTO "events" VALUES (16, '019ce2a6-ace0-7a6f-aabe-01e1af0d34c9', '85c8b833-5176-4a75-8e84-19c66350cb43', 9, '2026-03-12T15:25:00.000Z', 'ana', 'measurement.taken', 's1-m1', 's1', '[]', '{"act":"measurement","day":"2026-03-12","goal":"s1-g1","team":"six","value":"3 of 10"}', 1);
INSERT INTO "events" VALUES (17, '019ce2a6-ace0-7a6f-aabe-01e20f2c99e9', '85c8b833-5176-4a75-8e84-19c66350cb43', 10, '2026-03-12T15:25:00.000Z', 'ana', 'tally.taken', 's1-t1', 's1', '[]', '{"act":"count","before":[{"count":5,"key":"high","label":"High"}],"before_on":"2026-02-12","counts":[{"count":9,"key":"high","label":"High"},{"count":3,"key":"low","label":"Low"}],"slot":"levels","step":"describe","team":"six","what":"sort"}', 1);
INSERT INTO "events" VALUES (18, '019ce2a6-ace0-7a6f-aabe-01e261a19979', '85c8b833-5176-4a75-8e84-19c66350cb43', 11, '2026-03-12T15:25:00.000Z', 'ana', 'entry.captured', 's1-r1', 's1', '[]', '{"act":"entry","cells":[{"name":"Skill","text":"Compare"},{"name":"Concept","text":"x"}],"slot":"row","step":"describe","text":"Compare | fractions"}', 1);
INSERT INTO "events" VALUES (19, '019ce2a6-ace0-7a6f-aabe-01e2ff5b69a6', '85c8b833-5176-4a75-8e84-19c66350cb43', 11, '2026-03-12T15:25:00.000Z', 'ana', 'entry.marked', 's1-r1', 's1', '["019ce2a6-ace0-7a6f-aabe-01e261a19979"]', '{"marks":[{"begins":0,"ends":7,"text":"Compare","what":"skill"}]}', 1);
INSERT INTO "events" VALUES (20, '019ce2a6-ace0-7a6f-aabe-01e33d6b9260', '85c8b833-5176-4a75-8e84-19c66350cb43', 12, '2026-03-12T15:25:00.000Z', 'ana', 'exemplar.kept', 's1-x1', 's1', '[]', '{"act":"exemplar","level":"High","notes":["equal parts","labels"],"standard":"Invented 4.2","team":"six","title":"Sample B"}', 1);
INSERT INTO "events" VALUES (21, '019ce2a6-ace0-7a6f-aabe-01e3f3412481', '85c8b833-5176-4a75-8e84-19c66350cb43', 13, '2026-03-12T15:25:00.000Z', 'ana', 'decision.made', 's1-d2', 's1', '[]', '{"act":"decision","know":"9 of 10 on the exit ticket","options":["number lines"],"replaces":"s1-d1","review":"2026-04-12","statement":"Compare with fraction strips","team":"six"}', 1);
INSERT INTO "events" VALUES (22, '019ce2a6-ace0-7a6f-aabe-01e4c4a69eec', '85c8b833-5176-4a75-8e84-19c66350cb43', 14, '2026-03-12T15:25:00.000Z', 'ana', 'action.agreed', 's1-a2', 's1', '[]', '{"act":"action","team":"six","what":"Ask for strips"}', 1);
INSERT INTO "events" VALUES (23, '019ce2a6-ace0-7a6f-aabe-01e569d3fab3', '85c8b833-5176-4a75-8e84-19c66350cb43', 15, '2026-03-12T15:25:00.000Z', 'ana', 'groups.made', 's1', 's1', '["019ce29e-6f80-7f38-991a-9d0770ec7328"]', '{"act":"groups","groups":[["ana"],["ben"]],"step":"describe"}', 1);
INSERT INTO "events" VALUES (24, '019d06aa-0920-76df-9476-73b09ad733b5', '85c8b833-5176-4a75-8e84-19c66350cb43', 16, '2026-03-19T15:15:00.000Z', 'ana', 'team.settled', 'six', 's1', '["019ce29d-8520-70df-9569-5123c1fecae4"]', '{"minutes":45,"rhythm":"every second Thursday"}', 1);
INSERT INTO "events" VALUES (25, '019d06aa-0920-76df-9476-73b144b54029', '85c8b833-5176-4a75-8e84-19c66350cb43', 17, '2026-03-19T15:15:00.000Z', 'ana', 'norms.agreed', 'n1', 's1', '[]', '{"by":["ana","ben"],"norms":["One voice at a time"],"team":"six"}', 1);
INSERT INTO "events" VALUES (26, '019d06aa-0920-76df-9476-73b1d8fd03ed', '85c8b833-5176-4a75-8e84-19c66350cb43', 18, '2026-03-19T15:15:00.000Z', 'ana', 'member.joined', 'cy', 's1', '[]', '{"email":"cy@example.org","name":"Cy","role":"coach","team":"six"}', 1);
INSERT INTO "events" VALUES (27, '019d06aa-0920-76df-9476-73b25f2f3759', '85c8b833-5176-4a75-8e84-19c66350cb43', 19, '2026-03-19T15:15:00.000Z', 'ana', 'member.left', 'cy', 's1', '["019d06aa-0920-76df-9476-73b1d8fd03ed"]', '{"on":"2026-03-18","team":"six"}', 1);
INSERT INTO "events" VALUES (28, '019d06aa-0920-76df-9476-73b3064d69dc', '85c8b833-5176-4a75-8e84-19c66350cb43', 20, '2026-03-19T15:15:00.000Z', 'ana', 'member.changed', 'ana', 's1', '["019ce29d-8520-70df-9569-512467694b4c"]', '{"role":"Grade 6 teacher","team":"six"}', 1);
INSERT INTO "events" VALUES (29, '019d06aa-0920-76df-9476-73b3600c16ec', '85c8b833-5176-4a75-8e84-19c66350cb43', 21, '2026-03-19T15:15:00.000Z', 'ana', 'decision.reviewed', 's1-d1', 's1', '["019ce29d-fa50-7168-a291-b134fc14f8f2"]', '{"act":"what became of it","review":"2026-05-12","verdict":"keep"}', 1);
INSERT INTO "events" VALUES (30, '019d06aa-0920-76df-9476-73b442b1ba78', '85c8b833-5176-4a75-8e84-19c66350cb43', 22, '2026-03-19T15:15:00.000Z', 'ana', 'decision.objected', 's1-d1', 's1', '["019d06aa-0920-76df-9476-73b3600c16ec"]', '{"act":"objection","text":"It takes too long"}', 1);
INSERT INTO "events" VALUES (31, '019d06aa-0920-76df-9476-73b478f85a5f', '85c8b833-5176-4a75-8e84-19c66350cb43', 23, '2026-03-19T15:15:00.000Z', 'ana', 'objection.answered', 's1-d1', 's1', '["019d06aa-0920-76df-9476-73b3600c16ec"]', '{"act":"answer","objection":"","text":"Ten minutes"}', 1);
INSERT INTO "events" VALUES (32, '019d06aa-0920-76df-9476-73b4e3ec26c0', '85c8b833-5176-4a75-8e84-19c66350cb43', 24, '2026-03-19T15:15:00.000Z', 'ana', 'session.called-up', 's1', 's1', '["019ce2a6-ace0-7a6f-aabe-01e569d3fab3"]', '{"act":"what became of it","item":{"id":"s1-a1","text":"Copy the number lines","what":"action"}}', 1);
INSERT INTO "events" VALUES (33, '019d06aa-0920-76df-9476-73b5dd3ba782', '85c8b833-5176-4a75-8e84-19c66350cb43', 24, '2026-03-19T15:15:00.000Z', 'ana', 'action.moved', 's1-a1', 's1', '["019ce29e-2160-7f29-ae55-2a7c7f33a909"]', '{"due":"2026-03-27","reason":"no paper"}', 1);
INSERT INTO "events" VALUES (34, '019d06aa-0920-76df-9476-73b655da16c7', '85c8b833-5176-4a75-8e84-19c66350cb43', 25, '2026-03-19T15:15:00.000Z', 'ana', 'action.settled', 's1-a1', 's1', '["019d06aa-0920-76df-9476-73b5dd3ba782"]', '{"act":"what became of it","status":"done"}', 1);
INSERT INTO "events" VALUES (35, '019d06aa-0920-76df-9476-73b6cc4d8f0b', '85c8b833-5176-4a75-8e84-19c66350cb43', 26, '2026-03-19T15:15:00.000Z', 'ana', 'goal.settled', 's1-g1', 's1', '["019ce29e-4870-79d4-9816-41a729637dc6"]', '{"act":"what became of it","reason":"too few","status":"missed"}', 1);
INSERT INTO "events" VALUES (36, '019d06aa-0920-76df-9476-73b72d367180', '85c8b833-5176-4a75-8e84-19c66350cb43', 27, '2026-03-19T15:15:00.000Z', 'ana', 'session.valued', 's1', 's1', '["019d06aa-0920-76df-9476-73b4e3ec26c0"]', '{"act":"worth of the meeting","counts":[0,0,1,3,2]}', 1);
INSERT INTO "events" VALUES (37, '019d06aa-0920-76df-9476-73b77ac21792', '85c8b833-5176-4a75-8e84-19c66350cb43', 28, '2026-03-19T15:15:00.000Z', 'ana', 'meeting.planned', 'next', 's1', '[]', '{"act":"next meeting","day":"2026-03-26","team":"six"}', 1);
INSERT INTO "events" VALUES (38, '019d06aa-0920-76df-9476-73b78aee9527', '85c8b833-5176-4a75-8e84-19c66350cb43', 29, '2026-03-19T15:15:00.000Z', 'ana', 'facilitator.passed', 'ben', 's1', '["019ce29d-8520-70df-9569-512495fcc4c8"]', '{"reason":"away","team":"six"}', 1);
INSERT INTO "events" VALUES (39, '019d06aa-0920-76df-9476-73b86d740a25', '85c8b833-5176-4a75-8e84-19c66350cb43', 30, '2026-03-19T15:15:00.000Z', 'ana', 'facilitator.passed', 'ben', 's1', '["019d06aa-0920-76df-9476-73b78aee9527"]', '{"act":"turn to facilitate","reason":"a slip","team":"six"}', 1);
INSERT INTO "events" VALUES (40, '019d06aa-0920-76df-9476-73b965f20b7c', '85c8b833-5176-4a75-8e84-19c66350cb43', 31, '2026-03-19T15:15:00.000Z', 'ana', 'facilitator.passed', 'ben', 's1', '["019d06aa-0920-76df-9476-73b86d740a25"]', '{"team":"six","undoing":true}', 1);
CREATE INDEX events_in_order ON events (lamport, id);
CREATE INDEX events_of_subject ON events (subject, lamport, id);
CREATE INDEX events_of_session ON events (session, lamport, id);
CREATE TABLE devices (name TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "devices" VALUES ('h', '85c8b833-5176-4a75-8e84-19c66350cb43');
CREATE TABLE drafts (
        session TEXT PRIMARY KEY, step TEXT, slot TEXT, text TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT;
CREATE TABLE settings (device TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (device, name)) STRICT;
CREATE TABLE teams (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL,
        minutes INTEGER NOT NULL DEFAULT 0, -- that a meeting takes; 0 where that is open
        rhythm TEXT NOT NULL DEFAULT '',
        called TEXT NOT NULL DEFAULT '[]' -- JSON list of its earlier names
    ) STRICT, WITHOUT ROWID;
INSERT INTO "teams" VALUES ('six', 'Grade 6', '2026-03-12T15:15:00.000Z', 45, 'every second Thursday', '[]');
CREATE TABLE norms_agreed (
        id TEXT PRIMARY KEY, team TEXT NOT NULL, day TEXT NOT NULL,
        members TEXT NOT NULL, -- JSON list of who agreed
        session TEXT, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "norms_agreed" VALUES ('n1', 'six', '2026-03-19', '["ana","ben"]', 's1', '2026-03-19T15:15:00.000Z', 17);
CREATE TABLE norms (
        agreement TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (agreement, place)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "norms" VALUES ('n1', 0, 'One voice at a time');
CREATE TABLE members (
        id TEXT NOT NULL, team TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,
        role TEXT NOT NULL,
        joined TEXT NOT NULL, left TEXT, returned TEXT, -- days
        called TEXT NOT NULL DEFAULT '[]', -- JSON list of earlier names
        lamport INTEGER NOT NULL, PRIMARY KEY (id, team)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "members" VALUES ('ana', 'six', 'Ana', '', 'Grade 6 teacher', '2026-03-12', NULL, NULL, '[]', 1);
INSERT INTO "members" VALUES ('ben', 'six', 'Ben', '', '', '2026-03-12', NULL, NULL, '[]', 1);
INSERT INTO "members" VALUES ('cy', 'six', 'Cy', 'cy@example.org', 'coach', '2026-03-19', '2026-03-18', NULL, '[]', 18);
CREATE TABLE passes ( -- whose turn it was to facilitate, and who did not want to
        id TEXT PRIMARY KEY, -- of the event
        member TEXT NOT NULL, team TEXT NOT NULL, protocol TEXT NOT NULL, reason TEXT NOT NULL,
        at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "passes" VALUES ('019d06aa-0920-76df-9476-73b78aee9527', 'ben', 'six', '', 'away', '2026-03-19T15:15:00.000Z', 29);
CREATE TABLE meetings ( -- that are to come
        id TEXT PRIMARY KEY, team TEXT, day TEXT, time TEXT NOT NULL,
        protocol TEXT NOT NULL, title TEXT NOT NULL, facilitator TEXT,
        facilitator_name TEXT NOT NULL, focus TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0, session TEXT, -- in which it was said
        at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "meetings" VALUES ('next', 'six', '2026-03-26', '', '', '', NULL, '', '', 0, 's1', '2026-03-19T15:15:00.000Z', 28);
CREATE TABLE protocols (
        id TEXT PRIMARY KEY, -- SHA-256 of the text
        protocol_id TEXT NOT NULL, title TEXT NOT NULL, version TEXT NOT NULL, text TEXT NOT NULL,
        stored TEXT NOT NULL
    ) STRICT;
INSERT INTO "protocols" VALUES ('abababababababababababababababababababababababababababababababab', 'student-work', 'Student work', '', 'title: Student work
', '2026-03-12T15:15:00.000Z');
CREATE TABLE sessions (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, protocol_id TEXT NOT NULL,
        version TEXT NOT NULL, protocol TEXT NOT NULL, team TEXT, team_name TEXT NOT NULL,
        facilitator TEXT, focus TEXT NOT NULL, prework_here INTEGER, first_time INTEGER NOT NULL,
        phase TEXT NOT NULL CHECK (phase IN ('open', 'adjourned', 'closed')),
        opened TEXT NOT NULL, started TEXT, adjourned TEXT, closed TEXT, stop_at TEXT,
        utc_offset INTEGER NOT NULL, lamport INTEGER NOT NULL
    ) STRICT;
INSERT INTO "sessions" VALUES ('s1', 'Student work', 'student-work', '1.2', 'abababababababababababababababababababababababababababababababab', 'six', 'Grade 6', 'ana', 'Fractions on a number line', NULL, 1, 'open', '2026-03-12T15:15:00.000Z', '2026-03-12T15:15:10.000Z', NULL, NULL, NULL, 0, 1);
CREATE TABLE session_people (
        session TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL,
        present INTEGER NOT NULL, arrived TEXT NOT NULL, left TEXT,
        PRIMARY KEY (session, person)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "session_people" VALUES ('s1', 'ana', 'Ana', 0, 1, '2026-03-12T15:15:00.000Z', NULL);
INSERT INTO "session_people" VALUES ('s1', 'ben', 'Ben', 1, 1, '2026-03-12T15:15:00.000Z', NULL);
CREATE TABLE session_facilitators (
        session TEXT NOT NULL, person TEXT NOT NULL,
        beside INTEGER NOT NULL, -- 1 for who only facilitated together with somebody
        PRIMARY KEY (session, person)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "session_facilitators" VALUES ('s1', 'ana', 0);
CREATE TABLE session_worth ( -- was this worth our time?
        session TEXT NOT NULL, fingers INTEGER NOT NULL, -- 1 to 5
        hands INTEGER NOT NULL, PRIMARY KEY (session, fingers)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "session_worth" VALUES ('s1', 1, 0);
INSERT INTO "session_worth" VALUES ('s1', 2, 0);
INSERT INTO "session_worth" VALUES ('s1', 3, 1);
INSERT INTO "session_worth" VALUES ('s1', 4, 3);
INSERT INTO "session_worth" VALUES ('s1', 5, 2);
CREATE TABLE session_roles (
        session TEXT NOT NULL, role TEXT NOT NULL, place INTEGER NOT NULL, person TEXT NOT NULL,
        PRIMARY KEY (session, role, place)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "session_roles" VALUES ('s1', 'presenter', 0, 'ana');
INSERT INTO "session_roles" VALUES ('s1', 'recorder', 0, 'ben');
CREATE TABLE steps (
        session TEXT NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL,
        in_plan INTEGER NOT NULL, -- 0 once the plan changed without it
        step TEXT NOT NULL, title TEXT NOT NULL, round TEXT, round_number INTEGER,
        first_planned_seconds INTEGER, planned_seconds INTEGER NOT NULL,
        added_seconds INTEGER NOT NULL, spent_seconds REAL NOT NULL, outcome TEXT NOT NULL,
        visits INTEGER NOT NULL, started TEXT, ended TEXT, reason TEXT NOT NULL,
        PRIMARY KEY (session, key)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "steps" VALUES ('s1', 'debrief', 2, 1, 'debrief', 'Debrief', NULL, NULL, 120, 120, 0, 0.0, 'ahead', 0, NULL, NULL, '');
INSERT INTO "steps" VALUES ('s1', 'describe', 0, 1, 'describe', 'Describe', NULL, NULL, 300, 300, 0, 290.5, 'done', 1, '2026-03-12T15:15:10.000Z', '2026-03-12T15:16:00.000Z', '');
INSERT INTO "steps" VALUES ('s1', 'interpret', 1, 1, 'interpret', 'Interpret', NULL, NULL, 240, 240, 0, 0.0, 'running', 1, '2026-03-12T15:16:00.000Z', NULL, '');
CREATE TABLE changes (
        id TEXT PRIMARY KEY, -- of the event
        session TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, step TEXT,
        seconds INTEGER NOT NULL, reason TEXT NOT NULL, before TEXT NOT NULL,
        lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE entries (
        id TEXT PRIMARY KEY, session TEXT, step TEXT NOT NULL, slot TEXT NOT NULL,
        text TEXT NOT NULL, person TEXT, starred INTEGER NOT NULL DEFAULT 0,
        removed INTEGER NOT NULL DEFAULT 0, merged_into TEXT,
        status TEXT NOT NULL DEFAULT 'open', -- of a parked question: open, answered, dropped
        answer TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT;
INSERT INTO "entries" VALUES ('s1-e1', 's1', 'describe', 'notice', 'They counted on from 7', NULL, 0, 0, NULL, 'open', '', '2026-03-12T15:15:20.000Z', 3);
INSERT INTO "entries" VALUES ('s1-r1', 's1', 'describe', 'row', 'Compare | fractions', NULL, 0, 0, NULL, 'open', '', '2026-03-12T15:25:00.000Z', 11);
CREATE TABLE session_groups (
        session TEXT NOT NULL, step TEXT NOT NULL, number INTEGER NOT NULL, -- of the group, from 1
        place INTEGER NOT NULL, person TEXT NOT NULL, PRIMARY KEY (session, step, number, place)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "session_groups" VALUES ('s1', 'describe', 1, 0, 'ana');
INSERT INTO "session_groups" VALUES ('s1', 'describe', 2, 0, 'ben');
CREATE TABLE session_turns ( -- how long each person had the word in a step
        session TEXT NOT NULL, step TEXT NOT NULL, place INTEGER NOT NULL, -- in the order of turns
        person TEXT NOT NULL, seconds REAL NOT NULL, PRIMARY KEY (session, step, person)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE cells ( -- the parts of an entry that is a row or a standard
        entry TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (entry, place)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "cells" VALUES ('s1-r1', 0, 'Skill', 'Compare');
INSERT INTO "cells" VALUES ('s1-r1', 1, 'Concept', 'x');
CREATE TABLE marks ( -- words of a standard
        entry TEXT NOT NULL, place INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('skill', 'concept')), text TEXT NOT NULL,
        begins INTEGER NOT NULL, ends INTEGER NOT NULL, PRIMARY KEY (entry, place)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "marks" VALUES ('s1-r1', 0, 'skill', 'Compare', 0, 7);
CREATE TABLE tallies (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT NOT NULL, slot TEXT NOT NULL,
        what TEXT NOT NULL, of TEXT NOT NULL, word TEXT NOT NULL,
        present TEXT NOT NULL, -- JSON list
        before TEXT NOT NULL, -- JSON, what the same sort came to last time by key of its piles
        before_on TEXT, removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL,
        lamport INTEGER NOT NULL
    ) STRICT;
INSERT INTO "tallies" VALUES ('s1-t1', 's1', 'six', 'describe', 'levels', 'sort', '', '', '[]', '{"high":5}', '2026-02-12', 0, '2026-03-12T15:25:00.000Z', 10);
CREATE TABLE tally_counts (
        tally TEXT NOT NULL, place INTEGER NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
        count INTEGER NOT NULL, before INTEGER, -- last time, from the tally
        PRIMARY KEY (tally, place)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "tally_counts" VALUES ('s1-t1', 0, 'high', 'High', 9, 5);
INSERT INTO "tally_counts" VALUES ('s1-t1', 1, 'low', 'Low', 3, NULL);
CREATE TABLE decisions (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT, slot TEXT,
        statement TEXT NOT NULL, because TEXT NOT NULL, present TEXT NOT NULL, -- JSON list
        know TEXT NOT NULL, review TEXT NOT NULL, replaces TEXT, tally TEXT,
        stopped TEXT, -- when the team stopped it
        removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT;
INSERT INTO "decisions" VALUES ('s1-d1', 's1', 'six', 'describe', NULL, 'Use open number lines', 'half of the class cannot place 3/4', '["ana","ben"]', '', '2026-05-12', NULL, NULL, NULL, 0, '2026-03-12T15:15:30.000Z', 4);
INSERT INTO "decisions" VALUES ('s1-d2', 's1', 'six', NULL, NULL, 'Compare with fraction strips', '', '[]', '9 of 10 on the exit ticket', '2026-04-12', 's1-d1', NULL, NULL, 0, '2026-03-12T15:25:00.000Z', 13);
CREATE TABLE options ( -- what else was considered
        decision TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (decision, place)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "options" VALUES ('s1-d2', 0, 'number lines');
CREATE TABLE objections (
        id TEXT PRIMARY KEY, -- of the event
        decision TEXT NOT NULL, text TEXT NOT NULL, name TEXT NOT NULL,
        answer TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "objections" VALUES ('019d06aa-0920-76df-9476-73b442b1ba78', 's1-d1', 'It takes too long', '', 'Ten minutes', '2026-03-19T15:15:00.000Z', 22);
CREATE TABLE reviews ( -- each look at a decision
        id TEXT PRIMARY KEY, -- of the event
        decision TEXT NOT NULL, session TEXT,
        verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'change', 'stop')),
        asked TEXT NOT NULL, reason TEXT NOT NULL, review TEXT, -- when to look next
        at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "reviews" VALUES ('019d06aa-0920-76df-9476-73b3600c16ec', 's1-d1', 's1', 'keep', 'right', '', '2026-05-12', '2026-03-19T15:15:00.000Z', 21);
CREATE TABLE actions (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT, slot TEXT,
        what TEXT NOT NULL, owner TEXT, owner_name TEXT NOT NULL, due TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'open', -- open, started, done, dropped
        reason TEXT NOT NULL DEFAULT '', -- what was said last about the status
        removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT;
INSERT INTO "actions" VALUES ('s1-a1', 's1', 'six', NULL, NULL, 'Copy the number lines', 'ben', 'Ben', '2026-03-27', 'done', '', 0, '2026-03-12T15:15:40.000Z', 5);
INSERT INTO "actions" VALUES ('s1-a2', 's1', 'six', NULL, NULL, 'Ask for strips', NULL, '', '', 'open', '', 0, '2026-03-12T15:25:00.000Z', 14);
CREATE TABLE goals (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT, slot TEXT,
        statement TEXT NOT NULL, measure TEXT NOT NULL, baseline TEXT NOT NULL,
        target TEXT NOT NULL, by TEXT NOT NULL, evidence_on TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'open', -- open, reached, missed, dropped
        reason TEXT NOT NULL DEFAULT '', -- what was said last about the status
        removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT;
INSERT INTO "goals" VALUES ('s1-g1', 's1', 'six', NULL, NULL, '8 of 10 place 3/4', 'exit ticket', '', '', '', '', 'missed', 'too few', 0, '2026-03-12T15:15:50.000Z', 6);
CREATE TABLE strategies (
        goal TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (goal, place)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE measurements (
        id TEXT PRIMARY KEY, goal TEXT NOT NULL, session TEXT, team TEXT, value TEXT NOT NULL,
        day TEXT NOT NULL, note TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
        at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT;
INSERT INTO "measurements" VALUES ('s1-m1', 's1-g1', 's1', 'six', '3 of 10', '2026-03-12', '', 0, '2026-03-12T15:25:00.000Z', 9);
CREATE TABLE exemplars (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT, slot TEXT, title TEXT NOT NULL,
        file TEXT NOT NULL, -- SHA-256 of the file as it is kept
        file_name TEXT NOT NULL, size INTEGER NOT NULL, link TEXT NOT NULL,
        standard TEXT NOT NULL, level TEXT NOT NULL, comment TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT;
INSERT INTO "exemplars" VALUES ('s1-x1', 's1', 'six', NULL, NULL, 'Sample B', '', '', 0, '', 'Invented 4.2', 'High', '', 0, '2026-03-12T15:25:00.000Z', 12);
CREATE TABLE exemplar_notes (
        exemplar TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (exemplar, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "exemplar_notes" VALUES ('s1-x1', 1, 'equal parts');
INSERT INTO "exemplar_notes" VALUES ('s1-x1', 2, 'labels');
CREATE TABLE frameworks (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, notice TEXT NOT NULL, source TEXT NOT NULL,
        file_name TEXT NOT NULL, imported TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
        lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "frameworks" VALUES ('framework', 'Invented standards', 'Made up', 'nowhere', '', '2026-03-12T15:15:00.000Z', 0, 8);
CREATE TABLE standards (
        framework TEXT NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL,
        statement TEXT NOT NULL, level TEXT NOT NULL, grade TEXT NOT NULL, domain TEXT NOT NULL,
        parent TEXT NOT NULL, PRIMARY KEY (framework, place)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "standards" VALUES ('framework', 0, '4.10', 'Compare two fractions.', '', '', '', '');
CREATE TABLE cycles (
        id TEXT PRIMARY KEY, team TEXT NOT NULL, cycle TEXT NOT NULL, title TEXT NOT NULL,
        version TEXT NOT NULL, meetings TEXT NOT NULL, -- JSON list
        first_day TEXT NOT NULL, begun TEXT NOT NULL, ended TEXT, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
INSERT INTO "cycles" VALUES ('s1-c1', 'six', 'two-weeks', 'Two weeks', '', '[{"protocol":"student-work","purpose":"See what they can do.","week":1},{"protocol":"data-dialogue","purpose":"","week":2}]', '2026-03-09', '2026-03-12T15:15:00.000Z', NULL, 1);
CREATE TABLE heads (
        subject TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (subject, event)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "heads" VALUES ('abababababababababababababababababababababababababababababababab', '019ce29d-8520-70df-9569-5124f21f5d38');
INSERT INTO "heads" VALUES ('ana', '019d06aa-0920-76df-9476-73b3064d69dc');
INSERT INTO "heads" VALUES ('ben', '019d06aa-0920-76df-9476-73b965f20b7c');
INSERT INTO "heads" VALUES ('cy', '019d06aa-0920-76df-9476-73b25f2f3759');
INSERT INTO "heads" VALUES ('framework', '019ce29e-6f80-7f38-991a-9d07f1c77aac');
INSERT INTO "heads" VALUES ('n1', '019d06aa-0920-76df-9476-73b144b54029');
INSERT INTO "heads" VALUES ('next', '019d06aa-0920-76df-9476-73b77ac21792');
INSERT INTO "heads" VALUES ('s1', '019d06aa-0920-76df-9476-73b72d367180');
INSERT INTO "heads" VALUES ('s1-a1', '019d06aa-0920-76df-9476-73b655da16c7');
INSERT INTO "heads" VALUES ('s1-a2', '019ce2a6-ace0-7a6f-aabe-01e4c4a69eec');
INSERT INTO "heads" VALUES ('s1-c1', '019ce29d-8520-70df-9569-51254c9b4d8e');
INSERT INTO "heads" VALUES ('s1-d1', '019d06aa-0920-76df-9476-73b3600c16ec');
INSERT INTO "heads" VALUES ('s1-d2', '019ce2a6-ace0-7a6f-aabe-01e3f3412481');
INSERT INTO "heads" VALUES ('s1-e1', '019ce29d-d340-75ab-aafd-9fdf61c09a1b');
INSERT INTO "heads" VALUES ('s1-g1', '019d06aa-0920-76df-9476-73b6cc4d8f0b');
INSERT INTO "heads" VALUES ('s1-m1', '019ce2a6-ace0-7a6f-aabe-01e1af0d34c9');
INSERT INTO "heads" VALUES ('s1-r1', '019ce2a6-ace0-7a6f-aabe-01e2ff5b69a6');
INSERT INTO "heads" VALUES ('s1-t1', '019ce2a6-ace0-7a6f-aabe-01e20f2c99e9');
INSERT INTO "heads" VALUES ('s1-x1', '019ce2a6-ace0-7a6f-aabe-01e33d6b9260');
INSERT INTO "heads" VALUES ('six', '019d06aa-0920-76df-9476-73b09ad733b5');
CREATE TABLE unapplied (
        event TEXT PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL, session TEXT,
        at TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE search_text (
        n INTEGER PRIMARY KEY, -- grows with the time at which it was said
        what TEXT NOT NULL, id TEXT NOT NULL, session TEXT, text TEXT NOT NULL,
        marks TEXT NOT NULL, -- the kind, the session and the team, each as one word
        UNIQUE (id, what)
    ) STRICT;
INSERT INTO "search_text" VALUES (1815888384000000, 'session', 's1', 's1', 'Student work
Fractions on a number line', 'session s1 six');
INSERT INTO "search_text" VALUES (1815888404480000, 'entry', 's1-e1', 's1', 'They counted on from 7', 'entry s1 ');
INSERT INTO "search_text" VALUES (1815888414720000, 'decision', 's1-d1', 's1', 'Use open number lines
half of the class cannot place 3/4
It takes too long
Ten minutes', 'decision s1 six');
INSERT INTO "search_text" VALUES (1815888424960000, 'action', 's1-a1', 's1', 'Copy the number lines
Ben', 'action s1 six');
INSERT INTO "search_text" VALUES (1815888435200000, 'goal', 's1-g1', 's1', '8 of 10 place 3/4
exit ticket
too few', 'goal s1 six');
INSERT INTO "search_text" VALUES (1815888998400000, 'entry', 's1-r1', 's1', 'Compare | fractions', 'entry s1 ');
INSERT INTO "search_text" VALUES (1815888998400001, 'exemplar', 's1-x1', 's1', 'Sample B
Invented 4.2
High
equal parts
labels', 'exemplar s1 six');
INSERT INTO "search_text" VALUES (1815888998400002, 'decision', 's1-d2', 's1', 'Compare with fraction strips
number lines
9 of 10 on the exit ticket', 'decision s1 six');
INSERT INTO "search_text" VALUES (1815888998400003, 'action', 's1-a2', 's1', 'Ask for strips', 'action s1 six');
CREATE VIRTUAL TABLE search USING fts5(
        text, marks, content='search_text', content_rowid='n', prefix='1 2 3', columnsize=0,
        tokenize='porter unicode61 remove_diacritics 2'
    );
CREATE INDEX teams_by_name ON teams (name);
CREATE INDEX members_of_team ON members (team);
CREATE INDEX norms_of_team ON norms_agreed (team, lamport);
CREATE INDEX passes_in_team ON passes (team, lamport);
CREATE INDEX meetings_of_team ON meetings (team, lamport);
CREATE INDEX sessions_of_team ON sessions (team, opened, lamport);
CREATE INDEX sessions_of_teams ON sessions (opened, lamport) WHERE team IS NOT NULL AND started IS NOT NULL;
CREATE INDEX sessions_by_day ON sessions (opened, lamport);
CREATE INDEX sessions_that_go_on ON sessions (opened, lamport) WHERE phase != 'closed';
CREATE INDEX sessions_by_protocol ON sessions (protocol_id, team);
CREATE INDEX sessions_led ON sessions (facilitator, protocol_id);
CREATE INDEX changes_of_session ON changes (session, lamport);
CREATE INDEX entries_of_session ON entries (session, lamport);
CREATE INDEX entries_parked ON entries (session) WHERE slot = 'parking-lot' AND status = 'open' AND NOT removed AND merged_into IS NULL;
CREATE INDEX tallies_of_session ON tallies (session, lamport);
CREATE INDEX tallies_of_team ON tallies (team, lamport);
CREATE INDEX measurements_of_goal ON measurements (goal, day);
CREATE INDEX exemplars_of_team ON exemplars (team, lamport);
CREATE INDEX exemplars_by_standard ON exemplars (standard);
CREATE INDEX decisions_of_session ON decisions (session, lamport);
CREATE INDEX decisions_of_team ON decisions (team, lamport);
CREATE INDEX decisions_to_look_at ON decisions (team, review) WHERE review > '0' AND NOT removed AND stopped IS NULL;
CREATE INDEX decisions_in_place_of ON decisions (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX decisions_by_day ON decisions (at);
CREATE INDEX objections_to ON objections (decision, lamport);
CREATE INDEX reviews_of ON reviews (decision, lamport);
CREATE INDEX actions_of_session ON actions (session, lamport);
CREATE INDEX actions_of_team ON actions (team, lamport);
CREATE INDEX actions_open ON actions (team, lamport) WHERE status IN ('open', 'started') AND NOT removed;
CREATE INDEX actions_by_day ON actions (at);
CREATE INDEX goals_of_session ON goals (session, lamport);
CREATE INDEX goals_of_team ON goals (team, lamport);
CREATE INDEX goals_open ON goals (team, lamport) WHERE status = 'open' AND NOT removed;
CREATE INDEX goals_by_day ON goals (at);
CREATE INDEX people_in_sessions ON session_people (person);
CREATE INDEX facilitators_of_sessions ON session_facilitators (person, beside);
CREATE INDEX cycles_of_team ON cycles (team, lamport);
CREATE INDEX unapplied_of_subject ON unapplied (subject);
INSERT INTO search (search) VALUES ('rebuild');
CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN
        SELECT RAISE(ABORT, 'events are never deleted');
    END;
CREATE TRIGGER events_stay_as_they_are BEFORE UPDATE ON events
    WHEN NOT (
        old.body IS NOT NULL AND new.body IS NULL
        AND new.n = old.n AND new.id = old.id AND new.device = old.device
        AND new.lamport = old.lamport AND new.at = old.at AND new.by IS old.by
        AND new.kind = old.kind AND new.subject = old.subject AND new.session IS old.session
        AND new.after = old.after AND new.v = old.v
        AND EXISTS (
            SELECT 1 FROM events AS r WHERE r.subject = old.id AND r.kind = 'event.redacted'
        )
    ) BEGIN
        SELECT RAISE(ABORT, 'events are never changed');
    END;
CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO search (rowid, text, marks) VALUES (new.n, new.text, new.marks);
    END;
CREATE TRIGGER search_text_taken AFTER DELETE ON search_text BEGIN
        INSERT INTO search (search, rowid, text, marks)
        VALUES ('delete', old.n, old.text, old.marks);
    END;
CREATE TRIGGER search_text_changed BEFORE UPDATE ON search_text BEGIN
        SELECT RAISE(ABORT, 'take the text out of the index and put the new one in');
    END;
