/*---
ref: DQ-08
family: data quality and privacy
title: Waiver expired or unused
question: Which decisions to live with a gap no longer hold, or are about no gap?
severity: low
subject: Waiver
identity: [waiver_id]
message: "{name}: the waiver {what} (decided by {who}; last day: {expires})."
why: An expired waiver hides nothing any more, and one that is about nothing was misspelt or is no longer needed.
fix: Decide again and give it a new last day, correct its rule or subject, or delete its row.
agenda: Do we still accept this gap, and until when?
sources: ["checks of software: suppressions that match nothing are reported", own]
needs: {Waiver: the register lists no waivers}
count: |
  MATCH (w:Waiver)
  RETURN count(w) AS count
fires_on:
  - when: its last day has passed
    graph: |
      CREATE (:Waiver {id: 'w1', name: 'OWN-01: 3.1 Train staff', decided_by: 'Safety Board', expires: date('2025-12-31')})
    says: "OWN-01: 3.1 Train staff: the waiver has expired (decided by Safety Board; last day: 31 December 2025)."
  - when: the finding that it was about is gone
    params: {idle_waivers: [w1, w3]}
    findings: 2
    graph: |
      CREATE (:Waiver {id: 'w1', name: 'OWN-01: 3.1 Train staff', decided_by: 'Safety Board'}),
             (:Waiver {id: 'w2', name: 'OWN-01: 3.2 Hold a panel', decided_by: 'Safety Board', expires: date('2026-01-01')}),
             (:Waiver {id: 'w3', name: 'TIME-03: 3.3 Meet', decided_by: 'Safety Board', expires: date('2026-06-30')})
    says: "OWN-01: 3.1 Train staff: the waiver is about no finding (decided by Safety Board; last day: none)."
  - when: nothing is called so, and something is called almost so
    params: {idle_waivers: [w1]}
    graph: |
      CREATE (:Waiver {id: 'w1', name: 'LOAD-01: An Lee', decided_by: 'Safety Board', nearest: 'Ann Lee'})
    says: "LOAD-01: An Lee: the waiver is about nothing in the register; the nearest name is Ann Lee (decided by Safety Board; last day: none)."
  - when: nothing is called so, nor almost so
    params: {idle_waivers: [w1]}
    graph: |
      CREATE (:Waiver {id: 'w1', name: 'LOAD-01: Zed', decided_by: 'Safety Board', nearest: ''})
    says: "LOAD-01: Zed: the waiver is about nothing in the register (decided by Safety Board; last day: none)."
silent_on:
  - when: it is about a finding, and holds until today
    graph: |
      CREATE (:Waiver {id: 'w1', name: 'OWN-01: 3.1 Train staff', decided_by: 'Safety Board', expires: date('2026-01-01')})
  - when: it has no last day
    params: {idle_waivers: [w2]}
    graph: |
      CREATE (:Waiver {id: 'w1', name: 'OWN-01: 3.1 Train staff', decided_by: 'Safety Board'})
---*/
// Whether a waiver is about a finding is known when all other rules have run: $idle_waivers lists those that are not.
MATCH (w:Waiver)
WHERE w.expires IS NOT NULL AND w.expires < $as_of OR w.id IN $idle_waivers
RETURN w.id AS waiver_id, w.name AS name, w.decided_by AS who, w.expires AS expires,
       CASE WHEN w.expires IS NOT NULL AND w.expires < $as_of THEN 'has expired'
            WHEN w.nearest IS NULL THEN 'is about no finding'
            WHEN w.nearest = '' THEN 'is about nothing in the register'
            ELSE 'is about nothing in the register; the nearest name is ' + w.nearest END AS what
