-- severity: error
-- what: a goal or figure whose value is not that of its first statement
-- do: a fault of the program; please report it
SELECT goal.region_name, goal.family, goal.year, goal.value, s.value AS value_of_statement, goal.statement_ids[1] AS statement_id
FROM (
    SELECT region_name, family, year, value, unit, statement_ids FROM out_target
    UNION ALL SELECT region_name, family, year, value, unit, statement_ids FROM out_actual
) AS goal
LEFT JOIN (SELECT statement_id, value, unit FROM core_statement UNION ALL SELECT statement_id, value, unit FROM core_observation) AS s
    ON s.statement_id = goal.statement_ids[1]
WHERE s.value IS DISTINCT FROM goal.value
   OR (s.unit IS DISTINCT FROM goal.unit
       AND NOT (s.unit IN (FROM seed_classifier) AND (goal.unit IN (FROM seed_classifier) OR goal.unit LIKE '%/万人')))
ORDER BY ALL;
