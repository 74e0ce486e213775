// The marks of kinds as SVG, with what every drawing of single items needs: badges, names, spoken names.

const SHAPES = {
  dot: (r) => svg("circle", { r }),
  ellipse: (r) => svg("ellipse", { rx: r * 1.2, ry: r * 0.75 }),
  box: (r) => svg("rect", { x: -r * 1.15, y: -r * 0.75, width: r * 2.3, height: r * 1.5, rx: 3 }),
  square: (r) => svg("rect", { x: -r * 0.9, y: -r * 0.9, width: r * 1.8, height: r * 1.8 }),
  triangle: (r) => svg("path", { d: polygon([[0, -1.05], [1.1, 0.85], [-1.1, 0.85]], r) }),
  triangleDown: (r) => svg("path", { d: polygon([[0, 1.05], [1.1, -0.85], [-1.1, -0.85]], r) }),
  hexagon: (r) => svg("path", { d: polygon([[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]], r) }),
  diamond: (r) => svg("path", { d: polygon([[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]], r) }),
  star: (r) => svg("path", { d: polygon([...Array(10).keys()].map((n) => [n % 2 ? 0.55 : 1.25].flatMap((size) => [size * Math.sin((n * Math.PI) / 5), -size * Math.cos((n * Math.PI) / 5)])), r) }),
};
const polygon = (points, r) => `M${points.map(([x, y]) => `${(x * r).toFixed(1)} ${(y * r).toFixed(1)}`).join("L")}Z`;

function shapeOf(item, x, y, r) {
  const look = LOOKS.get(NODES[item].kind);
  const made = svg("g", { class: "shape", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, fill: look.colour }, (SHAPES[look.shape] ?? SHAPES.dot)(r));
  const found = FINDINGS[item].filter(counts);
  if (found.length) {
    const worst = Math.min(...found.map((number) => RANK[DATA.findings[number].severity]));
    made.append(svg("g", { class: worst <= 1 ? "gap" : "gap lesser", transform: `translate(${r} ${-r})`, "aria-hidden": "true" },
      svg("circle", { r: 7 }), svg("path", { d: "M0 -4V1M0 3V4.4" })));
  }
  return made;
}

// Words over several lines, beside or below a point.
function wordsAtPoint(lines, x, y, anchor, attributes = {}) {
  return lines.map((text, place) => svg("text", { x: x.toFixed(1), y: (y + place * 15).toFixed(1), "text-anchor": anchor, ...attributes }, text));
}

// A spoken name begins with the words that are seen.
function spokenName(item, also = "") {
  const found = FINDINGS[item].filter(counts).length;
  return [NODES[item].label, NODES[item].kind.toLowerCase(), also, found ? numberOf(found, "finding") : ""].filter(Boolean).join(", ");
}

// A part of a drawing that leads somewhere: a link with the address of what it opens.
function svgLink(change, attributes, ...children) {
  const link = svg("a", { href: `#${toHash({ ...state, ...change })}`, ...attributes }, ...children);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(change, { step: true });
    byId("panel-title")?.focus();
  });
  return link;
}
