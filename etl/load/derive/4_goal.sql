-- Goals and figures: the statement in first place gives the values shown, all of them are named.

-- Older values of the same issuer: one for each document and value.
CREATE TEMP TABLE older AS
SELECT goal_id, list(struct_pack(
    value := value, value_max := value_max, comparator := comparator,
    document_id := document_id, document := document, issued := issued, statement_id := statement_id) ORDER BY place) AS superseded
FROM (
    SELECT * FROM support WHERE superseded
    QUALIFY row_number() OVER (PARTITION BY goal_id, document_id, same_value ORDER BY place) = 1
)
GROUP BY goal_id;

CREATE TEMP TABLE goal AS
WITH summary AS (
    SELECT
        goal_id,
        count(*)::INTEGER AS statement_count,
        list(statement_id ORDER BY place) AS statement_ids,
        max(low) FILTER (NOT superseded) > min(high) FILTER (NOT superseded)
            OR (any_value(kind) = 'target' AND max(top_low) FILTER (NOT superseded) > min(top_high) FILTER (NOT superseded)) AS disputed
    FROM support
    GROUP BY goal_id
)
SELECT
    shown.kind, goal_id,
    shown.region_code, r.region_name, r.region_name_en, r.region_level,
    shown.family, f.family_name, f.family_name_en, shown.subject, shown.indicator, shown.measure, shown.unit,
    shown.year, shown.period_start, shown.within, shown.comparator, shown.value, shown.value_max, shown.baseline, shown.binding,
    shown.document_id, shown.document, shown.document_number, shown.issuer, shown.issued, shown.published,
    shown.grade, shown.address, shown.draft,
    shown.confidence, summary.statement_count, summary.statement_ids,
    coalesce(older.superseded, []) AS superseded,
    summary.disputed,
    f.sort_order AS family_order, r.sort_order AS region_order
FROM support AS shown
JOIN summary USING (goal_id)
JOIN out_region AS r ON r.region_code = shown.region_code
JOIN seed_family AS f ON f.family = shown.family
LEFT JOIN older USING (goal_id)
WHERE shown.place = 1;

INSERT INTO out_target
SELECT * EXCLUDE (kind, family_order, region_order) FROM goal WHERE kind = 'target'
ORDER BY family_order, year, region_order, goal_id;

INSERT INTO out_actual
SELECT * EXCLUDE (kind, family_order, region_order) FROM goal WHERE kind = 'actual'
ORDER BY family_order, year, region_order, goal_id;

INSERT INTO out_conflict
SELECT goal_id, s.value, s.value_max, s.comparator, s.statement_id, s.document_id, s.document
FROM support AS s
JOIN goal USING (goal_id)
WHERE goal.disputed AND NOT s.superseded
QUALIFY row_number() OVER (PARTITION BY goal_id, s.same_value ORDER BY s.place) = 1
ORDER BY goal_id, s.place;
