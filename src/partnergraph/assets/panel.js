// The facts of one item or finding, in the place of the lists.

let opener = null; // what to give the focus back to

function openItem(item) {
  opener = { item };
  choose({ item, finding: -1 }, { step: true });
  byId("panel-title")?.focus();
}

function openFinding(finding) {
  opener = { finding };
  const subject = DATA.findings[finding].subject;
  choose({ finding, item: subject }, { step: true });
  byId("panel-title")?.focus();
}

function closePanel() {
  const back = opener;
  choose({ item: -1, finding: -1, ...(state.view === "around" ? { view: "map" } : {}) }, { step: true });
  const name = back && "finding" in back ? "finding" : "item";
  const button = back && [".list", ".view:not([hidden])"].map((place) => document.querySelector(`${place} [data-${name}="${back[name]}"]`)).find((found) => found?.offsetParent);
  (button || byId("search")).focus();
}

const terms = (pairs) => el("dl", {}, ...pairs.filter(([, text]) => text).flatMap(([term, text]) => [el("dt", {}, term), el("dd", {}, text)]));

function findingTerms(finding) {
  return terms([
    ["Waived", capital(DATA.texts[finding.waived])],
    ["Why it matters", DATA.texts[finding.why]],
    ["What to do", DATA.texts[finding.fix]],
    ["Question for the agenda", DATA.texts[finding.agenda]],
    ["Where it stands", finding.evidence.map((place) => DATA.texts[place]).join("\n")],
    ["Since when", capital(DATA.texts[finding.life])],
    ["Judged by", DATA.rules[finding.rule].basis.replaceAll("_", " ")],
    ["Rule", [DATA.rules[finding.rule].ref, DATA.rules[finding.rule].title, DATA.rules[finding.rule].says].filter(Boolean).join(" · ")],
  ]);
}

// The question as the rule asks it, to be asked again on a server.
function cypherOf(finding) {
  const rule = DATA.rules[finding.rule];
  if (!rule.query) return null;
  const text = [`// ${[rule.ref, rule.title].filter(Boolean).join(" ")}`, `// with $as_of = date('${DATA.asOf}')${rule.given.map((said) => `, $${said}`).join("")}`, rule.query].join("\n");
  const said = el("span", { role: "status" });
  const copy = el("button", { type: "button", class: "copy" }, "Copy");
  const code = el("pre", { tabindex: "0", role: "region", "aria-label": "Cypher" }, el("code", {}, text));
  copy.addEventListener("click", () => {
    getSelection().selectAllChildren(code); // where the clipboard is closed to a file, what is selected can be copied by hand
    const done = () => { said.textContent = "Copied"; };
    const not = () => { said.textContent = document.execCommand("copy") ? "Copied" : "Selected: copy it with your keys"; };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, not);
    else not();
  });
  return el("details", { class: "cypher" }, el("summary", {}, "The rule in Cypher"), el("p", {}, copy, " ", said), code);
}

function gapBox(number, open) {
  const finding = DATA.findings[number];
  return el("details", { class: `gap is-${finding.waived === undefined ? finding.severity : "waived"}`, open },
    el("summary", {}, tagOf(finding), " ", finding.message), findingTerms(finding), cypherOf(finding));
}

function joinedRow(item, says) {
  const button = el("button", { type: "button", "data-item": String(item) }, markOf(NODES[item].kind), el("span", {}, short(NODES[item].label, 160)));
  return el("li", {}, button, says ? el("span", { class: "says" }, says) : null);
}

function relationParts(item) {
  const groups = new Map();
  for (const tie of tiesOf(item)) {
    const name = RELATIONS.get(tie.kind)[tie.out || tie.kind === "BORDERS" ? 0 : 1];
    const group = groups.get(name) ?? groups.set(name, new Map()).get(name);
    group.set(tie.other, [...(group.get(tie.other) ?? []), tie.says].filter(Boolean));
  }
  for (const post of heads(item, "HOLDS")) {
    for (const tie of tiesOf(post)) {
      if (!tie.out || tie.kind !== "ASSIGNED") continue;
      const group = groups.get("Is named on by a post") ?? groups.set("Is named on by a post", new Map()).get("Is named on by a post");
      group.set(tie.other, [...(group.get(tie.other) ?? []), `as ${NODES[post].label}${tie.says ? `: ${tie.says}` : ""}`]);
    }
  }
  return [...groups].flatMap(([name, group]) => [
    el("h3", {}, `${name} (${group.size})`),
    el("ul", { class: "joined" }, ...[...group].sort(([a], [b]) => a - b).map(([other, says]) => joinedRow(other, [...new Set(says)].join("; ")))),
  ]);
}

function pictureParts(item) {
  const found = picturesOf(item);
  if (!found.length) return [];
  return [el("h3", {}, "In pictures"), el("ul", { class: "joined" }, ...found.map((entry) => el("li", {},
    linkTo({ view: "pictures", named: entry.dataset.named }, entry.querySelector("h2").textContent))))];
}

// Where an item may be seen, as links.
function whereTo(item) {
  const places = [["around", { view: "around" }, "Around it"], ["map", { view: "map", picture: pictureWith(item) }, "On the map"], ["path", { view: "path", from: NODES[item].item, to: "" }, "Path from here"]];
  return el("ul", { class: "choice" }, ...places.filter(([id, change]) => (id !== state.view || (change.picture ?? state.picture) !== state.picture) && VIEWS.some((entry) => entry.id === id)).map(([id, change, words]) => el("li", {}, linkTo({ finding: -1, ...change }, words, { "data-to": id }))));
}

// A notebook around the page is told what was chosen; it holds all of the page already.
function tellParent() {
  const item = state.item >= 0 ? NODES[state.item].item : "";
  if (parent !== window && item !== told) parent.postMessage({ partnergraph: item }, "*");
  told = item;
}
let told = "";

function drawPanel() {
  tellParent();
  const panel = byId("panel");
  const on = state.item >= 0 || state.finding >= 0;
  panel.hidden = !on;
  byId("browse").hidden = on;
  if (!on) return;
  const back = el("button", { type: "button", id: "back" }, "Back to the list");
  const title = (text) => el("h2", { id: "panel-title", tabindex: "-1" }, text);
  const kind = (item) => el("p", { class: "what" }, markOf(NODES[item].kind), aside(item));
  if (state.finding >= 0) {
    const finding = DATA.findings[state.finding];
    const nodes = [...new Set([finding.subject, ...finding.nodes])].filter((item) => item >= 0);
    panel.replaceChildren(el("div", { class: "row" }, back), el("p", { class: "what" }, tagOf(finding), DATA.rules[finding.rule].title),
      title(finding.message), findingTerms(finding), cypherOf(finding) ?? "", nodes.length ? el("h3", {}, "What it is about") : "",
      el("ul", { class: "joined" }, ...nodes.map((item) => joinedRow(item, ""))));
  } else {
    const found = FINDINGS[state.item];
    panel.replaceChildren(el("div", { class: "row" }, back),
      title(NODES[state.item].label), kind(state.item),
      whereTo(state.item),
      ...(found.length ? [el("h3", {}, numberOf(found.length, "finding"))] : []), ...found.map((number, place) => gapBox(number, place === 0)),
      el("h3", {}, "Facts"), terms(NODES[state.item].facts),
      ...relationParts(state.item), ...pictureParts(state.item));
  }
  panel.scrollTop = 0;
}

function startPanel() {
  byId("panel").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "back") closePanel();
    else if (button.dataset.item) openItem(Number(button.dataset.item));
  });
  byId("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanel();
  });
}
