-- Which goal (or figure) each statement of kind target or actual supports, and its place among that goal's statements.
--
-- A goal is a region × family × subject × measure × unit × year × period_start × within, and in family `other` also the
-- indicator. Growth and changes against a base that is named are other goals than those against another one or none:
-- 较前三季度 and 比前三季度降幅 are one base, 比上年 and 同比 say what every growth rate means. A statement whose region is unknown supports none. Classifiers of one family are one unit: 1.2万座 and 3.2万个
-- base stations can be compared, so the goal carries the family's own (the statement keeps its word). 每万人拥有26个 and 26个/万人 are one as well.
--
-- superseded   the same issuer has a later document that states the goal. Undated documents, documents without an issuer and
--              drafts neither supersede nor are superseded.
-- place        1 is the statement whose value is shown: statements in force first; then those in the region's own sources, held
--              documents before official pages, media and reposts, drafts last; then the newest; then the surest reading, the body
--              before an editor's note, the order of the file.
-- same_value   equal for values that agree to nine digits; the comparator is not part of it (超过100 and 达到100 agree).
-- low, high    what the value may be if it is written with rounding: half of its last digit either way, at most 1 percent (5.5万
--              and 54983 agree), 5 percent where the source says 约. A figure that is exceeded (超过5万) may be any larger one, one
--              within a range any of it; goals agree only in both their ends, which is why targets have a second pair for the upper.
CREATE TEMP MACRO rounding(number) AS least(
    abs(number) * 0.01,
    0.5 * power(10, split_part(printf('%.11e', number), 'e', 2)::INTEGER
                    - length(split_part(rtrim(split_part(printf('%.11e', number), 'e', 1), '0'), '.', 2)))
);

CREATE TEMP TABLE support AS
WITH counted AS (
    SELECT
        s.* REPLACE (
            CASE WHEN per_head THEN NULL ELSE s.subject END AS subject,
            CASE WHEN per_head THEN f.unit || '/万人'
                 WHEN s.unit IN (FROM seed_classifier) AND f.unit IN (FROM seed_classifier) THEN f.unit ELSE s.unit END AS unit),
        CASE WHEN s.measure IN ('growth', 'change') AND regexp_matches(s.baseline, '^[较比与高低]') AND NOT regexp_matches(s.baseline, '上年|去年')
            THEN regexp_replace(s.baseline, '^(?:较|比|与|高于|低于)|(?:增速|降幅|增幅)?(?:加深|收窄|[深高低])?$', '', 'g')
            ELSE '' END AS base
    FROM (SELECT *, subject IN ('每万人', '万人') AND unit IN (FROM seed_classifier) AS per_head FROM stated) AS s
    JOIN seed_family AS f USING (family)
    WHERE s.kind IN ('target', 'actual') AND s.region_code <> ''
),
keyed AS (
    SELECT
        *,
        left(md5(concat_ws(chr(31), kind, region_code, family, coalesce(subject, ''), measure, unit,
            coalesce(year::VARCHAR, ''), coalesce(period_start::VARCHAR, ''), coalesce(within, ''),
            CASE WHEN family = 'other' THEN indicator ELSE '' END, base)), 16) AS goal_id,
        printf('%.8e', value) || coalesce(printf('–%.8e', value_max), '') AS same_value,
        CASE WHEN comparator = '~' THEN abs(value) * 0.05 ELSE rounding(value) END AS slack
    FROM counted
),
dated AS (
    SELECT
        *,
        issuer <> '' AND document_date <> '' AND NOT draft
            AND document_date < max(document_date) FILTER (NOT draft) OVER (PARTITION BY goal_id, issuer) AS superseded,
        CASE WHEN kind = 'actual' AND comparator IN ('<', '<=') THEN '-Infinity'::DOUBLE ELSE value - slack END AS low,
        CASE WHEN kind = 'target' THEN value + slack
             WHEN comparator IN ('>', '>=') THEN 'Infinity'::DOUBLE ELSE coalesce(value_max, value) + slack END AS high,
        coalesce(value_max, value) - slack AS top_low,
        coalesce(value_max, value) + slack AS top_high
    FROM keyed
)
SELECT *, row_number() OVER (
    PARTITION BY goal_id
    ORDER BY superseded, draft, own_document DESC, list_position(['document', 'official', 'media', 'repost'], grade), document_date DESC,
             confidence DESC, in_note, file, line, start_column, statement_id
) AS place
FROM dated;
