-- severity: warning
-- what: the upper end of a range is below its lower end
-- do: look at the sentence; the document may have a slip, or two numbers were taken for one range
SELECT file, line, quote, value, value_max, unit
FROM core_statement
WHERE value_max < value
ORDER BY ALL;
