// Agency by agency: how many open actions two share, whether an agreement covers them, on which boards both sit.

{
  const MOST = 30;
  const PAIRS = [];
  for (const from = reader(listedIn(TABLES.pairs)); !from.done();) {
    const [one, other, finding] = from.many(3);
    const all = from.many(from.next());
    const covers = pairs(from.many(2 * from.next())).map(([agreement, cover]) => ({ agreement, state: TABLES.cover[cover] }));
    PAIRS.push({ number: PAIRS.length, one, other, finding, all, covers, boards: from.many(from.next()) });
  }
  const covered = (pair) => pair.covers.some((cover) => cover.state === "in date");
  const standing = (pair) => (pair.finding >= 0 ? "no agreement" : covered(pair) ? "agreement in date" : pair.covers.length ? "agreement not in date" : "");
  const shares = (pair) => [numberOf(pair.actions.length, "shared action"), standing(pair) || "no agreement listed", numberOf(pair.boards.length, "joint board")].join(", ");

  let shownFor = null;
  function shown() {
    const { key, all, has } = passed();
    if (shownFor?.key !== key) {
      const rows = PAIRS.map((pair) => ({ ...pair, actions: all ? pair.all : pair.all.filter((action) => has.has(action)) }));
      shownFor = { key, rows: rows.filter((pair) => all || pair.actions.length || [pair.one, pair.other].includes(state.agency)) };
    }
    return shownFor;
  }

  function cell(pair) {
    if (!pair) return el("td");
    const kind = { "no agreement": "gap", "agreement in date": "covered" }[standing(pair)] ?? "";
    const sign = { gap: "!", covered: "✓" }[kind] ?? "";
    const name = `${shortOf(pair.one)} and ${shortOf(pair.other)}: ${shares(pair)}`;
    const words = [String(pair.actions.length || "·"), sign ? el("span", { class: "sign" }, ` ${sign}`) : ""];
    const button = el("button", { type: "button", title: name, ...(pair.finding >= 0 ? { "data-finding": String(pair.finding) } : { "data-pair": String(pair.number) }) },
      el("span", { "aria-hidden": "true" }, ...words), el("span", { class: "hidden" }, name));
    return el("td", { class: `cell ${kind}`.trim() }, button);
  }

  function matrix(rows) {
    const weight = new Map();
    for (const pair of rows) for (const agency of [pair.one, pair.other]) weight.set(agency, (weight.get(agency) ?? 0) + pair.actions.length + 0.01);
    const kept = [...weight].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST).map(([agency]) => agency).sort(byName);
    const of = new Map(rows.flatMap((pair) => [[`${pair.one} ${pair.other}`, pair], [`${pair.other} ${pair.one}`, pair]]));
    const named = (agency, most) => itemLink(agency, short(shortOf(agency), most));
    return [el("div", { class: "sheet fits", role: "region", "aria-label": "Agencies by agencies", tabindex: "0" },
      el("table", { class: "matrix" }, el("caption", { class: "hidden" }, "Agencies by agencies: the number of open actions that both work on"),
        el("thead", {}, el("tr", {}, el("td"), ...kept.map((agency) => el("th", { scope: "col", class: "turned", title: NODES[agency].label }, named(agency, 36))))),
        el("tbody", {}, ...kept.map((row) => el("tr", {}, el("th", { scope: "row", title: NODES[row].label }, named(row, 60)),
          ...kept.map((column) => (row === column ? el("td", { class: "self" }) : cell(of.get(`${row} ${column}`))))))))),
      weight.size > MOST ? el("p", { class: "notice" }, `The ${MOST} agencies that share most of ${weight.size}; all pairs stand in the table below.`) : ""];
  }

  const columns = [
    { key: "one", title: "Agency", text: (pair) => NODES[pair.one].label, cell: (pair) => itemLink(pair.one) },
    { key: "other", title: "With", text: (pair) => NODES[pair.other].label, cell: (pair) => itemLink(pair.other) },
    { key: "shared", title: "Open actions shared", number: true, text: (pair) => String(pair.actions.length), order: (pair) => pair.actions.length },
    { key: "agreement", title: "Agreement", text: (pair) => [standing(pair), ...pair.covers.map((cover) => `${NODES[cover.agreement].label} (${cover.state})`)].filter(Boolean).join("; "),
      order: (pair) => (pair.finding >= 0 ? 0 : covered(pair) ? 2 : 1),
      cell: (pair) => [pair.finding >= 0 ? el("button", { type: "button", class: "badge bad", "data-finding": String(pair.finding) }, "no agreement") : covered(pair) ? chip("in date", "good") : "", " ",
        ...pair.covers.map((cover) => el("span", { class: "each" }, itemLink(cover.agreement, short(NODES[cover.agreement].label, 60)), ` (${cover.state})`))] },
    { key: "boards", title: "Boards of both", text: (pair) => pair.boards.map((board) => NODES[board].label).join("; "), order: (pair) => -pair.boards.length, cell: (pair) => itemLinks(pair.boards, (board) => NODES[board].label) },
    { key: "which", title: "Which actions", fixed: true, wide: true, text: (pair) => pair.actions.map((action) => NODES[action].label).join("; "),
      cell: (pair) => [...itemLinks(pair.actions.slice(0, 6), (action) => short(NODES[action].label, 40)), pair.actions.length > 6 ? ` and ${pair.actions.length - 6} more` : ""] },
  ];

  VIEWS.push({
    id: "together",
    title: "Agencies together",
    wide: true,
    offered: () => PAIRS.length > 0,
    start(root) {
      startSheet(root);
      root.addEventListener("click", (event) => {
        const pair = event.target.closest("[data-pair]")?.dataset.pair;
        if (pair === undefined) return;
        const at = shown().rows.findIndex((entry) => entry.number === Number(pair));
        if (state.sort || sheetPages.get("together")?.from !== Math.floor(at / ROWS_A_PAGE) * ROWS_A_PAGE) {
          sheetPages.set("together", { whole: `${shown().key}|`, from: Math.floor(at / ROWS_A_PAGE) * ROWS_A_PAGE });
          choose({ sort: "" });
        }
        const row = root.querySelector(`tr[data-row="${pair}"]`);
        row?.scrollIntoView({ block: "center" });
        row?.querySelector("button")?.focus();
      });
    },
    says: () => `${shareOf(shown().rows.length, PAIRS.length, "pair")} of agencies shown, ${shown().rows.filter((pair) => pair.finding >= 0).length} without an agreement`,
    render(root) {
      const { key, rows } = shown();
      drawnOnce(slot(root, "picture"), key, () => slot(root, "picture").replaceChildren(
        el("p", { class: "legend" }, "The number of open actions that two work on. ", el("span", { class: "cell gap" }, "2 !"), " no agreement in date covers both  ", el("span", { class: "cell covered" }, "2 ✓"), " one does  ", el("span", { class: "cell" }, "1"), " too few to ask for one  ", el("span", { class: "cell" }, "·"), " only a board or an agreement in common. ", ...TABLES.pairNotes.map((note) => ` ${note}`)),
        ...(rows.length ? matrix(rows) : [])));
      longTable(slot(root, "list-of"), { name: "together", caption: "Pairs of agencies that share actions, agreements or boards", file: "agencies-together", columns, rows, key, noun: "pair", mark: (pair) => ({ "data-row": String(pair.number) }) });
    },
  });
}
