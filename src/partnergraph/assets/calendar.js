// What falls due when: a table of months by days, and an agenda.

{
  const WHAT = { action: "action due", review: "agreement to be reviewed", end: "agreement ends", check: "contact to be checked", waiver: "waiver ends" };
  const NAMES = ["action", "review", "end", "check", "waiver"];
  const OTHERS = TABLES.events.flatMap((value, place) => (place % 4 ? [] : [{ days: value, what: NAMES[TABLES.events[place + 1]], item: TABLES.events[place + 2], who: DATA.texts[TABLES.events[place + 3]], rough: false }]));
  const MONTHS = 60;
  const monthOf = (days) => dateIn(days).toISOString().slice(0, 7);
  const dayOf = (days) => dateIn(days).getUTCDate();
  const NOW = monthOf(0);

  let shownFor = null;
  function shown() {
    const { key, all, has, actions } = passed();
    if (shownFor?.key === key) return shownFor;
    const opened = actions.filter(isOpen);
    const due = opened.filter((action) => DUE.has(action)).map((action) => ({ ...DUE.get(action), what: "action", item: action, who: leadsOf(action).map((party) => NODES[party].label).join("; ") }));
    const rows = [...due, ...OTHERS.filter((entry) => all || has.has(entry.item))].sort((a, b) => a.days - b.days || NAMES.indexOf(a.what) - NAMES.indexOf(b.what) || a.item - b.item);
    const undated = opened.filter((action) => !DUE.has(action));
    const ongoing = undated.filter((action) => factOf(action, "Due") === "ongoing");
    shownFor = { key, rows, due, late: rows.filter((entry) => entry.days < 0), undated: undated.filter((action) => !ongoing.includes(action)), ongoing };
    return shownFor;
  }

  const sizeOf = (entries) => entries.filter((entry) => entry.what === "action" && !entry.rough).length;

  function monthsOf(rows) {
    const held = new Map([[NOW, []]]);
    for (const entry of rows) {
      const name = monthOf(entry.days);
      if (!held.has(name)) held.set(name, []);
      held.get(name).push(entry);
    }
    const names = [...held.keys()].sort();
    const [y, m] = names[0].split("-").map(Number);
    const [lastY, lastM] = names.at(-1).split("-").map(Number);
    const between = (lastY - y) * 12 + lastM - m + 1;
    const every = between > MONTHS ? names : Array.from({ length: between }, (_, step) => new Date(Date.UTC(y, m - 1 + step, 1)).toISOString().slice(0, 7));
    const sizes = [...held.values()].map(sizeOf).filter(Boolean).sort((a, b) => a - b);
    const usual = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
    return every.map((name) => {
      const entries = held.get(name) ?? [];
      return { name, entries, size: sizeOf(entries), crowded: sizeOf(entries) >= Math.max(TABLES.pileUp, 2 * usual) };
    });
  }

  const monthWords = (name) => new Date(`${name}-01T00:00:00Z`).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

  function dayCell(month, day, entries) {
    const today = month.name === NOW && day === dayOf(0);
    if (!entries.length) return el("td", { class: today ? "today" : null }, today ? el("span", { class: "hidden" }, "today") : "");
    const due = sizeOf(entries);
    const crowded = due >= TABLES.pileUp;
    const kind = [today ? "today" : "", crowded ? "crowded" : "", entries.some((entry) => entry.what === "action") ? "due" : "other", entries[0].days < 0 ? "past" : ""].filter(Boolean).join(" ");
    const told = NAMES.map((what) => [entries.filter((entry) => entry.what === what).length, what]).filter(([number]) => number).map(([number, what]) => `${number} × ${WHAT[what]}`).join(", ");
    const name = `${dayWords(entries[0].days)}: ${told}${crowded ? ", many on one day" : ""}`;
    return el("td", { class: kind }, el("button", { type: "button", title: name, "data-day": String(entries[0].days) }, el("span", { "aria-hidden": "true" }, String(entries.length)), el("span", { class: "hidden" }, name)));
  }

  function grid(rows) {
    const months = monthsOf(rows);
    const most = Math.max(1, ...months.map((month) => month.size));
    const days = Array.from({ length: 31 }, (_, place) => place + 1);
    const body = months.map((month) => {
      const byDay = new Map();
      for (const entry of month.entries) byDay.set(dayOf(entry.days), [...(byDay.get(dayOf(entry.days)) ?? []), entry]);
      const length = new Date(Date.UTC(Number(month.name.slice(0, 4)), Number(month.name.slice(5)), 0)).getUTCDate();
      return el("tr", { class: month.name === NOW ? "now" : month.name < NOW ? "gone" : null },
        el("th", { scope: "row" }, monthWords(month.name), month.name === NOW ? chip(`today, ${dayWords(0, { day: "numeric", month: "short" })}`) : "", month.crowded ? chip("crowded", "bad") : ""),
        el("td", { class: "number" }, month.size ? String(month.size) : ""), el("td", { class: "bar-cell" }, shareBar([[month.size, month.crowded ? "over" : "leads"]], most)),
        ...days.map((day) => (day > length ? el("td", { class: "self" }) : dayCell(month, day, byDay.get(day) ?? []))));
    });
    return el("div", { class: "sheet fits", role: "region", "aria-label": "Months by days", tabindex: "0" },
      el("table", { class: "matrix days" }, el("caption", { class: "hidden" }, "Months by days: how much falls due on each"),
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Month"), el("th", { scope: "col", colspan: "2" }, "Actions due"), ...days.map((day) => el("th", { scope: "col", class: "number" }, String(day))))),
        el("tbody", {}, ...body)));
  }

  const columns = [
    { key: "day", title: "Day", tight: true, text: (entry) => (entry.rough ? `in ${dateIn(entry.days).getUTCFullYear()}` : dayWords(entry.days)), order: (entry) => entry.days,
      cell: (entry) => [entry.rough ? `in ${dateIn(entry.days).getUTCFullYear()}` : dayWords(entry.days), " ", entry.days < 0 ? chip(entry.what === "action" ? "overdue" : "passed", "bad") : entry.days === 0 ? chip("today") : ""] },
    { key: "what", title: "What", tight: true, text: (entry) => WHAT[entry.what] },
    { key: "title", title: "Which", wide: true, text: (entry) => NODES[entry.item].label, cell: (entry) => itemLink(entry.item) },
    { key: "who", title: "Who", text: (entry) => entry.who },
    { key: "plan", title: "Plan", text: (entry) => (entry.what === "action" && planOf(entry.item) >= 0 ? nameOf(planOf(entry.item)) : "") },
  ];

  VIEWS.push({
    id: "calendar",
    title: "Calendar",
    wide: true,
    start(root) {
      startSheet(root);
      root.addEventListener("click", (event) => {
        const days = event.target.closest("[data-day]")?.dataset.day;
        if (days === undefined) return;
        const at = shown().rows.findIndex((entry) => entry.days === Number(days));
        const from = Math.floor(at / ROWS_A_PAGE) * ROWS_A_PAGE;
        if (state.sort || (sheetPages.get("calendar")?.from ?? 0) !== from) {
          sheetPages.set("calendar", { whole: `${shown().key}|`, from });
          choose({ sort: "" });
        }
        const row = root.querySelector(`tr[data-row="${days}"]`);
        row?.scrollIntoView({ block: "center" });
        row?.querySelector("button")?.focus();
      });
    },
    says() {
      const { due, late, undated, ongoing } = shown();
      return `${shareOf(due.length, ACTIONS.filter(isOpen).length, "open action")} shown with a date, ${late.filter((entry) => entry.what === "action").length} overdue; ${undated.length} without a date, ${ongoing.length} only ongoing`;
    },
    render(root) {
      const { key, rows, undated, ongoing } = shown();
      drawnOnce(slot(root, "picture"), key, () => slot(root, "picture").replaceChildren(
        el("p", { class: "legend" }, `How much falls due on each day. `, el("span", { class: "cell day-due" }, "1"), " actions  ", el("span", { class: "cell day-other" }, "1"), " reviews, checks and ends  ", el("span", { class: "cell day-crowded" }, String(TABLES.pileUp)), ` ${TABLES.pileUp} actions or more on a day  `, el("span", { class: "cell day-past" }, "1"), " overdue or passed  ",
          el("span", { class: "cell day-crowded past" }, String(TABLES.pileUp)), ` ${TABLES.pileUp} or more overdue  `, el("span", { class: "swatch over" }), " a month with far more than is usual  ", el("span", { class: "cell day-today" }), ` today, ${dayWords(0)}`),
        grid(rows)));
      longTable(slot(root, "list-of"), { name: "calendar", caption: "What falls due, day by day", file: "calendar", columns: severalPlans ? columns : columns.filter((column) => column.key !== "plan"), rows, key, noun: "date", mark: (entry) => ({ "data-row": String(entry.days) }) });
      const listOf = (title, items) => (items.length ? [el("h3", {}, `${title} (${items.length})`), el("ul", {}, ...items.slice(0, ROWS_A_PAGE).map((item) => el("li", {}, itemLink(item)))), items.length > ROWS_A_PAGE ? el("p", { class: "notice" }, "The rest stand in the table of actions, sorted by date.") : ""] : []);
      drawnOnce(slot(root, "undated"), key, () => slot(root, "undated").replaceChildren(...listOf("Open actions without a date", undated), ...listOf("Open actions that are only ongoing", ongoing)));
    },
  });
}
