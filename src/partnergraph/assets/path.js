// How two items are connected: the shortest way over who does what, and other ways that share nothing with it in between.

const NO_WAY_THROUGH = new Set(["Plan", "Theme", "Area", "Placeholder", "Earlier", "Waiver"]);
const NO_STEP = new Set(["MENTIONS", "IN_PLAN", "IN_THEME", "FOR_AREA", "SERVES", "BORDERS", "WAS", "BECAME", "RESEMBLES", "MAY_BE"]);
const WAYS = 4;

// The shortest way as a list of { item, tie }, the tie that led there; null if there is none. `closed` are items not to be used.
function wayBetween(from, to, closed) {
  const came = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !came.has(to)) {
    const next = [];
    for (const item of edge) {
      if (item !== from && NO_WAY_THROUGH.has(NODES[item].kind)) continue;
      for (const tie of tiesOf(item)) {
        if (came.has(tie.other) || closed.has(tie.other) || NO_STEP.has(tie.kind)) continue;
        came.set(tie.other, { item, tie });
        next.push(tie.other);
      }
    }
    edge = next;
  }
  if (!came.has(to)) return null;
  const way = [];
  for (let item = to; item !== from; item = came.get(item).item) way.unshift({ item, tie: came.get(item).tie });
  return [{ item: from, tie: null }, ...way];
}

function waysBetween(from, to) {
  const found = [];
  const closed = new Set();
  let direct = false;
  while (found.length < WAYS) {
    const way = wayBetween(from, to, closed);
    if (!way || (way.length === 2 && direct)) break;
    found.push(way);
    if (way.length === 2) { direct = true; break; }
    for (const { item } of way.slice(1, -1)) closed.add(item);
  }
  return found;
}

// "Ann Example sits on Safer Exham Board (chair)": read from tail to head, whichever way the step goes.
function stepSentence(before, { item, tie }) {
  const [tail, head] = tie.out ? [before, item] : [item, before];
  const verb = VERBS.get(tie.kind);
  return `${NODES[tail].label} ${verb} ${NODES[head].label}${tie.says ? ` (${tie.says})` : ""}.`;
}

function wayDrawing(way, width) {
  const flat = width >= way.length * 170;
  const gap = flat ? (width - 40) / way.length : 92;
  const at = way.map((_, place) => (flat ? { x: 20 + gap * (place + 0.5), y: 46 } : { x: 34, y: 30 + place * gap }));
  const high = flat ? 130 : way.length * gap + 4;
  const lines = way.slice(1).map(({ tie }, place) => {
    const [a, b] = tie.out ? [at[place], at[place + 1]] : [at[place + 1], at[place]];
    const [dx, dy] = [Math.sign(b.x - a.x), Math.sign(b.y - a.y)];
    return svg("path", { class: "step", d: `M${a.x + dx * 16} ${a.y + dy * 16}L${b.x - dx * 20} ${b.y - dy * 20}`, "marker-end": "url(#arrow)" });
  });
  const words = way.slice(1).flatMap(({ tie }, place) => {
    const [a, b] = [at[place], at[place + 1]];
    const said = wrapWords(tie.kind === "ASSIGNED" && tie.says ? `${VERBS.get(tie.kind)}: ${tie.says.split(",")[0].toLowerCase()}` : VERBS.get(tie.kind), flat ? Math.floor(gap / 9) : 40, 2);
    return flat ? wordsAtPoint(said, (a.x + b.x) / 2, a.y - 10 - 15 * (said.length - 1), "middle", { class: "says" }) : wordsAtPoint(said, a.x + 22, (a.y + b.y) / 2, "start", { class: "says" });
  });
  const marks = way.map(({ item }, place) => {
    const { x, y } = at[place];
    const name = wrapWords(NODES[item].label, flat ? Math.floor(gap / 7.6) : Math.floor((width - 70) / 7.4), flat ? 3 : 2);
    return svgLink({ item, finding: -1, view: "around" }, { class: "near", "aria-label": spokenName(item) }, svg("title", {}, NODES[item].label),
      svg("rect", { class: "hit", x: flat ? x - gap / 2 + 6 : x - 18, y: y - 18, width: flat ? gap - 12 : width - 30, height: flat ? 84 : 36 }), shapeOf(item, x, y, 12),
      ...(flat ? wordsAtPoint(name, x, y + 30, "middle", { "aria-hidden": "true" }) : wordsAtPoint(name, x + 22, y - (name.length - 1) * 7, "start", { "aria-hidden": "true" })));
  });
  const arrow = svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8Z" }));
  return svg("svg", { class: "way", role: "group", "aria-label": "The way as a chain", viewBox: `0 0 ${width} ${high}`, width, height: high }, svg("defs", {}, arrow), svg("g", { "aria-hidden": "true" }, ...lines, ...words), ...marks);
}

