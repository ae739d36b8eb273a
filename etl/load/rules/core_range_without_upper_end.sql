-- severity: error
-- what: a range without an upper end, or an upper end without a range
-- do: a fault of the program; please report it with the document
SELECT file, line, quote, comparator, value, value_max
FROM core_statement
WHERE (comparator = 'range') <> (value_max IS NOT NULL)
ORDER BY ALL;
