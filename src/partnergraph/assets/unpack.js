// The data is written short, since it is long (exporters/_network_data.py); from here on it is plain.

DATA.texts = DATA.texts.map((text) => (typeof text === "string" ? text : DATA.stems[text[0]].replace("\u0001", text[1])));

const NODES = read("nodes").map(([kind, id, label, [form, ...texts], body, words]) => {
  const said = DATA.forms[kind].filter((_, place) => Math.floor(form / 2 ** place) % 2).map((name, place) => [name, texts[place]]);
  return {
    kind: KINDS[kind], item: Array.isArray(id) ? id[0] : `${KINDS[kind].toLowerCase()}:${id}`, label, body: body ?? -1,
    facts: said.map(([name, text]) => [DATA.labels[name], DATA.texts[text]]),
    place: said.find(([name]) => DATA.labels[name] === "Where it stands")?.[1],
    seat: words && words[0] ? "in" : "right", words: words ? words.slice(1) : [label],
  };
});

const EDGES = [];
for (const [from, ...row] of read("edges")) {
  for (let at = 0; at < row.length;) {
    const [to, count] = [row[at], row[at + 1]];
    const ties = pairs(row.slice(at + 2, at + 2 + 2 * count)).map(([kind, says]) => [DATA.relations[kind][0], DATA.texts[says]]);
    EDGES.push({ from, to, ties });
    at += 2 + 2 * count;
  }
}

for (const entry of DATA.pictures) {
  for (let at = 3; at < entry.at.length; at += 1) entry.at[at] += entry.at[at - 3];
  entry.frames = entry.frames.map(([x, y, width, height, title, flags, long]) => ({
    x, y, width, height, item: Array.isArray(title) ? -1 : title, title: Array.isArray(title) ? title : long ?? NODES[title].words,
    level: flags & 1, mirrored: flags > 1,
  }));
}

// A finding: its rule says why, what to do and what to ask, where nothing else is said; its sentence is put together when it is read.
class Finding {
  constructor([rule, subject = 0, words = 0, gaps, nodes, evidence, key, differs]) {
    const { why, fix, agenda, severity, id } = DATA.rules[rule];
    Object.assign(this, { rule, subject, about: NODES[subject]?.label, why, fix, agenda, severity }, differs || null);
    this.nodes = nodes || (subject < 0 ? [] : [subject]);
    this.said = [words, gaps || []];
    this.places = evidence;
    this.known = typeof key === "string" ? key : id;
    this.parts = typeof key === "string" ? 0 : key || 1;
  }

  get message() {
    let gap = 0;
    return DATA.sentences[this.said[0]].replace(/\u0001|\u0002(.)/g, (mark, place) => (mark === "\u0001" ? String(this.said[1][gap++]) : NODES[this.nodes[place.charCodeAt(0) - 0xe000]].label));
  }

  get evidence() {
    return this.places || [...new Set(this.nodes.map((node) => NODES[node].place).filter((place) => place !== undefined))];
  }

  get key() {
    return [this.known, ...this.nodes.slice(0, this.parts).map((node) => NODES[node].item)].join("|");
  }
}
DATA.findings = DATA.findings.map((row) => new Finding(row));

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
