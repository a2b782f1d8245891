-- What long lists and counts are answered from, so that no answer reads the whole casebook. Of
-- newest versions only; triggers keep it in step with whatever changes a row, in its transaction.

CREATE INDEX IF NOT EXISTS pages_version ON pages(version_id);

CREATE TABLE outlets (              -- one row a name of an outlet; the empty one is of pages that tell none
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE,
    pages INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE spoken (               -- who says and is spoken of, by the date it was said, else published
    identity_id  INTEGER NOT NULL,
    part         TEXT NOT NULL,         -- by, of
    date         TEXT NOT NULL,
    statement_id INTEGER NOT NULL,
    PRIMARY KEY (identity_id, part, date, statement_id)
) WITHOUT ROWID;

CREATE TABLE quoted (               -- statements of an outlet, or of all (0), by who and how
    outlet_id  INTEGER NOT NULL,
    by         TEXT NOT NULL,           -- person, organization, place: an identity; role; kind; source
    value      NOT NULL,
    statements INTEGER NOT NULL,
    PRIMARY KEY (outlet_id, by, value)
) WITHOUT ROWID;
CREATE INDEX quoted_most ON quoted(outlet_id, by, statements DESC, value);

CREATE TABLE involved (             -- who and what place has a part in which event of a known type
    identity_id  INTEGER NOT NULL,
    part         TEXT NOT NULL,         -- in, at, accused
    happening_id INTEGER NOT NULL,
    tellings     INTEGER NOT NULL,
    PRIMARY KEY (identity_id, part, happening_id)
) WITHOUT ROWID;
CREATE INDEX involved_accused ON involved(identity_id) WHERE part = 'accused' AND tellings > 0;

CREATE TABLE dated (                -- how many events of a type a date has; the empty one: no date
    date       TEXT NOT NULL,
    type       TEXT NOT NULL,
    happenings INTEGER NOT NULL,
    PRIMARY KEY (date, type)
) WITHOUT ROWID;

ALTER TABLE happenings ADD COLUMN tellings INTEGER NOT NULL DEFAULT 0;
ALTER TABLE happenings ADD COLUMN on_date TEXT;     -- as put right by hand, else the one agreed on
CREATE INDEX happenings_date ON happenings(coalesce(on_date, ''), id)
 WHERE tellings > 0 AND type <> 'other';
CREATE INDEX happenings_type ON happenings(type, coalesce(on_date, ''), id) WHERE tellings > 0;
CREATE INDEX happenings_told ON happenings(id) WHERE tellings > 1;
CREATE INDEX identities_pages ON identities(type, pages, id);
CREATE INDEX statements_denials ON statements(id)
 WHERE cue LIKE '%den%' OR cue LIKE '%disput%' OR cue LIKE '%refut%' OR cue LIKE '%rebut%' OR cue LIKE '%contradict%';

-- The rows of one version, as they are to be counted ---------------------------------------------

CREATE VIEW held AS                 -- statements as they hold
SELECT s.id, s.version_id, s.kind, s.spans, e.id AS speaker_id, e.identity_id, e.type,
       coalesce(CASE WHEN c.has_said_on THEN c.said_on ELSE s.said_on END, v.published, '') AS date,
       coalesce(v.outlet, '') AS outlet
  FROM statements s JOIN versions v ON v.id = s.version_id
  LEFT JOIN corrected_statements c ON c.statement_id = s.id
  LEFT JOIN entities e ON e.id = CASE WHEN c.has_speaker THEN c.speaker_id ELSE s.speaker_id END
 WHERE NOT coalesce(c.removed, 0);

CREATE VIEW dated_by_hand AS        -- happenings whose date a person put right
SELECT ev.happening_id, c.date, ev.id AS event_id FROM corrected_events c
  JOIN events ev ON ev.id = c.event_id JOIN pages p ON p.version_id = ev.version_id;

CREATE VIEW held_elsewhere AS       -- statements put right to a speaker whom another page names
SELECT c.statement_id, c.speaker_id FROM corrected_statements c
  JOIN statements s ON s.id = c.statement_id JOIN pages p ON p.version_id = s.version_id
  JOIN entities e ON e.id = c.speaker_id
 WHERE c.has_speaker AND e.version_id <> s.version_id;

CREATE VIEW spoken_now AS
SELECT version_id, identity_id, 'by' AS part, date, id AS statement_id
  FROM held WHERE identity_id IS NOT NULL
UNION ALL
SELECT DISTINCT h.version_id, m.identity_id, 'of', h.date, h.id
  FROM held h, json_each(h.spans) x
  JOIN entities m ON m.version_id = h.version_id
  JOIN mentions n ON n.entity_id = m.id
 WHERE m.identity_id IS NOT NULL AND m.type IN ('person', 'organization')
   AND m.identity_id IS NOT h.identity_id
   AND n.start >= json_extract(x.value, '$[0]') AND n."end" <= json_extract(x.value, '$[1]');

CREATE VIEW quoted_now AS
SELECT c.version_id, CASE WHEN a.everywhere THEN 0 ELSE o.id END AS outlet_id, c.by, c.value,
       c.statement_id
  FROM (SELECT version_id, outlet, type AS by, identity_id AS value, id AS statement_id
          FROM held WHERE identity_id IS NOT NULL
        UNION ALL
        SELECT h.version_id, h.outlet, 'role', lower(substr(r.words, 1, 80)), h.id
          FROM held h JOIN roles r ON r.entity_id = h.speaker_id
           AND r.start = (SELECT min(start) FROM roles WHERE entity_id = h.speaker_id)
           AND r."end" = (SELECT min("end") FROM roles WHERE entity_id = h.speaker_id AND start = r.start)
        UNION ALL
        SELECT version_id, outlet, 'kind', kind, id FROM held
        UNION ALL
        SELECT version_id, outlet, 'source', coalesce(type, 'none'), id FROM held) c
  JOIN outlets o ON o.name = c.outlet
  JOIN (SELECT 0 AS everywhere UNION ALL SELECT 1) a;

CREATE VIEW involved_now AS
SELECT ev.version_id, e.identity_id, 'in' AS part, ev.happening_id, ev.id AS event_id
  FROM events ev JOIN participants pa ON pa.event_id = ev.id JOIN entities e ON e.id = pa.entity_id
 WHERE ev.type <> 'other' AND ev.happening_id IS NOT NULL AND e.identity_id IS NOT NULL
UNION ALL
SELECT ev.version_id, e.identity_id, 'at', ev.happening_id, ev.id
  FROM events ev JOIN entities e ON e.id = ev.place_id
 WHERE ev.type <> 'other' AND ev.happening_id IS NOT NULL AND e.identity_id IS NOT NULL
UNION ALL
SELECT ev.version_id, e.identity_id, 'accused', ev.happening_id, ev.id
  FROM events ev JOIN participants pa ON pa.event_id = ev.id JOIN entities e ON e.id = pa.entity_id
 WHERE ev.happening_id IS NOT NULL AND e.identity_id IS NOT NULL
   AND ev.type IN ('accuse', 'investigate', 'arrest_jail', 'charge_indict', 'plead_guilty',
                   'trial_hearing', 'convict', 'acquit', 'dismiss', 'settle', 'sentence', 'fine',
                   'appeal', 'extradite', 'release_parole', 'escape', 'pardon', 'sue', 'execute')
   AND (lower(pa.role) IN ('defendant', 'person', 'accused', 'suspect', 'target', 'party')
        OR lower(pa.role) NOT IN ('agent', 'prosecutor', 'adjudicator', 'court', 'place',
                                  'plaintiff', 'victim', 'authority')
           AND NOT EXISTS (SELECT 1 FROM participants o WHERE o.event_id = ev.id AND lower(o.role)
                           IN ('defendant', 'person', 'accused', 'suspect', 'target', 'party')));

-- A page has another newest version ---------------------------------------------------------------

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
  UPDATE happenings SET tellings = tellings - (SELECT count(*) FROM events
    WHERE version_id = OLD.version_id AND happening_id = happenings.id)
    WHERE id IN (SELECT happening_id FROM events WHERE version_id = OLD.version_id);
  UPDATE outlets SET pages = pages - 1
    WHERE name = (SELECT coalesce(outlet, '') FROM versions WHERE id = OLD.version_id);
END;

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
  UPDATE happenings SET tellings = tellings + (SELECT count(*) FROM events
    WHERE version_id = NEW.version_id AND happening_id = happenings.id)
    WHERE id IN (SELECT happening_id FROM events WHERE version_id = NEW.version_id);
END;

-- A name is taken for another identity -----------------------------------------------------------

CREATE TRIGGER identity_leaves BEFORE UPDATE OF identity_id ON entities
 WHEN OLD.identity_id IS NOT NEW.identity_id
  AND (EXISTS (SELECT 1 FROM pages WHERE version_id = OLD.version_id)
       OR EXISTS (SELECT 1 FROM held_elsewhere WHERE speaker_id = OLD.id))
BEGIN
  DELETE FROM spoken WHERE (identity_id, part, date, statement_id) IN
    (SELECT identity_id, part, date, statement_id FROM spoken_now
      WHERE version_id = (SELECT version_id FROM pages WHERE version_id = OLD.version_id) AND identity_id IN (OLD.identity_id, NEW.identity_id));
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE version_id = (SELECT version_id FROM pages WHERE version_id = OLD.version_id) AND by = OLD.type
      AND value IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
  INSERT INTO involved SELECT identity_id, part, happening_id, -count(*) FROM involved_now
    WHERE version_id = (SELECT version_id FROM pages WHERE version_id = OLD.version_id) AND identity_id IN (OLD.identity_id, NEW.identity_id)
    GROUP BY 1, 2, 3 ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
  DELETE FROM spoken WHERE (identity_id, part, date, statement_id) IN
    (SELECT identity_id, part, date, statement_id FROM spoken_now WHERE statement_id IN
      (SELECT statement_id FROM held_elsewhere WHERE speaker_id = OLD.id)
        AND identity_id IN (OLD.identity_id, NEW.identity_id));
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE statement_id IN (SELECT statement_id FROM held_elsewhere WHERE speaker_id = OLD.id)
      AND by = OLD.type AND value IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

CREATE TRIGGER identity_comes AFTER UPDATE OF identity_id ON entities
 WHEN OLD.identity_id IS NOT NEW.identity_id
  AND (EXISTS (SELECT 1 FROM pages WHERE version_id = NEW.version_id)
       OR EXISTS (SELECT 1 FROM held_elsewhere WHERE speaker_id = NEW.id))
BEGIN
  INSERT INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now
    WHERE version_id = (SELECT version_id FROM pages WHERE version_id = NEW.version_id) AND identity_id IN (OLD.identity_id, NEW.identity_id)
    ON CONFLICT DO NOTHING;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE version_id = (SELECT version_id FROM pages WHERE version_id = NEW.version_id) AND by = NEW.type
      AND value IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
  INSERT INTO involved SELECT identity_id, part, happening_id, count(*) FROM involved_now
    WHERE version_id = (SELECT version_id FROM pages WHERE version_id = NEW.version_id) AND identity_id IN (OLD.identity_id, NEW.identity_id)
    GROUP BY 1, 2, 3 ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
  INSERT INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now
    WHERE statement_id IN (SELECT statement_id FROM held_elsewhere WHERE speaker_id = NEW.id)
      AND identity_id IN (OLD.identity_id, NEW.identity_id) ON CONFLICT DO NOTHING;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE statement_id IN (SELECT statement_id FROM held_elsewhere WHERE speaker_id = NEW.id)
      AND by = NEW.type AND value IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

-- An event is taken for another happening --------------------------------------------------------

CREATE TRIGGER happening_leaves BEFORE UPDATE OF happening_id ON events
 WHEN OLD.happening_id IS NOT NULL AND OLD.happening_id IS NOT NEW.happening_id
  AND EXISTS (SELECT 1 FROM pages WHERE version_id = OLD.version_id)
BEGIN
  UPDATE happenings SET tellings = tellings - 1 WHERE id = OLD.happening_id;
END;

CREATE TRIGGER happening_comes AFTER UPDATE OF happening_id ON events
 WHEN NEW.happening_id IS NOT NULL AND OLD.happening_id IS NOT NEW.happening_id
  AND EXISTS (SELECT 1 FROM pages WHERE version_id = NEW.version_id)
BEGIN
  UPDATE happenings SET tellings = tellings + 1 WHERE id = NEW.happening_id;
END;

CREATE TRIGGER involvement_leaves BEFORE UPDATE OF happening_id ON events
 WHEN OLD.type <> 'other' AND OLD.happening_id IS NOT NULL
  AND OLD.happening_id IS NOT NEW.happening_id
  AND EXISTS (SELECT 1 FROM pages WHERE version_id = OLD.version_id)
BEGIN
  INSERT INTO involved SELECT identity_id, part, happening_id, -count(*) FROM involved_now
    WHERE event_id = OLD.id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
END;

CREATE TRIGGER involvement_comes AFTER UPDATE OF happening_id ON events
 WHEN NEW.type <> 'other' AND NEW.happening_id IS NOT NULL
  AND OLD.happening_id IS NOT NEW.happening_id
  AND EXISTS (SELECT 1 FROM pages WHERE version_id = NEW.version_id)
BEGIN
  INSERT INTO involved SELECT identity_id, part, happening_id, count(*) FROM involved_now
    WHERE event_id = NEW.id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
END;

-- A happening has another date or type, its first telling, or its last no more --------------------

CREATE TRIGGER happening_counted AFTER UPDATE OF on_date, type, tellings ON happenings
 WHEN (OLD.tellings > 0) <> (NEW.tellings > 0)
   OR NEW.tellings > 0 AND (OLD.on_date IS NOT NEW.on_date OR OLD.type <> NEW.type)
BEGIN
  INSERT INTO dated SELECT coalesce(OLD.on_date, ''), OLD.type, -1 WHERE OLD.tellings > 0
    ON CONFLICT DO UPDATE SET happenings = happenings + excluded.happenings;
  INSERT INTO dated SELECT coalesce(NEW.on_date, ''), NEW.type, 1 WHERE NEW.tellings > 0
    ON CONFLICT DO UPDATE SET happenings = happenings + excluded.happenings;
END;

CREATE TRIGGER happening_dated AFTER UPDATE OF date ON happenings
BEGIN
  UPDATE happenings SET on_date = CASE
    WHEN EXISTS (SELECT 1 FROM dated_by_hand WHERE happening_id = happenings.id)
    THEN (SELECT date FROM dated_by_hand WHERE happening_id = happenings.id ORDER BY event_id LIMIT 1)
    ELSE date END WHERE id = NEW.id;
END;

-- A person puts something right, or takes it back -------------------------------------------------

CREATE TRIGGER event_insert AFTER INSERT ON corrected_events
BEGIN
  UPDATE happenings SET on_date = CASE
    WHEN EXISTS (SELECT 1 FROM dated_by_hand WHERE happening_id = happenings.id)
    THEN (SELECT date FROM dated_by_hand WHERE happening_id = happenings.id ORDER BY event_id LIMIT 1)
    ELSE date END WHERE id = (SELECT happening_id FROM events WHERE id = NEW.event_id);
END;

CREATE TRIGGER event_update AFTER UPDATE ON corrected_events
BEGIN
  UPDATE happenings SET on_date = CASE
    WHEN EXISTS (SELECT 1 FROM dated_by_hand WHERE happening_id = happenings.id)
    THEN (SELECT date FROM dated_by_hand WHERE happening_id = happenings.id ORDER BY event_id LIMIT 1)
    ELSE date END WHERE id = (SELECT happening_id FROM events WHERE id = NEW.event_id);
END;

CREATE TRIGGER event_delete AFTER DELETE ON corrected_events
BEGIN
  UPDATE happenings SET on_date = CASE
    WHEN EXISTS (SELECT 1 FROM dated_by_hand WHERE happening_id = happenings.id)
    THEN (SELECT date FROM dated_by_hand WHERE happening_id = happenings.id ORDER BY event_id LIMIT 1)
    ELSE date END WHERE id = (SELECT happening_id FROM events WHERE id = OLD.event_id);
END;

CREATE TRIGGER statement_insert_leaves BEFORE INSERT ON corrected_statements
 WHEN EXISTS (SELECT 1 FROM statements s JOIN pages p ON p.version_id = s.version_id WHERE s.id = NEW.statement_id)
BEGIN
  DELETE FROM spoken WHERE (identity_id, part, date, statement_id) IN
    (SELECT identity_id, part, date, statement_id FROM spoken_now WHERE statement_id = NEW.statement_id);
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE statement_id = NEW.statement_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

CREATE TRIGGER statement_insert_comes AFTER INSERT ON corrected_statements
 WHEN EXISTS (SELECT 1 FROM statements s JOIN pages p ON p.version_id = s.version_id WHERE s.id = NEW.statement_id)
BEGIN
  INSERT INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now
    WHERE statement_id = NEW.statement_id ON CONFLICT DO NOTHING;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE statement_id = NEW.statement_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

CREATE TRIGGER statement_update_leaves BEFORE UPDATE ON corrected_statements
 WHEN EXISTS (SELECT 1 FROM statements s JOIN pages p ON p.version_id = s.version_id WHERE s.id = NEW.statement_id)
BEGIN
  DELETE FROM spoken WHERE (identity_id, part, date, statement_id) IN
    (SELECT identity_id, part, date, statement_id FROM spoken_now WHERE statement_id = NEW.statement_id);
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE statement_id = NEW.statement_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

CREATE TRIGGER statement_update_comes AFTER UPDATE ON corrected_statements
 WHEN EXISTS (SELECT 1 FROM statements s JOIN pages p ON p.version_id = s.version_id WHERE s.id = NEW.statement_id)
BEGIN
  INSERT INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now
    WHERE statement_id = NEW.statement_id ON CONFLICT DO NOTHING;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE statement_id = NEW.statement_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

CREATE TRIGGER statement_delete_leaves BEFORE DELETE ON corrected_statements
 WHEN EXISTS (SELECT 1 FROM statements s JOIN pages p ON p.version_id = s.version_id WHERE s.id = OLD.statement_id)
BEGIN
  DELETE FROM spoken WHERE (identity_id, part, date, statement_id) IN
    (SELECT identity_id, part, date, statement_id FROM spoken_now WHERE statement_id = OLD.statement_id);
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE statement_id = OLD.statement_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

CREATE TRIGGER statement_delete_comes AFTER DELETE ON corrected_statements
 WHEN EXISTS (SELECT 1 FROM statements s JOIN pages p ON p.version_id = s.version_id WHERE s.id = OLD.statement_id)
BEGIN
  INSERT INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now
    WHERE statement_id = OLD.statement_id ON CONFLICT DO NOTHING;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE statement_id = OLD.statement_id GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

-- What is there already ---------------------------------------------------------------------------

INSERT INTO outlets (name, pages) SELECT coalesce(v.outlet, ''), count(*) FROM versions v
  JOIN pages p ON p.version_id = v.id WHERE true GROUP BY 1;
INSERT INTO spoken SELECT n.identity_id, n.part, n.date, n.statement_id FROM spoken_now n
  JOIN pages p ON p.version_id = n.version_id WHERE true ON CONFLICT DO NOTHING;
INSERT INTO quoted SELECT n.outlet_id, n.by, n.value, count(*) FROM quoted_now n
  JOIN pages p ON p.version_id = n.version_id GROUP BY 1, 2, 3;
INSERT INTO involved SELECT n.identity_id, n.part, n.happening_id, count(*) FROM involved_now n
  JOIN pages p ON p.version_id = n.version_id GROUP BY 1, 2, 3;
UPDATE happenings SET on_date = CASE
    WHEN EXISTS (SELECT 1 FROM dated_by_hand WHERE happening_id = happenings.id)
    THEN (SELECT date FROM dated_by_hand WHERE happening_id = happenings.id ORDER BY event_id LIMIT 1)
    ELSE date END;
UPDATE happenings SET tellings = (SELECT count(*) FROM events ev
  JOIN pages p ON p.version_id = ev.version_id WHERE ev.happening_id = happenings.id);

-- What a person keeps, and can take back -----------------------------------------------------------

CREATE TABLE saved_searches (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    query    TEXT NOT NULL,
    saved_at TEXT NOT NULL
);

CREATE TABLE regroupings (          -- one row a merge or split by hand, and how to undo it
    id          INTEGER PRIMARY KEY,
    verdict     TEXT NOT NULL,
    identity_id INTEGER NOT NULL,
    other_id    INTEGER NOT NULL,
    one         TEXT NOT NULL,          -- what the two were called
    other       TEXT NOT NULL,
    moves       TEXT NOT NULL,          -- JSON: [entity, name, identity before, after, score, because, evidence]
    made        TEXT NOT NULL,          -- JSON: rows of decisions that came
    replaced    TEXT NOT NULL,          -- JSON: rows of decisions that went
    made_at     TEXT NOT NULL,
    undone_at   TEXT
);
CREATE INDEX regroupings_identity ON regroupings(identity_id);
CREATE INDEX regroupings_other ON regroupings(other_id);
