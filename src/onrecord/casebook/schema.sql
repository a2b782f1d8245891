-- The tables of a casebook. Every span is [start, end) in code points of versions.text, and every
-- column named after words ("words", "source", "cue", "trigger") holds the very words there.

CREATE TABLE pages (                -- one row an address
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,   -- the address without fragment and tracking; else the bytes' hash
    url         TEXT,
    version_id  INTEGER REFERENCES versions(id) DEFERRABLE INITIALLY DEFERRED,    -- the newest
    story_id    INTEGER REFERENCES pages(id),       -- the first page that carried this story
    similarity  REAL                                -- to that page, 0 to 1
);
CREATE INDEX pages_story ON pages(story_id);

CREATE TABLE versions (             -- one row a capture of a page that differs in its bytes
    id              INTEGER PRIMARY KEY,
    page_id         INTEGER NOT NULL REFERENCES pages(id),
    url             TEXT,
    source          TEXT NOT NULL,      -- the path or address it was read from
    sha256          TEXT,               -- of the bytes as captured
    captured_at     TEXT,
    added_at        TEXT NOT NULL,
    media_type      TEXT,
    bytes           INTEGER NOT NULL,
    language        TEXT,
    headline        TEXT,
    standfirst      TEXT,
    bylines         TEXT NOT NULL,      -- JSON: names
    dateline        TEXT,
    dateline_start  INTEGER,
    dateline_end    INTEGER,
    outlet          TEXT,
    agency          TEXT,               -- the news agency credited, as the page names it
    published       TEXT,
    published_basis TEXT,
    modified        TEXT,
    text            TEXT NOT NULL,
    blocks          TEXT NOT NULL,      -- JSON: [kind, xpath, page start, page end] of each line
    related         TEXT NOT NULL,      -- JSON: [text, url]
    furniture       TEXT NOT NULL,      -- JSON: [text, reason]
    problem         TEXT,               -- why it gives nothing, or less than it holds: a code
    problem_words   TEXT,
    reader          TEXT NOT NULL       -- the version of onrecord that read it
);
CREATE INDEX versions_page ON versions(page_id);
CREATE INDEX versions_sha256 ON versions(sha256);

CREATE TABLE failures (             -- one row a source that could not be read
    source   TEXT PRIMARY KEY,
    reason   TEXT NOT NULL,
    tried_at TEXT NOT NULL
);

CREATE TABLE identities (           -- one row a person, organisation or place, across pages
    id    INTEGER PRIMARY KEY,
    type  TEXT NOT NULL,
    name  TEXT NOT NULL,                -- the fullest that pages give
    born  INTEGER,                      -- the year, where a page gives the age
    pages INTEGER NOT NULL DEFAULT 0    -- pages that name it, in whatever version
);

CREATE TABLE identity_names (       -- the names an identity goes by, and how many pages use each
    identity_id INTEGER NOT NULL REFERENCES identities(id),
    name        TEXT NOT NULL,
    pages       INTEGER NOT NULL,
    PRIMARY KEY (identity_id, name)
) WITHOUT ROWID;

CREATE TABLE identity_keys (        -- by which names of one identity meet
    key         TEXT NOT NULL,
    identity_id INTEGER NOT NULL REFERENCES identities(id),
    PRIMARY KEY (key, identity_id)
) WITHOUT ROWID;

CREATE TABLE entities (             -- who and what one version of a page mentions
    id          INTEGER PRIMARY KEY,
    version_id  INTEGER NOT NULL REFERENCES versions(id),
    key         TEXT NOT NULL,          -- its id in the record
    type        TEXT NOT NULL,
    name        TEXT NOT NULL,
    aliases     TEXT NOT NULL,          -- JSON: names
    identity_id INTEGER REFERENCES identities(id),
    score       REAL,                   -- how sure it is that identity, 0 to 1; null for its first
    because     TEXT,                   -- what speaks for it
    evidence_id INTEGER REFERENCES entities(id)     -- the entity of another page it was matched with
);
CREATE INDEX entities_version ON entities(version_id);
CREATE INDEX entities_identity ON entities(identity_id);

CREATE TABLE roles (                -- offices and descriptions beside a name
    entity_id INTEGER NOT NULL REFERENCES entities(id),
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    words     TEXT NOT NULL,
    PRIMARY KEY (entity_id, start, "end")
) WITHOUT ROWID;

