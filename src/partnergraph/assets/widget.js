// The page in a notebook's cell: a frame that tells which item was chosen, and nothing else.

function render({ model, el }) {
  const frame = document.createElement("iframe");
  frame.title = model.get("title");
  frame.setAttribute("sandbox", "allow-scripts allow-forms allow-modals allow-downloads");
  frame.style.cssText = `width: 100%; height: ${model.get("height")}px; border: 1px solid #c9d1d9`;
  frame.srcdoc = model.get("page");
  const hear = (event) => {
    if (event.source !== frame.contentWindow || typeof event.data?.partnergraph !== "string") return;
    model.set("selected", event.data.partnergraph);
    model.save_changes();
  };
  addEventListener("message", hear);
  el.append(frame);
  return () => removeEventListener("message", hear);
}

export default { render };
