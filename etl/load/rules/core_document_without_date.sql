-- severity: warning
-- what: a document without a date of issue or publication, so that it neither supersedes another nor is superseded
-- do: give the date in the document's front matter (issued: "2023-07-22")
SELECT file, line, title, issuer FROM core_document WHERE issued = '' AND published = '' ORDER BY ALL;
