-- Which goal (or figure) each statement of kind target or actual supports, and its place among that goal's statements.
--
-- A goal is a region × family × subject × measure × unit × year × period_start × within, and in family `other` also the
-- indicator. Growth and changes against a base that is named are other goals than those against another one or none:
-- 较前三季度 and 比前三季度降幅 are one base, 比上年 and 同比 say what every growth rate means. A statement whose region is unknown supports none. Classifiers of one family are one unit: 1.2万座 and 3.2万个
-- base stations can be compared, so the goal carries the family's own (the statement keeps its word).
--
-- superseded   the same issuer has a later document that states the goal. Undated documents and documents without an issuer
--              neither supersede nor are superseded.
-- place        1 is the statement whose value is shown: statements in force first; then those in the region's own documents;
--              then the newest document; then the surest reading, the body before an editor's note, the order of the file.
-- same_value   equal for values that agree to nine digits; the comparator is not part of it (超过100 and 达到100 agree).
CREATE TEMP TABLE support AS
WITH counted AS (
    SELECT
        s.* REPLACE (CASE WHEN s.unit IN (FROM seed_classifier) AND f.unit IN (FROM seed_classifier) THEN f.unit ELSE s.unit END AS unit),
        CASE WHEN s.measure IN ('growth', 'change') AND regexp_matches(s.baseline, '^[较比与高低]') AND NOT regexp_matches(s.baseline, '上年|去年')
            THEN regexp_replace(s.baseline, '^(?:较|比|与|高于|低于)|(?:增速|降幅|增幅)?(?:加深|收窄|[深高低])?$', '', 'g')
            ELSE '' END AS base
    FROM core_statement AS s
    JOIN seed_family AS f USING (family)
),
stated AS (
    SELECT
        s.*,
        d.published,
        coalesce(nullif(d.issued, ''), d.published) AS document_date,
        d.region_code = s.region_code AS own_document,
        left(md5(concat_ws(chr(31), s.kind, s.region_code, s.family, coalesce(s.subject, ''), s.measure, s.unit,
            coalesce(s.year::VARCHAR, ''), coalesce(s.period_start::VARCHAR, ''), coalesce(s.within, ''),
            CASE WHEN s.family = 'other' THEN s.indicator ELSE '' END, s.base)), 16) AS goal_id,
        printf('%.8e', s.value) || coalesce(printf('–%.8e', s.value_max), '') AS same_value
    FROM counted AS s
    JOIN core_document AS d USING (document_id)
    WHERE s.kind IN ('target', 'actual') AND s.region_code <> ''
),
dated AS (
    SELECT *, issuer <> '' AND document_date <> ''
              AND document_date < max(document_date) OVER (PARTITION BY goal_id, issuer) AS superseded
    FROM stated
)
SELECT *, row_number() OVER (
    PARTITION BY goal_id
    ORDER BY superseded, own_document DESC, document_date DESC, confidence DESC, role = 'note', file, line, start_column, statement_id
) AS place
FROM dated;
