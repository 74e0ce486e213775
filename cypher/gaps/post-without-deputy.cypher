/*---
ref: OWN-13
family: ownership
title: No deputy
question: Which posts carry much, with nobody to stand in for them?
severity: medium
subject: Post
identity: [post_id]
message: "{post} leads {titles}{note}; no deputy in post is named."
why: One day of absence stops the theme.
fix: Name who stands in, on the sheet Posts under Deputy.
agenda: Who stands in for this post?
sources: [own, guidance on key persons]
of: [post that leads, posts that lead]
needs:
  DEPUTISES: the register names no deputies
  MATCH (p:Plan) WHERE p.public WITH count(p) AS copies RETURN CASE WHEN copies = 0 THEN 1 ELSE 0 END AS count: in a copy for publication a post may stand in for a person, who has no deputy
params: {deputy_from: 3}
picture: |
  MATCH (x:Post) WHERE x.id = $post_id RETURN x.id AS id
  UNION
  MATCH (x:Post)<-[:HOLDS]-(y:Person) WHERE x.id = $post_id RETURN y.id AS id
  UNION
  MATCH (x:Post)-[r:ASSIGNED]->(a:Action)
  WHERE x.id = $post_id AND r.role IN ['accountable', 'named'] AND NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN a.id AS id
count: |
  MATCH (o:Post)-[:ASSIGNED {role: 'accountable'}]->(a:Action)
  WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
  RETURN count(DISTINCT o.id) AS count
fires_on:
  - when: a post with three open actions has no deputy
    graph: |
      CREATE (:Post {id: 'o9', name: 'Deputy'})-[:DEPUTISES]->(:Post {id: 'o8', name: 'Director'}), (o:Post {id: 'o1', name: 'Analyst'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', label: '1 One'}), (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', status: 'open'})
    says: Analyst leads 1 One, Three and Two; no deputy in post is named.
  - when: one red action is enough, and the deputy post is vacant
    graph: |
      CREATE (:Post {id: 'o9', name: 'Deputy', vacant: true})-[:DEPUTISES]->(o:Post {id: 'o1', name: 'Analyst'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'red'})
    says: Analyst leads One, which is red; no deputy in post is named.
  - when: the deputy's holder has left, and so has the person who deputised
    graph: |
      CREATE (d:Post {id: 'o9', name: 'Deputy'})-[:DEPUTISES]->(o:Post {id: 'o1', name: 'Analyst'}), (:Person {id: 'x1', name: 'Ann Lee'})-[:HOLDS {until: date('2025-12-31')}]->(d),
             (y:Person {id: 'x2', name: 'Bo Quill'})-[:DEPUTISES]->(o), (y)-[:WORKS_FOR {until: date('2025-06-30')}]->(:Agency {id: 'g1', name: 'Police'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'red'})
silent_on:
  - when: a deputy is there, of whom no holder is known, or who is a person
    graph: |
      CREATE (:Post {id: 'o9', name: 'Deputy'})-[:DEPUTISES]->(o:Post {id: 'o1', name: 'Analyst'}), (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'red'}),
             (:Person {id: 'x1', name: 'Ann Lee'})-[:DEPUTISES]->(q:Post {id: 'o2', name: 'Head'}), (q)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two', rag: 'red'})
  - when: it leads two that are not red, a red one that is done, and supports a red one
    graph: |
      CREATE (:Post {id: 'o9', name: 'Deputy'})-[:DEPUTISES]->(:Post {id: 'o8', name: 'Director'}), (o:Post {id: 'o1', name: 'Analyst'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'amber'}), (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a2', name: 'Two'}),
             (o)-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a3', name: 'Three', rag: 'red', status: 'done'}), (o)-[:ASSIGNED {role: 'supports'}]->(:Action {id: 'a4', name: 'Four', rag: 'red'})
  - when: nobody deputises for anybody, so that nothing can be said
    graph: |
      CREATE (:Post {id: 'o1', name: 'Analyst'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'red'})
  - when: it is a copy for publication, in which a post may stand in for a person
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan', public: true}), (:Post {id: 'o9', name: 'Deputy'})-[:DEPUTISES]->(:Post {id: 'o8', name: 'Director'}),
             (:Post {id: 'o1', name: 'Officer 1'})-[:ASSIGNED {role: 'accountable'}]->(:Action {id: 'a1', name: 'One', rag: 'red'})
---*/
MATCH (o:Post)-[:ASSIGNED {role: 'accountable'}]->(a:Action)
WHERE NOT coalesce(a.status, 'open') IN ['done', 'closed', 'withdrawn', 'gone']
WITH o, count(DISTINCT a.id) AS actions, collect(DISTINCT coalesce(a.label, a.name)) AS titles, collect(DISTINCT a.id) AS nodes,
     max(CASE WHEN a.rag = 'red' THEN 1 ELSE 0 END) AS red
WHERE (actions >= $deputy_from OR red = 1)
  // A deputy is there unless the papers say that the post is vacant or the person gone.
  AND NOT EXISTS {
    MATCH (o)<-[:DEPUTISES]-(d:Post)
    WHERE EXISTS {
        MATCH (d)<-[h:HOLDS]-()
        WHERE (h.since IS NULL OR h.since <= $as_of) AND (h.until IS NULL OR h.until >= $as_of)
      }
      OR NOT coalesce(d.vacant, false) AND NOT EXISTS { MATCH (d)<-[:HOLDS]-() }
  }
  AND NOT EXISTS {
    MATCH (o)<-[:DEPUTISES]-(d:Person)
    WHERE EXISTS { MATCH (d)-[h:HOLDS|WORKS_FOR]->() WHERE h.until IS NULL OR h.until >= $as_of }
      OR NOT EXISTS { MATCH (d)-[:HOLDS|WORKS_FOR]->() }
  }
RETURN o.id AS post_id, o.name AS post, titles, nodes, CASE WHEN red = 0 THEN '' WHEN actions = 1 THEN ', which is red' ELSE ', some of it red' END AS note
