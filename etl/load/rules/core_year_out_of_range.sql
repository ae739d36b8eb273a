-- severity: warning
-- what: a year before 1990 or after 2060
-- do: look at the sentence; the number may not be a year
SELECT file, line, kind, year, sentence
FROM (
    SELECT file, line, kind, year, sentence FROM core_statement
    UNION ALL SELECT file, line, 'milestone', year, sentence FROM core_milestone
    UNION ALL SELECT file, line, 'task', deadline_year, text FROM core_task
)
WHERE year NOT BETWEEN 1990 AND 2060
ORDER BY ALL;
