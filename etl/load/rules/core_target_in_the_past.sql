-- severity: warning
-- what: a target for a year before its document was issued
-- do: look at the sentence; it may report what was reached (kind actual)
SELECT s.file, s.line, s.quote, s.year, s.issued, s.sentence
FROM core_statement AS s
WHERE s.kind = 'target' AND s.year < try_cast(left(s.issued, 4) AS INTEGER)
ORDER BY ALL;
