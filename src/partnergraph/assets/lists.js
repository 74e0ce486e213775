// The two lists beside the drawing: items and findings. Each is one stop of the Tab key; arrows move inside it.

const PAGE = 200;
let more = { items: PAGE, findings: PAGE };

const members = () => new Set(Array.from(picture()?.at ?? []).filter((_, i) => i % 3 === 0));

// What the list holds: items that pass; beside the map those of its picture, and, where words were typed, those found outside it.
function listed() {
  const all = passed().items;
  if (state.view !== "map") return { inside: all, outside: [] };
  const here = members();
  return { inside: all.filter((item) => here.has(item)), outside: passed().all && !picture()?.left ? [] : all.filter((item) => !here.has(item)) };
}

function badgeOf(item) {
  const found = FINDINGS[item].filter(counts);
  if (!found.length) return null;
  const worst = Math.min(...found.map((number) => RANK[DATA.findings[number].severity]));
  const made = el("span", { class: worst <= 1 ? "count" : "count lesser" }, String(found.length));
  made.append(el("span", { class: "hidden" }, ` ${found.length === 1 ? "finding" : "findings"}`));
  return made;
}

// A plan is best told by its short name, since titles are long.
const nameOf = (item) => factOf(item, "Short name") || NODES[item].label;

// The place of an action, the body of a party: what tells two items of one name apart.
function aside(item) {
  const kinds = { Action: ["IN_THEME", "IN_PLAN"], Theme: ["IN_PLAN"], Team: ["PART_OF"], Post: ["POST_IN"], Person: ["WORKS_FOR"] }[NODES[item].kind] ?? [];
  const above = kinds.flatMap((kind) => heads(item, kind).slice(0, 1).map(nameOf));
  const one = DATA.pictures.filter((entry) => entry.group === "Plans").length < 2;
  return [NODES[item].kind, ...(NODES[item].kind === "Action" && one ? above.slice(0, 1) : above)].map((text) => short(text, 45)).join(" · ");
}

function itemRow(item) {
  const button = el("button", { type: "button", tabindex: "-1", "data-item": String(item), "aria-current": state.item === item ? "true" : null },
    markOf(NODES[item].kind), el("span", { class: "name" }, NODES[item].label), badgeOf(item) ?? el("span"), el("span", { class: "also" }, aside(item)));
  return el("li", {}, button);
}

function findingRow(number) {
  const finding = DATA.findings[number];
  const button = el("button", { type: "button", class: "gap", tabindex: "-1", "data-finding": String(number), "aria-current": state.finding === number ? "true" : null },
    el("span", {}, tagOf(finding), ` ${DATA.rules[finding.rule].title}`), el("span", { class: "name" }, finding.message));
  return el("li", {}, button);
}

function fill(list, entries, row, kind, note) {
  const rows = entries.slice(0, more[kind]).map(row);
  list.replaceChildren(...rows);
  if (entries.length > more[kind]) {
    const button = el("button", { type: "button", tabindex: "-1", "data-more": kind }, el("span"), `Show ${Math.min(PAGE, entries.length - more[kind])} more of ${entries.length}`);
    list.append(el("li", {}, button));
  }
  note.textContent = entries.length ? "" : "Nothing passes the filters.";
  rove(list);
}

// One button of a list takes part in tabbing: the current one, else the first.
function rove(list) {
  const current = list.querySelector("[aria-current]") ?? list.querySelector("button");
  if (current) current.tabIndex = 0;
}

function drawLists() {
  const { inside: here, outside } = listed();
  const list = byId("item-list");
  fill(list, here, itemRow, "items", byId("item-note"));
  if (outside.length) {
    list.append(el("li", { class: "heading" }, `${numberOf(outside.length, "item")} outside the drawing`), ...outside.slice(0, PAGE).map(itemRow));
    if (!here.length) { byId("item-note").textContent = ""; rove(list); }
  }
  fill(byId("finding-list"), passed().findings, findingRow, "findings", byId("finding-note"));
  for (const tab of ["items", "findings"]) {
    const on = state.tab === tab;
    byId(tab).hidden = !on;
    byId(`tab-${tab}`).setAttribute("aria-selected", String(on));
    byId(`tab-${tab}`).tabIndex = on ? 0 : -1;
  }
}

function startLists() {
  for (const list of [byId("item-list"), byId("finding-list")]) {
    list.addEventListener("click", (event) => {
      const { item, finding, more: kind } = event.target.closest("button")?.dataset ?? {};
      if (item) openItem(Number(item));
      else if (finding) openFinding(Number(finding));
      else if (kind) {
        const next = more[kind];
        more = { ...more, [kind]: next + PAGE };
        drawLists();
        list.querySelectorAll("button")[next]?.focus();
      }
    });
    list.addEventListener("keydown", (event) => {
      const buttons = [...list.querySelectorAll("button")];
      const at = buttons.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      if (to < 0) { byId("search").focus(); return; }
      const next = buttons[Math.min(to, buttons.length - 1)];
      for (const button of buttons) button.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  }
}
