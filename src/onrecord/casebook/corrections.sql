-- What a person put right, beside the rows it is about: no row of the machine is changed by it.

CREATE TABLE corrections (          -- one row an edit; withdrawn ones stay
    id             INTEGER PRIMARY KEY,
    layer          TEXT NOT NULL CHECK (layer IN ('statement', 'event')),
    kind           TEXT NOT NULL CHECK (kind IN
                       ('speaker', 'told_to', 'said_on', 'date', 'not_a_statement', 'note')),
    page_key       TEXT NOT NULL,       -- the page it was made on: its address, else its bytes' hash
    sha256         TEXT,                -- of the page's bytes as captured
    text_sha256    TEXT NOT NULL,       -- of the article's text in UTF-8, which the offsets count in
    selector       TEXT NOT NULL,       -- JSON: [start, end, words, prefix, suffix] of each segment
    row_key        TEXT NOT NULL,       -- the row's id in the record then: tells rows of the same words apart
    machine        TEXT,                -- what the machine read there when it was put right
    value          TEXT,                -- what the person says: a name, a date, a note; null: none
    value_page_key TEXT,                -- a page that names the one who is meant by a name
    made_by        TEXT,
    made_at        TEXT NOT NULL,
    withdrawn_by   TEXT,
    withdrawn_at   TEXT
);
CREATE INDEX corrections_page ON corrections(page_key);
CREATE INDEX corrections_sha256 ON corrections(sha256);
CREATE INDEX corrections_value ON corrections(value_page_key) WHERE value_page_key IS NOT NULL;

CREATE TABLE attachments (          -- the row of a version that an edit is about, found by its words
    correction_id INTEGER NOT NULL REFERENCES corrections(id),
    version_id    INTEGER NOT NULL REFERENCES versions(id),
    row_id        INTEGER NOT NULL,     -- of statements or events
    PRIMARY KEY (correction_id, version_id)
) WITHOUT ROWID;
CREATE INDEX attachments_version ON attachments(version_id);
CREATE INDEX attachments_row ON attachments(row_id);

CREATE TABLE corrected_statements ( -- what holds by hand; what is null and not told, as the machine has it
    statement_id INTEGER PRIMARY KEY REFERENCES statements(id),
    removed      INTEGER NOT NULL,      -- it is no statement
    has_speaker  INTEGER NOT NULL,      -- the speaker is put right, to nobody where null
    speaker      TEXT,
    speaker_id   INTEGER REFERENCES entities(id),
    has_told_to  INTEGER NOT NULL,
    told_to      TEXT,
    told_to_id   INTEGER REFERENCES entities(id),
    has_said_on  INTEGER NOT NULL,
    said_on      TEXT
);
CREATE INDEX corrected_speaker ON corrected_statements(speaker_id);
CREATE INDEX corrected_told_to ON corrected_statements(told_to_id);

CREATE TABLE corrected_events (
    event_id INTEGER PRIMARY KEY REFERENCES events(id),
    date     TEXT                       -- null: it has none
);

-- Every question joins the newest version of each page.
CREATE INDEX IF NOT EXISTS pages_version ON pages(version_id);

DROP VIEW said;
CREATE VIEW said AS                 -- who said what as put right by hand, newest versions only
SELECT s.id,
       CASE WHEN c.has_speaker THEN coalesce(ci.name, ce.name, c.speaker)
            ELSE coalesce(i.name, e.name, s.source) END AS speaker,
       s.words, s.kind, CASE WHEN c.has_said_on THEN c.said_on ELSE s.said_on END AS said_on,
       v.outlet, v.published, v.headline, p.url, s.confidence, s.negated, s.hedged,
       CASE WHEN c.has_speaker THEN ce.identity_id ELSE e.identity_id END AS identity_id,
       s.same_as, p.id AS page_id, s.version_id,
       c.statement_id IS NOT NULL AS corrected,
       coalesce(i.name, e.name, s.source) AS machine_speaker, s.said_on AS machine_said_on
  FROM statements s
  JOIN versions v ON v.id = s.version_id
  JOIN pages p ON p.version_id = v.id
  LEFT JOIN entities e ON e.id = s.speaker_id
  LEFT JOIN identities i ON i.id = e.identity_id
  LEFT JOIN corrected_statements c ON c.statement_id = s.id
  LEFT JOIN entities ce ON ce.id = c.speaker_id
  LEFT JOIN identities ci ON ci.id = ce.identity_id
 WHERE NOT coalesce(c.removed, 0);

DROP VIEW people;
CREATE VIEW people AS               -- persons across pages
SELECT i.id, i.name,
       (SELECT count(DISTINCT e.version_id) FROM entities e JOIN pages p ON p.version_id = e.version_id
         WHERE e.identity_id = i.id) AS pages,
       (SELECT count(*) FROM statements s JOIN entities e ON e.id = s.speaker_id
          JOIN pages p ON p.version_id = s.version_id
          LEFT JOIN corrected_statements c ON c.statement_id = s.id
         WHERE e.identity_id = i.id AND NOT coalesce(c.removed OR c.has_speaker, 0))
       + (SELECT count(*) FROM corrected_statements c JOIN entities e ON e.id = c.speaker_id
          JOIN statements s ON s.id = c.statement_id JOIN pages p ON p.version_id = s.version_id
         WHERE e.identity_id = i.id AND NOT c.removed) AS statements
  FROM identities i WHERE i.type = 'person';

DROP VIEW timeline;
CREATE VIEW timeline AS             -- what happened, newest versions only
SELECT h.id AS happening_id,
       CASE WHEN c.event_id IS NULL THEN coalesce(h.date, ev.date) ELSE c.date END AS date,
       ev.type, ev.trigger,
       substr(v.text, ev.sentence_start + 1, ev.sentence_end - ev.sentence_start) AS words,
       ev.place, ev.modality, v.outlet, v.published, p.url, ev.id AS event_id,
       c.event_id IS NOT NULL AS corrected, ev.date AS machine_date
  FROM events ev
  JOIN versions v ON v.id = ev.version_id
  JOIN pages p ON p.version_id = v.id
  LEFT JOIN happenings h ON h.id = ev.happening_id
  LEFT JOIN corrected_events c ON c.event_id = ev.id;
