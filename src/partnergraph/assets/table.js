// All items that pass as a table, for readers without the drawing and for paper.

function tableRow(item) {
  const node = NODES[item];
  const facts = node.facts.map(([label, text]) => `${label}: ${text}`).join("\n");
  const groups = new Map();
  for (const tie of tiesOf(item)) {
    const name = RELATIONS.get(tie.kind)[tie.out || tie.kind === "BORDERS" ? 0 : 1];
    const words = short(NODES[tie.other].label, 90) + (tie.says ? ` (${tie.says})` : "");
    groups.set(name, [...(groups.get(name) ?? []), words]);
  }
  const joined = [...groups].map(([name, words]) => `${name}: ${words.slice(0, 30).join("; ")}${words.length > 30 ? `; and ${words.length - 30} more` : ""}`).join("\n");
  const found = FINDINGS[item].map((number) => `${counts(number) ? DATA.findings[number].severity : "waived"}: ${DATA.findings[number].message}`).join("\n");
  return el("tr", {}, el("td", {}, node.kind), el("th", { scope: "row" }, node.label), el("td", { class: "facts" }, facts),
    el("td", { class: "facts" }, joined), el("td", { class: "facts" }, found));
}

const ROWS = 500;

function itemTable(items) {
  const head = el("tr", {}, ...["Kind", "Name", "Facts", "Relations", "Findings"].map((name) => el("th", { scope: "col" }, name)));
  return el("div", { class: "wide-table", role: "region", "aria-label": "All that is shown, as a table", tabindex: "0" },
    el("table", { class: "items" }, el("caption", { class: "hidden" }, "Items with their facts, relations and findings"), el("thead", {}, head),
      el("tbody", {}, ...items.slice(0, ROWS).map(tableRow))));
}

VIEWS.push({
  id: "items",
  title: "All items",
  wide: true,
  says: () => `${shareOf(passed().items.length, NODES.length, "item")} shown`,
  render(root) {
    const { items } = passed();
    root.replaceChildren(itemTable(items),
      items.length > ROWS ? el("p", { class: "notice" }, `The first ${ROWS} of ${numberOf(items.length, "item")}: search or filter to see others.`) : "");
  },
});
