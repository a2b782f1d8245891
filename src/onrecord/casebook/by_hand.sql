-- Schema 8: what a person puts right in an event (type, defendant, offences, that it is none) and in
-- a page (its outlet), beside the machine's rows as everything put right by hand.

-- What can be put right: SQLite changes no CHECK of a table, so it is made anew.

CREATE TABLE corrections_anew (     -- one row an edit; withdrawn ones stay
    id             INTEGER PRIMARY KEY,
    layer          TEXT NOT NULL CHECK (layer IN ('statement', 'event', 'page')),
    kind           TEXT NOT NULL CHECK (kind IN
                       ('speaker', 'told_to', 'said_on', 'not_a_statement',
                        'date', 'type', 'defendant', 'offence', 'not_an_event',
                        'outlet', 'note')),
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
INSERT INTO corrections_anew SELECT * FROM corrections;
DROP TABLE corrections;
PRAGMA legacy_alter_table = ON;     -- nothing names the new one yet; to look for that takes long
ALTER TABLE corrections_anew RENAME TO corrections;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX corrections_page ON corrections(page_key);
CREATE INDEX corrections_sha256 ON corrections(sha256);
CREATE INDEX corrections_value ON corrections(value_page_key) WHERE value_page_key IS NOT NULL;

ALTER TABLE corrected_events ADD COLUMN has_date INTEGER NOT NULL DEFAULT 1;    -- date is put right
ALTER TABLE corrected_events ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;     -- it is no event
ALTER TABLE corrected_events ADD COLUMN type TEXT;      -- null: as the machine has it
ALTER TABLE corrected_events ADD COLUMN has_defendant INTEGER NOT NULL DEFAULT 0;
ALTER TABLE corrected_events ADD COLUMN defendant TEXT;
ALTER TABLE corrected_events ADD COLUMN defendant_id INTEGER REFERENCES entities(id);
ALTER TABLE corrected_events ADD COLUMN offences TEXT;  -- JSON: names; null: as the machine has them
CREATE INDEX corrected_defendant ON corrected_events(defendant_id);

ALTER TABLE happenings ADD COLUMN on_type TEXT;         -- as put right by hand, else the one most tellings give
UPDATE happenings SET on_type = type;
DROP INDEX happenings_date;
DROP INDEX happenings_type;
CREATE INDEX happenings_date ON happenings(coalesce(on_date, ''), id)
 WHERE tellings > 0 AND on_type <> 'other';
CREATE INDEX happenings_type ON happenings(on_type, coalesce(on_date, ''), id) WHERE tellings > 0;

ALTER TABLE version_rows ADD COLUMN outlet_by_hand TEXT;    -- null: not put right; empty: none
DROP INDEX versions_outlet;
CREATE INDEX versions_outlet
 ON version_rows(nullif(coalesce(outlet_by_hand, outlet), ''), coalesce(published, ''), page_id);

DROP VIEW versions;
CREATE VIEW versions AS             -- a capture of a page, with its text; its outlet as put right
SELECT id, page_id, url, source, sha256, captured_at, added_at, media_type, bytes, language,
       headline, standfirst, bylines, dateline, dateline_start, dateline_end,
       nullif(coalesce(outlet_by_hand, outlet), '') AS outlet, agency,
       published, published_basis, modified,
       (SELECT t.text FROM texts t WHERE t.id = text_id) AS text,
       blocks, related, furniture, problem, problem_words, reader, text_id, first_event, events, pack_id,
       outlet AS machine_outlet
  FROM version_rows;

-- The rows of one version, as they are to be counted ---------------------------------------------

CREATE VIEW held_events AS          -- events that have a row, as they hold
SELECT ev.id, ev.version_id, ev.happening_id, coalesce(c.type, ev.type) AS type, ev.place_id,
       coalesce(c.has_defendant, 0) AS has_defendant, c.defendant_id
  FROM event_rows ev LEFT JOIN corrected_events c ON c.event_id = ev.id
 WHERE NOT coalesce(c.removed, 0);

CREATE VIEW defendants AS           -- whom a step is against, as the machine reads it
SELECT pa.event_id, pa.number, pa.entity_id FROM participant_rows pa
 WHERE lower(pa.role) IN ('defendant', 'person', 'accused', 'suspect', 'target', 'party')
    OR lower(pa.role) NOT IN ('agent', 'prosecutor', 'adjudicator', 'court', 'place',
                              'plaintiff', 'victim', 'authority')
       AND NOT EXISTS (SELECT 1 FROM participant_rows o WHERE o.event_id = pa.event_id
                       AND lower(o.role) IN ('defendant', 'person', 'accused', 'suspect', 'target', 'party'));

DROP VIEW dated_by_hand;
CREATE VIEW dated_by_hand AS        -- happenings whose date a person put right
SELECT ev.happening_id, c.date, ev.id AS event_id FROM corrected_events c
  JOIN event_rows ev ON ev.id = c.event_id JOIN pages p ON p.version_id = ev.version_id
 WHERE c.has_date AND NOT c.removed;

CREATE VIEW typed_by_hand AS        -- happenings whose type a person put right
SELECT ev.happening_id, c.type, ev.id AS event_id FROM corrected_events c
  JOIN event_rows ev ON ev.id = c.event_id JOIN pages p ON p.version_id = ev.version_id
 WHERE c.type IS NOT NULL AND NOT c.removed;

CREATE VIEW accused_elsewhere AS    -- events put right to a defendant whom another page names
SELECT c.event_id, c.defendant_id FROM corrected_events c
  JOIN event_rows ev ON ev.id = c.event_id JOIN pages p ON p.version_id = ev.version_id
  JOIN entities e ON e.id = c.defendant_id
 WHERE e.version_id <> ev.version_id;

DROP VIEW involved_now;
CREATE VIEW involved_now AS
SELECT ev.version_id, e.identity_id, 'in' AS part, ev.happening_id, ev.id AS event_id
  FROM held_events ev JOIN participant_rows pa ON pa.event_id = ev.id
  JOIN entities e ON e.id = pa.entity_id
 WHERE ev.type <> 'other' AND ev.happening_id IS NOT NULL AND e.identity_id IS NOT NULL
   AND NOT (ev.has_defendant AND EXISTS
            (SELECT 1 FROM defendants d WHERE d.event_id = pa.event_id AND d.number = pa.number))
UNION ALL
SELECT ev.version_id, e.identity_id, 'in', ev.happening_id, ev.id
  FROM held_events ev JOIN entities e ON e.id = ev.defendant_id
 WHERE ev.type <> 'other' AND ev.happening_id IS NOT NULL AND e.identity_id IS NOT NULL
UNION ALL
SELECT ev.version_id, e.identity_id, 'at', ev.happening_id, ev.id
  FROM held_events ev JOIN entities e ON e.id = ev.place_id
 WHERE ev.type <> 'other' AND ev.happening_id IS NOT NULL AND e.identity_id IS NOT NULL
UNION ALL
SELECT ev.version_id, e.identity_id, 'accused', ev.happening_id, ev.id
  FROM held_events ev JOIN defendants pa ON pa.event_id = ev.id
  JOIN entities e ON e.id = pa.entity_id
 WHERE NOT ev.has_defendant AND ev.happening_id IS NOT NULL AND e.identity_id IS NOT NULL
   AND ev.type IN ('accuse', 'investigate', 'arrest_jail', 'charge_indict', 'plead_guilty',
                   'trial_hearing', 'convict', 'acquit', 'dismiss', 'settle', 'sentence', 'fine',
                   'appeal', 'extradite', 'release_parole', 'escape', 'pardon', 'sue', 'execute')
UNION ALL
SELECT ev.version_id, e.identity_id, 'accused', ev.happening_id, ev.id
  FROM held_events ev JOIN entities e ON e.id = ev.defendant_id
 WHERE ev.happening_id IS NOT NULL AND e.identity_id IS NOT NULL
   AND ev.type IN ('accuse', 'investigate', 'arrest_jail', 'charge_indict', 'plead_guilty',
                   'trial_hearing', 'convict', 'acquit', 'dismiss', 'settle', 'sentence', 'fine',
                   'appeal', 'extradite', 'release_parole', 'escape', 'pardon', 'sue', 'execute');

DROP VIEW timeline;
CREATE VIEW timeline AS             -- what happened as put right by hand, newest versions only
SELECT h.id AS happening_id,
       CASE WHEN c.has_date THEN c.date ELSE coalesce(h.date, ev.date) END AS date,
       coalesce(c.type, ev.type) AS type, ev.trigger,
       substr(v.text, ev.sentence_start + 1, ev.sentence_end - ev.sentence_start) AS words,
       ev.place, ev.modality, v.outlet, v.published, p.url, ev.id AS event_id,
       c.event_id IS NOT NULL AS corrected, ev.date AS machine_date, ev.type AS machine_type
  FROM events ev
  JOIN versions v ON v.id = ev.version_id
  JOIN pages p ON p.version_id = v.id
  LEFT JOIN happenings h ON h.id = ev.happening_id
  LEFT JOIN corrected_events c ON c.event_id = ev.id
 WHERE NOT coalesce(c.removed, 0);

-- A page has another newest version ---------------------------------------------------------------

DROP TRIGGER version_leaves;
CREATE TRIGGER version_leaves BEFORE UPDATE OF version_id ON pages
 WHEN OLD.version_id IS NOT NULL AND OLD.version_id IS NOT NEW.version_id
BEGIN
  DELETE FROM spoken WHERE (identity_id, part, date, statement_id) IN
    (SELECT identity_id, part, date, statement_id FROM spoken_now WHERE version_id = OLD.version_id);
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE version_id = OLD.version_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
  INSERT INTO involved SELECT identity_id, part, happening_id, -count(*) FROM involved_now
    WHERE version_id = OLD.version_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
  UPDATE happenings SET tellings = tellings - (SELECT count(*) FROM held_events
    WHERE version_id = OLD.version_id AND happening_id = happenings.id)
    WHERE id IN (SELECT happening_id FROM event_rows WHERE version_id = OLD.version_id);
  UPDATE outlets SET pages = pages - 1
    WHERE name = (SELECT coalesce(outlet, '') FROM versions WHERE id = OLD.version_id);
END;

DROP TRIGGER version_comes;
CREATE TRIGGER version_comes AFTER UPDATE OF version_id ON pages
 WHEN NEW.version_id IS NOT NULL AND OLD.version_id IS NOT NEW.version_id
BEGIN
  INSERT INTO outlets (name, pages) SELECT coalesce(outlet, ''), 1 FROM versions
    WHERE id = NEW.version_id ON CONFLICT DO UPDATE SET pages = pages + 1;
  INSERT INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now
    WHERE version_id = NEW.version_id ON CONFLICT DO NOTHING;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE version_id = NEW.version_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
  INSERT INTO involved SELECT identity_id, part, happening_id, count(*) FROM involved_now
    WHERE version_id = NEW.version_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
  UPDATE happenings SET tellings = tellings + (SELECT count(*) FROM held_events
    WHERE version_id = NEW.version_id AND happening_id = happenings.id)
    WHERE id IN (SELECT happening_id FROM event_rows WHERE version_id = NEW.version_id);
END;

-- A happening has another date or type, its first telling, or its last no more --------------------

DROP TRIGGER happening_counted;
CREATE TRIGGER happening_counted AFTER UPDATE OF on_date, on_type, tellings ON happenings
 WHEN (OLD.tellings > 0) <> (NEW.tellings > 0)
   OR NEW.tellings > 0 AND (OLD.on_date IS NOT NEW.on_date OR OLD.on_type IS NOT NEW.on_type)
BEGIN
  INSERT INTO dated SELECT coalesce(OLD.on_date, ''), OLD.on_type, -1 WHERE OLD.tellings > 0
    ON CONFLICT DO UPDATE SET happenings = happenings + excluded.happenings;
  INSERT INTO dated SELECT coalesce(NEW.on_date, ''), NEW.on_type, 1 WHERE NEW.tellings > 0
    ON CONFLICT DO UPDATE SET happenings = happenings + excluded.happenings;
END;

CREATE TRIGGER happening_founded AFTER INSERT ON happenings
BEGIN
  UPDATE happenings SET on_type = type WHERE id = NEW.id;
END;

CREATE TRIGGER happening_typed AFTER UPDATE OF type ON happenings
BEGIN
  UPDATE happenings SET on_type = coalesce((SELECT type FROM typed_by_hand
    WHERE happening_id = happenings.id ORDER BY event_id LIMIT 1), type) WHERE id = NEW.id;
END;

-- A person puts an event right, or takes it back ---------------------------------------------------

DROP TRIGGER event_insert;
DROP TRIGGER event_update;
DROP TRIGGER event_delete;

-- What the six triggers behind do is told once, in two views into which an event is put: SQLite has no
-- procedures.

CREATE VIEW event_leaving AS SELECT id AS event_id FROM event_rows WHERE false;
CREATE VIEW event_coming AS SELECT id AS event_id FROM event_rows WHERE false;

CREATE TRIGGER event_leaves INSTEAD OF INSERT ON event_leaving
 WHEN EXISTS (SELECT 1 FROM event_rows ev JOIN pages p ON p.version_id = ev.version_id WHERE ev.id = NEW.event_id)
BEGIN
  INSERT INTO involved SELECT identity_id, part, happening_id, -count(*) FROM involved_now
    WHERE event_id = NEW.event_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
  UPDATE happenings SET tellings = tellings - 1
    WHERE id = (SELECT happening_id FROM held_events WHERE id = NEW.event_id);
END;

CREATE TRIGGER event_comes INSTEAD OF INSERT ON event_coming
 WHEN EXISTS (SELECT 1 FROM event_rows ev JOIN pages p ON p.version_id = ev.version_id WHERE ev.id = NEW.event_id)
BEGIN
  INSERT INTO involved SELECT identity_id, part, happening_id, count(*) FROM involved_now
    WHERE event_id = NEW.event_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
  UPDATE happenings SET tellings = tellings + 1
    WHERE id = (SELECT happening_id FROM held_events WHERE id = NEW.event_id);
  UPDATE happenings SET on_date = CASE
    WHEN EXISTS (SELECT 1 FROM dated_by_hand WHERE happening_id = happenings.id)
    THEN (SELECT date FROM dated_by_hand WHERE happening_id = happenings.id ORDER BY event_id LIMIT 1)
    ELSE date END,
    on_type = coalesce((SELECT type FROM typed_by_hand
      WHERE happening_id = happenings.id ORDER BY event_id LIMIT 1), type)
    WHERE id = (SELECT happening_id FROM event_rows WHERE id = NEW.event_id);
END;

CREATE TRIGGER event_insert_leaves BEFORE INSERT ON corrected_events
BEGIN INSERT INTO event_leaving VALUES (NEW.event_id); END;
CREATE TRIGGER event_insert_comes AFTER INSERT ON corrected_events
BEGIN INSERT INTO event_coming VALUES (NEW.event_id); END;
CREATE TRIGGER event_update_leaves BEFORE UPDATE ON corrected_events
BEGIN INSERT INTO event_leaving VALUES (NEW.event_id); END;
CREATE TRIGGER event_update_comes AFTER UPDATE ON corrected_events
BEGIN INSERT INTO event_coming VALUES (NEW.event_id); END;
CREATE TRIGGER event_delete_leaves BEFORE DELETE ON corrected_events
BEGIN INSERT INTO event_leaving VALUES (OLD.event_id); END;
CREATE TRIGGER event_delete_comes AFTER DELETE ON corrected_events
BEGIN INSERT INTO event_coming VALUES (OLD.event_id); END;

CREATE TRIGGER identity_leaves_accused BEFORE UPDATE OF identity_id ON entities
 WHEN OLD.identity_id IS NOT NEW.identity_id
  AND EXISTS (SELECT 1 FROM accused_elsewhere WHERE defendant_id = OLD.id)
BEGIN
  INSERT INTO involved SELECT identity_id, part, happening_id, -count(*) FROM involved_now
    WHERE event_id IN (SELECT event_id FROM accused_elsewhere WHERE defendant_id = OLD.id)
      AND identity_id IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
END;

CREATE TRIGGER identity_comes_accused AFTER UPDATE OF identity_id ON entities
 WHEN OLD.identity_id IS NOT NEW.identity_id
  AND EXISTS (SELECT 1 FROM accused_elsewhere WHERE defendant_id = NEW.id)
BEGIN
  INSERT INTO involved SELECT identity_id, part, happening_id, count(*) FROM involved_now
    WHERE event_id IN (SELECT event_id FROM accused_elsewhere WHERE defendant_id = NEW.id)
      AND identity_id IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
END;

-- A person puts the outlet of a page right, or takes it back ---------------------------------------

CREATE TRIGGER outlet_leaves BEFORE UPDATE OF outlet_by_hand ON version_rows
 WHEN OLD.outlet_by_hand IS NOT NEW.outlet_by_hand
  AND EXISTS (SELECT 1 FROM pages WHERE version_id = OLD.id)
BEGIN
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE version_id = OLD.id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
  UPDATE outlets SET pages = pages - 1
    WHERE name = (SELECT coalesce(outlet, '') FROM versions WHERE id = OLD.id);
END;

CREATE TRIGGER outlet_comes AFTER UPDATE OF outlet_by_hand ON version_rows
 WHEN OLD.outlet_by_hand IS NOT NEW.outlet_by_hand
  AND EXISTS (SELECT 1 FROM pages WHERE version_id = NEW.id)
BEGIN
  INSERT INTO outlets (name, pages) SELECT coalesce(outlet, ''), 1 FROM versions
    WHERE id = NEW.id ON CONFLICT DO UPDATE SET pages = pages + 1;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE version_id = NEW.id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;
