// Start: fill the selects, bind what can be pressed, and show what the address asks for.

function render() {
  if (byId("search").value !== state.q) byId("search").value = state.q;
  byId("picture").value = state.picture;
  byId("severity").value = state.severity;
  byId("rule").value = String(state.rule);
  for (const box of document.querySelectorAll("#kinds input")) box.checked = !state.hidden.has(box.value);
  for (const box of document.querySelectorAll("#ties input")) box.checked = state.lines.has(box.value);
  draw();
  drawTable(drawLists());
  drawPanel();
}

function fillSelects() {
  const groups = new Map();
  for (const entry of DATA.pictures) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  for (const [name, entries] of groups) {
    const options = entries.map((entry) => el("option", { value: entry.id },
      `${short(entry.title, 70)} (${entry.at.length / 3}${entry.left ? ` of ${entry.at.length / 3 + entry.left}` : ""})`));
    byId("picture").append(...(name === "Everything" ? options : [el("optgroup", { label: name }, ...options)]));
  }
  const found = new Set(DATA.findings.map((finding) => finding.severity));
  byId("severity").append(...Object.keys(RANK).filter((severity) => found.has(severity)).map((severity) => el("option", { value: severity }, severity)));
  const ruled = new Set(DATA.findings.map((finding) => finding.rule));
  byId("rule").append(...[...DATA.rules.entries()].filter(([number]) => ruled.has(number))
    .map(([number, rule]) => el("option", { value: String(number) }, short(rule.title, 70))));
}

function toggled(set, value) {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function bind() {
  let waiting = 0;
  byId("search").addEventListener("input", (event) => {
    clearTimeout(waiting);
    const q = event.target.value;
    waiting = setTimeout(() => choose({ q, item: -1, finding: -1, tab: "items" }), 80);
  });
  byId("search").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    document.querySelector("#browse [role=tabpanel]:not([hidden]) .list button[tabindex='0']")?.focus();
  });
  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    if (byId("search").value !== state.q) choose({ q: byId("search").value, item: -1, finding: -1, tab: "items" });
    const { inside: here, outside } = listed();
    const first = [...here, ...outside][0];
    if (state.q && first !== undefined) openItem(first);
  });
  byId("picture").addEventListener("change", (event) => choose({ picture: event.target.value, item: -1, finding: -1, steps: 0 }, { step: true }));
  byId("severity").addEventListener("change", (event) => choose({ severity: event.target.value }));
  byId("rule").addEventListener("change", (event) => choose({ rule: event.target.value === "" ? "" : Number(event.target.value) }));
  byId("kinds").addEventListener("change", (event) => choose({ hidden: toggled(state.hidden, event.target.value) }));
  byId("ties").addEventListener("change", (event) => choose({ lines: toggled(state.lines, event.target.value) }));
  byId("clear").addEventListener("click", () => {
    more = { items: PAGE, findings: PAGE };
    choose(fresh(), { step: true });
    byId("search").focus();
  });
  byId("closer").addEventListener("click", () => zoom(1.3));
  byId("farther").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", fit);
  for (const tab of ["items", "findings"]) byId(`tab-${tab}`).addEventListener("click", () => choose({ tab }));
  document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const tab = state.tab === "items" ? "findings" : "items";
    choose({ tab });
    byId(`tab-${tab}`).focus();
  });
}

const narrow = matchMedia("(max-width: 62rem)");
byId("filters").open = !narrow.matches;
narrow.addEventListener("change", () => { byId("filters").open = !narrow.matches; });
fillSelects();
bind();
startLists();
startPanel();
startTable();
startDrawing();
state = fromHash(location.hash);
render();
