// The drawing around an item, and the view that holds it with everything it is joined to as a list.

const lineStyle = (ties) => {
  const kinds = ties.map((tie) => tie.kind);
  const strong = ties.some((tie) => tie.kind === "ASSIGNED" && /^(Accountable|Responsible|Named)/.test(tie.says));
  if (strong) return "strong";
  if (kinds.every((kind) => kind === "MENTIONS")) return "dotted";
  return kinds.some((kind) => ["ASSIGNED", "SITS_ON"].includes(kind)) ? "dashed" : "plain";
};

// Seats: two halves of a ring, the words outwards; on a narrow screen one column below the item.
function aroundSeats(sides, width, tallOf) {
  const narrow = width < SPACE.narrow;
  const columns = sides;
  const heights = columns.map((rows) => rows.reduce((sum, row) => sum + tallOf(row), 0));
  const tall = Math.max(...heights, narrow ? 0 : 300) + 20;
  const centre = narrow ? { x: 34, y: 40 } : { x: width / 2, y: tall / 2 };
  const reach = Math.min(width * 0.23, 240);
  columns.forEach((rows, side) => {
    let y = narrow ? 100 : (tall - heights[side]) / 2;
    for (const row of rows) {
      const height = tallOf(row);
      const out = (y + height / 2 - tall / 2) / (tall / 2 + 40);
      row.side = side && !narrow ? -1 : 1;
      row.x = narrow ? 62 : centre.x + row.side * reach * Math.sqrt(Math.max(0.04, 1 - out * out));
      row.y = y + height / 2;
      y += height;
    }
  });
  return { centre, narrow, height: narrow ? heights[0] + 120 : tall, rows: columns.flat(), room: Math.floor((narrow ? width - 90 : width / 2 - reach - 30) / 7) };
}

function aroundMark(row, seats, further) {
  if (row.head) return svg("text", { class: "sector", x: row.x + row.side * 18, y: row.y + 5, "text-anchor": row.side > 0 ? "start" : "end" }, row.head);
  const at = row.x + row.side * 20;
  const anchor = row.side > 0 ? "start" : "end";
  if (row.more) {
    const words = `${row.more} more ${row.more === 1 ? row.kind.toLowerCase() : LOOKS.get(row.kind).many}`;
    const link = svg("a", { href: `#around-${row.kind}`, class: "more" }, svg("circle", { cx: row.x, cy: row.y, r: 7 }), ...wordsAtPoint([words], at, row.y, anchor));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      byId(`around-${row.kind}`)?.focus();
      byId(`around-${row.kind}`)?.scrollIntoView({ block: "start" });
    });
    return link;
  }
  const relation = short(relationWords(row.ties), Math.max(seats.room, 14));
  const more = further?.get(row.item) ?? [];
  const dots = more.slice(0, 12).map((item, place) => shapeDot(item, at + row.side * (6 + place * 13), row.y + 25 + (row.words.length - 1) * 7.5));
  const spoken = spokenName(row.item, [relationWords(row.ties), more.length ? `joined to ${more.length} more` : ""].filter(Boolean).join(", "));
  return svgLink({ item: row.item, finding: -1 }, { class: "near", "aria-label": spoken, "data-item": String(row.item) },
    svg("title", {}, NODES[row.item].label), svg("rect", { class: "hit", x: row.side > 0 ? row.x - 14 : at - seats.room * 7.2, y: row.y - 9 - 7.5 * row.words.length, width: 34 + seats.room * 7.2, height: 17 + 15 * row.words.length + (further ? 14 : 0) }),
    shapeOf(row.item, row.x, row.y, 9), ...wordsAtPoint(row.words, at, row.y - (relation ? 7 : 0) - (row.words.length - 1) * 7.5, anchor, { "aria-hidden": "true" }),
    ...wordsAtPoint([relation], at, row.y + 8 + (row.words.length - 1) * 7.5, anchor, { class: "says", "aria-hidden": "true" }), ...dots,
    more.length > 12 ? svg("text", { class: "says", x: at + row.side * (6 + 12 * 13), y: row.y + 25 + (row.words.length - 1) * 7.5, "text-anchor": anchor, "aria-hidden": "true" }, `+${more.length - 12}`) : null);
}

function shapeDot(item, x, y) {
  const look = LOOKS.get(NODES[item].kind);
  return svg("g", { class: "shape small", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, fill: look.colour }, (SHAPES[look.shape] ?? SHAPES.dot)(4));
}

