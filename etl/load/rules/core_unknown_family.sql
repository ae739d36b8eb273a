-- severity: error
-- what: a family that seeds/families.csv does not hold
-- do: add the family to seeds/families.csv, or correct the table that names it
SELECT file, line, quote, family
FROM core_statement ANTI JOIN seed_family USING (family)
ORDER BY ALL;
