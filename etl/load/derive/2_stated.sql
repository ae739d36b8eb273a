-- Every statement with its source: those of the documents, and the facts of the ledger, which have a page's address for a
-- sentence. The ledger is read by people, so that nothing in it is less sure than anything else in it.
--
-- own_document   the source is of the region that the figure is about; a fact of the ledger is always looked up for its region
CREATE TEMP TABLE stated AS
SELECT s.* EXCLUDE (role), s.role = 'note' AS in_note, d.published, d.origin, 'document' AS grade, '' AS address, false AS draft, '' AS note,
       coalesce(nullif(d.issued, ''), d.published) AS document_date, d.region_code = s.region_code AS own_document
FROM core_statement AS s
JOIN core_document AS d USING (document_id)
UNION ALL BY NAME
SELECT o.*, 'observations.csv' AS file, r.region_name, 0 AS start_column, 0 AS end_column, '' AS quote, 0 AS quote_at, '' AS sentence,
       []::VARCHAR[] AS section, 'sentence' AS year_from, NULL AS baseline, NULL AS binding, 1.0 AS confidence, 'ledger' AS rule,
       false AS in_note, '' AS published, 'ledger' AS origin, o.issued AS document_date, true AS own_document
FROM core_observation AS o
JOIN out_region AS r USING (region_code);
