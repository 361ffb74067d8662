// Clicks on marks and labels of charts name what was clicked; "/" goes to the search box, Esc clears the focus.
// Runs on every pass of the script, so the listeners of the pass before are taken off first.
export default function ({ setTriggerValue, data }) {
  const tidy = (html) => {
    const box = new DOMParser().parseFromString(String(html), "text/html");
    return box.body.textContent.trim();
  };
  const words = (point) => {
    const said = point.hovertext ?? point.text ?? "";
    const lines = String(said).split("<br>").map(tidy);
    return [...lines, point.data?.name, point.y, point.x, point.label].filter((w) => w !== undefined && w !== "").map(String);
  };
  const typing = (node) => node?.closest?.("input, textarea, [contenteditable=true], [role=slider], [role=listbox], [role=combobox]");
  const overlay = () => document.querySelector("[role=dialog], [data-baseweb=popover], [role=listbox]");

  const clicked = (event) => {
    const chart = event.target.closest?.(".js-plotly-plot");
    if (!chart || event.button !== 0) return;
    const label = document.elementsFromPoint(event.clientX, event.clientY)
      .map((node) => node.closest?.("text"))
      .find((node) => node && chart.contains(node) && !node.closest(".hoverlayer"));
    if (label) return setTriggerValue("mark", [label.textContent]);
    const point = chart._hoverdata?.[0];
    if (point) setTriggerValue("mark", words(point));
  };
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing(event.target)) {
      const box = document.querySelector(".st-key-search input");
      if (box) { event.preventDefault(); box.focus(); box.click(); }
    }
    if (event.key === "Escape" && !typing(event.target) && !overlay()) {
      document.querySelector(".st-key-clear_focus button")?.click();
    }
  };
  const scroll = (tries) => {
    const target = document.querySelector(`.st-key-exhibit-${CSS.escape(data.scroll)}`);
    if (target) target.scrollIntoView({ block: "start" });
    if (tries > 0) setTimeout(() => scroll(tries - 1), target ? 400 : 150);
  };

  window.__explore?.();
  document.addEventListener("click", clicked, true);
  document.addEventListener("keydown", pressed);
  window.__explore = () => {
    document.removeEventListener("click", clicked, true);
    document.removeEventListener("keydown", pressed);
  };
  if (data?.scroll && window.__scrolled !== data.nonce) { window.__scrolled = data.nonce; scroll(6); }
}
