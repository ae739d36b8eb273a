-- The documents' own text, in order, and what of it a search can find.

INSERT INTO out_section
SELECT document_id, section_index, parent, level, number, title, line FROM core_section ORDER BY document_id, section_index;

-- Numbers that state no quantity: document numbers, dates, ordinals, the numbering of a paragraph, a slogan's 1+4+N, and
-- letters with a digit (5G, 4K, IPv6).
CREATE TEMP MACRO without_names(text) AS regexp_replace(translate(text, '０１２３４５６７８９％．', '0123456789%.'),
    '〔\d{4}〕\s*\d*号?|《[^》]*》|“[^”]{1,16}”|^\s*[（(]?[0-9一二三四五六七八九十]+[）)、.．](?:\D|$)'
    || '|^\s*\d+(?:\.\d+)+\s*[^\d\s万亿%]|(?:专栏|附件|[表图])\s*\d+|第[0-9一二三四五六七八九十]+'
    || '|(?:19|20)\d\d\s*(?:[—–~～至到-]+\s*(?:19|20)?\d\d)?\s*年?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?'
    || '|[0-9N]+(?:\+[0-9A-Za-z]+)+|[A-Za-z]+-?\d+[A-Za-z]*|\d(?:\.5)?[GKD](?:-A)?', ' ', 'g');

-- A cell in a row of statements is no sentence of its own: it is passed over only where the whole row is.
INSERT INTO out_sentence
WITH stated AS (SELECT document_id, sentence_order, count(*) AS number FROM core_statement WHERE sentence_order IS NOT NULL GROUP BY ALL),
dated AS (SELECT document_id, sentence_order, count(*) AS number FROM core_milestone WHERE sentence_order IS NOT NULL GROUP BY ALL)
SELECT s.document_id, s.sentence_order, s.section_index, s.paragraph, s.role, s.table_index, s.row_index, s.column_index, s.line, s.text,
       coalesce(stated.number, 0), coalesce(dated.number, 0),
       regexp_matches(without_names(s.text), '\d|[一二两三四五六七八九十百千]+[百千万亿]|分之|翻[一两二三]番')
FROM core_sentence AS s
LEFT JOIN stated USING (document_id, sentence_order)
LEFT JOIN dated USING (document_id, sentence_order)
ORDER BY s.document_id, s.sentence_order;

-- What is searched: the head of each document; each sentence, a row of a table as one; statements whose sentence is not
-- known, one entry each; facts of the ledger. `names` count twice: the statements' indicators, subjects and families.
CREATE TEMP TABLE standing AS
SELECT document_id, sentence_order,
       CASE WHEN role = 'cell' THEN min(sentence_order) OVER (PARTITION BY document_id, role, table_index, row_index)
            ELSE sentence_order END AS unit_order,
       CASE WHEN role = 'cell' THEN column_index ELSE 0 END AS place, role, text
FROM out_sentence;

CREATE TEMP TABLE marked AS
SELECT 'statement' AS evidence, statement_id AS evidence_id, s.document_id, unit_order, s.origin, s.document,
       concat_ws(' ', s.subject, s.indicator, CASE WHEN s.family <> 'other' THEN concat_ws(' ', s.family_name, f.family_name_en) END) AS names,
       CASE WHEN s.origin = 'ledger' THEN concat_ws(' · ', s.subject, s.indicator, nullif(s.note, '')) ELSE s.sentence END AS text
FROM out_statement AS s
JOIN seed_family AS f USING (family)
LEFT JOIN standing USING (document_id, sentence_order)
UNION ALL
SELECT 'milestone', milestone_id, m.document_id, unit_order, '', m.document, '', m.sentence
FROM out_milestone AS m
LEFT JOIN standing USING (document_id, sentence_order);

CREATE TEMP TABLE entry AS
WITH units AS (
    SELECT document_id, unit_order, string_agg(text, ' │ ' ORDER BY place, sentence_order) AS text
    FROM standing GROUP BY document_id, unit_order
),
named AS (
    SELECT document_id, unit_order, string_agg(DISTINCT names, ' ' ORDER BY names) AS names
    FROM marked WHERE unit_order IS NOT NULL GROUP BY document_id, unit_order
),
every AS (
    SELECT 'document' AS entry_type, document_id, -1 AS unit_order, NULL AS evidence_id, title AS text,
           concat_ws(' ', number, issuer, region_name, region_name_en) AS title, '' AS names
    FROM out_document
    UNION ALL
    SELECT 'sentence', document_id, unit_order, NULL, units.text, d.title, coalesce(names, '')
    FROM units
    JOIN out_document AS d USING (document_id)
    LEFT JOIN named USING (document_id, unit_order)
    UNION ALL
    SELECT CASE WHEN origin = 'ledger' THEN 'fact' ELSE 'sentence' END, document_id, NULL, evidence_id, text, document, names
    FROM marked WHERE unit_order IS NULL
)
SELECT row_number() OVER (ORDER BY entry_type, document_id, unit_order, evidence_id)::INTEGER AS entry_number, *
FROM every WHERE trim(text) <> '';

INSERT INTO out_entry_evidence
SELECT e.entry_number, m.evidence, m.evidence_id
FROM marked AS m
JOIN entry AS e ON e.document_id = m.document_id AND e.unit_order = m.unit_order
UNION ALL
SELECT e.entry_number, m.evidence, m.evidence_id
FROM marked AS m
JOIN entry AS e ON e.evidence_id = m.evidence_id
ORDER BY ALL;
