-- Statements, milestones and tasks with their documents and places; regions and families that no table knows stop the build
-- before this (rules/core_*), so that the joins lose no row.

INSERT INTO out_statement
SELECT
    s.statement_id, s.kind, support.goal_id, s.document_id, s.document, s.document_number, s.issuer, s.issued,
    s.published, s.origin, s.grade, s.address, s.draft, s.note, s.file, s.line, s.start_column, s.end_column, s.quote, s.quote_at, s.sentence,
    s.section, array_to_string(s.section, ' › '),
    s.region_code, coalesce(r.region_name, s.region_name), r.region_level, s.family, f.family_name, s.subject, s.indicator,
    s.measure, s.unit, s.year, s.year_from, s.period_start, s.within, s.comparator, s.value, s.value_max, s.baseline, s.binding,
    s.confidence, s.rule, s.sentence_order, s.sentence_start
FROM stated AS s
JOIN seed_family AS f ON f.family = s.family
LEFT JOIN out_region AS r ON r.region_code = s.region_code
LEFT JOIN support ON support.statement_id = s.statement_id
ORDER BY s.file, s.line, s.start_column, s.statement_id;

INSERT INTO out_milestone
SELECT
    m.milestone_id, m.region_code, coalesce(r.region_name, m.region_name), coalesce(r.region_name_en, ''), r.region_level,
    m.year, m.text, m.sentence, m.document_id, m.document, d.number, d.issuer, d.issued,
    m.file, m.line, array_to_string(m.section, ' › '), m.confidence, m.sentence_order
FROM core_milestone AS m
JOIN core_document AS d USING (document_id)
LEFT JOIN out_region AS r ON r.region_code = m.region_code
ORDER BY m.file, m.line, m.milestone_id;

INSERT INTO out_task
SELECT
    t.task_id, t.region_code, coalesce(r.region_name, t.region_name), coalesce(r.region_name_en, ''),
    t.number, t.title, t.text, t.bodies,
    array_to_string([body.name || CASE WHEN body.leads THEN '（牵头）' ELSE '' END FOR body IN t.bodies], '、'),
    t.deadline, t.deadline_year, t.document_id, t.document, d.number, d.issuer, d.issued,
    t.file, t.line, array_to_string(t.section, ' › ')
FROM core_task AS t
JOIN core_document AS d USING (document_id)
LEFT JOIN out_region AS r ON r.region_code = t.region_code
ORDER BY t.file, t.line, t.task_id;
