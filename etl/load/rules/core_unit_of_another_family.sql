-- severity: warning
-- what: a unit that does not fit its family (money for a count, percent for a bandwidth)
-- do: look at the sentence; add the indicator's words to the labels or negative labels of the family in seeds/families.csv
SELECT s.file, s.line, s.quote, s.family, s.indicator, s.unit, f.unit AS unit_of_family
FROM core_statement AS s
JOIN seed_family AS f USING (family)
WHERE s.kind IN ('target', 'actual') AND s.measure = 'stock'
  AND f.unit IN ('元', '%', 'FLOPS', 'B', 'bps', 'm', 's')
  AND s.unit <> f.unit AND NOT (f.unit = '元' AND s.unit = '美元')
  AND NOT (f.unit = 'FLOPS' AND s.unit = '卡')  -- computing capacity is counted in accelerator cards too (万卡集群)
ORDER BY ALL;
