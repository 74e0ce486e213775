// The second level, the map of a group: vis-network draws marks and lines where Python put them; labels.js writes on top.

const SIZES = { Action: 12, Agency: 8, Team: 8, Person: 8, Post: 8, Board: 9, Agreement: 9, Contact: 7, Area: 7, Placeholder: 7, Theme: 8, Plan: 11 };
const LOOK = { plain: "#8b95a1", strong: "#6a7582", lit: "#0b4f94", faded: "#e4e8ed" };
const REDUCED = matchMedia("(prefers-reduced-motion: reduce)").matches;

const view = { network: null, shown: null, at: new Map(), frames: [], lines: new Map(), badges: new Map(), bright: null, hovered: -1, key: "", painted: null, nodes: null, edges: null };

// vis-network sizes these two shapes by their text, and ours stands beside them.
function flat(trace, width, height) {
  return ({ ctx: context, x, y, style }) => ({
    drawNode() {
      context.beginPath();
      trace(context, x, y, width, height);
      context.globalAlpha = style.opacity ?? 1;
      context.fillStyle = style.color;
      context.fill();
      context.lineWidth = style.borderWidth;
      context.strokeStyle = style.borderColor;
      context.stroke();
      context.globalAlpha = 1;
    },
    nodeDimensions: { width, height },
  });
}
const FLAT = {
  box: flat((context, x, y, width, height) => context.roundRect(x - width / 2, y - height / 2, width, height, 3), 17, 11),
  ellipse: flat((context, x, y, width, height) => context.ellipse(x, y, width / 2, height / 2, 0, 0, 2 * Math.PI), 19, 12),
};

// How a line looks follows its strongest relation; arrows only where the direction is not plain from the kinds.
function lineLook(line) {
  const ties = tiesIn(line);
  const kinds = ties.map(([kind]) => kind).filter((kind) => state.lines.has(GROUP_OF.get(kind)));
  if (!kinds.length) return null;
  if (kinds.includes("ASSIGNED")) {
    const says = ties.filter(([kind]) => kind === "ASSIGNED").map(([, text]) => text).join();
    if (/^(Accountable|Responsible)|,(Accountable|Responsible)/.test(says)) return { width: 1.5, colour: LOOK.strong };
    return says.includes("Named") ? { width: 1.2 } : { width: 1.2, dashes: [6, 4] };
  }
  if (kinds.some((kind) => ["REPORTS_TO", "DEPENDS_ON"].includes(kind))) return { width: 1.2, arrow: true };
  if (kinds.includes("SITS_ON")) return { width: 1.1, dashes: [6, 4] };
  if (kinds.every((kind) => kind === "MENTIONS")) return { width: 1, dashes: [1, 4] };
  return { width: 1.1 };
}

// What stands out: the chosen item with its neighbours, a finding's items, or what search and filters leave. Null: all.
function lit() {
  if (state.finding >= 0) {
    const finding = DATA.findings[state.finding];
    return new Set([finding.subject, ...finding.nodes]);
  }
  if (state.item >= 0) return new Set([state.item, ...tiesOf(state.item).filter((tie) => follows(tie)).map((tie) => tie.other)]);
  return passed().all ? null : passed().has;
}

function nodeLook(item, bright) {
  const kind = LOOKS.get(NODES[item].kind);
  const on = !bright || bright.has(item);
  const colour = { background: kind.colour, border: "#111111" };
  return {
    id: item, shape: kind.shape in FLAT ? "custom" : kind.shape, ctxRenderer: FLAT[kind.shape], size: SIZES[NODES[item].kind], opacity: on ? 1 : 0.22, borderWidth: 1.4,
    color: on ? colour : { background: kind.colour, border: "#b9c0c8" },
  };
}

