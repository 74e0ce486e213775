// vis-network stands packed in the page, since it is half of a small one; it is unpacked when a map is first drawn. The policy of
// the page knows its hash.

let unpacked = null;
function library() {
  unpacked ??= (async () => {
    const bytes = Uint8Array.from(atob(byId("library").textContent), (sign) => sign.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
    document.head.append(el("script", {}, text));
  })();
  return unpacked;
}
