// The same as a table, for readers without the drawing and for paper; it is made when it is opened.

function tableRow(item) {
  const node = NODES[item];
  const facts = node.facts.map(([label, text]) => `${label}: ${text}`).join("\n");
  const groups = new Map();
  for (const tie of TIES[item]) {
    const name = RELATIONS.get(tie.kind)[tie.out || tie.kind === "BORDERS" ? 0 : 1];
    const words = short(NODES[tie.other].label, 90) + (tie.says ? ` (${tie.says})` : "");
    groups.set(name, [...(groups.get(name) ?? []), words]);
  }
  const joined = [...groups].map(([name, words]) => `${name}: ${words.slice(0, 30).join("; ")}${words.length > 30 ? `; and ${words.length - 30} more` : ""}`).join("\n");
  const found = FINDINGS[item].map((number) => `${counts(number) ? DATA.findings[number].severity : "waived"}: ${DATA.findings[number].message}`).join("\n");
  return el("tr", {}, el("td", {}, node.kind), el("th", { scope: "row" }, node.label), el("td", { class: "facts" }, facts),
    el("td", { class: "facts" }, joined), el("td", { class: "facts" }, found));
}

function drawTable(items) {
  if (!byId("table").open) return;
  byId("rows").replaceChildren(...items.map(tableRow));
}

function startTable() {
  byId("table").addEventListener("toggle", () => drawTable(listed().inside));
  addEventListener("beforeprint", () => {
    byId("table").open = true;
    byId("filters").open = true;
    drawTable(listed().inside);
  });
}
