-- severity: error
-- what: a region that seeds/ does not know
-- do: correct the region in the document's front matter, or add the place to seeds/regions.csv or seeds/areas.csv
WITH known AS (SELECT region_code FROM seed_region UNION ALL SELECT region_code FROM seed_area),
named AS (
    SELECT file, line, region_code, title AS text FROM core_document
    UNION ALL SELECT file, line, region_code, quote FROM core_statement
    UNION ALL SELECT file, line, region_code, text FROM core_milestone
    UNION ALL SELECT file, line, region_code, title FROM core_task
)
SELECT file, line, region_code, text
FROM named ANTI JOIN known USING (region_code)
WHERE region_code <> '' AND NOT regexp_matches(region_code, '^area:.+[、和与及].')  -- a row of places is its own name
ORDER BY ALL;