// A field that offers what is found as one types; the choice stands below it.
function endField(root, name, label) {
  const input = el("input", { type: "search", id: `way-${name}`, autocomplete: "off", spellcheck: "false" });
  const list = el("ul", { class: "list", id: `way-${name}-list` });
  const said = el("p", { class: "also", role: "status" });
  input.addEventListener("input", () => {
    const words = typed(input.value);
    const found = words.length ? [...NODES.keys()].filter((item) => !NO_WAY_THROUGH.has(NODES[item].kind) && matches(item, words)) : [];
    list.replaceChildren(...found.slice(0, 8).map((item) => {
      const row = el("li", {}, el("button", { type: "button", "data-end": String(item) }, markOf(NODES[item].kind), el("span", { class: "name" }, NODES[item].label), el("span"), el("span", { class: "also" }, aside(item))));
      return row;
    }));
    said.textContent = words.length ? `${numberOf(found.length, "item")} found${found.length > 8 ? ", the first 8 here" : ""}` : "";
  });
  input.addEventListener("keydown", (event) => {
    const first = list.querySelector("[data-end]");
    if (!first || !["Enter", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter") first.click();
    else first.focus();
  });
  list.addEventListener("keydown", (event) => {
    const rows = [...list.querySelectorAll("[data-end]")];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    (rows[to] ?? (to < 0 ? input : rows[at])).focus();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-end]");
    if (!button) return;
    choose({ [name]: NODES[Number(button.dataset.end)].item }, { step: true });
    input.value = "";
    list.replaceChildren();
    said.textContent = "";
    root.querySelector(name === "from" && !state.to ? "#way-to" : "#way-result")?.focus();
  });
  return el("div", { class: "end" }, el("label", { for: input.id }, label), input, said, list, el("p", { class: "chosen", id: `way-${name}-chosen` }));
}

function drawWays(result, width) {
  const [from, to] = [INDEX.get(state.from), INDEX.get(state.to)];
  for (const [name, item] of [["from", from], ["to", to]]) {
    byId(`way-${name}-chosen`).replaceChildren(...(item === undefined ? ["Nothing chosen yet."] : [markOf(NODES[item].kind), " ", NODES[item].label]));
  }
  if (from === undefined || to === undefined) { result.replaceChildren(el("p", { class: "notice" }, "Choose two items: people, posts, teams, agencies, boards, actions, agreements or contacts.")); return; }
  if (from === to) { result.replaceChildren(el("p", { class: "notice" }, "Both ends are the same item.")); return; }
  const ways = waysBetween(from, to);
  result.replaceChildren(el("h2", { id: "way-result", tabindex: "-1" }, ways.length ? `${short(NODES[from].label, 60)} to ${short(NODES[to].label, 60)}: ${numberOf(ways[0].length - 1, "step")}` : "Nothing connects the two"),
    ways.length ? "" : el("p", {}, "No chain of people, posts, teams, agencies, boards, actions, agreements and contacts in this register leads from one to the other."),
    ...ways.flatMap((way, place) => [place ? el("h3", {}, `Another way: ${numberOf(way.length - 1, "step")}`) : "", wayDrawing(way, width),
      el("ol", {}, ...way.slice(1).map((step, number) => el("li", {}, stepSentence(way[number].item, step))))]));
}

VIEWS.push({
  id: "path",
  title: "Path",
  wide: true,
  keys: { from: { start: "", valid: (text) => INDEX.has(text) }, to: { start: "", valid: (text) => INDEX.has(text) } },
  start(root) {
    root.append(el("div", { class: "ends" }, endField(root, "from", "From"), endField(root, "to", "To")), el("div", { class: "ways" }));
    onWidth(root, "path", () => this.render(root));
  },
  render(root) {
    drawWays(root.querySelector(".ways"), Math.max(root.clientWidth - 40, 260));
  },
});
