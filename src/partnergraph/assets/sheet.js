// Tables: sorted by their headings, shown in pages of some hundred rows, exported as they are shown.

const ROWS_A_PAGE = 200;
const PRINTED = 2000; // rows that go on paper at most
const SORT = { sort: { start: "", valid: (text) => /^-?[a-z]{1,20}$/.test(text) } };

// Buttons that open the facts of an item or finding.
const itemLink = (item, words) => el("button", { type: "button", class: "link", "data-item": String(item) }, words ?? NODES[item].label);
const findingLink = (number, words) => el("button", { type: "button", class: "link", "data-finding": String(number) }, words ?? DATA.findings[number].message);
const itemLinks = (items, words = shortOf) => items.map((item) => el("span", { class: "each" }, itemLink(item, words(item))));
const chip = (words, kind = "") => el("span", { class: `badge ${kind}`.trim() }, words);

function startSheet(root) {
  root.classList.add("tabled");
  root.addEventListener("click", (event) => {
    const { item, finding } = event.target.closest("button")?.dataset ?? {};
    if (item) openItem(Number(item));
    else if (finding) openFinding(Number(finding));
  });
}

// A text as a cell of a CSV file; one that a spreadsheet would run gets an apostrophe before it.
const csvCell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll("\"", "\"\"")}"`;

function download(file, rows) {
  const text = rows.map((row) => row.map((cell) => csvCell(String(cell ?? ""))).join(",")).join("\r\n");
  const address = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: address, download: `${file}.csv`, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const drawnKeys = new WeakMap(); // what was drawn in a place, so that opening facts beside a table leaves it as it is

// Fill `place` anew, unless what it shows (`key`) is the same as before; the focus stays on what has the same name.
function drawnOnce(place, key, make) {
  if (drawnKeys.get(place) === key) return;
  drawnKeys.set(place, key);
  const { sort, name } = place.contains(document.activeElement) ? document.activeElement.dataset : {};
  make();
  if (sort) place.querySelector(`[data-sort="${sort}"]`)?.focus();
  if (name) place.querySelector(`[data-name="${name}"]`)?.focus();
}

function sorted(rows, columns) {
  const down = state.sort.startsWith("-");
  const column = columns.find((entry) => entry.key === state.sort.replace(/^-/, ""));
  if (!column) return rows;
  const order = column.order ?? column.text;
  const keyed = rows.map((row) => [order(row), row]);
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b)));
  // What has no value stands last either way.
  const last = (value) => value === "" || value === null || value === undefined || value === Infinity;
  keyed.sort(([a], [b]) => last(a) - last(b) || (down ? compare(b, a) : compare(a, b)));
  return keyed.map(([, row]) => row);
}

function headingCell(column, sortable) {
  const on = state.sort.replace(/^-/, "") === column.key;
  const down = on && state.sort.startsWith("-");
  const attributes = { scope: "col", class: column.number ? "number" : null, "data-title": column.title, "aria-sort": on ? (down ? "descending" : "ascending") : null };
  if (!sortable || column.fixed) return el("th", attributes, column.title);
  const next = on ? (down ? "" : `-${column.key}`) : column.key;
  const button = el("button", { type: "button", class: "sort", "data-sort": column.key }, column.title, el("span", { "aria-hidden": "true" }, on ? (down ? " ▼" : " ▲") : " ↕"));
  button.addEventListener("click", () => choose({ sort: next }));
  return el("th", attributes, button);
}

// A row; its first column heads it. Cells say their column, for screens on which a row is a card.
function bodyRow(row, columns, mark) {
  return el("tr", mark?.(row) ?? {}, ...columns.map((column, place) => {
    const held = column.cell ? column.cell(row) : column.text(row);
    const children = Array.isArray(held) ? held : [held];
    const attributes = { class: [column.number ? "number" : "", column.wide ? "wide-cell" : "", column.tight ? "tight" : ""].filter(Boolean).join(" ") || null, "data-title": column.title };
    return place ? el("td", attributes, ...children) : el("th", { ...attributes, scope: "row" }, ...children);
  }));
}

const sheetPages = new Map(); // for each table the first row shown and what the rows were then

// A long table in `root`: its number of rows, pages, export, rows. `columns` are { key, title, text(row) } with, where they
// want, cell(row), order(row), number, wide, tight, fixed and `only: "csv"` for what stands in the export alone.
function longTable(root, { name, caption, file, columns, rows, key, noun, empty = "Nothing passes the filters.", mark, per = ROWS_A_PAGE, counted = (all) => numberOf(all.length, noun) }) {
  const shown = columns.filter((column) => column.only !== "csv");
  const whole = `${key}|${state.sort}`;
  if (sheetPages.get(name)?.whole !== whole) sheetPages.set(name, { whole, from: 0 });
  const page = sheetPages.get(name);
  const again = () => longTable(root, { name, caption, file, columns, rows, key, noun, empty, mark, per, counted });
  drawnOnce(root, `${whole}|${page.from}|${page.all ?? ""}`, () => {
    const ordered = sorted(rows, columns);
    const until = page.all ? Math.min(rows.length, PRINTED) : Math.min(rows.length, page.from + per);
    const from = page.all ? 0 : page.from;
    const turn = (words, to, off) => {
      const button = el("button", { type: "button", disabled: off, "data-name": `${name}-${words}` }, words);
      button.addEventListener("click", () => { page.from = to; again(); root.querySelector(".sheet").scrollTop = 0; });
      return button;
    };
    const save = el("button", { type: "button", "data-name": `${name}-csv`, disabled: !rows.length }, "Download as CSV");
    save.addEventListener("click", () => download(file, [columns.map((column) => column.title), ...ordered.map((row) => columns.map((column) => column.text(row)))]));
    const many = rows.length > per;
    root.replaceChildren(
      el("div", { class: "tools" },
        el("p", {}, many ? `Rows ${(from + 1).toLocaleString("en-GB")} to ${until.toLocaleString("en-GB")} of ${counted(rows)}` : counted(rows)),
        many ? turn("Previous", Math.max(0, from - per), from === 0) : "", many ? turn("Next", from + per, until >= rows.length) : "", save),
      rows.length
        ? el("div", { class: "sheet", role: "region", "aria-label": caption, tabindex: "0" },
          el("table", { class: "rows" }, el("caption", { class: "hidden" }, caption),
            el("thead", {}, el("tr", {}, ...shown.map((column) => headingCell(column, rows.length > 1)))),
            el("tbody", {}, ...ordered.slice(from, until).map((row) => bodyRow(row, shown, mark)))))
        : el("p", { class: "notice" }, empty));
  });
}

// On paper a table is whole, as far as that makes sense.
let onPaper = false;
function forPaper(all) {
  onPaper = all;
  for (const page of sheetPages.values()) page.all = all;
  if (state) render();
}
addEventListener("beforeprint", () => forPaper(true));
addEventListener("afterprint", () => forPaper(false));

const slot = (root, name) => root.querySelector(`:scope > .${name}`) ?? root.appendChild(el("div", { class: name }));
const shareBar = (shares, most, line = 0) => {
  const made = svg("svg", { class: "load-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" });
  let at = 0;
  for (const [number, look] of shares) {
    const width = (100 * number) / Math.max(1, most);
    if (number) made.append(svg("rect", { x: at, y: 0, width, height: 10, class: look }));
    at += width;
  }
  if (line && line <= most) made.append(svg("rect", { x: (100 * line) / most - 0.3, y: 0, width: 0.6, height: 10, class: "limit" }));
  return made;
};
