// Articles by source_id.
// Again: changes nothing
CREATE INDEX article_source_id IF NOT EXISTS FOR (n:Article) ON (n.source_id)
