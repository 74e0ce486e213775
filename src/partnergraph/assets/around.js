// The third level: one item in the middle, what it is joined to around it in sectors by kind, gaps first; at most so many have names.

const NAMED = 24;
const FURTHER = 150;
const SPACE = { row: 38, line: 15, head: 26, narrow: 640 };
const NOT_THROUGH = new Set(["Plan", "Theme", "Area"]); // two steps through a plan would be all of it

// Whether a relation is followed: those of plans and areas from the chosen item alone, since they lead to everything.
function follows(tie, near = true) {
  const group = GROUP_OF.get(tie.kind);
  const kind = NODES[tie.other].kind;
  if (state.hidden.has(kind) && !DEFAULT_HIDDEN.includes(kind)) return false;
  return state.lines.has(group) || (group !== "mentions" && (near || !["plans", "areas"].includes(group)));
}

const worstFirst = (a, b) => (FINDINGS[a].some(counts) ? 0 : 1) - (FINDINGS[b].some(counts) ? 0 : 1) || a - b;

// What an item is joined to by kind, each with what its lines say; in the order of kinds.
function neighbours(centre) {
  const found = new Map();
  for (const tie of tiesOf(centre)) {
    if (tie.other !== centre && follows(tie)) found.set(tie.other, [...(found.get(tie.other) ?? []), tie]);
  }
  return KINDS.map((kind) => [kind, [...found.keys()].filter((item) => NODES[item].kind === kind).sort(worstFirst)])
    .filter(([, items]) => items.length).map(([kind, items]) => ({ kind, items, ties: found }));
}

// One of each kind in turn is named until the places are used, so that no kind is crowded out.
function named(sectors) {
  const shown = new Map(sectors.map(({ kind }) => [kind, 0]));
  let room = NAMED;
  while (room) {
    const open = sectors.filter(({ kind, items }) => shown.get(kind) < items.length);
    if (!open.length) break;
    for (const { kind } of open) if (room) { shown.set(kind, shown.get(kind) + 1); room -= 1; }
  }
  return shown;
}

// What is joined to a neighbour and stands nearer to no other; each is named in the list below the drawing.
function furtherOf(sectors, centre) {
  const near = new Set([centre, ...sectors.flatMap(({ items }) => items)]);
  const further = new Map();
  let room = FURTHER;
  for (const item of [...near].slice(1)) {
    if (NOT_THROUGH.has(NODES[item].kind)) continue;
    for (const tie of tiesOf(item)) {
      if (!room || near.has(tie.other) || !follows(tie, false)) continue;
      near.add(tie.other);
      further.set(item, [...(further.get(item) ?? []), tie.other]);
      room -= 1;
    }
  }
  return further;
}

// What a line to a neighbour says, short.
function relationWords(ties) {
  const said = ties.map((tie) => (tie.kind === "ASSIGNED" && tie.says ? tie.says.split(",")[0] : RELATIONS.get(tie.kind)[tie.out || tie.kind === "BORDERS" ? 0 : 1]));
  return [...new Set(said)].filter((words) => words.toLowerCase() !== LOOKS.get(NODES[ties[0].other].kind).many).join(", ");
}

// Rows of the drawing: for each sector a heading, the named marks and how many more there are; a long sector takes both sides.
function aroundRows(sectors, shown, whole) {
  const blocks = [];
  const total = [...shown.values()].reduce((sum, count) => sum + count, 0);
  for (const { kind, items, ties } of sectors) {
    const own = items.slice(0, shown.get(kind));
    const rows = own.map((item) => ({ item, ties: ties.get(item) }));
    if (items.length > own.length) rows.push({ more: items.length - own.length, kind });
    const half = !whole && own.length > 7 && own.length > total * 0.6 ? Math.ceil(rows.length / 2) : rows.length;
    for (let start = 0; start < rows.length; start += half) {
      blocks.push([{ head: `${capital(LOOKS.get(kind).many)} (${items.length}${start ? ", continued" : ""})` }, ...rows.slice(start, start + half)]);
    }
  }
  return blocks;
}

function sidesOf(blocks, whole) {
  if (whole) return [blocks.flat(), []];
  const sides = [[], []];
  for (const block of [...blocks].sort((a, b) => b.length - a.length)) {
    const [right, left] = sides.map((side) => side.reduce((sum, one) => sum + one.length, 0));
    sides[right <= left ? 0 : 1].push(block);
  }
  return sides.map((side) => blocks.filter((block) => side.includes(block)).flat());
}
