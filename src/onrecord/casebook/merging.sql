-- Schema 7: a name that is taken for another identity is counted anew by its page alone.
--
-- SQLite hands a condition down into a view of several selects only where it compares with a plain
-- value. With one that is a query each of these read every statement and event of the casebook,
-- for each name that moved. The + keeps it from going through all pages of the identity instead,
-- which is as many again for each of them.

CREATE INDEX identity_names_name ON identity_names(name);

DROP TRIGGER identity_leaves;
DROP TRIGGER identity_comes;

CREATE TRIGGER identity_leaves BEFORE UPDATE OF identity_id ON entities
 WHEN OLD.identity_id IS NOT NEW.identity_id
  AND EXISTS (SELECT 1 FROM pages WHERE version_id = OLD.version_id)
BEGIN
  DELETE FROM spoken WHERE (identity_id, part, date, statement_id) IN
    (SELECT identity_id, part, date, statement_id FROM spoken_now
      WHERE version_id = OLD.version_id AND +identity_id IN (OLD.identity_id, NEW.identity_id));
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE version_id = OLD.version_id AND by = OLD.type
      AND value IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
  INSERT INTO involved SELECT identity_id, part, happening_id, -count(*) FROM involved_now
    WHERE version_id = OLD.version_id AND identity_id IN (OLD.identity_id, NEW.identity_id)
    GROUP BY 1, 2, 3 ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
END;

CREATE TRIGGER identity_comes AFTER UPDATE OF identity_id ON entities
 WHEN OLD.identity_id IS NOT NEW.identity_id
  AND EXISTS (SELECT 1 FROM pages WHERE version_id = NEW.version_id)
BEGIN
  INSERT INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now
    WHERE version_id = NEW.version_id AND +identity_id IN (OLD.identity_id, NEW.identity_id)
    ON CONFLICT DO NOTHING;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE version_id = NEW.version_id AND by = NEW.type
      AND value IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
  INSERT INTO involved SELECT identity_id, part, happening_id, count(*) FROM involved_now
    WHERE version_id = NEW.version_id AND identity_id IN (OLD.identity_id, NEW.identity_id)
    GROUP BY 1, 2, 3 ON CONFLICT DO UPDATE SET tellings = tellings + excluded.tellings;
END;

-- Whom a person put right in a statement of another page ------------------------------------------

CREATE TRIGGER identity_leaves_elsewhere BEFORE UPDATE OF identity_id ON entities
 WHEN OLD.identity_id IS NOT NEW.identity_id
  AND EXISTS (SELECT 1 FROM held_elsewhere WHERE speaker_id = OLD.id)
BEGIN
  DELETE FROM spoken WHERE (identity_id, part, date, statement_id) IN
    (SELECT identity_id, part, date, statement_id FROM spoken_now WHERE statement_id IN
      (SELECT statement_id FROM held_elsewhere WHERE speaker_id = OLD.id)
        AND identity_id IN (OLD.identity_id, NEW.identity_id));
  INSERT INTO quoted SELECT outlet_id, by, value, -count(*) FROM quoted_now
    WHERE statement_id IN (SELECT statement_id FROM held_elsewhere WHERE speaker_id = OLD.id)
      AND by = OLD.type AND value IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;

CREATE TRIGGER identity_comes_elsewhere AFTER UPDATE OF identity_id ON entities
 WHEN OLD.identity_id IS NOT NEW.identity_id
  AND EXISTS (SELECT 1 FROM held_elsewhere WHERE speaker_id = NEW.id)
BEGIN
  INSERT INTO spoken SELECT identity_id, part, date, statement_id FROM spoken_now
    WHERE statement_id IN (SELECT statement_id FROM held_elsewhere WHERE speaker_id = NEW.id)
      AND identity_id IN (OLD.identity_id, NEW.identity_id) ON CONFLICT DO NOTHING;
  INSERT INTO quoted SELECT outlet_id, by, value, count(*) FROM quoted_now
    WHERE statement_id IN (SELECT statement_id FROM held_elsewhere WHERE speaker_id = NEW.id)
      AND by = NEW.type AND value IN (OLD.identity_id, NEW.identity_id) GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET statements = statements + excluded.statements;
END;
