// What is written on the drawing: boxes with headings below the marks, names and badges above them. Text keeps its
// size on the screen as the reader zooms, and a name that would cover another is left out until there is room.

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
const SMALL = 0.44; // below this scale the boxes have headings, and only what was chosen has a name
let written = []; // the boxes of the names as last drawn, for clicks

function wordsAt(item) {
  const seat = view.at.get(item).mirrored ? "left" : NODES[item].seat;
  return { words: NODES[item].words, seat };
}

// Size of writing in units of the drawing, so that it is between 10 and 15 pixels on the screen.
const textSize = (scale, base) => Math.min(Math.max(base * scale, 10), 15) / scale;

function drawFrames(context) {
  for (const { x, y, width, height, item, level } of view.frames) {
    context.beginPath();
    context.roundRect(x, y, width, height, level ? 8 : 12);
    context.fillStyle = level ? (item >= 0 && NODES[item].kind === "Theme" ? "#ffffff" : "#f7f8fa") : "#edf2f8";
    context.fill();
    context.strokeStyle = level ? "#cfd6de" : "#bccbdd";
    context.lineWidth = 1;
    context.stroke();
  }
}

function drawTitles(context, scale) {
  for (const { x, y, width, title, item, level, mirrored } of view.frames) {
    const size = textSize(scale, level ? 12 : 13.5);
    context.font = `650 ${size}px ${FONT}`;
    context.fillStyle = "#12355b";
    context.globalAlpha = view.bright && item >= 0 && !view.bright.has(item) ? 0.6 : 1;
    context.textAlign = mirrored ? "right" : "left";
    context.textBaseline = "middle";
    const indent = item >= 0 && view.at.has(item) ? (level ? 32 : 38) : 12;
    (scale < 0.55 ? [title.join(" ")] : title).forEach((line, number) => {
      const left = mirrored ? x + width - indent : x + indent;
      haloed(context, fitted(context, line, width - indent - 6), left, y + (level ? 18 : 20) + number * 15, scale);
    });
  }
}

