/*---
ref: DQ-06
family: data quality and privacy
title: Personal data in a copy for publication
question: Does a register that is marked public still hold names, phone numbers or private addresses?
severity: critical
subject: [Person, Contact, Action]
identity: [node_id]
message: "The register is marked public and holds {what}: {name}."
why: Names of officials are personal data, and a publication cannot be called back.
fix: Make the copy with posts in place of names, or take the mark off (public on the sheet About) if it is not for publication.
agenda: Who checks what we publish?
sources: [ICO, own]
of: ["person, contact or action of a register marked public", "people, contacts and actions of a register marked public"]
picture: "MATCH (x:Person|Contact|Action) WHERE x.id = $node_id RETURN x.id AS id"
count: |
  MATCH (p:Plan)
  WHERE coalesce(p.public, false)
  WITH count(p) AS public_plans
  WHERE public_plans > 0
  MATCH (x:Person|Contact|Action)
  RETURN count(x) AS count
fires_on:
  - when: a person is named
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan', public: true}), (:Person {id: 'x1', name: 'Ann Lee'})
    says: "The register is marked public and holds the name of a person: Ann Lee."
  - when: a contact has a person's mailbox, and an action a phone number
    findings: 2
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan', public: true}), (:Contact {id: 'c1', name: 'Moves', mailbox: 'ann.lee@exham.example'}),
             (:Action {id: 'a1', name: 'Call', label: '1 Call', text: 'Call the desk on 020 7946 0000'}), (:Action {id: 'a2', name: 'Train', text: 'Train 1200 staff'})
  - when: progress holds a person's address
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan', public: true}), (:Action {id: 'a1', name: 'Call', text: 'Call', progress: 'Sent to bo_ode@exham.example.'})
silent_on:
  - when: the register is not for publication
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan'}), (:Person {id: 'x1', name: 'Ann Lee'})
  - when: it holds posts, a shared mailbox and figures
    graph: |
      CREATE (:Plan {id: 'p1', name: 'our plan', public: true}), (:Post {id: 'o1', name: 'Head of Service'}), (:Contact {id: 'c1', name: 'Moves', mailbox: 'gangs@exham.example'}), (:Action {id: 'a1', name: 'Train', text: 'Train 1200 staff in 2025 2026, write to gangs@exham.example'})
---*/
MATCH (p:Plan)
WHERE coalesce(p.public, false)
WITH count(p) AS public_plans
WHERE public_plans > 0
MATCH (x:Person)
RETURN x.id AS node_id, x.name AS name, 'the name of a person' AS what

UNION ALL

// A mailbox with a point or a line between two words is a person's; one of a single word is shared.
MATCH (p:Plan)
WHERE coalesce(p.public, false)
WITH count(p) AS public_plans
WHERE public_plans > 0
MATCH (x:Contact)
WHERE (x.mailbox =~ '(?s).*[A-Za-z]+[._][A-Za-z]+@.*' OR x.mailbox =~ '(?s).*[+(]?0[0-9() -]{8,}[0-9].*')
RETURN x.id AS node_id, x.name AS name, 'a private address or phone number' AS what

UNION ALL

MATCH (p:Plan)
WHERE coalesce(p.public, false)
WITH count(p) AS public_plans
WHERE public_plans > 0
MATCH (x:Action)
WHERE (x.text =~ '(?s).*[A-Za-z]+[._][A-Za-z]+@.*' OR x.text =~ '(?s).*[+(]?0[0-9() -]{8,}[0-9].*'
    OR x.progress =~ '(?s).*[A-Za-z]+[._][A-Za-z]+@.*' OR x.progress =~ '(?s).*[+(]?0[0-9() -]{8,}[0-9].*'
    OR x.lead_text =~ '(?s).*[A-Za-z]+[._][A-Za-z]+@.*' OR x.lead_text =~ '(?s).*[+(]?0[0-9() -]{8,}[0-9].*')
RETURN x.id AS node_id, coalesce(x.label, x.name) AS name, 'a private address or phone number' AS what
