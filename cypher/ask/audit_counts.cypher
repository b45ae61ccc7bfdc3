// How many claims lack something, by kind and publisher.
// param what: quote, date, url, published or locator
// returns: kind, publisher, claims, lacking
// access: read
MATCH (c:Claim)-[:STATED_IN]->(s:Source)
WHERE c.recorded_at IS NOT NULL AND c.retracted_on IS NULL
RETURN c.kind AS kind, s.publisher AS publisher, count(c) AS claims,
  sum(CASE WHEN ($what = 'quote' AND c.quote IS NULL) OR ($what = 'date' AND c.edtf IS NULL) OR ($what = 'url' AND s.url IS NULL)
    OR ($what = 'published' AND s.published IS NULL) OR ($what = 'locator' AND c.locator IS NULL) THEN 1 ELSE 0 END) AS lacking
ORDER BY kind, publisher
