DROP INDEX happenings_told;
CREATE INDEX texts_hash ON texts(hash);
CREATE INDEX packs_hash ON packs(hash);
CREATE INDEX pack_happenings_happening ON pack_happenings(happening_id);
CREATE INDEX versions_page ON version_rows(page_id);
CREATE INDEX versions_sha256 ON version_rows(sha256);
CREATE INDEX versions_published ON version_rows(coalesce(published, ''), page_id);
CREATE INDEX versions_outlet ON version_rows(outlet, coalesce(published, ''), page_id);
CREATE INDEX versions_text ON version_rows(text_id);
CREATE INDEX versions_pack ON version_rows(pack_id) WHERE pack_id IS NOT NULL;
CREATE INDEX versions_event ON version_rows(first_event) WHERE first_event IS NOT NULL;
CREATE INDEX statements_version ON statement_rows(version_id);
CREATE INDEX statements_speaker ON statement_rows(speaker_id);
CREATE INDEX statements_same ON statement_rows(same_as) WHERE same_as IS NOT NULL;
CREATE INDEX statements_denials ON statement_rows(id) WHERE may_deny;
CREATE INDEX mentioned_entity ON mentioned(entity_id);
CREATE INDEX events_version ON event_rows(version_id);
CREATE INDEX events_happening ON event_rows(happening_id);
CREATE INDEX happenings_apart ON happenings(id) WHERE apart;
CREATE INDEX participants_entity ON participant_rows(entity_id);

-- The rows with their words ------------------------------------------------------------------------

CREATE VIEW versions AS             -- a capture of a page, with its text
SELECT id, page_id, url, source, sha256, captured_at, added_at, media_type, bytes, language,
       headline, standfirst, bylines, dateline, dateline_start, dateline_end, outlet, agency,
       published, published_basis, modified,
       (SELECT t.text FROM texts t WHERE t.id = text_id) AS text,
       blocks, related, furniture, problem, problem_words, reader, text_id, first_event, events, pack_id
  FROM version_rows;

CREATE VIEW statements AS           -- who said what; segments of words are joined by " … "
SELECT id, version_id, key,
       CASE kind WHEN 0 THEN 'direct' WHEN 1 THEN 'indirect' WHEN 2 THEN 'mixed' ELSE kind END AS kind,
       CASE act WHEN 0 THEN 'speech' WHEN 1 THEN 'thought' ELSE act END AS act,
       speaker_id, told_to_id,
       CASE WHEN spans IS NULL THEN
         (SELECT substr(t.text, r.start + 1, r."end" - r.start) FROM version_rows v
            JOIN texts t ON t.id = v.text_id WHERE v.id = r.version_id)
       -- not by json_each: FTS5 reads a view of no virtual table when its index is rebuilt
       ELSE coalesce((WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n
                        WHERE i + 1 < json_array_length(r.spans))
         SELECT group_concat(o.words, ' … ') FROM
           (SELECT substr(t.text, json_extract(r.spans, '$[' || n.i || '][0]') + 1,
                          json_extract(r.spans, '$[' || n.i || '][1]')
                          - json_extract(r.spans, '$[' || n.i || '][0]')) AS words
              FROM n JOIN version_rows v ON v.id = r.version_id JOIN texts t ON t.id = v.text_id
             ORDER BY n.i) o), '') END AS words,
       coalesce(spans, '[[' || start || ',' || "end" || ']]') AS spans,
       WORDS(source) AS source, source_start, source_end,
       WORDS(cue) AS cue, cue_start, cue_end,
       said_on, said_on_start, said_on_end,
       WORDS(medium) AS medium, medium_start, medium_end,
       negated, hedged, inside_id, SHARE(confidence) AS confidence, same_as
  FROM statement_rows r;

CREATE VIEW events AS               -- what happened, as one page tells it: what has a type or a date
SELECT id, version_id, key, type, WORDS(trigger) AS trigger, trigger_start, trigger_end,
       sentence_start, sentence_end, WORDS(place) AS place, place_start, place_end, place_id,
       date, date_start, date_end, modality, statement_id,
       WORDS(penalty) AS penalty, penalty_start, penalty_end,
       WORDS(court) AS court, court_start, court_end,
       SHARE(confidence) AS confidence, happening_id, score, because
  FROM event_rows r;

CREATE VIEW participants AS         -- who took part in an event
SELECT event_id, number, role, start, "end",
       (SELECT substr(t.text, r.start + 1, r."end" - r.start) FROM event_rows ev
          JOIN version_rows v ON v.id = ev.version_id JOIN texts t ON t.id = v.text_id
         WHERE ev.id = r.event_id) AS words,
       entity_id
  FROM participant_rows r;

CREATE VIEW spoken_now AS
SELECT version_id, identity_id, 'by' AS part, date, id AS statement_id
  FROM held WHERE identity_id IS NOT NULL
UNION ALL
SELECT DISTINCT h.version_id, m.identity_id, 'of', h.date, h.id
  FROM held h JOIN mentioned n ON n.statement_id = h.id JOIN entities m ON m.id = n.entity_id
 WHERE m.identity_id IS NOT NULL AND m.type IN ('person', 'organization')
   AND m.identity_id IS NOT h.identity_id;

-- A page has another newest version, or a version another pack -----------------------------------

CREATE TRIGGER pack_leaves BEFORE UPDATE OF version_id ON pages
 WHEN OLD.version_id IS NOT NULL AND OLD.version_id IS NOT NEW.version_id
BEGIN
  UPDATE happenings SET tellings = tellings - (SELECT h.events FROM pack_happenings h
    WHERE h.happening_id = happenings.id
      AND h.pack_id = (SELECT pack_id FROM version_rows WHERE id = OLD.version_id))
    WHERE id IN (SELECT happening_id FROM pack_happenings
      WHERE pack_id = (SELECT pack_id FROM version_rows WHERE id = OLD.version_id));
END;

CREATE TRIGGER pack_comes AFTER UPDATE OF version_id ON pages
 WHEN NEW.version_id IS NOT NULL AND OLD.version_id IS NOT NEW.version_id
BEGIN
  UPDATE happenings SET tellings = tellings + (SELECT h.events FROM pack_happenings h
    WHERE h.happening_id = happenings.id
      AND h.pack_id = (SELECT pack_id FROM version_rows WHERE id = NEW.version_id))
    WHERE id IN (SELECT happening_id FROM pack_happenings
      WHERE pack_id = (SELECT pack_id FROM version_rows WHERE id = NEW.version_id));
END;

CREATE TRIGGER pack_changes AFTER UPDATE OF pack_id ON version_rows
 WHEN OLD.pack_id IS NOT NEW.pack_id AND EXISTS (SELECT 1 FROM pages WHERE version_id = NEW.id)
BEGIN
  UPDATE happenings SET tellings = tellings - (SELECT h.events FROM pack_happenings h
    WHERE h.happening_id = happenings.id AND h.pack_id = OLD.pack_id)
    WHERE id IN (SELECT happening_id FROM pack_happenings WHERE pack_id = OLD.pack_id);
  UPDATE happenings SET tellings = tellings + (SELECT h.events FROM pack_happenings h
    WHERE h.happening_id = happenings.id AND h.pack_id = NEW.pack_id)
    WHERE id IN (SELECT happening_id FROM pack_happenings WHERE pack_id = NEW.pack_id);
END;
