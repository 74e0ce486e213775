/*---
ref: ISA-08
family: information sharing
title: An agreement that nobody looks after
question: Which agreements have nobody to call when they break?
severity: medium
subject: Agreement
identity: [agreement_id]
message: "The agreement {agreement}: {what}."
why: There is nobody to call when it breaks or when a person asks about their data.
fix: Name the post that looks after it.
agenda: Who looks after this agreement?
sources: [own, ICO data sharing code]
of: [agreement, agreements]
needs: {Agreement not planned: the register lists no agreements}
picture: |
  MATCH (g:Agreement)<-[:PARTY_TO|OWNS]-(x:Agency|Team|Person|Post) WHERE g.id = $agreement_id RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Agreement) WHERE z.id = $agreement_id RETURN z.id AS id
count: |
  MATCH (g:Agreement)
  WHERE NOT coalesce(g.planned, false) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
  RETURN count(g) AS count
fires_on:
  - when: no owner is named
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol'})<-[:PARTY_TO]-(:Agency {id: 'g1', name: 'Police'})
    says: "The agreement Exham Protocol: nobody is named who looks after it."
  - when: its owner's post is vacant
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol', `ends`: date('2026-01-01')})<-[:OWNS]-(:Post {id: 'o1', name: 'Analyst', vacant: true})
    says: "The agreement Exham Protocol: nobody holds the post that looks after it (Analyst)."
  - when: the holder of its owner's post left yesterday
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol'})<-[:OWNS]-(:Post {id: 'o1', name: 'Analyst'})<-[:HOLDS {until: date('2025-12-31')}]-(:Person {id: 'x1', name: 'Ann Lee'})
  - when: its owner left for good
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'Exham Protocol'})<-[:OWNS]-(:Person {id: 'x1', name: 'Ann Lee'})-[:WORKS_FOR {until: date('2025-12-31')}]->(:Agency {id: 'g1', name: 'Police'})
    says: "The agreement Exham Protocol: the person who looked after it has left (Ann Lee)."
silent_on:
  - when: a person, an agency or a post of which no holder is known looks after it
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'One'})<-[:OWNS]-(:Person {id: 'x1', name: 'Ann Lee'}), (:Agreement {id: 'i2', name: 'Two'})<-[:OWNS]-(:Agency {id: 'g1', name: 'Police'}), (:Agreement {id: 'i3', name: 'Three'})<-[:OWNS]-(:Post {id: 'o1', name: 'Analyst', vacant: false})
  - when: one of two owners is there, and the post is held until today
    graph: |
      CREATE (g:Agreement {id: 'i1', name: 'One'})<-[:OWNS]-(:Post {id: 'o1', name: 'Analyst', vacant: true}), (g)<-[:OWNS]-(:Person {id: 'x1', name: 'Ann Lee'}),
             (:Agreement {id: 'i2', name: 'Two'})<-[:OWNS]-(:Post {id: 'o2', name: 'Clerk'})<-[:HOLDS {until: date('2026-01-01')}]-(:Person {id: 'x2', name: 'Bo Ode'})
  - when: it has ended or is only planned
    graph: |
      CREATE (:Agreement {id: 'i1', name: 'One', `ends`: date('2025-12-31')}), (:Agreement {id: 'i2', name: 'Two', planned: true})
---*/
MATCH (g:Agreement)
WHERE NOT coalesce(g.planned, false) AND (g.`ends` IS NULL OR g.`ends` >= $as_of)
  AND NOT EXISTS { MATCH (g)<-[:OWNS]-(:Agency) }
  AND NOT EXISTS {
    MATCH (g)<-[:OWNS]-(o:Post)
    WHERE NOT coalesce(o.vacant, false) AND NOT EXISTS { MATCH (o)<-[:HOLDS]-() }
  }
  AND NOT EXISTS {
    MATCH (g)<-[:OWNS]-(:Post)<-[h:HOLDS]-()
    WHERE (h.since IS NULL OR h.since <= $as_of) AND (h.until IS NULL OR h.until >= $as_of)
  }
  // Somebody of whom no paper says that they left is there.
  AND NOT EXISTS {
    MATCH (g)<-[:OWNS]-(x:Person)
    WHERE NOT EXISTS { MATCH (x)-[h:HOLDS|WORKS_FOR]->() WHERE h.until < $as_of }
      OR EXISTS { MATCH (x)-[h:HOLDS|WORKS_FOR]->() WHERE h.until IS NULL OR h.until >= $as_of }
  }
OPTIONAL MATCH (g)<-[:OWNS]-(o:Post)
WITH g, min(o.name) AS post, collect(DISTINCT o.id) AS posts
OPTIONAL MATCH (g)<-[:OWNS]-(x:Person)
WITH g, post, posts, min(x.name) AS person, collect(DISTINCT x.id) AS people
RETURN g.id AS agreement_id, g.name AS agreement, posts + people AS nodes,
       CASE WHEN post IS NOT NULL THEN 'nobody holds the post that looks after it (' + post + ')'
            WHEN person IS NOT NULL THEN 'the person who looked after it has left (' + person + ')'
            ELSE 'nobody is named who looks after it' END AS what
