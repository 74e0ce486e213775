// RASCI: actions by parties, or by their agencies, with checks at both margins.

{
  const PER = 50;
  let at = 0; // which page
  let drawnFor = "";
  const place = new Map(PARTIES.map((entry, number) => [entry.party, number]));
  const bodyTitle = (party) => PARTIES[place.get(party)].body;
  // Many columns are told by agency at first, where most of them have one.
  const MANY = PARTIES.length > 24 && PARTIES.filter(({ party }) => bodyOf(party) >= 0).length * 3 > PARTIES.length * 2;
  const byAgency = () => (state.columns || (MANY ? "agencies" : "parties")) === "agencies";

  // Where pages begin: a new one for each plan, and after so many rows.
  function cutsOf(actions) {
    const cuts = [0];
    for (let row = 1; row < actions.length; row += 1) {
      if (row - cuts.at(-1) >= PER || planOf(actions[row]) !== planOf(actions[row - 1])) cuts.push(row);
    }
    return [...cuts, actions.length];
  }

  // The columns that some of these actions need, and how to find the letters of an action in one.
  function columnsOf(actions) {
    const named = new Set(actions.flatMap((action) => [...lettersOn(action).keys()]));
    const used = PARTIES.filter((entry) => named.has(entry.party));
    if (!byAgency()) return used.map(({ party, body }) => ({ key: party, item: party, words: shortOf(party), full: NODES[party].label, body, parties: [party] }));
    const groups = new Map();
    for (const { party, body } of used) groups.set(body, [...(groups.get(body) ?? []), party]);
    return [...groups].map(([body, parties]) => {
      const agency = bodyOf(parties[0]);
      return { key: body, item: agency, words: agency >= 0 ? shortOf(agency) : body, full: body, body: "", parties };
    });
  }

  function lettersIn(action, column) {
    const own = column.parties.map((party) => lettersOn(action).get(party)).filter(Boolean).join("");
    return [...LETTERS].filter((letter) => own.includes(letter)).map((letter) => (own.includes(`${letter}?`) && !own.replaceAll(`${letter}?`, "").includes(letter) ? `${letter}?` : letter)).join("");
  }

  const says = (letters) => [...letters].map((letter) => (letter === "?" ? "(to be confirmed)" : LETTER_SAYS[letter])).join(" ");

  function cell(action, column) {
    const letters = lettersIn(action, column);
    if (!letters) return el("td");
    return el("td", { class: `letter is-${letters[0]}`, title: `${column.full}: ${says(letters)}` }, el("span", { "aria-hidden": "true" }, letters), el("span", { class: "hidden" }, says(letters)));
  }

  function margins(actions, columns) {
    const opened = actions.filter(isOpen);
    const count = (column, letter) => opened.filter((action) => lettersIn(action, column).includes(letter)).length;
    const row = (words, value) => el("tr", {}, el("th", { scope: "row" }, words), el("td"), ...columns.map((column) => el("td", { class: "letter" }, value(column))));
    const heavy = columns.some((column) => column.parties.some((party) => HEAVY.has(party)));
    return el("tfoot", {}, row("Open actions: accountable", (column) => String(count(column, "A") || "")), row("Open actions: responsible", (column) => String(count(column, "R") || "")),
      row("Open actions: named", (column) => String(count(column, "N") || "")),
      heavy ? row("Overloaded", (column) => (column.parties.some((party) => HEAVY.has(party)) ? el("span", { class: "badge bad", title: "overloaded" }, el("span", { "aria-hidden": "true" }, "!"), el("span", { class: "hidden" }, "overloaded")) : "")) : "");
  }

  const csv = (actions) => {
    const columns = columnsOf(actions);
    return [["Action", "Plan", "Theme", "Check", ...columns.map((column) => column.full)],
      ...actions.map((action) => [NODES[action].label, planOf(action) < 0 ? "" : nameOf(planOf(action)), themeOf(action) < 0 ? "" : NODES[themeOf(action)].label, CHECK.get(action) ?? "", ...columns.map((column) => lettersIn(action, column))])];
  };

  function table(actions) {
    const columns = columnsOf(actions);
    const groups = [];
    for (const column of columns) {
      if (groups.at(-1)?.body === column.body) groups.at(-1).columns.push(column);
      else groups.push({ body: column.body, columns: [column] });
    }
    const rows = [];
    let section = "";
    for (const action of actions) {
      const title = [severalPlans && planOf(action) >= 0 ? nameOf(planOf(action)) : "", themeOf(action) >= 0 ? NODES[themeOf(action)].label : "No theme"].filter(Boolean).join(": ");
      if (title !== section) rows.push(el("tr", { class: "section" }, el("th", { scope: "rowgroup", colspan: String(columns.length + 2) }, el("span", {}, title))));
      section = title;
      rows.push(el("tr", {}, el("th", { scope: "row" }, itemLink(action, short(NODES[action].label, 80))),
        el("td", { class: "tight" }, CHECK.has(action) ? chip(CHECK.get(action), "bad") : ""), ...columns.map((column) => cell(action, column))));
    }
    // A column that stands alone under its body says the body itself.
    for (const { body, columns: [only, ...more] } of groups) if (!more.length && body && body !== only.full) only.words = `${short(only.words, 24)}, ${short(body, 20)}`;
    const head = (column) => el("th", { scope: "col", class: "turned", title: column.full }, column.item >= 0 ? itemLink(column.item, short(column.words, 56)) : el("span", {}, short(column.words, 56)));
    return el("table", { class: "matrix" }, el("caption", { class: "hidden" }, "Actions by parties: R responsible, A accountable, S supports, C consulted, I informed, N named without a part"),
      el("thead", {}, byAgency() ? "" : el("tr", { class: "bodies" }, el("td", { colspan: "2" }), ...groups.map((group) => (group.columns.length > 1 ? el("th", { scope: "colgroup", colspan: String(group.columns.length) }, el("span", {}, group.body)) : el("td")))),
        el("tr", {}, el("th", { scope: "col" }, "Action"), el("th", { scope: "col" }, "Check"), ...columns.map(head))),
      el("tbody", {}, ...rows), margins(actions, columns));
  }

  VIEWS.push({
    id: "rasci",
    title: "Who does what",
    wide: true,
    keys: { columns: { start: "", valid: (text) => ["agencies", "parties"].includes(text) } },
    start: startSheet,
    says: () => `${shareOf(passed().actions.length, ACTIONS.length, "action")} shown`,
    render(root) {
      const { actions, key } = passed();
      if (drawnFor !== key) { at = 0; drawnFor = key; }
      const cuts = cutsOf(actions);
      drawnOnce(root, `${key}|${state.columns}|${at}|${onPaper}`, () => {
        const pages = cuts.slice(0, -1).map((from, number) => actions.slice(from, cuts[number + 1]));
        const seen = onPaper ? pages.slice(0, PRINTED / PER) : [pages[at]];
        const printed = seen.reduce((sum, page) => sum + page.length, 0);
        const turn = (words, to, off) => {
          const button = el("button", { type: "button", disabled: off, "data-name": `rasci-${words}` }, words);
          button.addEventListener("click", () => { at = to; this.render(root); });
          return button;
        };
        const several = cuts.length > 2 ? [turn("Previous", at - 1, at === 0), turn("Next", at + 1, at + 2 >= cuts.length)] : [];
        const select = el("select", { id: "rasci-columns", "data-name": "rasci-columns" }, el("option", { value: "agencies" }, "agencies"), el("option", { value: "parties" }, "everyone named"));
        select.value = byAgency() ? "agencies" : "parties";
        select.addEventListener("change", () => choose({ columns: select.value }));
        const save = el("button", { type: "button", "data-name": "rasci-csv", disabled: !actions.length }, "Download as CSV");
        save.addEventListener("click", () => download("rasci", csv(actions)));
        const checks = new Map();
        for (const action of actions) if (CHECK.has(action)) checks.set(CHECK.get(action), (checks.get(CHECK.get(action)) ?? 0) + 1);
        const told = onPaper ? (printed < actions.length ? `The first ${printed.toLocaleString("en-GB")} of ${numberOf(actions.length, "action")}: filter, or save as CSV, for the others` : numberOf(actions.length, "action")) : several.length ? `Actions ${cuts[at] + 1} to ${cuts[at + 1]} of ${actions.length.toLocaleString("en-GB")}` : numberOf(actions.length, "action");
        root.replaceChildren(
          el("div", { class: "tools" }, el("p", {}, told), ...several, el("label", { for: "rasci-columns" }, "Columns"), select, save),
          el("p", { class: "legend" }, ...[..."RASCIN"].flatMap((letter) => [el("span", { class: `letter is-${letter}` }, letter), ` ${letter === "N" ? "named, for what is not said" : LETTER_SAYS[letter]}  `]), "? to be confirmed",
            ...[...checks].sort(([, a], [, b]) => b - a).flatMap(([check, number]) => ["  ", chip(`${number} × ${check}`, "bad")])),
          ...(actions.length ? seen.map((page, number) => el("div", { class: "sheet", role: "region", "aria-label": number ? `Who does what, part ${number + 1}` : "Who does what", tabindex: "0" }, table(page))) : [el("p", { class: "notice" }, "Nothing passes the filters.")]));
      });
    },
  });
}
