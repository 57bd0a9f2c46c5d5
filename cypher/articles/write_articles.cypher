// Write what some locked articles are. The time of their first ingest stays.
// Parameters: rows [{id, source_id, source_name, url, title, authors, publisher, published, published_as_given, language,
//   text, sha256, part_kinds, part_ends, at}]; published and at are ISO 8601 text
// Again: changes nothing
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
SET a.source_id = row.source_id,
    a.source_name = row.source_name,
    a.url = row.url,
    a.title = row.title,
    a.authors = row.authors,
    a.publisher = row.publisher,
    a.published = date(row.published),
    a.published_as_given = row.published_as_given,
    a.language = row.language,
    a.text = row.text,
    a.sha256 = row.sha256,
    a.part_kinds = row.part_kinds,
    a.part_ends = row.part_ends,
    a.ingested_at = coalesce(a.ingested_at, datetime(row.at))
