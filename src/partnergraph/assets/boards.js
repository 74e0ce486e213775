// The boards and what reports to whom: each under the one that it reports to, and where the chain breaks.

{
  const BOARDS = [...NODES.keys()].filter((item) => NODES[item].kind === "Board").sort(byName);
  const over = (board) => [...new Set(ofKind(heads(board, "REPORTS_TO"), "Board"))];
  const foundBy = (ref) => new Set(DATA.findings.filter((finding) => DATA.rules[finding.rule].ref === ref).flatMap((finding) => (["GOV-01", "GOV-05"].includes(ref) ? [finding.subject, ...finding.nodes] : [finding.subject])));
  const isTop = (board) => Boolean(factOf(board, "Reports to no other board"));

  // The rows of the tree, each { board, depth, again, parent }; a board under several stands under each, with what is below it once.
  function branches() {
    const below = new Map();
    for (const board of BOARDS) for (const head of over(board)) below.set(head, [...(below.get(head) ?? []), board]);
    const roots = BOARDS.filter((board) => !over(board).length).sort((a, b) => isTop(b) - isTop(a) || below.has(b) - below.has(a));
    const rows = [];
    const met = new Set();
    const circles = foundBy("GOV-05");
    for (const root of [...roots, ...BOARDS.filter((board) => circles.has(board)), ...BOARDS]) {
      if (met.has(root)) continue;
      for (const stack = [{ board: root, depth: 0, parent: -1 }]; stack.length;) {
        const row = stack.pop();
        const again = met.has(row.board);
        met.add(row.board);
        rows.push({ ...row, again });
        if (!again) stack.push(...[...(below.get(row.board) ?? [])].reverse().map((board) => ({ board, depth: row.depth + 1, parent: row.board })));
      }
    }
    return rows;
  }

  let made = null;
  function tree() {
    made ??= { rows: branches(), nowhere: foundBy("GOV-03"), circles: foundBy("GOV-05") };
    return made;
  }

  const breaksOf = (board) => [tree().nowhere.has(board) ? "reports nowhere" : "", tree().circles.has(board) ? "in a circle" : ""].filter(Boolean);
  const seatsOf = (board) => tiesOf(board).filter((tie) => !tie.out && tie.kind === "SITS_ON");
  const chairsOf = (board) => [...new Set(seatsOf(board).filter((tie) => tie.says.split(",")[0] === "chair").map((tie) => tie.other))].sort(byName);
  const membersOf = (board) => new Set(seatsOf(board).map((tie) => tie.other)).size;
  const reportsOf = (board) => tails(board, "REPORTS_TO").filter((item) => NODES[item].kind === "Action" && isOpen(item) && passed().has.has(item));
  const plansOf = (board) => ofKind(tails(board, "REPORTS_TO"), "Plan");
  const foundAbout = (board) => FINDINGS[board].filter(counts).length;

  const columns = [
    { key: "board", title: "Board", wide: true, fixed: true, text: ({ board, depth }) => `${"– ".repeat(depth)}${NODES[board].label}`,
      cell: ({ board, depth, again }) => [el("span", { class: `seat depth-${Math.min(depth, 6)}` }, depth ? el("span", { class: "hidden" }, `Level ${depth + 1}: `) : "", depth ? el("span", { "aria-hidden": "true" }, "↳ ") : "", itemLink(board), " ",
        isTop(board) ? chip("the highest", "good") : "", again ? chip("see above") : "", ...breaksOf(board).map((words) => chip(words, "bad")))] },
    { key: "over", title: "Reports to", only: "csv", text: ({ parent }) => (parent < 0 ? "" : NODES[parent].label) },
    { key: "breaks", title: "Check", only: "csv", text: ({ board }) => breaksOf(board).join("; ") },
    { key: "chairs", title: "Chaired by", fixed: true, text: ({ board }) => chairsOf(board).map((item) => NODES[item].label).join("; ") || "not given", cell: ({ board }) => (chairsOf(board).length ? itemLinks(chairsOf(board), (item) => short(NODES[item].label, 90)) : "not given") },
    { key: "members", title: "Members", number: true, fixed: true, text: ({ board }) => String(membersOf(board) || "none listed") },
    { key: "reports", title: "Open actions that report to it", fixed: true, text: ({ board }) => [reportsOf(board).length || "none", plansOf(board).length ? `and ${numberOf(plansOf(board).length, "whole plan")}` : ""].filter(Boolean).join(", ") },
    { key: "met", title: "Last met", fixed: true, text: ({ board }) => factOf(board, "Last met") || "not given" },
    { key: "found", title: "Findings", number: true, fixed: true, text: ({ board }) => String(foundAbout(board)), cell: ({ board }) => badgeOf(board) ?? "0" },
  ];

  const shown = () => (passed().all ? tree().rows : tree().rows.filter(({ board }) => passed().has.has(board)));

  const boardsIn = (rows) => numberOf(new Set(rows.map(({ board }) => board)).size, "board");

  VIEWS.push({
    id: "boards",
    title: "Boards",
    wide: true,
    offered: () => BOARDS.length > 0,
    start: startSheet,
    says: () => `${shareOf(new Set(shown().map(({ board }) => board)).size, BOARDS.length, "board")} shown`,
    render(root) {
      const { actions, key } = passed();
      longTable(slot(root, "list-of"), { name: "boards", caption: "Each board under the one that it reports to", file: "boards", columns, rows: shown(), key, noun: "board", counted: boardsIn });
      const unheard = foundBy("GOV-01");
      const silent = actions.filter((action) => unheard.has(action));
      drawnOnce(slot(root, "undated"), key, () => slot(root, "undated").replaceChildren(...(silent.length ? [
        el("h3", {}, `Open actions of which no board hears, nor of their plan (${silent.length})`),
        el("ul", {}, ...silent.slice(0, ROWS_A_PAGE).map((action) => el("li", {}, itemLink(action)))),
        silent.length > ROWS_A_PAGE ? el("p", { class: "notice" }, `The first ${ROWS_A_PAGE}; filter the findings by this rule for all.`) : ""] : [])));
    },
  });
}
