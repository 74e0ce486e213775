// The actions as a table: who leads, when, how it stands.

{
  const names = (items) => items.map((item) => NODES[item].label).join("; ");
  const others = (action) => [...lettersOn(action).keys()].filter((party) => !leadsOf(action).includes(party)).sort(byName);
  const worst = (action) => FINDINGS[action].filter(counts);
  const columns = [
    { key: "action", title: "Action", wide: true, text: (action) => NODES[action].label, order: (action) => action, cell: (action) => itemLink(action) },
    ...(severalPlans ? [{ key: "plan", title: "Plan", text: (action) => (planOf(action) < 0 ? "" : nameOf(planOf(action))) }] : []),
    { key: "theme", title: "Theme", text: (action) => (themeOf(action) < 0 ? "" : NODES[themeOf(action)].label) },
    { key: "lead", title: "Led by", text: (action) => names(leadsOf(action)), cell: (action) => [...itemLinks(leadsOf(action), (item) => short(NODES[item].label, 90)), " ", CHECK.has(action) ? chip(CHECK.get(action), "bad") : ""] },
    { key: "others", title: "Also named", text: (action) => others(action).map((party) => `${NODES[party].label} (${lettersOn(action).get(party)})`).join("; "), cell: (action) => itemLinks(others(action), (item) => short(NODES[item].label, 90)) },
    { key: "due", title: "Due", text: (action) => factOf(action, "Due"), order: (action) => DUE.get(action)?.days ?? Infinity,
      cell: (action) => [factOf(action, "Due"), " ", isLate(action) ? chip("overdue", "bad") : ""] },
    { key: "status", title: "Status", tight: true, text: (action) => factOf(action, "Status") },
    { key: "rag", title: "RAG", tight: true, text: (action) => factOf(action, "RAG"), cell: (action) => (factOf(action, "RAG") ? chip(factOf(action, "RAG"), `rag ${factOf(action, "RAG")}`) : "") },
    { key: "found", title: "Findings", number: true, text: (action) => String(worst(action).length), order: (action) => worst(action).length, cell: (action) => badgeOf(action) ?? "0" },
    { key: "check", title: "Check", only: "csv", text: (action) => CHECK.get(action) ?? "" },
    { key: "text", title: "In full", only: "csv", text: (action) => factOf(action, "In full") },
    { key: "outcome", title: "Outcome", only: "csv", text: (action) => factOf(action, "Outcome") },
    { key: "place", title: "Where it stands", only: "csv", text: (action) => factOf(action, "Where it stands") },
  ];
  VIEWS.push({
    id: "actions",
    title: "Actions",
    wide: true,
    start: startSheet,
    says: () => `${shareOf(passed().actions.length, ACTIONS.length, "action")} shown`,
    render(root) {
      const { actions, key } = passed();
      const used = columns.filter((column) => !["status", "rag"].includes(column.key) || actions.some((action) => column.text(action)));
      longTable(root, { name: "actions", caption: "Actions with who leads them, when they are due and how they stand", file: "actions", columns: used, rows: actions, key, noun: "action" });
    },
  });
}
