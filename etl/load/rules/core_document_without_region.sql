-- severity: warning
-- what: a document whose region is unknown, so that its goals appear in no comparison
-- do: name the region in the document's front matter (region: "220000"), or put the place into the file's title
SELECT file, line, title, issuer FROM core_document WHERE region_code = '' ORDER BY ALL;
