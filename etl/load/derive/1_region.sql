-- Areas stand beside regions from here on, after them in order. Regions keep the reference table's order.
INSERT INTO out_region
SELECT region_code, region_name, short_name, abbreviation, region_name_en, region_level, parent_code, grid_row, grid_col, sort_order
FROM seed_region
UNION ALL
SELECT region_code, region_name, region_name, '', region_name_en, 'area', '', NULL, NULL,
       sort_order + 1 + (SELECT coalesce(max(sort_order), 0) FROM seed_region)
FROM seed_area
UNION ALL
-- Sets of places that a document names together (area:北京、上海和天津), in the order of their names.
SELECT region_code, region_code[6:], region_code[6:], '', region_code[6:], 'area', '', NULL, NULL,
       row_number() OVER (ORDER BY region_code) + (SELECT max(sort_order) FROM seed_region) + 1 + (SELECT coalesce(max(sort_order), 0) + 1 FROM seed_area)
FROM (SELECT DISTINCT region_code FROM core_statement WHERE region_code LIKE 'area:%') ANTI JOIN seed_area USING (region_code)
ORDER BY sort_order;

INSERT INTO out_region_fact
SELECT f.region_code, f.year, f.resident_population, f.gdp, a.land_area, f.source, coalesce(a.source, '')
FROM seed_region_fact AS f
LEFT JOIN seed_region_area AS a USING (region_code)
ORDER BY f.region_code, f.year;
