"use strict";
// What the page knows: items, lines, findings, read once from the data in the page. No data is ever read as HTML.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const NODES = read("nodes");
const EDGES = read("edges");
const DATA = read("data");
const RELATIONS = new Map(DATA.relations.map(([kind, out, into]) => [kind, [out, into]]));
const VERBS = new Map(DATA.relations.map(([kind, , , says]) => [kind, says])); // as a sentence reads from tail to head
const KINDS = DATA.kinds.map((kind) => kind.one);
const LOOKS = new Map(DATA.kinds.map((kind) => [kind.one, kind]));

// The data is written short, since it is long; from here on it is plain.
const pairs = (list) => list.flatMap((value, place) => (place % 2 ? [] : [[value, list[place + 1]]]));
for (const node of NODES) {
  node.kind = KINDS[node.kind];
  node.facts = pairs(node.facts).map(([label, text]) => [DATA.labels[label], DATA.texts[text]]);
  node.seat = node.inside ? "in" : "right";
  node.words ??= [node.label];
}
for (const edge of EDGES) edge.ties = pairs(edge.ties).map(([kind, says]) => [DATA.relations[kind][0], DATA.texts[says]]);
for (const entry of DATA.pictures) {
  entry.frames = entry.frames.map(([x, y, width, height, title, flags, long]) => ({
    x, y, width, height, item: Array.isArray(title) ? -1 : title, title: Array.isArray(title) ? title : long ?? NODES[title].words,
    level: flags & 1, mirrored: flags > 1,
  }));
}

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

const short = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
const capital = (text) => (text ? text[0].toUpperCase() + text.slice(1) : "");
const severityTag = (severity) => el("span", { class: `severity ${severity}` }, severity);
const counts = (number) => DATA.findings[number].waived === undefined; // a finding that nobody decided to live with
const tagOf = (finding) => severityTag(finding.waived === undefined ? finding.severity : "waived");
const numberOf = (count, noun) => `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;

const TIES = NODES.map(() => []); // for each item, what it is joined to
for (const [line, edge] of EDGES.entries()) {
  for (const [kind, says] of edge.ties) {
    TIES[edge.from].push({ other: edge.to, kind, says, out: true, line });
    TIES[edge.to].push({ other: edge.from, kind, says, out: false, line });
  }
}

const RANK = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };
const FINDINGS = NODES.map(() => []); // for each item, the numbers of the findings about it
for (const [number, finding] of DATA.findings.entries()) {
  if (finding.subject >= 0) FINDINGS[finding.subject].push(number);
}

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'").replace(/[\u2010-\u2015]/g, "-").toLowerCase();
const WORDS = NODES.map((node) => plain([node.label, ...node.facts
  .filter(([label]) => ["Also written as", "Abbreviation"].includes(label))
  .map(([, text]) => text)].join(" ")));

const INDEX = new Map(NODES.map((node, number) => [node.item, number]));