const widths = new Map();
function widthOf(context, text) {
  const key = `${context.font}|${text}`;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

function fitted(context, text, room) {
  if (widthOf(context, text) <= room) return text;
  let length = Math.floor((text.length * room) / widthOf(context, text));
  while (length > 1 && widthOf(context, `${text.slice(0, length)}…`) > room) length -= 1;
  return length > 0 ? `${text.slice(0, length).trimEnd()}…` : "";
}

function drawLabels(context) {
  const scale = view.network.getScale();
  const size = textSize(scale, 12);
  written = [];
  drawTitles(context, scale);
  const heads = new Set(view.frames.map((frame) => frame.item));
  const order = [...view.at.keys()].sort((a, b) => importance(b) - importance(a));
  for (const item of order) {
    const dim = view.bright && !view.bright.has(item);
    context.globalAlpha = dim ? 0.35 : 1;
    const { words, seat } = wordsAt(item);
    if (seat === "in") inside(context, item, words[0], scale);
    else if (!heads.has(item) && (scale >= SMALL || view.bright?.has(item))) beside(context, item, words, seat, size, scale);
    badge(context, item, scale);
  }
  context.globalAlpha = 1;
  if (state.item >= 0 && view.at.has(state.item)) ring(context, state.item, scale);
  if (view.hovered >= 0 && view.at.has(view.hovered)) hoverName(context, view.hovered, scale);
}

function importance(item) {
  if (item === state.item) return 1e9;
  return (view.bright?.has(item) ? 1e6 : 0) + tiesOf(item).length;
}

function inside(context, item, text, scale) {
  const { x, y } = view.at.get(item);
  if (11 * scale < 6.5) return;
  context.font = `600 ${text.length > 3 ? 9.5 : 11}px ${FONT}`;
  context.fillStyle = "#0b1622";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
}

function beside(context, item, full, seat, size, scale) {
  let words = full;
  const { x, y, room } = view.at.get(item);
  context.font = `${item === state.item ? 650 : 400} ${size}px ${FONT}`;
  const line = size * 1.2;
  // A row has room for its lines at full size; smaller, it has room for one, cut to the width of the box.
  if (words.length > 1 && line * words.length > 36) words = [fitted(context, words.join(" "), room ?? 200)];
  if (scale < 0.8 && room) words = words.map((text) => fitted(context, text, room));
  const width = Math.max(...words.map((text) => widthOf(context, text)));
  const radius = SIZES[NODES[item].kind];
  const left = { right: x + radius + 6, left: x - radius - 6 - width }[seat] ?? x - width / 2;
  const top = seat === "below" ? y + radius + 4 : y - (line * words.length) / 2;
  const box = { item, x: left * scale, y: top * scale, w: width * scale, h: line * words.length * scale };
  if (item !== state.item && written.some((other) => overlaps(box, other))) return;
  written.push(box);
  context.textAlign = { right: "left", left: "right" }[seat] ?? "center";
  context.textBaseline = "middle";
  context.fillStyle = "#1d2733";
  words.forEach((text, number) => haloed(context, text, { right: left, left: left + width }[seat] ?? x, top + line * (number + 0.5), scale));
}

// Text stays legible where lines run under it.
function haloed(context, text, x, y, scale) {
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = "rgba(255,255,255,0.9)";
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

const overlaps = (a, b) => a.x < b.x + b.w - 1 && b.x < a.x + a.w - 1 && a.y < b.y + b.h - 1 && b.y < a.y + a.h - 1;

function badge(context, item, scale) {
  const worst = view.badges.get(item);
  if (worst > RANK.info) return;
  const { x, y } = view.at.get(item);
  const radius = Math.min(Math.max(6.5, 5 / scale), 9);
  const away = SIZES[NODES[item].kind] * 0.92;
  context.beginPath();
  context.arc(x + away, y - away, radius, 0, 2 * Math.PI);
  context.fillStyle = worst <= 1 ? "#B00020" : "#ffffff";
  context.fill();
  context.lineWidth = 1.3;
  context.strokeStyle = worst <= 1 ? "#ffffff" : "#B00020";
  context.stroke();
  context.font = `800 ${radius * 1.5}px ${FONT}`;
  context.fillStyle = worst <= 1 ? "#ffffff" : "#B00020";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("!", x + away, y - away + 0.5);
}

function ring(context, item, scale) {
  const { x, y } = view.at.get(item);
  context.beginPath();
  context.arc(x, y, SIZES[NODES[item].kind] + 5, 0, 2 * Math.PI);
  context.lineWidth = Math.max(3, 2.5 / scale);
  context.strokeStyle = "#0b5cad";
  context.stroke();
}

function hoverName(context, item, scale) {
  const { x, y } = view.at.get(item);
  const size = 13 / scale;
  context.font = `${size}px ${FONT}`;
  const words = wrapWords(NODES[item].label, 48, 4);
  const width = Math.max(...words.map((text) => widthOf(context, text)));
  const pad = 7 / scale;
  const left = x - width / 2 - pad;
  const top = y + SIZES[NODES[item].kind] + 8 / scale;
  context.beginPath();
  context.roundRect(left, top, width + 2 * pad, words.length * size * 1.3 + 2 * pad, 5 / scale);
  context.fillStyle = "#ffffff";
  context.strokeStyle = "#4a5766";
  context.lineWidth = 1 / scale;
  context.fill();
  context.stroke();
  context.fillStyle = "#1d2733";
  context.textAlign = "center";
  context.textBaseline = "middle";
  words.forEach((text, number) => context.fillText(text, x, top + pad + size * 1.3 * (number + 0.5)));
}

// The item whose name, or heading, lies under a point of the screen; -1 if there is none.
function labelAt(point) {
  const { x, y } = view.network.DOMtoCanvas(point);
  const scale = view.network.getScale();
  const name = written.find((box) => x * scale >= box.x && x * scale <= box.x + box.w && y * scale >= box.y && y * scale <= box.y + box.h);
  if (name) return name.item;
  const frame = view.frames.findLast((box) => box.item >= 0 && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + 12 + 15 * box.title.length);
  return frame ? frame.item : -1;
}