function edgeLook(line, bright) {
  const [from, to] = [LINE.from[line], LINE.to[line]];
  const look = view.lines.get(line);
  const chosen = state.item;
  const on = !bright || (bright.has(from) && bright.has(to) && (chosen < 0 || from === chosen || to === chosen));
  return {
    id: line, from, to, dashes: look.dashes ?? false, width: on && bright ? look.width + 0.5 : look.width,
    color: on ? (bright ? LOOK.lit : look.colour ?? LOOK.plain) : LOOK.faded,
    arrows: look.arrow ? { to: { enabled: true, scaleFactor: 0.45 } } : "",
  };
}

// What is to be seen of the chosen picture: marks, boxes and lines.
function lookAt(shown) {
  view.shown = shown;
  view.at = new Map();
  for (let i = 0; shown && i < shown.at.length; i += 3) {
    if (!state.hidden.has(NODES[shown.at[i]].kind)) view.at.set(shown.at[i], { x: shown.at[i + 1], y: shown.at[i + 2] });
  }
  view.frames = [];
  for (const frame of shown?.frames ?? []) {
    const { x, y, width, height, mirrored, level } = frame;
    const seats = [...view.at.values()].filter((seat) => seat.x >= x && seat.x <= x + width && seat.y >= y && seat.y <= y + height);
    if (seats.length) view.frames.push(frame);
    if (!level) continue;
    for (const seat of seats) {
      seat.mirrored = mirrored;
      seat.room = Math.min(mirrored ? seat.x - x : x + width - seat.x, 182) - 16; // for words, up to the edge or the next mark
    }
  }
  view.lines = new Map();
  for (const item of view.at.keys()) {
    for (const { other, out, line } of tiesOf(item)) {
      const look = out && view.at.has(other) && !view.lines.has(line) ? lineLook(line) : null;
      if (look) view.lines.set(line, look);
    }
  }
}

// Draw anew where other marks or lines are to be seen, else only change their looks.
function draw() {
  const shown = picture();
  const key = JSON.stringify([shown?.id, [...state.hidden].sort(), [...state.lines].sort()]);
  if (key !== view.key) lookAt(shown);
  view.key = key;
  view.bright = lit();
  const passing = new Set(passed().findings.filter(counts));
  view.badges = new Map([...view.at.keys()].map((item) => [item, Math.min(...FINDINGS[item].filter((number) => passing.has(number)).map((number) => RANK[DATA.findings[number].severity]))]));
  byId("caption").textContent = view.network || !view.at.size ? caption(shown) : "Drawing the map.";
  if (view.network) paint();
}

function paint() {
  const { bright } = view;
  if (view.painted?.key === view.key) {
    view.nodes.update([...view.at.keys()].map((item) => nodeLook(item, bright)));
    view.edges.update([...view.lines.keys()].map((line) => edgeLook(line, bright)));
  } else {
    view.nodes = new vis.DataSet([...view.at].map(([item, seat]) => ({ ...nodeLook(item, bright), x: seat.x, y: seat.y })));
    view.edges = new vis.DataSet([...view.lines.keys()].map((line) => edgeLook(line, bright)));
    const before = view.painted?.shown === view.shown ? { position: view.network.getViewPosition(), scale: view.network.getScale() } : null;
    view.network.setOptions({ interaction: { hideEdgesOnDrag: view.at.size > 300 } });
    view.network.setData({ nodes: view.nodes, edges: view.edges });
    if (before) view.network.moveTo({ ...before, animation: false });
    else fit({ first: true });
  }
  view.painted = { key: view.key, shown: view.shown };
  reveal();
}

function caption(shown) {
  if (!shown) return "Nothing to draw.";
  if (shown.left) return `The ${shown.marks} items that matter most; ${shown.left} more are in the list. Choose a theme or an agency above to draw less.`;
  if (shown.id !== "everything" && !DATA.pictures.some((entry) => entry.id === "everything")) {
    return `${NODES.length.toLocaleString("en-GB")} items are too many for one drawing: this is one ${shown.group === "Agencies" ? "agency" : shown.group.slice(0, -1).toLowerCase()}.`;
  }
  return "";
}

