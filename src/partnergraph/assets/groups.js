// Groups of the overview: by plan, area, agency, board or theme, with what passes the filters in each, and what two share.

const GROUPINGS = { plan: "Plan", area: "Area", agency: "Agency", board: "Board", theme: "Theme" };
const MOST_GROUPS = 40;

// The groups that something other than an action belongs to: its own, else those of the actions on which it is named.
const ABOVE = {
  plan: (item) => ofKind(heads(item, "IN_PLAN"), "Plan"),
  area: (item) => ofKind([...heads(item, "FOR_AREA", "SERVES", "OF", "FACES"), ...heads(item, "IN_PLAN").flatMap((plan) => heads(plan, "FOR_AREA"))], "Area"),
  agency: (item) => [bodyOf(item), ...heads(item, "HELD_BY", "OF").map(bodyOf), ...tails(item, "OWNS", "PARTY_TO").map(bodyOf)].filter((body) => body >= 0),
  board: (item) => ofKind(heads(item, "REPORTS_TO", "SITS_ON"), "Board"),
  theme: () => [],
};
function groupsAround(item, by) {
  if (item < 0) return [];
  if (NODES[item].kind === GROUPINGS[by]) return [item];
  if (NODES[item].kind === "Action") return belongs(item, by);
  const own = [...new Set(ABOVE[by](item))];
  return own.length ? own : [...new Set(heads(item, "ASSIGNED").flatMap((action) => belongs(action, by)))];
}

// Two plans, areas, themes or boards share the parties that are named in both; two agencies the actions on which both are named.
const sharedByAll = new Map();
function sharedBetween(by, actions) {
  const all = actions.length === ACTIONS.length;
  if (all && sharedByAll.has(by)) return sharedByAll.get(by);
  const meeting = new Map(); // what may be shared -> the groups that meet in it
  const meets = (key, groups) => {
    const known = meeting.get(key) ?? meeting.set(key, []).get(key);
    for (const group of groups) if (!known.includes(group)) known.push(group);
  };
  for (const action of actions) {
    const groups = belongs(action, by);
    if (by === "agency") meets(action, groups);
    else if (groups.length) for (const party of tails(action, "ASSIGNED")) if (NODES[party].kind !== "Placeholder") meets(bodyOf(party) < 0 ? party : bodyOf(party), groups);
  }
  const pairs = new Map();
  for (const [key, groups] of meeting) {
    groups.sort((a, b) => a - b);
    for (let i = 0; i < groups.length; i += 1) {
      for (let j = i + 1; j < groups.length; j += 1) {
        const name = groups[i] * NODES.length + groups[j];
        const pair = pairs.get(name);
        if (pair) pair.shared.push(key);
        else pairs.set(name, { a: groups[i], b: groups[j], shared: [key] });
      }
    }
  }
  const found = [...pairs.values()].sort((one, other) => other.shared.length - one.shared.length || one.a - other.a || one.b - other.b);
  if (all) sharedByAll.set(by, found);
  return found;
}

const allGroups = new Map();
function everyGroup(by) {
  if (!allGroups.has(by)) {
    const sizes = new Map();
    for (const action of ACTIONS) for (const group of belongs(action, by)) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    allGroups.set(by, [...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a) || a - b));
  }
  return allGroups.get(by);
}

const offeredGroupings = () => Object.keys(GROUPINGS).filter((by) => everyGroup(by).length > 1);

// What is seen at first: areas where there are several, else plans, else who does it. Two circles say little, so three are wanted.
function groupingOf(asked) {
  const offered = offeredGroupings();
  if (offered.includes(asked)) return asked;
  const order = ["area", "plan", "agency", "theme", "board"];
  return order.find((by) => everyGroup(by).length > 2) ?? order.find((by) => offered.includes(by)) ?? "plan";
}

// The groups with their actions and findings, the largest first; `others` are those beyond what one picture holds, `none` what is in no group.
let groupedFor = null;
function grouped(by) {
  const { actions, findings } = passed();
  if (groupedFor?.actions === actions && groupedFor.by === by) return groupedFor;
  const made = new Map(everyGroup(by).map((item) => [item, { item, actions: [], findings: [] }]));
  const none = { item: -1, actions: [], findings: [] };
  const put = (groups, name, number) => {
    const known = groups.filter((group) => made.has(group));
    for (const group of known) made.get(group)[name].push(number);
    if (!known.length) none[name].push(number);
  };
  for (const action of actions) put(belongs(action, by), "actions", action);
  for (const number of findings) if (counts(number)) put(groupsAround(DATA.findings[number].subject, by), "findings", number);
  const all = [...made.values()];
  const shown = all.slice(0, all.length > MOST_GROUPS ? MOST_GROUPS - 1 : MOST_GROUPS);
  const seen = new Set(shown.map((group) => group.item));
  const pairs = sharedBetween(by, actions).filter((pair) => seen.has(pair.a) && seen.has(pair.b));
  groupedFor = { by, actions, shown, others: all.slice(shown.length), none, pairs };
  return groupedFor;
}

// The name of a group: a theme's plan stands with it where there are several.
function groupName(item) {
  const plans = NODES[item].kind === "Theme" && everyGroup("plan").length > 1 ? heads(item, "IN_PLAN") : [];
  return plans.length ? `${NODES[item].label} (${nameOf(plans[0])})` : NODES[item].kind === "Plan" ? NODES[item].label : nameOf(item);
}

// The picture that shows a group: its own, or that of the only plan that is for an area or reports to a board.
function pictureOf(item) {
  const has = (id) => DATA.pictures.some((entry) => entry.id === id);
  if (has(NODES[item].item)) return NODES[item].item;
  const plans = ofKind(tails(item, "FOR_AREA", "REPORTS_TO"), "Plan");
  if (plans.length === 1 && has(NODES[plans[0]].item)) return NODES[plans[0]].item;
  return has("everything") ? "everything" : DATA.pictures[0]?.id ?? "";
}

// Down a level: the map of a group. Where no picture is its own, the rest of the map fades.
function toGroup(item, by) {
  const own = pictureOf(item);
  const picks = own === "everything" && NODES[item].kind !== "Plan" ? { [by]: item } : {};
  return { view: "map", picture: own, item: -1, finding: -1, ...picks };
}
