// Beside the overview: how many findings of each family every group has, and what two groups share, as tables.

const FAMILIES = [...new Set(DATA.rules.map((rule) => rule.family))];
const MOST_PAIRS = 200;

const groupLink = (group, by) => linkTo(toGroup(group.item, by), short(groupName(group.item), 90));

function othersList(all, by) {
  if (!all.others.length) return [];
  return [el("details", { class: "others" }, el("summary", {}, `${numberOf(all.others.length, "other")}, with fewer actions`),
    el("ul", {}, ...all.others.map((group) => el("li", {}, groupLink(group, by), ` ${numberOf(group.actions.length, "action")}, ${numberOf(group.findings.length, "finding")}`))))];
}

// Findings of a group and family open as a list; the filters say which.
const toFindings = (change) => ({ ...change, view: VIEWS.some((entry) => entry.id === "findings") ? "findings" : "map", tab: "findings", item: -1, finding: -1 });

// How many findings of each family a group has.
const tallies = new WeakMap();
function tallied(group) {
  if (!tallies.has(group)) {
    const tally = new Map();
    for (const number of group.findings) { const { family } = DATA.rules[FOUND.rules[number]]; tally.set(family, (tally.get(family) ?? 0) + 1); }
    tallies.set(group, tally);
  }
  return tallies.get(group);
}

function familyRow(group, by, families, most) {
  const counted = families.map((family) => tallied(group).get(family) ?? 0);
  const cells = counted.map((count, place) => {
    const name = `${numberOf(count, "finding")}: ${group.item < 0 ? "in no group" : groupName(group.item)}, ${families[place]}`;
    const shade = count ? Math.ceil((4 * count) / most) : 0;
    const change = group.item < 0 ? { family: families[place], rule: -1 } : { [by]: group.item, family: families[place], rule: -1 };
    return el("td", { class: `heat heat-${shade}` }, count ? linkTo(toFindings(change), String(count), { "aria-label": name }) : el("span", {}, "0"));
  });
  return el("tr", {}, el("th", { scope: "row" }, group.item < 0 ? "In none of them" : groupLink(group, by)),
    el("td", {}, DIGITS.format(group.actions.length)), el("td", {}, DIGITS.format(group.findings.length)), ...cells);
}

function familyTable(all, by) {
  const rows = [...all.shown, ...all.others, ...(all.none.actions.length || all.none.findings.length ? [all.none] : [])];
  const families = FAMILIES.filter((family) => rows.some((group) => tallied(group).has(family)));
  if (!families.length) return el("p", { class: "notice" }, "No finding passes the filters.");
  const most = Math.max(1, ...rows.flatMap((group) => [...tallied(group).values()]));
  const many = LOOKS.get(GROUPINGS[by]).many;
  return el("div", { class: "wide-table", role: "region", tabindex: "0", "aria-label": `Findings of each of the ${many} by family of rules` },
    el("table", { class: "families" }, el("caption", {}, `Where the gaps are: ${many} by kind of finding`),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, GROUPINGS[by]), ...["Actions", "Findings"].map((name) => el("th", { scope: "col", class: "family" }, el("span", {}, name))),
        ...families.map((family) => el("th", { scope: "col", class: "family" }, linkTo(toFindings({ family, rule: -1 }), short(capital(family), 32)))))),
      el("tbody", {}, ...rows.map((group) => familyRow(group, by, families, most)))));
}

function pairsTable(all, by) {
  if (!all.pairs.length) return null;
  const names = (pair) => pair.shared.slice(0, 8).map((item) => short(nameOf(item), 60)).join("; ") + (pair.shared.length > 8 ? `; and ${pair.shared.length - 8} more` : "");
  const box = el("details", { class: "others" }, el("summary", {}, `${numberOf(all.pairs.length, "line")} as a list`));
  box.addEventListener("toggle", () => {
    if (!box.open || box.querySelector("table")) return;
    const label = `What two ${LOOKS.get(GROUPINGS[by]).many} share`;
    box.append(el("div", { class: "wide-table", role: "region", tabindex: "0", "aria-label": label },
      el("table", {}, el("caption", { class: "hidden" }, label),
        el("thead", {}, el("tr", {}, ...["One", "Other", "Shared", by === "agency" ? "Actions" : "Who is named in both"].map((name) => el("th", { scope: "col" }, name)))),
        el("tbody", {}, ...all.pairs.slice(0, MOST_PAIRS).map((pair) => el("tr", {}, el("th", { scope: "row" }, groupName(pair.a)), el("td", {}, groupName(pair.b)), el("td", {}, String(pair.shared.length)), el("td", {}, names(pair))))))),
      all.pairs.length > MOST_PAIRS ? el("p", { class: "notice" }, `The ${MOST_PAIRS} strongest of ${all.pairs.length}.`) : "");
  });
  return box;
}

const overviewTables = (all, by) => [familyTable(all, by), pairsTable(all, by)].filter(Boolean);
