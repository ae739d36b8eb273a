-- severity: warning
-- what: a level or an amount below zero
-- do: look at the sentence; it may be a growth rate or a change
SELECT file, line, quote, value, measure, indicator, sentence
FROM core_statement
WHERE measure IN ('stock', 'flow') AND value < 0
ORDER BY ALL;