// Show all frames and marks, as large as the room allows; at first no smaller than can be read, even if it is a part only.
function fit({ first = false } = {}) {
  if (!view.network) return;
  const box = byId("drawing").getBoundingClientRect();
  const xs = [...view.frames.flatMap(({ x, width }) => [x, x + width]), ...[...view.at.values()].flatMap(({ x }) => [x - 30, x + 30])];
  const ys = [...view.frames.flatMap(({ y, height }) => [y, y + height]), ...[...view.at.values()].flatMap(({ y }) => [y - 30, y + 30])];
  if (!xs.length || !box.width || !box.height) return;
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const least = first && box.width < 620 ? 0.6 : 0;
  const scale = Math.max(Math.min((box.width - 32) / (right - left), (box.height - 56) / (bottom - top), 1.5), least);
  view.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
}

// Bring the chosen item into the picture if it lies outside it, or if marks are too small to be told apart.
function reveal() {
  const item = state.item;
  if (item < 0 || !view.at.has(item)) return;
  const box = byId("drawing").getBoundingClientRect();
  const seat = view.network.canvasToDOM(view.at.get(item));
  const outside = seat.x < 20 || seat.y < 20 || seat.x > box.width - 20 || seat.y > box.height - 20;
  const scale = view.network.getScale();
  if (outside || scale < 0.45) {
    view.network.moveTo({ position: view.at.get(item), scale: Math.max(scale, 0.8), animation: REDUCED ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
  }
}

function zoom(factor) {
  if (!view.network) return;
  view.network.moveTo({ scale: Math.min(Math.max(view.network.getScale() * factor, 0.05), 5), animation: false });
}

function fillPictures() {
  const groups = new Map();
  for (const entry of DATA.pictures) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  for (const [name, entries] of groups) {
    const options = entries.map((entry) => option(entry.id,
      `${short(entry.title, 70)} (${entry.marks}${entry.left ? ` of ${entry.marks + entry.left}` : ""})`));
    byId("picture").append(...(name === "Everything" ? options : [el("optgroup", { label: name }, ...options)]));
  }
}

function startDrawing() {
  fillPictures();
  byId("picture").addEventListener("change", (event) => choose({ picture: event.target.value, item: -1, finding: -1 }, { step: true }));
  library().then(startNetwork, () => { byId("caption").textContent = "This browser cannot unpack the drawing. The lists and tables hold the same facts."; });
  byId("closer").addEventListener("click", () => zoom(1.3));
  byId("farther").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", () => fit());
}

function startNetwork() {
  const options = {
    physics: false, layout: { improvedLayout: false }, autoResize: true,
    nodes: { chosen: false, labelHighlightBold: false },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
    interaction: { hover: true, dragNodes: false, selectConnectedEdges: false, hoverConnectedEdges: false, keyboard: false },
  };
  view.network = new vis.Network(byId("drawing"), { nodes: [], edges: [] }, options);
  // The canvas is a picture with a name; what it shows is reached by the lists, not by tabbing into it.
  for (const element of byId("drawing").querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
  view.network.on("beforeDrawing", drawFrames);
  view.network.on("afterDrawing", drawLabels);
  view.network.on("click", ({ nodes, pointer }) => {
    const item = nodes.length ? nodes[0] : labelAt(pointer.DOM);
    if (item >= 0) openItem(item);
    else if (state.item >= 0) choose({ item: -1, finding: -1 }, { step: true });
  });
  view.network.on("hoverNode", ({ node }) => hover(node));
  view.network.on("blurNode", () => hover(-1));
  view.network.on("resize", () => requestAnimationFrame(() => fit({ first: true })));
  draw();
}

function hover(item) {
  view.hovered = item;
  byId("drawing").style.cursor = item >= 0 ? "pointer" : "";
  view.network.redraw();
}

VIEWS.push({
  id: "map",
  title: "Map",
  start: startDrawing,
  says: () => `${shareOf(listed().inside.length, NODES.length, "item")} shown`,
  render() {
    byId("picture").value = state.picture;
    draw();
  },
});
