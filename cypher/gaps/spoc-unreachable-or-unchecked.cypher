/*---
ref: XB-04
family: cross-borough
title: A single point of contact that is unreachable or unchecked
question: Which single points of contact (SPOCs) have no address, have run out, or were not checked for long?
severity: medium
subject: Contact
identity: [contact_id]
message: "Single point of contact ({contact}): {what} (last checked: {assured})."
why: Lists of contacts rot, and are found rotten on the day when they are needed.
fix: Call it, and write the address and the day of the check into the register.
agenda: Who checks the list of contacts, and when?
sources: [Popolo contact details with valid_until, HSDS assured_date]
of: [single point of contact, single points of contact]
needs: {Contact not planned: the register lists no single points of contact}
# One that has run out is told only where no other of the same side on the same topic goes on. One that was never checked
# is told only where the register has days of checks at all.
params:
  assured_days: 183
picture: |
  MATCH (c:Contact)-[:HELD_BY|OF|FACES]->(x:Post|Person|Area|Agency|Placeholder) WHERE c.id = $contact_id RETURN DISTINCT x.id AS id
  UNION
  MATCH (z:Contact) WHERE z.id = $contact_id RETURN z.id AS id
count: |
  MATCH (c:Contact)
  WHERE NOT coalesce(c.planned, false)
  RETURN count(c) AS count
fires_on:
  - when: it has no mailbox
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves: Exham to Wyeham', mailbox: ' '})-[:OF]->(:Area {id: 'r1', name: 'Exham'})
    says: "Single point of contact (Moves: Exham to Wyeham): no address is recorded (last checked: none)."
  - when: it was checked 184 days ago
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves', mailbox: 'spoc@exham.example', assured: date('2025-07-01')})-[:OF]->(:Area {id: 'r1', name: 'Exham'})
    says: "Single point of contact (Moves): it was checked long ago (last checked: 1 July 2025)."
  - when: it has run out, and the other is on another topic
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves', topic: 'moves', mailbox: 'spoc@exham.example', until: date('2025-12-31')})-[:OF]->(r:Area {id: 'r1', name: 'Exham'}),
             (:Contact {id: 'c2', name: 'Schools', topic: 'schools', mailbox: 'spoc@exham.example'})-[:OF]->(r)
    says: "Single point of contact (Moves): it has run out, and no other took its place (last checked: none)."
  - when: another was checked, this one never
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves', mailbox: 'spoc@exham.example'})-[:OF]->(r:Area {id: 'r1', name: 'Exham'}), (:Contact {id: 'c2', name: 'Schools', mailbox: 'spoc@exham.example', assured: date('2025-07-02')})-[:OF]->(r)
    says: "Single point of contact (Moves): no check is recorded (last checked: none)."
silent_on:
  - when: it was checked 183 days ago and runs until today
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves', mailbox: 'spoc@exham.example', assured: date('2025-07-02'), until: date('2026-01-01')})
  - when: no check of any is recorded
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves', mailbox: 'spoc@exham.example'})
  - when: it has run out, and another took its place
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves', topic: 'moves', until: date('2025-12-31')})-[:OF]->(r:Area {id: 'r1', name: 'Exham'}), (:Contact {id: 'c2', name: 'Moves', topic: 'Moves', mailbox: 'spoc@exham.example'})-[:OF]->(r)
  - when: it has run out, and another took its place, neither with a topic
    graph: |
      CREATE (:Contact {id: 'c1', name: 'First', until: date('2025-12-31')})-[:OF]->(r:Area {id: 'r1', name: 'Exham'}), (:Contact {id: 'c2', name: 'Second', mailbox: 'spoc@exham.example'})-[:OF]->(r)
  - when: it is only planned
    graph: |
      CREATE (:Contact {id: 'c1', name: 'Moves', planned: true}), (:Contact {id: 'c2', name: 'Schools', mailbox: 'spoc@exham.example'})
---*/
MATCH (c:Contact)
WHERE NOT coalesce(c.planned, false)
// A subject that is missing would be lost in the question below.
WITH c, toLower(coalesce(c.topic, '')) AS topic
WITH c, CASE
  WHEN c.until < $as_of THEN
    CASE WHEN EXISTS {
      MATCH (c)-[:OF]->(x)<-[:OF]-(d:Contact)
      WHERE d.id <> c.id AND toLower(coalesce(d.topic, '')) = topic AND NOT coalesce(d.planned, false)
        AND (d.until IS NULL OR d.until >= $as_of)
    } THEN '' ELSE 'it has run out, and no other took its place' END
  WHEN trim(coalesce(c.mailbox, '')) = '' THEN 'no address is recorded'
  WHEN c.assured < $as_of - $assured_days THEN 'it was checked long ago'
  WHEN c.assured IS NULL AND EXISTS { MATCH (e:Contact) WHERE e.assured IS NOT NULL } THEN 'no check is recorded'
  ELSE '' END AS what
WHERE what <> ''
RETURN c.id AS contact_id, c.name AS contact, what, c.assured AS assured
