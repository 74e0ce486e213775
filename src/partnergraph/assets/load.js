// Who carries how much: a bar a party.

{
  let shownFor = null;
  function shown() {
    const { key, actions } = passed();
    if (shownFor?.key === key) return shownFor;
    const rows = new Map();
    const of = (party) => rows.get(party) ?? rows.set(party, { party, leads: 0, delivers: 0, supports: 0, late: 0, total: 0 }).get(party);
    for (const action of actions.filter(isOpen)) {
      const touched = new Set();
      const count = (parties, what) => { for (const party of parties) if (NODES[party].kind !== "Placeholder") { of(party)[what] += 1; touched.add(party); } };
      count(leadsOf(action), "leads");
      count(withLetters(action, "R"), "delivers");
      count(withLetters(action, "S"), "supports");
      for (const party of touched) { of(party).total += 1; of(party).late += isLate(action) ? 1 : 0; }
    }
    const ordered = [...rows.values()].sort((a, b) => b.leads - a.leads || b.total - a.total || byName(a.party, b.party));
    shownFor = { key, rows: ordered, most: Math.max(1, ...ordered.map((row) => row.leads + row.delivers + row.supports)) };
    return shownFor;
  }

  const bodyName = (party) => (bodyOf(party) >= 0 && bodyOf(party) !== party ? NODES[bodyOf(party)].label : "");
  const single = (party) => ["Post", "Person"].includes(NODES[party].kind);
  const columns = [
    { key: "who", title: "Who", text: (row) => NODES[row.party].label, cell: (row) => [itemLink(row.party), el("span", { class: "also" }, NODES[row.party].kind.toLowerCase())] },
    { key: "kind", title: "Kind", only: "csv", text: (row) => NODES[row.party].kind },
    { key: "body", title: "Agency", text: (row) => bodyName(row.party), cell: (row) => (bodyName(row.party) ? itemLink(bodyOf(row.party), bodyName(row.party)) : "") },
    { key: "bar", title: "Open actions", fixed: true, text: () => "", cell: (row) => shareBar([[row.leads, "leads"], [row.delivers, "delivers"], [row.supports, "supports"]], shown().most, single(row.party) ? TABLES.most : 0) },
    { key: "leads", title: "Leads", number: true, text: (row) => String(row.leads), order: (row) => row.leads },
    { key: "delivers", title: "Delivers", number: true, text: (row) => String(row.delivers), order: (row) => row.delivers },
    { key: "supports", title: "Supports", number: true, text: (row) => String(row.supports), order: (row) => row.supports },
    { key: "late", title: "Overdue", number: true, text: (row) => String(row.late), order: (row) => row.late, cell: (row) => (row.late ? chip(String(row.late), "bad") : "0") },
    { key: "check", title: "Check", text: (row) => (HEAVY.has(row.party) ? "overloaded" : ""), cell: (row) => (HEAVY.has(row.party) ? el("button", { type: "button", class: "badge bad", "data-finding": String(HEAVY.get(row.party)) }, "overloaded") : "") },
  ];

  VIEWS.push({
    id: "load",
    title: "Load",
    wide: true,
    start: startSheet,
    says: () => `${numberOf(passed().actions.filter(isOpen).length, "open action")} shown, on ${shown().rows.length} parties`,
    render(root) {
      const { key, rows } = shown();
      drawnOnce(slot(root, "picture"), key, () => slot(root, "picture").replaceChildren(el("p", { class: "legend" },
        el("span", { class: "swatch leads" }), " leads (accountable, or named where nobody is ranked)  ", el("span", { class: "swatch delivers" }), " delivers  ", el("span", { class: "swatch supports" }), " supports",
        ...(TABLES.most ? ["  ", el("span", { class: "swatch limit" }), ` from ${TABLES.most} actions led, or by a share of a plan, a person or post is overloaded`] : []))));
      longTable(slot(root, "list-of"), { name: "load", caption: "Open actions that each party leads, delivers and supports", file: "load", columns, rows, key, noun: "row", empty: "Nobody is named on what passes the filters." });
    },
  });
}