CREATE TABLE mentions (             -- every place that names an entity or stands for it
    entity_id INTEGER NOT NULL REFERENCES entities(id),
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    PRIMARY KEY (entity_id, start, "end")
) WITHOUT ROWID;

CREATE TABLE statements (           -- who said what
    id            INTEGER PRIMARY KEY,
    version_id    INTEGER NOT NULL REFERENCES versions(id),
    key           TEXT NOT NULL,        -- its id in the record
    kind          TEXT NOT NULL,
    act           TEXT NOT NULL,
    speaker_id    INTEGER REFERENCES entities(id),
    told_to_id    INTEGER REFERENCES entities(id),
    words         TEXT NOT NULL,        -- the content; segments joined by " … "
    spans         TEXT NOT NULL,        -- JSON: [start, end] of each segment
    source        TEXT,
    source_start  INTEGER,
    source_end    INTEGER,
    cue           TEXT,
    cue_start     INTEGER,
    cue_end       INTEGER,
    said_on       TEXT,
    said_on_start INTEGER,
    said_on_end   INTEGER,
    medium        TEXT,
    medium_start  INTEGER,
    medium_end    INTEGER,
    negated       INTEGER NOT NULL,
    hedged        INTEGER NOT NULL,
    inside_id     INTEGER REFERENCES statements(id) DEFERRABLE INITIALLY DEFERRED,  -- told within it
    confidence    REAL NOT NULL,
    same_as       INTEGER REFERENCES statements(id) -- the first statement of these words, where another
);
CREATE INDEX statements_version ON statements(version_id);
CREATE INDEX statements_speaker ON statements(speaker_id);
CREATE INDEX statements_same ON statements(same_as) WHERE same_as IS NOT NULL;

CREATE TABLE quotation_keys (       -- by which statements of the same words meet
    hash         INTEGER NOT NULL,
    statement_id INTEGER NOT NULL REFERENCES statements(id),
    PRIMARY KEY (hash, statement_id)
) WITHOUT ROWID;

CREATE TABLE times (                -- time expressions, as TIMEX3
    version_id INTEGER NOT NULL REFERENCES versions(id),
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    type       TEXT NOT NULL,
    value      TEXT NOT NULL,
    mod        TEXT
);
CREATE INDEX times_version ON times(version_id);

CREATE TABLE happenings (           -- one row an event, however many pages tell it
    id   INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    date TEXT                           -- the one most pages give, as precise as any of them
);

CREATE TABLE happening_keys (       -- by which tellings of the same event meet
    key          TEXT NOT NULL,
    happening_id INTEGER NOT NULL REFERENCES happenings(id),
    PRIMARY KEY (key, happening_id)
) WITHOUT ROWID;

CREATE TABLE events (               -- what happened, as one page tells it
    id             INTEGER PRIMARY KEY,
    version_id     INTEGER NOT NULL REFERENCES versions(id),
    key            TEXT NOT NULL,       -- its id in the record
    type           TEXT NOT NULL,
    trigger        TEXT NOT NULL,
    trigger_start  INTEGER NOT NULL,
    trigger_end    INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,    -- the sentence that tells it
    sentence_end   INTEGER NOT NULL,
    place          TEXT,
    place_start    INTEGER,
    place_end      INTEGER,
    place_id       INTEGER REFERENCES entities(id),
    date           TEXT,
    date_start     INTEGER,
    date_end       INTEGER,
    modality       TEXT NOT NULL,
    statement_id   INTEGER REFERENCES statements(id),  -- the statement that tells it
    penalty        TEXT,
    penalty_start  INTEGER,
    penalty_end    INTEGER,
    court          TEXT,
    court_start    INTEGER,
    court_end      INTEGER,
    confidence     REAL NOT NULL,
    happening_id   INTEGER REFERENCES happenings(id),
    score          REAL,                -- how sure it is that happening, 0 to 1; null for its first
    because        TEXT                 -- what speaks for it
);
CREATE INDEX events_version ON events(version_id);
CREATE INDEX events_happening ON events(happening_id);

