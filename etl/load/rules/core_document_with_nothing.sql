-- severity: warning
-- what: a document in which no quantity, dated goal or task was found
-- do: look whether the file holds the whole text
SELECT d.file, d.line, d.title
FROM core_document AS d
ANTI JOIN core_statement USING (document_id)
ANTI JOIN core_milestone USING (document_id)
ANTI JOIN core_task USING (document_id)
ORDER BY ALL;
