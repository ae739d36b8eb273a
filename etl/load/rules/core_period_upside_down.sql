-- severity: warning
-- what: a period that begins after the year in which it ends
-- do: look at the sentence and its headings
SELECT file, line, quote, period_start, year, sentence
FROM core_statement
WHERE period_start > year
ORDER BY ALL;
