// Create the participants of some articles and say which entities they are.
// Parameters: rows [{id, article, entity, kind, name, names, titles, position}]; position is its place in the
//   extraction
// Again: fails, the keys are there
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (e:Entity {id: row.entity})
CREATE (p:Participant {
  id: row.id, kind: row.kind, name: row.name, names: row.names, titles: row.titles,
  position: row.position
})
CREATE (p)-[:FROM]->(a)
CREATE (p)-[:IS]->(e)
