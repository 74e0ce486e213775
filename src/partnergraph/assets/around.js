// The picture around one item: the item in the middle, what it is joined to in boxes by kind on both sides.

const MOST_AROUND = 150;
const AROUND = { width: 250, row: 40, gap: 26, head: 32, tall: 620 };
const NOT_THROUGH = new Set(["Plan", "Theme", "Area"]); // two steps through a plan would be all of it

const NEAR_ONLY = new Set(["plans", "areas"]); // followed from the chosen item alone, since they lead to everything

function follows(tie, near = true) {
  const group = GROUP_OF.get(tie.kind);
  return !state.hidden.has(NODES[tie.other].kind) && (state.lines.has(group) || (group !== "mentions" && (near || !NEAR_ONLY.has(group))));
}

function rings(centre, steps) {
  const seen = new Set([centre]);
  const found = [];
  let edge = [centre];
  for (let step = 0; step < steps; step += 1) {
    const ring = new Set();
    for (const item of edge) {
      if (step && NOT_THROUGH.has(NODES[item].kind)) continue;
      for (const tie of TIES[item]) if (!seen.has(tie.other) && follows(tie, step === 0)) ring.add(tie.other);
    }
    for (const item of ring) seen.add(item);
    edge = [...ring];
    found.push(edge);
  }
  return found;
}

// Boxes of one kind each, at most so many rows.
function boxes(items) {
  const kinds = KINDS.map((kind) => [kind, items.filter((item) => NODES[item].kind === kind)]).filter(([, of]) => of.length);
  const made = [];
  for (const [kind, of] of kinds) {
    of.sort((a, b) => a - b);
    for (let start = 0; start < of.length; start += 14) {
      const rows = of.slice(start, start + 14);
      made.push({ title: `${capital(LOOKS.get(kind).many)} (${of.length})`, rows,
        height: AROUND.head + rows.length * AROUND.row });
    }
  }
  return made;
}

// The boxes of a ring on two sides: the first of even height, the next on the side of what they are joined to.
function sided(ring, side) {
  const sides = [[], []];
  if (side.size > 1) {
    const of = (item) => side.get(TIES[item].find((tie) => side.get(tie.other) !== undefined)?.other) ?? 0;
    for (const number of [0, 1]) sides[number] = boxes(ring.filter((item) => of(item) === number));
    return sides;
  }
  const heights = [0, 0];
  for (const box of boxes(ring).sort((a, b) => b.height - a.height)) {
    const number = heights[0] <= heights[1] ? 0 : 1;
    sides[number].push(box);
    heights[number] += box.height + AROUND.gap;
  }
  return sides;
}

// Returns a picture in the form of those in the data, with the number of items left out.
function around(centre, steps) {
  const found = rings(centre, steps);
  const total = found.reduce((sum, ring) => sum + ring.length, 0);
  let room = MOST_AROUND;
  const at = [centre, 0, 0];
  const frames = [];
  const edge = [120, 120]; // how far each side reaches by now
  const taken = new Map([[centre, undefined]]);
  for (const ring of found) {
    const worst = (item) => (FINDINGS[item].length ? 0 : 1);
    const drawn = ring.toSorted((a, b) => worst(a) - worst(b) || a - b).slice(0, room);
    room -= drawn.length;
    const placed = [];
    for (const [side, column] of sided(drawn, taken).entries()) {
      for (const stack of columns(column)) {
        const height = stack.reduce((sum, box) => sum + box.height + AROUND.gap, -AROUND.gap);
        const x = side ? edge[1] : -edge[0] - AROUND.width;
        let y = -height / 2;
        for (const box of stack) {
          frames.push({ x, y, width: AROUND.width, height: box.height, title: [box.title], item: -1, level: 1, mirrored: side === 0 });
          for (const item of box.rows) placed.push([item, side]);
          box.rows.forEach((item, row) => at.push(item, side ? x + 18 : x + AROUND.width - 18, y + AROUND.head + (row + 0.4) * AROUND.row));
          y += box.height + AROUND.gap;
        }
        edge[side] += AROUND.width + AROUND.gap;
      }
    }
    for (const [item, side] of placed) taken.set(item, side);
    edge[0] += 70;
    edge[1] += 70;
  }
  return { id: "around", at, frames, left: total - (at.length / 3 - 1), around: centre };
}

function columns(column) {
  const stacks = [[]];
  let height = 0;
  for (const box of column) {
    if (height && height + box.height > AROUND.tall) {
      stacks.push([]);
      height = 0;
    }
    stacks.at(-1).push(box);
    height += box.height + AROUND.gap;
  }
  return stacks.filter((stack) => stack.length);
}