CREATE TABLE participants (         -- who took part in an event
    event_id  INTEGER NOT NULL REFERENCES events(id),
    role      TEXT NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    words     TEXT NOT NULL,
    entity_id INTEGER REFERENCES entities(id)
);
CREATE INDEX participants_event ON participants(event_id);
CREATE INDEX participants_entity ON participants(entity_id);

CREATE TABLE offences (             -- what a legal step is about
    event_id INTEGER NOT NULL REFERENCES events(id),
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    words    TEXT NOT NULL
);
CREATE INDEX offences_event ON offences(event_id);

CREATE TABLE story_keys (           -- by which copies of one story meet: MinHash bands
    band    INTEGER NOT NULL,
    hash    INTEGER NOT NULL,
    page_id INTEGER NOT NULL REFERENCES pages(id),
    PRIMARY KEY (band, hash, page_id)
) WITHOUT ROWID;

CREATE TABLE vocabulary (           -- in how many versions each word stands
    word     TEXT PRIMARY KEY,
    versions INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE decisions (            -- what a person decided about who is who; holds over re-reading
    id         INTEGER PRIMARY KEY,
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    page_key   TEXT NOT NULL,           -- one side: a name in a page
    name       TEXT NOT NULL,
    other_page_key TEXT NOT NULL,       -- the other side
    other_name TEXT NOT NULL,
    decided_at TEXT NOT NULL
);

-- Views for people ---------------------------------------------------------------------------

CREATE VIEW said AS                 -- who said what, newest versions only
SELECT s.id, coalesce(i.name, e.name, s.source) AS speaker, s.words, s.kind, s.said_on,
       v.outlet, v.published, v.headline, p.url, s.confidence, s.negated, s.hedged,
       e.identity_id, s.same_as, p.id AS page_id, s.version_id
  FROM statements s
  JOIN versions v ON v.id = s.version_id
  JOIN pages p ON p.version_id = v.id
  LEFT JOIN entities e ON e.id = s.speaker_id
  LEFT JOIN identities i ON i.id = e.identity_id;

CREATE VIEW people AS               -- persons across pages
SELECT i.id, i.name,
       (SELECT count(DISTINCT e.version_id) FROM entities e JOIN pages p ON p.version_id = e.version_id
         WHERE e.identity_id = i.id) AS pages,
       (SELECT count(*) FROM statements s JOIN entities e ON e.id = s.speaker_id
          JOIN pages p ON p.version_id = s.version_id WHERE e.identity_id = i.id) AS statements
  FROM identities i WHERE i.type = 'person';

CREATE VIEW merges AS               -- why a name in one page was taken for one in another
SELECT i.name AS identity, e.name, v.headline, p.url, o.name AS other_name, ov.headline AS other_headline,
       op.url AS other_url, e.because, e.score, e.id AS entity_id, e.identity_id
  FROM entities e
  JOIN identities i ON i.id = e.identity_id
  JOIN versions v ON v.id = e.version_id JOIN pages p ON p.id = v.page_id
  JOIN entities o ON o.id = e.evidence_id
  JOIN versions ov ON ov.id = o.version_id JOIN pages op ON op.id = ov.page_id;

CREATE VIEW timeline AS             -- what happened, newest versions only
SELECT h.id AS happening_id, coalesce(h.date, ev.date) AS date, ev.type, ev.trigger,
       substr(v.text, ev.sentence_start + 1, ev.sentence_end - ev.sentence_start) AS words,
       ev.place, ev.modality, v.outlet, v.published, p.url, ev.id AS event_id
  FROM events ev
  JOIN versions v ON v.id = ev.version_id
  JOIN pages p ON p.version_id = v.id
  LEFT JOIN happenings h ON h.id = ev.happening_id;

-- Full text, without the sizes of columns, which only FTS5's own ranking asks for --------------

CREATE VIEW statement_search AS     -- what statements_fts indexes
SELECT s.id, s.words, coalesce(e.name, s.source) AS speaker, v.outlet
  FROM statements s JOIN versions v ON v.id = s.version_id
  LEFT JOIN entities e ON e.id = s.speaker_id;

CREATE VIRTUAL TABLE statements_fts USING fts5(
    words, speaker, outlet, content = 'statement_search', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', columnsize = 0
);

CREATE VIRTUAL TABLE versions_fts USING fts5(
    text, outlet, content = 'versions', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', columnsize = 0
);
