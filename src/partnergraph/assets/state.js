// What the reader has chosen. The address holds it after the #, so that a copied link shows the same.

const DEFAULT_HIDDEN = ["Area"];
const DEFAULT_LINES = ["who", "boards", "agreements", "contacts", "waits"];

function fresh() {
  return {
    picture: DATA.pictures.length ? DATA.pictures[0].id : "",
    q: "", item: -1, finding: -1, steps: 0, tab: "items", severity: "", rule: "",
    hidden: new Set(DEFAULT_HIDDEN.filter((kind) => KINDS.includes(kind))),
    lines: new Set(DEFAULT_LINES),
  };
}

let state = fresh();

const same = (set, list) => set.size === list.length && list.every((entry) => set.has(entry));

function toHash(chosen) {
  const plainState = fresh();
  const said = new URLSearchParams();
  if (chosen.picture !== plainState.picture) said.set("show", chosen.picture);
  if (chosen.q) said.set("q", chosen.q);
  if (chosen.tab !== plainState.tab) said.set("list", chosen.tab);
  if (chosen.severity) said.set("severity", chosen.severity);
  if (chosen.rule !== "") said.set("rule", DATA.rules[chosen.rule].title);
  if (!same(chosen.hidden, DEFAULT_HIDDEN)) said.set("hide", [...chosen.hidden].sort().join(" "));
  if (!same(chosen.lines, DEFAULT_LINES)) said.set("lines", [...chosen.lines].sort().join(" "));
  if (chosen.steps) said.set("steps", String(chosen.steps));
  if (chosen.finding >= 0) said.set("finding", DATA.findings[chosen.finding].key);
  const item = chosen.item >= 0 ? NODES[chosen.item].item : "";
  const rest = said.toString();
  if (item && !rest) return encodeURIComponent(item);
  if (item) said.set("item", item);
  return said.toString();
}

// Anything may stand in an address: what is not known is passed over.
function fromHash(hash) {
  const read = fresh();
  let whole = "";
  try { whole = decodeURIComponent(hash.replace(/^#/, "")); } catch { return read; }
  if (INDEX.has(whole)) return { ...read, item: INDEX.get(whole) };
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const words = (name) => (said.get(name) ?? "").split(" ").filter(Boolean);
  if (DATA.pictures.some((picture) => picture.id === said.get("show"))) read.picture = said.get("show");
  read.q = said.get("q") ?? "";
  if (said.get("list") === "findings") read.tab = "findings";
  if (Object.hasOwn(RANK, said.get("severity") ?? "")) read.severity = said.get("severity");
  const rule = DATA.rules.findIndex((entry) => entry.title === said.get("rule"));
  if (rule >= 0) read.rule = rule;
  if (said.has("hide")) read.hidden = new Set(words("hide").filter((kind) => KINDS.includes(kind)));
  if (said.has("lines")) read.lines = new Set(words("lines").filter((group) => GROUPS.has(group)));
  if (INDEX.has(said.get("item"))) read.item = INDEX.get(said.get("item"));
  read.finding = DATA.findings.findIndex((entry) => entry.key === said.get("finding"));
  if (read.item >= 0 && ["1", "2"].includes(said.get("steps"))) read.steps = Number(said.get("steps"));
  return read;
}

// Change the state. A choice that a reader may want to come back to makes a step in the browser's history.
function choose(change, { step = false } = {}) {
  state = { ...state, ...change };
  if (state.item < 0) state.steps = 0;
  const hash = toHash(state);
  if (hash !== location.hash.replace(/^#/, "")) {
    if (step) location.hash = hash;
    else location.replace(`#${hash}`);
  }
  render();
}

addEventListener("hashchange", () => {
  if (toHash(state) === location.hash.replace(/^#/, "")) return;
  state = fromHash(location.hash);
  render();
});

const picture = () => DATA.pictures.find((entry) => entry.id === state.picture);

// The findings that pass the two filters.
const passing = (number) => {
  const finding = DATA.findings[number];
  return (!state.severity || finding.severity === state.severity) && (state.rule === "" || finding.rule === state.rule);
};

// Every word that was typed stands somewhere in the item's names.
function matches(item) {
  return plain(state.q).split(/\s+/).filter(Boolean).every((word) => WORDS[item].includes(word));
}
