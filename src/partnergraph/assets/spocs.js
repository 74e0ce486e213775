// Area by area: the single points of contact across borders.

{
  const MOST = 40;
  const AREAS = new Map(pairs(TABLES.areas));
  const CROSSINGS = TABLES.crossings.map(([of, faces, borders, at, finding, ...rest], number) => ({
    number, of, faces, borders: Boolean(borders), state: TABLES.states[at], finding,
    contacts: rest.flatMap((value, place) => (place % 4 ? [] : [{ contact: value, state: TABLES.states[rest[place + 1]], holder: DATA.texts[rest[place + 2]], says: DATA.texts[rest[place + 3]] }])),
  }));
  const WORDS_OF = { none: "not asked" };
  const wordsOf = (name) => WORDS_OF[name] ?? name;
  const SAYS = {
    live: "somebody may be called", "one-way": "nobody may be called back", stale: "run out, unchecked or without an address", vacant: "nobody holds it",
    planned: "promised", missing: "a neighbour without a contact", none: "no plan of that side is read",
  };
  const topicOf = (contact) => factOf(contact, "Topic") || NODES[contact].label;

  let shownFor = null;
  function shown() {
    const { key, all, has } = passed();
    if (shownFor?.key !== key) shownFor = { key, rows: CROSSINGS.filter((row) => all || has.has(row.of) || has.has(row.faces) || row.contacts.some(({ contact }) => has.has(contact))) };
    return shownFor;
  }

  function cell(row) {
    if (!row) return el("td");
    const first = row.contacts[0];
    const words = [el("span", { class: "state-word" }, wordsOf(row.state)), first ? el("span", { class: "also" }, short([topicOf(first.contact), first.holder].filter(Boolean).join(" · "), 60)) : ""];
    const name = `${NODES[row.of].label} for ${NODES[row.faces].label}: `;
    const target = row.finding >= 0 ? { "data-finding": String(row.finding) } : first ? { "data-item": String(first.contact) } : null;
    const held = [el("span", { class: "hidden" }, name), ...words];
    return el("td", { class: `spoc is-${row.state}` }, target ? el("button", { type: "button", title: `${name}${wordsOf(row.state)}${first?.says ? `. ${first.says}` : ""}`, ...target }, ...held) : el("span", {}, ...held));
  }

  function matrix(rows) {
    const used = new Set(rows.flatMap((row) => [row.of, row.faces]));
    const columns = [...AREAS.keys()].filter((area) => used.has(area)).slice(0, MOST);
    const heads = columns.filter((area) => rows.some((row) => row.of === area && row.state !== "none"));
    const of = new Map(rows.map((row) => [`${row.of} ${row.faces}`, row]));
    return [el("div", { class: "sheet fits", role: "region", "aria-label": "Areas by areas", tabindex: "0" },
      el("table", { class: "matrix areas" }, el("caption", { class: "hidden" }, "Single points of contact: rows are the areas that may be called, columns those that may call"),
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Contact of"), ...columns.map((area) => el("th", { scope: "col" }, el("span", { class: "for" }, "for "), itemLink(area))))),
        el("tbody", {}, ...heads.map((row) => el("tr", {}, el("th", { scope: "row" }, itemLink(row)),
          ...columns.map((column) => (row === column ? el("td", { class: "self" }) : cell(of.get(`${row} ${column}`))))))))),
      used.size > MOST ? el("p", { class: "notice" }, `The first ${MOST} of ${used.size} areas; all stand in the table below.`) : ""];
  }

  const columns = [
    { key: "of", title: "Contact of", text: (row) => NODES[row.of].label, cell: (row) => itemLink(row.of) },
    { key: "faces", title: "For", text: (row) => NODES[row.faces].label, cell: (row) => itemLink(row.faces) },
    { key: "state", title: "State", tight: true, text: (row) => wordsOf(row.state), order: (row) => -TABLES.states.indexOf(row.state) + (row.state === "none" ? 99 : 0),
      cell: (row) => (row.finding >= 0 ? el("button", { type: "button", class: `spoc is-${row.state}`, "data-finding": String(row.finding) }, wordsOf(row.state)) : el("span", { class: `spoc is-${row.state}` }, wordsOf(row.state))) },
    { key: "topic", title: "Contact", text: (row) => row.contacts.map(({ contact }) => topicOf(contact)).join("; "), cell: (row) => itemLinks(row.contacts.map(({ contact }) => contact), topicOf) },
    { key: "holder", title: "Held by", text: (row) => row.contacts.map(({ holder }) => holder).filter(Boolean).join("; ") },
    { key: "address", title: "Address", text: (row) => row.contacts.map(({ contact }) => factOf(contact, "Mailbox")).filter(Boolean).join("; ") },
    { key: "checked", title: "Last checked", text: (row) => row.contacts.map(({ contact }) => factOf(contact, "Assured")).filter(Boolean).join("; "), fixed: true },
    { key: "says", title: "What is wrong", wide: true, text: (row) => (row.finding >= 0 ? DATA.findings[row.finding].message : row.contacts.map(({ says }) => says).filter(Boolean).join(" ")) },
  ];

  VIEWS.push({
    id: "spocs",
    title: "Contacts across borders",
    wide: true,
    offered: () => CROSSINGS.length > 0,
    start: startSheet,
    says() {
      const { rows } = shown();
      const number = (name) => rows.filter((row) => row.state === name).length;
      return `${shareOf(rows.length, CROSSINGS.length, "crossing")} shown: ${TABLES.states.filter((name) => number(name)).map((name) => `${number(name)} ${wordsOf(name)}`).join(", ")}`;
    },
    render(root) {
      const { key, rows } = shown();
      drawnOnce(slot(root, "picture"), key, () => slot(root, "picture").replaceChildren(
        el("p", { class: "legend" }, ...TABLES.states.flatMap((name) => [el("span", { class: `spoc is-${name}` }, wordsOf(name)), ` ${SAYS[name]}  `]), ...TABLES.spocNotes.map((note) => ` ${note}`)),
        ...(rows.length ? matrix(rows) : [])));
      longTable(slot(root, "list-of"), { name: "spocs", caption: "Single points of contact across borders", file: "contacts-across-borders", columns, rows, key, noun: "crossing" });
    },
  });
}
