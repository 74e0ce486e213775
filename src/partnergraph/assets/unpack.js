// The data is written short, since it is long (exporters/_network_data.py, _network_findings.py); from here on it is plain. What only
// some views need is read when it is first asked for.

const lazy = (made, name, make) => Object.defineProperty(made, name, { configurable: true, get: () => { const value = make(); Object.defineProperty(made, name, { value }); return value; } });

const PACKED = { texts: DATA.texts, findings: DATA.findings, lines: DATA.lines };
lazy(DATA, "texts", () => textsIn(PACKED.texts));

const KIND_OF = Uint8Array.from(DATA.items.counts.flatMap((count, kind) => new Array(count).fill(kind)));
const FIRST = DATA.items.counts.reduce((starts, count) => [...starts, starts.at(-1) + count], [0]);
const LABEL = textsIn(DATA.items.labels);
const BODY = numbersIn(DATA.items.bodies);
const OWN = { looks: numbersIn(DATA.items.looks), words: new Map() };
{
  let place = 0;
  for (const [item, look] of OWN.looks.entries()) if (look > 1) { OWN.words.set(item, DATA.items.words[place]); place += 1; }
}
const IDS = {};
lazy(IDS, "all", () => textsIn(DATA.items.ids).map((id, item) => (id.startsWith("=") ? id.slice(1) : `${KINDS[KIND_OF[item]].toLowerCase()}:${id}`)));
lazy(IDS, "index", () => new Map(IDS.all.map((id, item) => [id, item])));
const INDEX = { has: (id) => IDS.index.has(id), get: (id) => IDS.index.get(id) };

// The columns of a kind's facts: the label, and for each item the number of a text, or -1.
const columnsMade = [];
function columnsOf(kind) {
  columnsMade[kind] ??= DATA.items.facts[kind].map(([label, named, codes]) => {
    const own = numbersIn(named);
    for (let at = 0; at < own.length; at += 1) own[at] = signed(own[at]) + 1 + (at ? own[at - 1] : -1);
    let fresh = 0;
    const of = numbersIn(codes).map((code) => { if (code === 1) { fresh += 1; return own[fresh - 1]; } return code ? own[code - 2] : -1; });
    return { label, of };
  });
  return columnsMade[kind];
}
function factNumber(item, label) {
  const column = columnsOf(KIND_OF[item]).find((entry) => entry.label === label);
  return column ? column.of[item - FIRST[KIND_OF[item]]] : -1;
}
const factOf = (item, label) => DATA.texts[factNumber(item, label)] ?? "";

const factsMade = new Map();
class Item {
  constructor(number) { this.number = number; }

  get kind() { return KINDS[KIND_OF[this.number]]; }

  get item() { return IDS.all[this.number]; }

  get label() { return LABEL[this.number]; }

  get body() { return BODY[this.number] - 1; }

  get seat() { return OWN.looks[this.number] & 1 ? "in" : "right"; }

  get words() {
    const look = OWN.looks[this.number];
    return OWN.words.get(this.number) ?? (look ? [this.label.split(" ", 1)[0]] : wrapWords(this.label, ...DATA.kinds[KIND_OF[this.number]].wrap));
  }

  get facts() {
    const { number } = this;
    if (!factsMade.has(number)) {
      const kind = KIND_OF[number];
      factsMade.set(number, columnsOf(kind).map(({ label, of }) => [label, of[number - FIRST[kind]]]).filter(([, text]) => text >= 0).map(([label, text]) => [label, DATA.texts[text]]));
    }
    return factsMade.get(number);
  }
}
const NODES = Array.from(KIND_OF, (_, number) => new Item(number));

