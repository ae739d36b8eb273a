-- severity: error
-- what: a statement that is missing from out_statement, or a target or figure that supports no goal though its place is known
-- do: a fault of the program; please report it
SELECT s.file, s.line, s.kind, s.quote
FROM (SELECT statement_id, file, line, kind, quote, region_code FROM core_statement
      UNION ALL SELECT statement_id, 'observations.csv', line, kind, indicator, region_code FROM core_observation) AS s
LEFT JOIN out_statement AS o USING (statement_id)
WHERE o.statement_id IS NULL
   OR (s.kind IN ('target', 'actual') AND s.region_code <> '' AND o.target_id IS NULL)
ORDER BY ALL;
