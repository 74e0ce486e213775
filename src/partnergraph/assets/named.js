// The named pictures: drawn beforehand, one to be seen at a time.

const PICTURES = [...document.querySelectorAll("#view-pictures [data-named]")];
const firstNamed = PICTURES.length ? PICTURES[0].dataset.named : "";

const itemOf = (link) => new URLSearchParams(link.getAttribute("href").slice(1)).get("item");
const ON_PICTURE = new Map(PICTURES.map((entry) => [entry, new Set([...entry.querySelectorAll("svg a")].map(itemOf))]));

if (PICTURES.length) {
  VIEWS.push({
    id: "pictures",
    title: "Pictures",
    wide: true,
    keys: { named: { start: firstNamed, valid: (text) => PICTURES.some((entry) => entry.dataset.named === text) } },
    says: () => numberOf(PICTURES.length, "picture"),
    render(root) {
      for (const entry of PICTURES) entry.hidden = entry.dataset.named !== state.named;
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
const picturesOf = (item) => PICTURES.filter((entry) => ON_PICTURE.get(entry).has(NODES[item].item));
