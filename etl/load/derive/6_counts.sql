-- What there is: by document, by family, by region and family, and of the build as a whole.

INSERT INTO out_document
WITH stated AS (
    SELECT document_id,
           count(*) FILTER (kind = 'target') AS target_count,
           count(*) FILTER (kind = 'actual') AS actual_count,
           count(*) FILTER (kind = 'incentive') AS incentive_count,
           count(*) AS statement_count
    FROM core_statement GROUP BY document_id
),
dated AS (SELECT document_id, count(*) AS milestone_count FROM core_milestone GROUP BY document_id),
assigned AS (SELECT document_id, count(*) AS task_count FROM core_task GROUP BY document_id)
SELECT
    d.document_id, d.title, d.number, d.issuer, d.issued, d.published,
    d.region_code, coalesce(r.region_name, ''), coalesce(r.region_name_en, ''), r.region_level,
    d.period_start_year, d.period_end_year, d.bulletin, d.file, d.origin,
    coalesce(target_count, 0), coalesce(actual_count, 0), coalesce(incentive_count, 0), coalesce(statement_count, 0),
    coalesce(milestone_count, 0), coalesce(task_count, 0)
FROM core_document AS d
LEFT JOIN out_region AS r ON r.region_code = d.region_code
LEFT JOIN stated USING (document_id)
LEFT JOIN dated USING (document_id)
LEFT JOIN assigned USING (document_id)
ORDER BY r.sort_order, d.issued, d.title, d.document_id;

INSERT INTO out_coverage
WITH stated_in AS (
    SELECT region_code, family, count(*) FILTER (kind = 'target') AS target_count, count(*) FILTER (kind = 'actual') AS actual_count,
           max(year) AS newest_year
    FROM goal
    GROUP BY region_code, family
),
searched AS (
    SELECT region_code, family, string_agg(looked_for, '；' ORDER BY kind DESC) AS looked_for
    FROM seed_search
    GROUP BY region_code, family
)
SELECT region_code, family, coalesce(target_count, 0), coalesce(actual_count, 0), newest_year, coalesce(looked_for, '')
FROM stated_in
FULL JOIN searched USING (region_code, family)
ORDER BY region_code, family;

INSERT INTO out_family
SELECT f.family, f.family_name, f.family_name_en, f.group_id, f.group_name, f.group_name_en, f.direction, f.unit,
       coalesce(sum(c.target_count), 0), coalesce(sum(c.actual_count), 0),
       count(c.region_code) FILTER (c.target_count + c.actual_count > 0)
FROM seed_family AS f
LEFT JOIN out_coverage AS c USING (family)
GROUP BY ALL
ORDER BY any_value(f.sort_order);

INSERT INTO out_build
SELECT getvariable('build_id'), getvariable('schema_version'), (SELECT count(*) FROM core_document), count(*),
       count(*) FILTER (origin = 'ledger'), count(DISTINCT address) FILTER (origin = 'ledger'), getvariable('input_hash'),
       coalesce(max(greatest(issued, published)), '')
FROM stated;