// Lines: for each its ends, and for each tie of a line its kind, what it says and its line.
const LINE = { from: [], to: [], first: [] };
const TIE = { kind: [], says: [], line: [] };
{
  const from = reader(numbersIn(PACKED.lines));
  for (let tail = 0; !from.done();) {
    tail += from.next();
    let head = 0;
    for (let left = from.next(); left; left -= 1) {
      head += from.next();
      LINE.first.push(TIE.kind.length);
      for (let more = 1; more;) {
        const code = from.next();
        more = code & 1;
        TIE.kind.push(code >> 1);
        TIE.says.push(from.next());
        TIE.line.push(LINE.from.length);
      }
      LINE.from.push(tail);
      LINE.to.push(head);
    }
  }
  LINE.first.push(TIE.kind.length);
}
const TIE_KINDS = DATA.relations.map(([kind]) => kind);
const tiesIn = (line) => TIE.kind.slice(LINE.first[line], LINE.first[line + 1]).map((kind, place) => [TIE_KINDS[kind], DATA.texts[TIE.says[LINE.first[line] + place]]]);

// The ties of an item stand side by side, twice the number of the tie, and one more where the item is the head.
const TIED = { first: new Int32Array(NODES.length + 1), ties: new Int32Array(2 * TIE.kind.length) };
{
  const put = (with_) => TIE.line.forEach((line, tie) => { with_(LINE.from[line], 2 * tie); with_(LINE.to[line], 2 * tie + 1); });
  put((item) => { TIED.first[item + 1] += 1; });
  for (let item = 0; item < NODES.length; item += 1) TIED.first[item + 1] += TIED.first[item];
  const at = TIED.first.slice();
  put((item, tie) => { TIED.ties[at[item]] = tie; at[item] += 1; });
}
const tiesMade = [];
// What an item is joined to: { other, kind, says, out, line }.
function tiesOf(item) {
  tiesMade[item] ??= Array.from(TIED.ties.subarray(TIED.first[item], TIED.first[item + 1]), (code) => {
    const [tie, out] = [code >> 1, !(code & 1)];
    const line = TIE.line[tie];
    return { other: out ? LINE.to[line] : LINE.from[line], kind: TIE_KINDS[TIE.kind[tie]], says: DATA.texts[TIE.says[tie]], out, line };
  });
  return tiesMade[item];
}
// The items at the other ends of ties of these kinds, each once for each tie.
function others(item, out, ...kinds) {
  const found = [];
  for (let at = TIED.first[item]; at < TIED.first[item + 1]; at += 1) {
    const tie = TIED.ties[at] >> 1;
    if (!(TIED.ties[at] & 1) === out && kinds.includes(TIE_KINDS[TIE.kind[tie]])) found.push(out ? LINE.to[TIE.line[tie]] : LINE.from[TIE.line[tie]]);
  }
  return found;
}

for (const entry of DATA.pictures) {
  const { seats, boxes } = entry;
  lazy(entry, "at", () => {
    const at = numbersIn(seats);
    for (let place = 0; place < at.length; place += 1) at[place] = signed(at[place]) + (place > 2 ? at[place - 3] : 0);
    return at;
  });
  lazy(entry, "frames", () => {
    const from = reader(numbersIn(boxes));
    const made = [];
    for (let place = [0, 0, 0, 0]; !from.done();) {
      place = place.map((value) => value + signed(from.next()));
      const [x, y, width, height] = place;
      const [flags, item] = [from.next(), from.next() - 1];
      const title = flags & 4 ? DATA.texts[from.next()].split("\n") : NODES[item].words;
      made.push({ x, y, width, height, item, title, level: flags & 1, mirrored: Boolean(flags & 2) });
    }
    return made;
  });
}

const RANK = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };
const DIFFERS = ["why", "fix", "agenda", "severity", "about", "waived", "life"];
const FOUND = { rules: stepsIn(PACKED.findings.rules), subjects: stepsIn(PACKED.findings.subjects), masks: numbersIn(PACKED.findings.masks) };
lazy(FOUND, "differs", () => {
  const from = reader(numbersIn(PACKED.findings.differs));
  return Array.from(FOUND.masks, (mask) => (mask ? Object.fromEntries(DIFFERS.filter((_, bit) => mask & (1 << bit)).map((name) => [name, from.next()])) : NONE));
});
const NONE = Object.freeze({});
const WAIVED = 1 << DIFFERS.indexOf("waived");

