-- severity: warning
-- what: a share of more than 100 percent, or of less than nothing
-- do: look at the sentence; it may be a growth rate
SELECT file, line, quote, value, value_max, indicator, sentence
FROM core_statement
WHERE measure = 'share' AND unit = '%' AND (greatest(value, coalesce(value_max, value)) > 100 OR value < 0)
ORDER BY ALL;
