-- severity: warning
-- what: sentences in force give different values for one goal
-- do: read the sentences; where they mean different things, a subject or label in seeds/ can tell them apart
SELECT s.region_name, s.family, s.subject, s.measure, s.unit, s.year, s.indicator, c.value, c.value_max, s.file, s.line
FROM out_conflict AS c
JOIN out_statement AS s USING (statement_id)
WHERE s.kind = 'target'
ORDER BY ALL;
