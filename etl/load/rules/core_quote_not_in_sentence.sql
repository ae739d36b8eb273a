-- severity: error
-- what: a quote does not stand in its sentence where it says
-- do: a fault of the program; please report it with the document
SELECT file, line, quote, quote_at, sentence
FROM core_statement
WHERE substring(sentence, quote_at + 1, length(quote)) <> quote
ORDER BY ALL;
