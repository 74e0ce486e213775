// What passes the search and the filters: one answer for every view.

const GROUP_FILTERS = ["plan", "theme", "agency", "board", "area"];
const statusOf = (item) => factOf(item, "Status").toLowerCase() || "not said";
const ACTIONS = [...NODES.keys()].filter((item) => NODES[item].kind === "Action");
const STATUSES = [...new Set(ACTIONS.map(statusOf))].sort();

const heads = (item, ...kinds) => others(item, true, ...kinds);
const tails = (item, ...kinds) => others(item, false, ...kinds);
const ofKind = (items, kind) => items.filter((item) => NODES[item].kind === kind);

// The agency that a party is, or stands in on the day of the register; -1 where none is known.
const bodyOf = (party) => BODY[party] - 1;

// The groups of each sort that an action belongs to.
const BELONGS = {
  plan: (action) => ofKind(heads(action, "IN_PLAN"), "Plan"),
  theme: (action) => heads(action, "IN_THEME"),
  agency: (action) => [...new Set(tails(action, "ASSIGNED").map(bodyOf))].filter((body) => body >= 0),
  board: (action) => {
    const own = ofKind(heads(action, "REPORTS_TO"), "Board");
    return own.length ? own : [...new Set(heads(action, "IN_PLAN").flatMap((plan) => heads(plan, "REPORTS_TO")))];
  },
  area: (action) => [...new Set(heads(action, "IN_PLAN").flatMap((plan) => heads(plan, "FOR_AREA")))],
};
const groupsOf = Object.fromEntries(GROUP_FILTERS.map((name) => [name, new Map()]));
function belongs(action, name) {
  if (!groupsOf[name].has(action)) groupsOf[name].set(action, BELONGS[name](action));
  return groupsOf[name].get(action);
}

// Whether what was typed stands in a text: every word of it, in any order.
const typed = (q) => plain(q).split(/\s+/).filter(Boolean);
const matches = (item, words = typed(state.q)) => words.every((word) => searched(item).includes(word));

// An action passes the groups and the status; anything else does where it is a chosen group, or joined to such an action.
function inGroups(chosen) {
  const names = GROUP_FILTERS.filter((name) => chosen[name] >= 0);
  if (!names.length && !chosen.status) return null;
  const actions = ACTIONS.filter((action) => names.every((name) => belongs(action, name).includes(chosen[name])) && (!chosen.status || statusOf(action) === chosen.status));
  const kept = new Set([...actions, ...names.map((name) => chosen[name])]);
  for (const action of actions) {
    for (const tie of tiesOf(action)) {
      if (NODES[tie.other].kind === "Action") continue;
      kept.add(tie.other);
      if (tie.kind === "ASSIGNED" && bodyOf(tie.other) >= 0) kept.add(bodyOf(tie.other));
    }
  }
  for (const name of names) for (const tie of tiesOf(chosen[name])) if (NODES[tie.other].kind !== "Action" && !["IN_PLAN", "MENTIONS"].includes(tie.kind)) kept.add(tie.other);
  return kept;
}

// Returns numbers in the order of the lists: `items` that pass everything, `actions` among them, `findings` that pass. Kinds that
// are switched off are not drawn or listed, but findings about them stay. `all` says that no filter is set and nothing is typed.
let passedFor = null;
function passed() {
  const { q, severity, rule, family, hidden } = state;
  const key = JSON.stringify([q, ...GROUP_FILTERS.map((name) => state[name]), severity, rule, family, state.status, [...hidden].sort()]);
  if (passedFor?.key === key) return passedFor;
  const words = typed(q);
  const kept = inGroups(state);
  const found = (number) => {
    const finding = DATA.findings[number];
    if (severity && finding.severity !== severity) return false;
    if (rule >= 0 && finding.rule !== rule) return false;
    if (family && DATA.rules[finding.rule].family !== family) return false;
    return !kept || kept.has(finding.subject);
  };
  const byFilters = [...DATA.findings.keys()].filter(found);
  const about = severity || rule >= 0 || family ? new Set(byFilters.flatMap((number) => [DATA.findings[number].subject, ...DATA.findings[number].nodes])) : null;
  const passes = (item) => (!kept || kept.has(item)) && (!about || about.has(item)) && matches(item, words);
  const said = (number) => {
    const finding = DATA.findings[number];
    return (finding.subject >= 0 && matches(finding.subject, words)) || words.every((word) => plain(finding.message).includes(word));
  };
  const all = [...NODES.keys()].filter(passes);
  const items = all.filter((item) => !hidden.has(NODES[item].kind));
  passedFor = {
    key, items, has: new Set(all), actions: ofKind(all, "Action"),
    findings: words.length ? byFilters.filter(said) : byFilters,
    all: !words.length && !kept && !about,
  };
  return passedFor;
}
