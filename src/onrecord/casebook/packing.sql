-- What a page holds, without what its text tells already: words stand once, in texts, and every row
-- points at them; the views of the old names show them. What is only asked for with a whole story is
-- packed. A text, and a pack, that several pages share is kept once.

CREATE TABLE texts (                -- one row a text of an article, however many pages carry it
    id     INTEGER PRIMARY KEY,
    hash   INTEGER NOT NULL,            -- CRC-32 of the text, to find it by
    text   TEXT NOT NULL
);

CREATE TABLE packs (                -- mentions, times and plain events of a text, as one reading found them
    id     INTEGER PRIMARY KEY,
    hash   INTEGER NOT NULL,            -- CRC-32 of layers, to find it by
    layers BLOB NOT NULL                -- JSON compressed by zlib; see onrecord.casebook.packs
);

CREATE TABLE pack_happenings (      -- how many events of a pack tell a happening
    pack_id      INTEGER NOT NULL REFERENCES packs(id),
    happening_id INTEGER NOT NULL REFERENCES happenings(id),
    events       INTEGER NOT NULL,
    PRIMARY KEY (pack_id, happening_id)
) WITHOUT ROWID;

-- 1 where several stories tell it, or one denies it: what pages may disagree on
ALTER TABLE happenings ADD COLUMN apart INTEGER NOT NULL DEFAULT 0;

CREATE TABLE version_rows (         -- one row a capture of a page that differs in its bytes
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
    text_id         INTEGER NOT NULL REFERENCES texts(id),
    blocks          BLOB NOT NULL,      -- JSON by zlib: [kind, xpath, page start, page end] of each line
    related         TEXT NOT NULL,      -- JSON: [text, url]
    furniture       TEXT NOT NULL,      -- JSON: [text, reason]
    problem         TEXT,               -- why it gives nothing, or less than it holds: a code
    problem_words   TEXT,
    reader          TEXT NOT NULL,      -- the version of onrecord that read it
    first_event     INTEGER,            -- the number of its first event; the others follow
    events          INTEGER NOT NULL DEFAULT 0,     -- how many it has, packed ones too
    pack_id         INTEGER REFERENCES packs(id)
);

CREATE TABLE statement_rows (       -- who said what
    id            INTEGER PRIMARY KEY,
    version_id    INTEGER NOT NULL REFERENCES version_rows(id),
    key           TEXT NOT NULL,        -- its id in the record
    kind          NOT NULL,             -- 0 direct, 1 indirect, 2 mixed
    act           NOT NULL,             -- 0 speech, 1 thought
    speaker_id    INTEGER REFERENCES entities(id),
    told_to_id    INTEGER REFERENCES entities(id),
    start         INTEGER,              -- of the content, where it is in one piece
    "end"         INTEGER,
    spans         TEXT,                 -- JSON: [start, end] of each segment, where it is not
    source_start  INTEGER,
    source_end    INTEGER,
    cue_start     INTEGER,
    cue_end       INTEGER,
    may_deny      INTEGER,              -- 1 where the cue has letters of a word that denies, 2 where
                                      -- the words say that something is not so
    said_on       TEXT,
    said_on_start INTEGER,
    said_on_end   INTEGER,
    medium_start  INTEGER,
    medium_end    INTEGER,
    negated       INTEGER NOT NULL,
    hedged        INTEGER NOT NULL,
    inside_id     INTEGER REFERENCES statement_rows(id) DEFERRABLE INITIALLY DEFERRED,  -- told within it
    confidence    NOT NULL,             -- in thousandths where it is an integer
    same_as       INTEGER REFERENCES statement_rows(id) -- the first statement of these words, where another
);

CREATE TABLE mentioned (            -- whom and what the content of a statement mentions
    statement_id INTEGER NOT NULL REFERENCES statement_rows(id),
    entity_id    INTEGER NOT NULL REFERENCES entities(id),
    PRIMARY KEY (statement_id, entity_id)
) WITHOUT ROWID;

CREATE TABLE event_rows (           -- what happened, as one page tells it: what has a type or a date
    id             INTEGER PRIMARY KEY,
    version_id     INTEGER NOT NULL REFERENCES version_rows(id),
    key            TEXT NOT NULL,       -- its id in the record
    type           TEXT NOT NULL,
    trigger_start  INTEGER NOT NULL,
    trigger_end    INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,    -- the sentence that tells it
    sentence_end   INTEGER NOT NULL,
    place_start    INTEGER,
    place_end      INTEGER,
    place_id       INTEGER REFERENCES entities(id),
    date           TEXT,
    date_start     INTEGER,
    date_end       INTEGER,
    modality       TEXT NOT NULL,
    statement_id   INTEGER REFERENCES statement_rows(id),  -- the statement that tells it
    penalty_start  INTEGER,
    penalty_end    INTEGER,
    court_start    INTEGER,
    court_end      INTEGER,
    confidence     NOT NULL,            -- in thousandths where it is an integer
    happening_id   INTEGER REFERENCES happenings(id),
    score          REAL,                -- how sure it is that happening, 0 to 1; null for its first
    because        TEXT                 -- what speaks for it
);

CREATE TABLE participant_rows (     -- who took part in an event
    event_id  INTEGER NOT NULL REFERENCES event_rows(id),
    number    INTEGER NOT NULL,         -- from 0, in the order of the record
    role      TEXT NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    entity_id INTEGER REFERENCES entities(id),
    PRIMARY KEY (event_id, number)
) WITHOUT ROWID;

CREATE TABLE happening_keys (       -- by which tellings of the same event meet
    hash         INTEGER NOT NULL,      -- CRC-32 of a word with a person, a day or a rare word
    happening_id INTEGER NOT NULL REFERENCES happenings(id),
    PRIMARY KEY (hash, happening_id)
) WITHOUT ROWID;
