// The plans from the top down: plan, theme, recommendation, action. What is folded is filled when it is opened.

{
  const opened = new Map(); // what the reader folded or unfolded, by its key
  const worst = (actions) => actions.flatMap((action) => FINDINGS[action]).filter(counts).length;

  function sums(actions) {
    const late = actions.filter(isLate).length;
    const found = worst(actions);
    return el("span", { class: "sums" }, numberOf(actions.length, "action"), late ? chip(`${late} overdue`, "bad") : "", found ? el("span", { class: "also" }, numberOf(found, "finding")) : "");
  }

  const columns = [
    { key: "action", title: "Action", wide: true, fixed: true, text: (action) => NODES[action].label, cell: (action) => itemLink(action) },
    { key: "lead", title: "Led by", fixed: true, text: () => "", cell: (action) => [...itemLinks(leadsOf(action), (item) => short(NODES[item].label, 90)), " ", CHECK.has(action) ? chip(CHECK.get(action), "bad") : ""] },
    { key: "due", title: "Due", fixed: true, text: () => "", cell: (action) => [factOf(action, "Due"), " ", isLate(action) ? chip("overdue", "bad") : ""] },
    { key: "status", title: "Status", tight: true, fixed: true, text: (action) => [factOf(action, "Status"), factOf(action, "RAG") ? `RAG ${factOf(action, "RAG")}` : ""].filter(Boolean).join(", ") },
    { key: "found", title: "Findings", number: true, fixed: true, text: () => "", cell: (action) => badgeOf(action) ?? "0" },
  ];

  const SAID = ACTIONS.some((action) => columns[3].text(action)); // whether any plan says how its actions stand

  function rows(actions, caption) {
    const used = columns.filter((column) => column.key !== "status" || SAID);
    return el("table", { class: "rows" }, el("caption", { class: "hidden" }, caption), el("thead", {}, el("tr", {}, ...used.map((column) => headingCell(column, false)))),
      el("tbody", {}, ...actions.map((action) => bodyRow(action, used))));
  }

  function grouped(actions, keyOf) {
    const groups = new Map();
    for (const action of actions) {
      const key = keyOf(action);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(action);
    }
    return groups;
  }

  // The actions of a theme: those that serve one recommendation together under it, the others between them as they come.
  function steps(actions, caption) {
    const shared = grouped(actions, (action) => factOf(action, "Recommendation") || action);
    const made = [];
    let alone = [];
    const flush = () => { if (alone.length) made.push(rows(alone, caption)); alone = []; };
    for (const [key, under] of shared) {
      if (under.length < 2 || typeof key === "number") { alone.push(...under); continue; }
      flush();
      made.push(el("h4", {}, short(key, 240), sums(under)), rows(under, `${caption}: ${short(key, 60)}`));
    }
    flush();
    return made;
  }

  function fold(key, level, title, item, actions, start, fill) {
    const on = opened.get(key) ?? start;
    const details = el("details", { class: `branch level-${level}`, open: on, "data-key": key }, el("summary", {}, el(`h${level}`, {}, title), sums(actions)));
    const filled = () => { if (details.childElementCount < 2) details.append(el("div", { class: "under" }, item >= 0 ? el("p", { class: "facts-of" }, itemLink(item, `Facts of this ${NODES[item].kind.toLowerCase()}`)) : "", ...fill())); };
    if (on) filled();
    details.addEventListener("toggle", () => { opened.set(key, details.open); if (details.open) filled(); });
    return details;
  }

  VIEWS.push({
    id: "plans",
    title: "Plan tree",
    wide: true,
    start: startSheet,
    says: () => `${shareOf(passed().actions.length, ACTIONS.length, "action")} shown`,
    render(root) {
      const { actions, key } = passed();
      drawnOnce(root, `${key}|${onPaper}`, () => {
        const plans = grouped(actions, planOf);
        const few = actions.length <= ROWS_A_PAGE || onPaper;
        const all = (on) => { for (const branch of root.querySelectorAll("details")) branch.open = on; };
        const button = (words, on) => { const made = el("button", { type: "button" }, words); made.addEventListener("click", () => all(on)); return made; };
        root.replaceChildren(el("div", { class: "tools" }, el("p", {}, numberOf(actions.length, "action")), button("Unfold all", true), button("Fold all", false)),
          actions.length ? "" : el("p", { class: "notice" }, "Nothing passes the filters."),
          el("div", { class: "tree" }, ...[...plans].map(([plan, under], place) => fold(`plan ${plan}`, 2, plan < 0 ? "No plan" : NODES[plan].label, plan, under, few || place === 0, () =>
            [...grouped(under, themeOf)].map(([theme, mine]) => {
              const title = theme < 0 ? "No theme" : NODES[theme].label;
              return fold(`plan ${plan} theme ${theme}`, 3, title, theme, mine, few, () => steps(mine, title));
            })))));
      });
    },
  });
}
