// Start: fill the selects, bind what can be pressed, and show what the address asks for.

function fillFilters() {
  if (byId("search").value !== state.q) byId("search").value = state.q;
  for (const select of document.querySelectorAll("[data-filter]")) select.value = String(state[select.dataset.filter] === -1 ? "" : state[select.dataset.filter]);
  if (state.family) byId("only-rule").value = `family ${state.family}`;
  for (const box of document.querySelectorAll("#kinds input")) box.checked = !state.hidden.has(box.value);
  for (const box of document.querySelectorAll("#ties input")) box.checked = state.lines.has(box.value);
}

const option = (value, text) => el("option", { value: String(value) }, short(text, 70));

// Each filter offers what the register has; one that could not part anything is left out.
function fillSelects() {
  const severities = new Set(DATA.findings.map((finding) => finding.severity));
  const rules = new Set(DATA.findings.map((finding) => finding.rule));
  const several = [...NODES.keys()].filter((item) => NODES[item].kind === "Plan").length > 1;
  const nameIn = (item) => (NODES[item].kind === "Theme" && several ? `${NODES[item].label} (${nameOf(heads(item, "IN_PLAN")[0] ?? item)})` : NODES[item].label);
  const groups = (name) => [...everyGroup(name)].sort((a, b) => a - b).map((item) => option(item, nameIn(item)));
  const offered = {
    ...Object.fromEntries(GROUP_FILTERS.map((name) => [name, groups(name)])),
    severity: Object.keys(RANK).filter((severity) => severities.has(severity)).map((severity) => option(severity, severity)),
    rule: FAMILIES.map((family) => [family, [...DATA.rules.entries()].filter(([number, rule]) => rules.has(number) && rule.family === family)]).filter(([, of]) => of.length)
      .map(([family, of]) => el("optgroup", { label: capital(family) }, option(`family ${family}`, `All of ${family}`), ...of.map(([number, rule]) => option(number, rule.title)))),
    status: STATUSES.map((status) => option(status, status)),
  };
  for (const [name, options] of Object.entries(offered)) {
    byId(`only-${name}`).append(...options);
    byId(`only-${name}`).parentElement.hidden = byId(`only-${name}`).options.length < 3;
  }
}

function toggled(set, value) {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function bind() {
  const search = () => { if (byId("search").value !== state.q) choose({ q: byId("search").value, item: -1, finding: -1, tab: "items" }); };
  byId("search").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => choose({}), 80);
  });
  byId("search").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    search();
    document.querySelector("#browse [role=tabpanel]:not([hidden]) .list button[tabindex='0']")?.focus();
  });
  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
    const { inside: here, outside } = listed();
    const first = [...here, ...outside][0];
    if (state.q && first !== undefined) openItem(first);
  });
  for (const select of document.querySelectorAll("[data-filter]")) {
    const name = select.dataset.filter;
    const numbered = typeof fresh()[name] === "number";
    select.addEventListener("change", () => {
      const family = select.value.startsWith("family ") ? select.value.slice(7) : "";
      if (name === "rule") choose({ family, rule: family ? -1 : Number(select.value || -1) });
      else choose({ [name]: numbered ? Number(select.value || -1) : select.value });
    });
  }
  byId("view-choice").addEventListener("change", (event) => choose({ view: event.target.value }, { step: true }));
  byId("kinds").addEventListener("change", (event) => choose({ hidden: toggled(state.hidden, event.target.value) }));
  byId("ties").addEventListener("change", (event) => choose({ lines: toggled(state.lines, event.target.value) }));
  byId("clear").addEventListener("click", () => {
    more = { items: PAGE, findings: PAGE };
    choose({ ...fresh(), view: state.view }, { step: true });
    byId("search").focus();
  });
  for (const tab of ["items", "findings"]) byId(`tab-${tab}`).addEventListener("click", () => choose({ tab }));
  document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const tab = state.tab === "items" ? "findings" : "items";
    choose({ tab });
    byId(`tab-${tab}`).focus();
  });
}

document.querySelector(".skip").addEventListener("click", (event) => { // the address is the state's
  event.preventDefault();
  byId("search").focus();
});
const narrow = matchMedia("(max-width: 62rem)");
byId("filters").open = !narrow.matches;
narrow.addEventListener("change", () => { byId("filters").open = !narrow.matches; });
state = fresh();
fillSelects();
bind();
startLists();
startPanel();
state = fromHash(location.hash);
render();
