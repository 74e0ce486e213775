// What tables say of actions: who has which part in them, when they are due, what is wrong with them.

const TABLES = DATA.tables;
const LETTERS = "ARSCIN";
const LETTER_OF = new Map([["Accountable", "A"], ["Responsible", "R"], ["Supports", "S"], ["Consulted", "C"], ["Informed", "I"]]);
const LETTER_SAYS = { A: "accountable", R: "responsible", S: "supports", C: "consulted", I: "informed", N: "named" };

const listedIn = (text) => Array.from(numbersIn(text), signed);
const inThrees = (list) => list.flatMap((value, place) => (place % 3 ? [] : [[value, list[place + 1], list[place + 2]]]));
const DUE = new Map(inThrees(listedIn(TABLES.due)).map(([action, days, rough]) => [action, { days, rough: Boolean(rough) }]));
const CHECK = new Map(pairs(listedIn(TABLES.checks)).map(([action, text]) => [action, DATA.texts[text]]));
const SHORT = new Map(pairs(TABLES.shorts).map(([party, text]) => [party, DATA.texts[text]]));
const HEAVY = new Map(pairs(TABLES.heavy)); // who is overloaded, and the finding that says so
const PARTIES = TABLES.bodies.flatMap(([title, ...members]) => members.map((party) => ({ party, body: DATA.texts[title] })));
const shortOf = (party) => SHORT.get(party) ?? NODES[party].label;

const isOpen = (action) => !["done", "closed", "withdrawn", "gone"].includes(statusOf(action));
const isLate = (action) => isOpen(action) && (DUE.get(action)?.days ?? 0) < 0;

// The letters of each party on an action, in the order of LETTERS; "?" behind one that is to be confirmed everywhere.
const lettersMade = new Map();
function lettersOn(action) {
  if (lettersMade.has(action)) return lettersMade.get(action);
  const found = new Map();
  for (const tie of tiesOf(action)) {
    if (tie.out || tie.kind !== "ASSIGNED") continue;
    const letter = LETTER_OF.get(tie.says.match(/^\p{L}+/u)?.[0]) ?? "N";
    const mark = /^\p{L}+ \(to be confirmed\)/u.test(tie.says) ? "?" : "";
    const own = found.get(tie.other) ?? found.set(tie.other, new Map()).get(tie.other);
    own.set(letter, own.get(letter) === "" ? "" : mark);
  }
  const made = new Map([...found].map(([party, own]) => [party, [...LETTERS].filter((letter) => own.has(letter)).map((letter) => letter + own.get(letter)).join("")]));
  lettersMade.set(action, made);
  return made;
}

const byName = (a, b) => COLLATOR.compare(NODES[a].label, NODES[b].label) || a - b;
const withLetters = (action, wanted) => [...lettersOn(action)].filter(([, letters]) => [...wanted].some((letter) => letters.includes(letter))).map(([party]) => party).sort(byName);

// Who leads: accountable, or named where nobody is accountable or responsible, as for the rules.
function leadsOf(action) {
  const ranked = withLetters(action, "AR").length > 0;
  return withLetters(action, ranked ? "A" : "AN").filter((party) => NODES[party].kind !== "Placeholder");
}

const AS_OF = Date.parse(`${TABLES.asOf}T00:00:00Z`);
const dateIn = (days) => new Date(AS_OF + days * 86400000);
function dayWords(days, options = null) {
  const day = dateIn(days);
  return options ? day.toLocaleDateString("en-GB", { ...options, timeZone: "UTC" }) : `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}
const planOf = (action) => belongs(action, "plan")[0] ?? -1;
const themeOf = (action) => belongs(action, "theme")[0] ?? -1;
const severalPlans = NODES.filter((node) => node.kind === "Plan").length > 1;
