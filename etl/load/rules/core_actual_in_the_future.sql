-- severity: warning
-- what: a figure said to hold in a year after its document was issued or published
-- do: look at the sentence; it may be a target or a forecast
SELECT s.file, s.line, s.quote, s.year, greatest(d.issued, d.published) AS document_date, s.sentence
FROM core_statement AS s
JOIN core_document AS d USING (document_id)
WHERE s.kind = 'actual' AND s.year > try_cast(left(greatest(d.issued, d.published), 4) AS INTEGER)
ORDER BY ALL;
