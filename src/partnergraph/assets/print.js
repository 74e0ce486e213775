// On paper: what was filtered in words, all rows of what is shown, and the map as a drawing of lines where it is small enough.

const ON_PAPER = 300;

// What is chosen, as a person would say it.
function choicesInWords() {
  const said = GROUP_FILTERS.filter((name) => state[name] >= 0).map((name) => `${name}: ${NODES[state[name]].label}`);
  if (state.severity) said.push(`severity: ${state.severity}`);
  if (state.rule >= 0) said.push(`rule: ${DATA.rules[state.rule].title}`);
  if (state.family) said.push(`rules: ${state.family}`);
  if (state.status) said.push(`status: ${state.status}`);
  if (state.q) said.push(`search: ${state.q}`);
  return `${current().title}${state.view === "around" ? ` ${NODES[state.item].label}` : ""}. ${byId("status").textContent}${said.length ? ` (${said.join("; ")})` : ""}.`;
}

// The map as SVG: the same seats, boxes, lines and words; too many marks for a sheet are a list only.
function mapOnPaper() {
  const xs = [...view.at.values()].map(({ x }) => x);
  if (!xs.length || xs.length > ON_PAPER) return el("p", { class: "notice" }, xs.length ? `The drawing has ${xs.length} marks, too many for a sheet: see the list.` : "Nothing to draw.");
  const [left, right] = [Math.min(...view.frames.map(({ x }) => x), ...xs) - 20, Math.max(...view.frames.map(({ x, width }) => x + width), ...xs) + 20];
  const ys = [...view.at.values()].map(({ y }) => y);
  const [top, bottom] = [Math.min(...view.frames.map(({ y }) => y), ...ys) - 20, Math.max(...view.frames.map(({ y, height }) => y + height), ...ys) + 20];
  const heads = new Set(view.frames.map((frame) => frame.item));
  return svg("svg", { class: "paper-map", viewBox: `${left} ${top} ${right - left} ${bottom - top}`, role: "img", "aria-label": "The map" },
    ...view.frames.map(({ x, y, width, height, level }) => svg("rect", { x, y, width, height, rx: 8, class: level ? "cell" : "plan" })),
    ...[...view.lines].map(([line, look]) => { const [a, b] = [view.at.get(LINE.from[line]), view.at.get(LINE.to[line])]; return svg("path", { d: `M${a.x} ${a.y}L${b.x} ${b.y}`, class: "spoke", "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null }); }),
    ...view.frames.flatMap(({ x, y, width, title, item, level, mirrored }) => title.map((words, place) => svg("text", { class: "sector", x: mirrored ? x + width - (item >= 0 ? 32 : 12) : x + (item >= 0 ? (level ? 32 : 38) : 12), y: y + 20 + 15 * place, "text-anchor": mirrored ? "end" : "start" }, words))),
    ...[...view.at].map(([item, { x, y }]) => shapeOf(item, x, y, SIZES[NODES[item].kind] ?? 8)),
    ...[...view.at].filter(([item]) => !heads.has(item)).flatMap(([item, { x, y }]) => {
      const { words, seat } = wordsAt(item);
      const away = (SIZES[NODES[item].kind] ?? 8) + 6;
      return seat === "in" ? wordsAtPoint(words, x, y, "middle", { class: "inside" }) : wordsAtPoint(words, seat === "left" ? x - away : x + away, y - (words.length - 1) * 7, seat === "left" ? "end" : "start");
    }));
}

function readyForPaper() {
  byId("on-paper").textContent = choicesInWords();
  byId("filters").open = true;
  const old = byId("map-on-paper");
  old.replaceChildren(...(state.view === "map" ? [mapOnPaper(), itemTable(listed().inside)] : []));
}

addEventListener("beforeprint", readyForPaper);
addEventListener("afterprint", () => byId("map-on-paper").replaceChildren());
