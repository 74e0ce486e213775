// What the reader has chosen. The address holds it after the #, so that a copied link shows the same.
//
// How a view joins the page: a script of its own, named in `_SCRIPTS` of exporters/network.py before "page", that says
//
//   VIEWS.push({
//     id: "actions",              // view=actions in the address; its section is #view-actions, made where the template has none
//     title: "Actions",           // its words in the navigation, and the name of its section
//     render(root, state) {},     // fill the section; called whenever the view is to be seen and a choice was made
//     keys: { sort: { start: "due", valid: (text) => SORTS.has(text) } }, // its own part of the state (state.sort), optional
//     start(root) {},             // called once, before it is first rendered; bind events here, optional
//     offered: () => true,        // whether the navigation offers it now, optional
//     wide: true,                 // the lists beside it make room; facts open beside it all the same, optional
//     says: () => "3 of 9 shown", // what the status line reads; without it the actions and findings that pass, optional
//   });
//
// Views stand in the navigation in the order of the scripts. A view changes the state with choose({ sort: "name" }), opens
// facts with openItem(number) and openFinding(number), and shows what passed() gives (filter.js): search and filters are
// common to all views. Elements are made with el(), svg() and textContent, never from text as HTML.

const VIEWS = [];
const DEFAULT_HIDDEN = ["Area"];
const DEFAULT_LINES = ["who", "boards", "agreements", "contacts", "waits"];

const ownKeys = () => VIEWS.flatMap((entry) => Object.entries(entry.keys ?? {}));

function fresh() {
  return {
    view: firstView(),
    picture: DATA.pictures.length ? DATA.pictures[0].id : "",
    q: "", item: -1, finding: -1, tab: "items",
    plan: -1, theme: -1, agency: -1, board: -1, area: -1, severity: "", rule: -1, family: "", status: "",
    hidden: new Set(DEFAULT_HIDDEN.filter((kind) => KINDS.includes(kind))),
    lines: new Set(DEFAULT_LINES),
    ...Object.fromEntries(ownKeys().map(([name, key]) => [name, key.start])),
  };
}

let state = null; // set at the start, when all views have joined

// The first look: the groups.
let first = "";
const firstView = () => { first ||= (VIEWS.find((entry) => entry.offered?.() ?? true) ?? VIEWS[0]).id; return first; };

const same = (set, list) => set.size === list.length && list.every((entry) => set.has(entry));

function toHash(chosen) {
  const plainState = fresh();
  const said = new URLSearchParams();
  if (chosen.view !== plainState.view) said.set("view", chosen.view);
  if (chosen.picture !== plainState.picture) said.set("show", chosen.picture);
  if (chosen.q) said.set("q", chosen.q);
  if (chosen.tab !== plainState.tab) said.set("list", chosen.tab);
  for (const name of GROUP_FILTERS) if (chosen[name] >= 0) said.set(name, NODES[chosen[name]].item);
  if (chosen.severity) said.set("severity", chosen.severity);
  if (chosen.rule >= 0) said.set("rule", DATA.rules[chosen.rule].title);
  if (chosen.family) said.set("family", chosen.family);
  if (chosen.status) said.set("status", chosen.status);
  if (!same(chosen.hidden, DEFAULT_HIDDEN)) said.set("hide", [...chosen.hidden].sort().join(" "));
  if (!same(chosen.lines, DEFAULT_LINES)) said.set("lines", [...chosen.lines].sort().join(" "));
  for (const [name, key] of ownKeys()) if (chosen[name] !== key.start) said.set(name, chosen[name]);
  if (chosen.finding >= 0) said.set("finding", DATA.findings[chosen.finding].key);
  const item = chosen.item >= 0 ? NODES[chosen.item].item : "";
  if (item && !said.size) return encodeURIComponent(item);
  if (item) said.set("item", item);
  return said.toString();
}

// Anything may stand in an address: what is not known is passed over.
function fromHash(hash) {
  const read = fresh();
  if (hash.length < 2) return read;
  let whole = "";
  try { whole = decodeURIComponent(hash.replace(/^#/, "")); } catch { return read; }
  if (INDEX.has(whole)) return { ...read, item: INDEX.get(whole) };
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const words = (name) => (said.get(name) ?? "").split(" ").filter(Boolean);
  if (DATA.pictures.some((picture) => picture.id === said.get("show"))) read.picture = said.get("show");
  read.q = said.get("q") ?? "";
  if (said.get("list") === "findings") read.tab = "findings";
  for (const name of GROUP_FILTERS) if (said.has(name)) read[name] = INDEX.get(said.get(name)) ?? -1;
  if (Object.hasOwn(RANK, said.get("severity") ?? "")) read.severity = said.get("severity");
  read.rule = DATA.rules.findIndex((entry) => entry.title === said.get("rule"));
  if (DATA.rules.some((entry) => entry.family === said.get("family"))) read.family = said.get("family");
  if (STATUSES.includes(said.get("status"))) read.status = said.get("status");
  if (said.has("hide")) read.hidden = new Set(words("hide").filter((kind) => KINDS.includes(kind)));
  if (said.has("lines")) read.lines = new Set(words("lines").filter((group) => GROUPS.has(group)));
  for (const [name, key] of ownKeys()) if (said.has(name) && (key.valid?.(said.get(name)) ?? true)) read[name] = said.get(name);
  if (INDEX.has(said.get("item"))) read.item = INDEX.get(said.get("item"));
  if (said.has("finding")) read.finding = DATA.findings.findIndex((entry) => entry.key === said.get("finding"));
  const asked = VIEWS.find((entry) => entry.id === said.get("view"));
  if (asked && (asked.offered?.(read) ?? true)) read.view = asked.id;
  return read;
}

let typing = 0; // the timer that waits for the next letter of a search

// What the search box holds is taken before anything else is chosen, so that a choice does not lose the last letters, nor they undo it later.
function typedSoFar() {
  if (!typing) return {};
  clearTimeout(typing);
  typing = 0;
  return { q: byId("search").value, item: -1, finding: -1, tab: "items" };
}

// Change the state. A choice that a reader may want to come back to makes a step in the browser's history.
function choose(change, { step = false } = {}) {
  state = { ...state, ...typedSoFar(), ...change };
  const hash = toHash(state);
  if (hash !== location.hash.replace(/^#/, "")) {
    // In a notebook's frame an address is taken for one of the notebook: only its last part may be set.
    if (step || location.protocol === "about:") location.hash = hash;
    else location.replace(`#${hash}`);
  }
  render();
}

addEventListener("hashchange", () => {
  if (toHash(state) === location.hash.replace(/^#/, "")) return;
  typedSoFar();
  state = fromHash(location.hash);
  render();
});

// The picture that holds an item: the chosen one if it does.
function pictureWith(item) {
  const holds = (entry) => { for (let i = 0; i < entry.at.length; i += 3) if (entry.at[i] === item) return true; return false; };
  const chosen = picture();
  return (chosen && holds(chosen) ? chosen : DATA.pictures.find(holds) ?? chosen)?.id ?? "";
}

const picture = () => DATA.pictures.find((entry) => entry.id === state.picture);
