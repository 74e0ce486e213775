"use strict";
// What the page knows: items, lines, findings, read once from the data in the page. No data is ever read as HTML.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const DATA = read("data");
const RELATIONS = new Map(DATA.relations.map(([kind, out, into]) => [kind, [out, into]]));
const VERBS = new Map(DATA.relations.map(([kind, , , says]) => [kind, says])); // as a sentence reads from tail to head
const KINDS = DATA.kinds.map((kind) => kind.one);
const LOOKS = new Map(DATA.kinds.map((kind) => [kind.one, kind]));

const pairs = (list) => list.flatMap((value, place) => (place % 2 ? [] : [[value, list[place + 1]]]));

const GROUPS = new Map(Object.entries({
  who: ["ASSIGNED"],
  boards: ["REPORTS_TO", "SITS_ON"],
  agreements: ["PARTY_TO", "OWNS"],
  contacts: ["OF", "FACES", "HELD_BY"],
  waits: ["DEPENDS_ON"],
  bodies: ["PART_OF", "WORKS_FOR", "POST_IN", "HOLDS", "DEPUTISES"],
  mentions: ["MENTIONS"],
  plans: ["IN_PLAN", "IN_THEME"],
  areas: ["SERVES", "FOR_AREA", "BORDERS"],
}));
const GROUP_OF = new Map([...GROUPS].flatMap(([group, kinds]) => kinds.map((kind) => [kind, group])));

// An element with text or children; attributes are set as attributes, never parsed.
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";
function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function markOf(kind) {
  const found = document.querySelector(`#kinds svg[data-kind="${kind}"]`);
  return found ? found.cloneNode(true) : el("span");
}

const COLLATOR = new Intl.Collator("en", { numeric: true });
const short = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1).replace(/[ ,;:.\-]+$/, "")}…`);

// As `wrap` of views/words.py.
function wrapWords(text, width, most) {
  const lines = [];
  let rest = text.replace(/\s+/g, " ").trim();
  while (rest && lines.length < most) {
    if (rest.length <= width) { lines.push(rest); break; }
    if (lines.length === most - 1) { lines.push(short(rest, width)); break; }
    const space = rest.lastIndexOf(" ", width);
    const cut = space > 0 ? space : width;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return lines;
}

const capital = (text) => (text ? text[0].toUpperCase() + text.slice(1) : "");
const severityTag = (severity) => el("span", { class: `severity ${severity}` }, severity);
const tagOf = (finding) => severityTag(finding.waived === undefined ? finding.severity : "waived");
const DIGITS = new Intl.NumberFormat("en-GB");
const numberOf = (count, noun) => `${DIGITS.format(count)} ${noun}${count === 1 ? "" : "s"}`;