// What is said of each finding: its sentence, what stands in its gaps, its nodes, its evidence and its key.
lazy(FOUND, "said", () => {
  const from = reader(numbersIn(PACKED.findings.said));
  const gaps = PACKED.findings.sentences.map((words) => (words.match(/[\u0001\u0003]/g) ?? []).length);
  return Array.from(FOUND.subjects, (subject) => {
    const words = from.next();
    const within = from.many(gaps[words]);
    const count = from.next();
    let node = subject;
    const nodes = count ? from.many(count - 1).map((step) => (node += signed(step))) : [subject];
    const places = from.next();
    const evidence = places ? from.many(places - 1) : null;
    const parts = from.next();
    const key = parts === 1 ? from.next() : Array.from({ length: Math.max(parts - 1, 0) }, () => { const at = from.next(); return at ? { node: nodes[at - 1] } : { text: from.next() }; });
    return { words, within, nodes, evidence, key, usual: !parts };
  });
});

const MONTHS = "January February March April May June July August September October November December".split(" ");
function dayFrom(step) {
  const told = new Date(Date.parse(`${DATA.asOf}T00:00:00Z`) + signed(step) * 86400000);
  return `${told.getUTCDate()} ${MONTHS[told.getUTCMonth()]} ${told.getUTCFullYear()}`;
}

// A finding: its rule says why, what to do and what to ask, where nothing else is said; its sentence is put together when it is read.
class Finding {
  constructor(number) { this.number = number; }

  get rule() { return FOUND.rules[this.number]; }

  get subject() { return FOUND.subjects[this.number]; }

  get why() { return FOUND.differs[this.number].why ?? DATA.rules[this.rule].why; }

  get fix() { return FOUND.differs[this.number].fix ?? DATA.rules[this.rule].fix; }

  get agenda() { return FOUND.differs[this.number].agenda ?? DATA.rules[this.rule].agenda; }

  get severity() { return FOUND.masks[this.number] & 8 ? DATA.texts[FOUND.differs[this.number].severity] : DATA.rules[this.rule].severity; }

  get about() { return FOUND.masks[this.number] & 16 ? DATA.texts[FOUND.differs[this.number].about] : NODES[this.subject]?.label; }

  get waived() { return FOUND.differs[this.number].waived; }

  get life() { return FOUND.differs[this.number].life; }

  get nodes() { return FOUND.said[this.number].nodes; }

  get message() {
    const { words, within, nodes } = FOUND.said[this.number];
    let gap = 0;
    return PACKED.findings.sentences[words].replace(/[\u0001\u0003]|\u0002(.)/g, (mark, place) => (
      mark === "\u0001" ? String(within[gap++]) : mark === "\u0003" ? dayFrom(within[gap++]) : NODES[nodes[place.charCodeAt(0) - 0xe000]].label));
  }

  get evidence() {
    const { evidence, nodes } = FOUND.said[this.number];
    return evidence ?? [...new Set(nodes.map((node) => factNumber(node, "Where it stands")).filter((place) => place >= 0))];
  }

  get key() {
    const { key, nodes, usual } = FOUND.said[this.number];
    if (typeof key === "number") return DATA.texts[key];
    return [DATA.rules[this.rule].id, ...(usual ? [{ node: nodes[0] }] : key).map(({ node, text }) => (text === undefined ? NODES[node].item : DATA.texts[text]))].join("|");
  }
}
DATA.findings = Array.from(FOUND.rules, (_, number) => new Finding(number));
const counts = (number) => !(FOUND.masks[number] & WAIVED); // a finding that nobody decided to live with

const FINDINGS = NODES.map(() => []); // for each item, the numbers of the findings about it
for (const [number, subject] of FOUND.subjects.entries()) if (subject >= 0) FINDINGS[subject].push(number);

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'").replace(/[\u2010-\u2015]/g, "-").toLowerCase();
const wordsMade = [];
// The words by which an item is found.
function searched(item) {
  wordsMade[item] ??= plain([LABEL[item], factOf(item, "Also written as"), factOf(item, "Abbreviation")].join(" "));
  return wordsMade[item];
}
