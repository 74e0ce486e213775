// Seats of the overview: groups that share much stand side by side, in a ring where there is room, one below the other where there is not.

const RING = { least: 11, most: 44, line: 16, gap: 12, narrow: 620, tall: 540 };

// The order of the groups along the ring, the same for the same register.
function along(groups, pairs) {
  const weight = new Map();
  for (const { a, b, shared } of pairs) { weight.set(`${a} ${b}`, shared.length); weight.set(`${b} ${a}`, shared.length); }
  const left = groups.map((group) => group.item);
  const order = left.splice(0, 1);
  while (left.length) {
    const pull = (item) => order.slice(-3).reduce((sum, other, place) => sum + (weight.get(`${item} ${other}`) ?? 0) * (place + 1), 0);
    let best = 0;
    left.forEach((item, place) => { if (pull(item) > pull(left[best])) best = place; });
    order.push(...left.splice(best, 1));
  }
  return order;
}

// A seat for each group: x, y, r, the side on which its words stand and the lines that they are broken into.
function seated(groups, pairs, width) {
  const most = Math.max(1, ...groups.map((group) => group.actions.length));
  const narrow = width < RING.narrow;
  const by = new Map(groups.map((group) => [group.item, group]));
  const wide = narrow ? Math.floor((width - 150) / 7) : groups.length > 2 ? Math.max(16, Math.min(30, Math.floor((width - 420) / 14))) : 28;
  const seat = (item, largest) => {
    const r = RING.least + (largest - RING.least) * Math.sqrt(by.get(item).actions.length / most);
    const words = wrapWords(groupName(item), wide, 3);
    return { item, r, words, height: Math.max(2 * r, words.length * RING.line) + RING.gap };
  };
  const sorted = along(groups, pairs);
  let largest = narrow ? 24 : RING.most;
  let order = sorted.map((item) => seat(item, largest));
  while (largest > 16 && order.reduce((sum, one) => sum + one.height, 0) / 2 > RING.tall) { // smaller until the ring is seen as a whole
    largest -= 4;
    order = sorted.map((item) => seat(item, largest));
  }
  if (narrow) return column(order, width);
  const whole = order.reduce((sum, one) => sum + one.height, 0);
  const right = [];
  const left = [];
  let height = 0;
  for (const one of order) {
    (height + one.height / 2 <= whole / 2 || !right.length ? right : left).push(one);
    height += one.height;
  }
  left.reverse();
  const tall = Math.max(groups.length < 4 ? 260 : 420, ...[left, right].map((side) => side.reduce((sum, one) => sum + one.height, 24)));
  const words = Math.max(...order.flatMap((one) => one.words.map((text) => text.length))) * 7 + 24;
  const reach = Math.max(width / 2 - words - largest, 60);
  const at = new Map();
  for (const [side, sign] of [[right, 1], [left, -1]]) {
    const used = side.reduce((sum, one) => sum + one.height, 0);
    const gap = (tall - used) / (side.length + 1);
    let y = gap;
    for (const one of side) {
      const middle = y + one.height / 2;
      const out = (middle - tall / 2) / (tall / 2 + 30);
      at.set(one.item, { ...one, x: width / 2 + sign * reach * Math.sqrt(Math.max(0.05, 1 - out * out)), y: middle, side: sign });
      y += one.height + gap;
    }
  }
  return { at, width, height: tall, bend: (a, b) => bent(a, b, width, tall) };
}

// Where a line bends to: towards the middle; between two of one side in a bow, so that bows of different reach lie apart.
function bent(a, b, width, tall) {
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  if (a.side !== b.side) return [x * 0.6 + width * 0.2, y * 0.72 + tall * 0.14];
  return [x - a.side * (30 + Math.abs(a.y - b.y) * 0.55), y];
}

function column(order, width) {
  const at = new Map();
  let y = 8;
  for (const one of order) {
    const height = Math.max(one.height, 44);
    at.set(one.item, { ...one, x: 118, y: y + height / 2, side: 1 });
    y += height;
  }
  return { at, width, height: y + 8, bend: (a, b) => [118 - Math.min(200, 24 + Math.abs(a.y - b.y) * 0.55), (a.y + b.y) / 2] };
}
