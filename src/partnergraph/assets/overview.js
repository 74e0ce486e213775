// The first level: one mark a group, one line for all that two groups share. Every mark leads to the map of its group.

const MOST_LINES = 60;
const badgeText = (number) => (number > 999 ? `${(number / 1000).toFixed(1)}k` : String(number));

function groupMark(group, seat, by) {
  const look = LOOKS.get(GROUPINGS[by]);
  const dark = ["#0072B2", "#4D4D4D", "#009E73"].includes(look.colour);
  const name = groupName(group.item);
  const spoken = `${name}: ${numberOf(group.actions.length, "action")}, ${numberOf(group.findings.length, "finding")}`;
  const pill = badgeText(group.findings.length);
  const wide = 9 + pill.length * 7;
  const [bx, high] = [seat.x + seat.r * 0.75 + Math.max(0, wide / 2 - 9), seat.y - Math.max(seat.r * 0.8, 13)];
  const clear = Math.max(seat.r * 0.8, 13) - 9 > 8 * seat.words.length; // whether the words pass below the badge
  const start = seat.side > 0 && group.findings.length && !clear ? Math.max(bx + wide / 2 + 6, seat.x + seat.r + 9) : seat.x + seat.side * (seat.r + 9);
  const change = toGroup(group.item, by);
  const link = svg("a", { href: `#${toHash({ ...state, ...change })}`, class: group.actions.length ? "group" : "group empty", "data-group": String(group.item), "aria-label": spoken },
    svg("circle", { class: "halo", cx: seat.x, cy: seat.y, r: seat.r + 5 }),
    svg("circle", { class: "body", cx: seat.x, cy: seat.y, r: seat.r, fill: look.colour }),
    svg("text", { class: dark ? "number light" : "number", x: seat.x, y: seat.y, "aria-hidden": "true" }, String(group.actions.length)),
    ...seat.words.map((words, line) => svg("text", { class: "name", x: start, y: seat.y + (line - (seat.words.length - 1) / 2) * RING.line, "text-anchor": seat.side > 0 ? "start" : "end", "aria-hidden": "true" }, words)),
    ...(group.findings.length ? [
      svg("rect", { class: "badge", x: bx - wide / 2, y: high - 9, width: wide, height: 18, rx: 9 }),
      svg("text", { class: "badge-number", x: bx, y: high, "aria-hidden": "true" }, pill)] : []));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(change, { step: true });
    byId("views").querySelector("[aria-current]")?.focus();
  });
  return link;
}

// Lines with their numbers, as many numbers as have room; the weaker lines of a group are seen when it is pointed at.
function groupLines(pairs, seats) {
  const most = Math.max(1, ...pairs.map((pair) => pair.shared.length));
  const taken = [...seats.at.values()].map(({ x, y, r }) => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r }));
  const lines = [];
  const numbers = [];
  pairs.forEach((pair, place) => {
    const [a, b] = [seats.at.get(pair.a), seats.at.get(pair.b)];
    const [cx, cy] = seats.bend(a, b);
    const width = 1 + 7 * Math.sqrt(pair.shared.length / most) * (pair.shared.length > 1 || most < 4 ? 1 : 0.5);
    const of = `${pair.a} ${pair.b}`;
    const minor = place >= MOST_LINES ? " minor" : "";
    lines.push(svg("path", { class: `shared${minor}`, "data-of": of, d: `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)}`, "stroke-width": width.toFixed(1) }));
    const text = String(pair.shared.length);
    let spot = null;
    for (const t of [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75]) {
      const u = 1 - t;
      const [x, y] = [u * u * a.x + 2 * u * t * cx + t * t * b.x, u * u * a.y + 2 * u * t * cy + t * t * b.y];
      const box = { x: x - 6 - text.length * 3.5, y: y - 9, w: 12 + text.length * 7, h: 18 };
      spot ??= { x, y, box, free: false };
      if (!taken.some((other) => overlaps(box, other))) { spot = { x, y, box, free: true }; break; }
    }
    if (spot.free && !minor) taken.push(spot.box);
    numbers.push(svg("text", { class: `shared-number${spot.free && !minor ? "" : " crowded"}`, "data-of": of, x: spot.x.toFixed(1), y: spot.y.toFixed(1) }, text));
  });
  return [svg("g", { class: "lines", "aria-hidden": "true" }, ...lines), svg("g", { class: "numbers", "aria-hidden": "true" }, ...numbers)];
}

