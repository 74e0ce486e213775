// The frame of the page: the navigation of views, the line that says how much is shown, the way up, and what is rendered.

const sectionOf = (entry) => byId(`view-${entry.id}`) ?? byId("stages").appendChild(el("section", { id: `view-${entry.id}`, class: "view", hidden: true, tabindex: "-1" }));
const started = new Set();
const current = () => VIEWS.find((entry) => entry.id === state.view);

// A link to the page as it would be after a choice; it works in a new tab too.
function linkTo(change, words, attributes = {}) {
  const link = el("a", { href: `#${toHash({ ...state, ...change })}`, ...attributes }, words);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    choose(change, { step: true });
  });
  return link;
}

function drawViews() {
  const offered = VIEWS.filter((entry) => entry.id === state.view || (entry.offered?.(state) ?? true));
  const had = document.activeElement?.closest?.("#views a")?.dataset.view;
  byId("views").replaceChildren(...offered.map((entry) => el("li", {},
    linkTo({ view: entry.id }, entry.title, { "data-view": entry.id, "aria-current": entry.id === state.view ? "page" : null }))));
  if (had) document.querySelector(`#views [data-view="${had}"]`)?.focus();
  byId("view-choice").replaceChildren(...offered.map((entry) => el("option", { value: entry.id }, entry.title)));
  byId("view-choice").value = state.view;
}

// Render a view anew when the room for it changes.
function onWidth(root, id, again) {
  let had = root.clientWidth;
  new ResizeObserver(() => {
    if (state.view !== id || !root.clientWidth || root.clientWidth === had) return;
    had = root.clientWidth;
    again();
  }).observe(root);
}

// One level up: from an item to the map that holds it, from a map to the overview.
function drawUp() {
  const up = byId("up");
  const change = state.view === "around" ? { view: "map", picture: pictureWith(state.item) } : state.view === "map" ? { view: "overview", item: -1, finding: -1 } : null;
  const there = change && VIEWS.find((entry) => entry.id === change.view);
  up.hidden = !there || !(there.offered?.(state) ?? true);
  if (up.hidden) return;
  const title = change.view === "map" ? DATA.pictures.find((entry) => entry.id === change.picture)?.title : there.title;
  up.replaceChildren(linkTo(change, `Up: ${change.view === "map" ? `map of ${title === "Everything" ? "everything" : short(title, 50)}` : "overview"}`));
}

const shareOf = (count, total, noun) => `${DIGITS.format(count)} of ${numberOf(total, noun)}`;

// Findings that count, and beside them those that somebody decided to live with.
const STANDING = [...DATA.findings.keys()].filter(counts).length;
function foundInWords(found, share) {
  const standing = found.filter(counts).length;
  const waived = found.length - standing;
  const all = DATA.findings.length - STANDING;
  return share ? `${shareOf(standing, STANDING, "finding")} shown${all ? `, and ${waived} of ${all} waived` : ""}` : `${numberOf(standing, "finding")}${waived ? ` and ${waived} waived` : ""}`;
}

function saysHow() {
  const { actions, findings } = passed();
  return `${shareOf(actions.length, ACTIONS.length, "action")} and ${foundInWords(findings, true)}`;
}

function render() {
  if (!VIEWS.some((entry) => entry.id === state.view && (entry.offered?.(state) ?? true))) state.view = firstView();
  const entry = current();
  fillFilters();
  drawViews();
  for (const other of VIEWS) sectionOf(other).hidden = other !== entry;
  const root = sectionOf(entry);
  root.setAttribute("aria-label", entry.title);
  byId("main").classList.toggle("wide", Boolean(entry.wide));
  document.body.dataset.view = entry.id;
  drawPanel();
  if (!started.has(entry)) { started.add(entry); entry.start?.(root); }
  entry.render(root, state);
  if (!entry.wide && !byId("browse").hidden) drawLists();
  drawUp();
  const nothing = state.q && !passed().items.length && !passed().findings.length;
  byId("status").textContent = `${nothing ? `Nothing is called “${short(state.q, 40)}”. ` : ""}${entry.says?.() ?? saysHow()}`;
  byId("clear").hidden = toHash({ ...state, view: firstView() }) === "";
}
