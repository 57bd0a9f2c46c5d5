-- Article texts are kept beside their nodes: a node is read whole for every row that it stands in.
-- Again: changes nothing
CREATE VERTEX TYPE Article IF NOT EXISTS;
CREATE PROPERTY Article.text IF NOT EXISTS STRING (external true);