// Pointing at a group, or tabbing to it, brings out its lines.
function lightGroup(drawing, item) {
  drawing.classList.toggle("lit", item !== null);
  for (const part of drawing.querySelectorAll("[data-of]")) part.classList.toggle("on", item !== null && part.dataset.of.split(" ").includes(item));
}

function overviewDrawing(all, by, width) {
  const seats = seated(all.shown, sharedBetween(by, ACTIONS).filter(({ a, b }) => all.shown.some(({ item }) => item === a) && all.shown.some(({ item }) => item === b)), width);
  const of = LOOKS.get(GROUPINGS[by]).many;
  const drawing = svg("svg", { class: "overview", role: "group", "aria-label": `Overview of ${numberOf(all.shown.length, GROUPINGS[by].toLowerCase())}`.replace(/agencys$/, "agencies"), viewBox: `0 0 ${width} ${Math.ceil(seats.height)}`, width, height: Math.ceil(seats.height), "data-groups": of },
    ...groupLines(all.pairs, seats), ...all.shown.map((group) => groupMark(group, seats.at.get(group.item), by)));
  for (const [name, item] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
    drawing.addEventListener(name, (event) => {
      const mark = event.target.closest("[data-group]");
      if (mark || !item) lightGroup(drawing, item && mark ? mark.dataset.group : null);
    });
  }
  return drawing;
}

function overviewKey(all, by) {
  const one = GROUPINGS[by].toLowerCase();
  const share = by === "agency" ? "actions on which both are named" : "agencies and people named in both";
  const drawn = Math.min(all.pairs.length, MOST_LINES);
  return el("p", { class: "key overview-key" },
    el("span", {}, `Circle: ${/^[aeiou]/.test(one) ? "an" : "a"} ${one}, with its number of actions`),
    el("span", {}, el("span", { class: "count", "aria-hidden": "true" }, "3"), "findings"),
    all.pairs.length ? el("span", {}, `Line: ${share}`) : el("span", {}, `No two of them share ${by === "agency" ? "an action" : "anybody"}.`),
    drawn < all.pairs.length ? el("span", {}, `The ${drawn} strongest of ${all.pairs.length} lines; point at a circle for all of its own.`) : null);
}

VIEWS.push({
  id: "overview",
  title: "Overview",
  wide: true,
  offered: () => offeredGroupings().length > 0,
  keys: { by: { start: "", valid: (text) => Object.hasOwn(GROUPINGS, text) } },
  start(root) {
    root.append(el("div", { class: "bar", id: "by" }), el("div", { class: "two" },
      el("div", { class: "picture" }), el("div", { class: "beside" })));
    onWidth(root.querySelector(".picture"), "overview", () => this.render(root));
  },
  render(root) {
    const by = groupingOf(state.by);
    const all = grouped(by);
    const names = offeredGroupings();
    byId("by").replaceChildren(el("span", { id: "by-name" }, "Groups"), el("ul", { class: "choice", "aria-labelledby": "by-name" }, ...names.map((name) => el("li", {},
      linkTo({ by: name }, `${capital(LOOKS.get(GROUPINGS[name]).many)} (${everyGroup(name).length})`, { "aria-current": name === by ? "true" : null })))));
    const place = root.querySelector(".picture");
    place.replaceChildren(overviewKey(all, by), overviewDrawing(all, by, Math.max(place.clientWidth, 280)), ...othersList(all, by));
    root.querySelector(".beside").replaceChildren(...overviewTables(all, by));
  },
});
