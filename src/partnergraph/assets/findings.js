// The findings as a table.

{
  const about = (number) => DATA.findings[number].subject;
  const columns = [
    { key: "finding", title: "Finding", wide: true, text: (number) => DATA.findings[number].message, cell: (number) => findingLink(number) },
    { key: "severity", title: "Severity", tight: true, text: (number) => (counts(number) ? DATA.findings[number].severity : `${DATA.findings[number].severity}, waived`),
      order: (number) => RANK[DATA.findings[number].severity] + (counts(number) ? 0 : 9), cell: (number) => tagOf(DATA.findings[number]) },
    { key: "rule", title: "Rule", text: (number) => DATA.rules[DATA.findings[number].rule].title },
    { key: "about", title: "About", text: (number) => DATA.findings[number].about, cell: (number) => (about(number) >= 0 ? itemLink(about(number), short(NODES[about(number)].label, 90)) : DATA.findings[number].about) },
    { key: "agenda", title: "Question for the agenda", text: (number) => DATA.texts[DATA.findings[number].agenda] },
    { key: "why", title: "Why it matters", only: "csv", text: (number) => DATA.texts[DATA.findings[number].why] },
    { key: "fix", title: "What to do", text: (number) => DATA.texts[DATA.findings[number].fix] },
    { key: "basis", title: "Judged by", only: "csv", text: (number) => DATA.rules[DATA.findings[number].rule].basis.replaceAll("_", " ") },
    { key: "place", title: "Where it stands", only: "csv", text: (number) => DATA.findings[number].evidence.map((place) => DATA.texts[place]).join("; ") },
    { key: "since", title: "Since when", only: "csv", text: (number) => DATA.texts[DATA.findings[number].life] ?? "" },
    { key: "waived", title: "Waived", only: "csv", text: (number) => DATA.texts[DATA.findings[number].waived] ?? "" },
  ];
  VIEWS.push({
    id: "findings",
    title: "Findings",
    wide: true,
    keys: SORT,
    start: startSheet,
    says: () => foundInWords(passed().findings, true),
    render(root) {
      const { findings, key } = passed();
      longTable(root, { name: "findings", caption: "Findings of the rules, the gravest first", file: "findings", columns, rows: findings, key, noun: "finding", counted: (rows) => foundInWords(rows, false) });
    },
  });
}