function aroundDrawing(centre, width) {
  const sectors = neighbours(centre);
  const further = state.steps === "2" ? furtherOf(sectors, centre) : null;
  const narrow = width < SPACE.narrow;
  const sides = sidesOf(aroundRows(sectors, named(sectors), narrow), narrow);
  const room = Math.max(14, Math.floor((narrow ? width - 90 : width / 2 - Math.min(width * 0.23, 240) - 30) / 7));
  for (const row of sides.flat()) if (row.item !== undefined) row.words = wrapWords(NODES[row.item].label, room, 2);
  const seats = aroundSeats(sides, width, (row) => (row.head ? SPACE.head : SPACE.row + ((row.words?.length ?? 1) - 1) * 15 + (further?.get(row.item) ? 14 : 0)));
  const { x, y } = seats.centre;
  const marks = seats.rows.filter((row) => row.item !== undefined);
  const placed = new Map(marks.map((row) => [row.item, row]));
  const among = new Set(marks.flatMap((row) => tiesOf(row.item).filter((tie) => placed.has(tie.other) && tie.kind !== "MENTIONS").map((tie) => tie.line)));
  const pull = seats.narrow ? 30 : 0;
  const curves = [...among].map((line) => [placed.get(LINE.from[line]), placed.get(LINE.to[line])]).filter(([a, b]) => a !== b).map(([a, b]) => {
    const bend = seats.narrow ? [a.x - pull, (a.y + b.y) / 2] : [(a.x + b.x + 2 * x) / 4, (a.y + b.y + 2 * y) / 4];
    return svg("path", { class: "among", d: `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${bend[0].toFixed(1)} ${bend[1].toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)}` });
  });
  const spokes = seats.rows.filter((row) => !row.head).map((row) => svg("path", { class: `spoke ${row.more ? "dotted" : lineStyle(row.ties)}`,
    d: seats.narrow ? `M${x} ${y}V${row.y.toFixed(1)}H${row.x}` : `M${x.toFixed(1)} ${y.toFixed(1)}L${row.x.toFixed(1)} ${row.y.toFixed(1)}` }));
  const title = wrapWords(NODES[centre].label, seats.narrow ? Math.floor((width - 80) / 7.5) : 24, 3);
  const words = seats.narrow ? wordsAtPoint(title, x + 28, y - (title.length - 1) * 7, "start", { class: "middle" }) : wordsAtPoint(title, x, y + 32, "middle", { class: "middle" });
  return svg("svg", { class: "around", role: "group", "aria-label": `${NODES[centre].label} and what it is joined to`, viewBox: `0 0 ${width} ${Math.ceil(seats.height)}`, width, height: Math.ceil(seats.height) },
    svg("g", { "aria-hidden": "true" }, ...curves, ...spokes), shapeOf(centre, x, y, 17), svg("g", { "aria-hidden": "true" }, ...words), ...seats.rows.map((row) => aroundMark(row, seats, further)));
}

function aroundLists(centre) {
  const sectors = neighbours(centre);
  const further = state.steps === "2" ? furtherOf(sectors, centre) : new Map();
  const entry = (item, ties) => el("li", {}, linkTo({ item, finding: -1 }, NODES[item].label), ties ? ` ${relationWords(ties)}` : "",
    further.has(item) ? el("span", { class: "also" }, ` Joined to: ${further.get(item).map((other) => short(NODES[other].label, 60)).join("; ")}`) : "");
  return sectors.flatMap(({ kind, items, ties }) => [el("h3", { id: `around-${kind}`, tabindex: "-1" }, `${capital(LOOKS.get(kind).many)} (${items.length})`),
    el("ul", {}, ...items.map((item) => entry(item, ties.get(item))))]);
}

VIEWS.push({
  id: "around",
  title: "Around",
  offered: (chosen) => chosen.item >= 0,
  keys: { steps: { start: "1", valid: (text) => ["1", "2"].includes(text) } },
  says: () => `${shareOf(neighbours(state.item).reduce((sum, { items }) => sum + items.length, 0), NODES.length, "item")} joined to it`,
  start(root) {
    onWidth(root, "around", () => this.render(root));
  },
  render(root) {
    const choice = [["1", "1 step"], ["2", "2 steps"]].map(([steps, words]) => el("li", {}, linkTo({ steps }, words, { "aria-current": state.steps === steps ? "true" : null })));
    const place = el("div", { class: "picture" });
    root.replaceChildren(el("div", { class: "bar" }, el("span", { id: "steps-name" }, "Show"), el("ul", { class: "choice", "aria-labelledby": "steps-name" }, ...choice)),
      place, el("div", { class: "joined-lists" }, el("h2", {}, "All of it as a list"), ...aroundLists(state.item)));
    place.append(aroundDrawing(state.item, Math.max(root.clientWidth, 280)));
  },
});
