// The named pictures: drawn beforehand, one to be seen at a time.

const PICTURES = [...document.querySelectorAll("#view-pictures [data-named]")];
const firstNamed = PICTURES.length ? PICTURES[0].dataset.named : "";

const itemOf = (link) => new URLSearchParams(link.getAttribute("href").slice(1)).get("item");
const onPicture = new Map();
const itemsOn = (entry) => onPicture.get(entry) ?? onPicture.set(entry, new Set([...entry.querySelectorAll("svg a")].map(itemOf))).get(entry);

const shownPicture = () => PICTURES.find((entry) => entry.dataset.named === state.named);
const passes = (id) => passed().all || !INDEX.has(id) || passed().has.has(INDEX.get(id));

if (PICTURES.length) {
  VIEWS.push({
    id: "pictures",
    title: "Pictures",
    wide: true,
    keys: { named: { start: firstNamed, valid: (text) => PICTURES.some((entry) => entry.dataset.named === text) } },
    says() {
      const marks = [...itemsOn(shownPicture())];
      const left = marks.filter((id) => passes(id)).length;
      return passed().all ? `${numberOf(PICTURES.length, "picture")}${marks.length ? `; this one has ${numberOf(marks.length, "mark")}` : ""}` : `${shareOf(left, marks.length, "mark")} of the picture ${left === 1 ? "passes" : "pass"} the filters; the others are faded, and its lines and notes are those of the whole`;
    },
    render(root) {
      for (const entry of PICTURES) entry.hidden = entry !== shownPicture();
      for (const link of shownPicture().querySelectorAll("svg a")) link.classList.toggle("faded", !passes(itemOf(link)));
      byId("named-list").replaceChildren(...PICTURES.map((entry) => el("li", {},
        linkTo({ named: entry.dataset.named }, entry.querySelector("h2").textContent, { "aria-current": entry.dataset.named === state.named ? "true" : null }))));
    },
    start(root) {
      root.addEventListener("click", (event) => {
        const link = event.target.closest("svg a");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        event.preventDefault();
        const item = INDEX.get(itemOf(link));
        if (item !== undefined) openItem(item);
      });
    },
  });
}

// The pictures on which an item is marked.
const picturesOf = (item) => PICTURES.filter((entry) => itemsOn(entry).has(NODES[item].item));
