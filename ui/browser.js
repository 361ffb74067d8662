/* The one component: keys, pictures, clipboard, notes window, print. Text is set as text and never as markup. */

const SHAPES = { "16:9": [1280, 720], "4:3": [1280, 960], Square: [1080, 1080] };
/* A picture cannot use the page's own font: it is measured and drawn in one that is on every machine. */
const FONT = "Arial, 'Liberation Sans', sans-serif";
const A4 = 680;
const SMALLEST = 0.6;

export default function ({ data, parentElement, setTriggerValue }) {
  if (data.picture) {
    drawButtons(parentElement, data.picture);
  } else if (data.chart) {
    drawSlide(parentElement, data.chart);
  } else {
    listenToKeys(data.keys, setTriggerValue);
    listenToPrint();
    scaleSlides();
    fillNotes(data.notes);
  }
}

/* ---- Keys ---- */

function listenToKeys(keys, trigger) {
  const old = window.genaiKeys;
  if (old) document.removeEventListener("keydown", old, true);
  const acts = actions(keys, trigger);
  window.genaiKeys = (event) => onKey(event, keys, acts);
  document.addEventListener("keydown", window.genaiKeys, true);
  const open = document.querySelector("dialog.shortcuts[open]");
  if (open && open.dataset.keys !== JSON.stringify(keys)) open.close();
}

function onKey(event, keys, acts) {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "p") {
    event.preventDefault();
    printNarrow();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const overlay = document.querySelector("dialog.shortcuts[open]");
  if (overlay) {
    if (event.key === "?") overlay.close();
    return;
  }
  if (document.querySelector("[role=dialog]") || isTaken(event)) return;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const found = keys.find((key) => key.on.includes(pressed));
  if (!found || (event.shiftKey && pressed !== "?")) return;
  event.preventDefault();
  event.stopPropagation();
  if (found.call) acts[found.call]();
  else press(found.inside ? atHand() : document, found.press);
}

/* Fields, sliders, lists and open menus keep their keys; a button keeps space and return. */
function isTaken(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  const type = target.tagName === "INPUT" ? target.type : "";
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  if (type && !["checkbox", "radio", "button"].includes(type)) return true;
  if (target.closest("[role=slider],[role=listbox],[role=combobox],[role=grid],[role=menu],[data-testid=stDataFrame]"))
    return true;
  const moves = event.key.startsWith("Arrow") && (type === "radio" || target.closest("[role=radiogroup],[role=tablist]"));
  const presses = (event.key === " " || event.key === "Enter") && target.closest("button,a,summary,input");
  return Boolean(moves || presses);
}

function press(place, selector) {
  const found = place && place.querySelector(selector);
  if (!found) return;
  if (found.matches("input,textarea")) found.focus();
  else found.click();
}

/* The exhibit under the pointer, else the first that is on screen. */
function atHand() {
  const all = [...document.querySelectorAll("[class*='st-key-exhibit-']")];
  return all.find((one) => one.matches(":hover")) || all.find((one) => one.getBoundingClientRect().bottom > 160) || null;
}

function actions(keys, trigger) {
  const exhibits = () => [...document.querySelectorAll("[class*='st-key-exhibit-']")];
  const step = (by) => {
    const all = exhibits();
    const tops = all.map((one) => one.getBoundingClientRect().top);
    const now = tops.findLastIndex((top) => top < 90);
    const to = all[Math.min(Math.max(by > 0 ? now + 1 : tops[now] < 40 ? now : now - 1, 0), all.length - 1)];
    if (!to) return;
    to.style.scrollMarginTop = "4.5rem";
    to.scrollIntoView({ block: "start" });
  };
  const view = (wanted) => {
    const radios = [...((atHand() || document).querySelectorAll("[class*='st-key-view_'] [role=radio]") || [])];
    const index = radios.findIndex((one) => one.textContent.trim() === wanted);
    const checked = radios.findIndex((one) => one.getAttribute("aria-checked") === "true" || one.checked);
    if (index >= 0) radios[index === checked ? 0 : index].click();
  };
  return {
    help: () => showKeys(keys),
    next_exhibit: () => step(1),
    previous_exhibit: () => step(-1),
    table: () => view("Table"),
    sources: () => view("Sources"),
    method: () => view("Method"),
    present_exhibit: () => trigger("slide", exhibits().indexOf(atHand()) + 1),
    full_screen: () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {}),
    notes: openNotes,
    leave: () => (document.fullscreenElement ? document.exitFullscreen() : press(document, ".st-key-slide_end button")),
  };
}

function showKeys(keys) {
  const old = document.querySelector("dialog.shortcuts");
  if (old) old.remove();
  const box = put(document.body, "dialog", "", { className: "shortcuts", ariaLabel: "Keyboard shortcuts" });
  box.dataset.keys = JSON.stringify(keys);
  put(box, "h2", "Keyboard shortcuts");
  const table = put(put(box, "table", ""), "tbody", "");
  for (const key of keys) {
    const row = put(table, "tr", "");
    put(row, "th", key.shown, { scope: "row" });
    put(row, "td", key.does);
  }
  put(box, "button", "Close", { type: "button", onclick: () => box.close() });
  box.showModal();
}

function put(parent, tag, text, more = {}) {
  const made = Object.assign((parent.ownerDocument || document).createElement(tag), more);
  made.textContent = text;
  parent.append(made);
  return made;
}

/* A slide is laid out at 1280 by 720; this is how much larger the screen is. */
function scaleSlides() {
  const fit = () =>
    document.documentElement.style.setProperty("--slide-zoom", String(Math.min(innerWidth / 1280, innerHeight / 720)));
  fit();
  if (!window.genaiFit) addEventListener("resize", fit);
  window.genaiFit = true;
}

/* ---- Notes: a second window of the presenter, filled from this one ---- */

function openNotes() {
  const opened = window.open("", "genai_notes", "width=640,height=560");
  if (!opened) return;
  window.genaiNotes = opened;
  fillNotes(window.genaiSaid);
}

function fillNotes(notes) {
  window.genaiSaid = notes;
  const other = window.genaiNotes;
  if (!other || other.closed) return;
  const page = other.document;
  page.title = "Speaker notes";
  page.documentElement.lang = "en";
  page.body.replaceChildren();
  Object.assign(page.body.style, { font: "22px/1.45 Arial, sans-serif", margin: "24px", color: "#111", background: "#fff" });
  if (!notes) {
    put(page.body, "p", "Nobody presents at the moment.");
    return;
  }
  put(page.body, "p", notes.place).style.color = "#444";
  put(page.body, "h1", notes.title).style.fontSize = "28px";
  for (const line of notes.said.split("\n")) put(page.body, "p", line);
  put(page.body, "p", notes.next ? `Next: ${notes.next}` : "This is the last slide.").style.color = "#444";
}

/* ---- Print: charts whole on A4 and Letter ---- */

function listenToPrint() {
  if (window.genaiPrint) return;
  window.genaiPrint = true;
  addEventListener("beforeprint", () => {
    const widths = [...document.querySelectorAll(".js-plotly-plot .main-svg")].map((one) => one.getBoundingClientRect().width);
    const widest = Math.max(A4, ...widths);
    document.documentElement.style.setProperty("--print-zoom", String(A4 / widest));
  });
}

/* A wide screen is narrowed first and its charts drawn anew, so that their text stays large enough to read. */
function printNarrow() {
  const main = document.querySelector("[data-testid=stMainBlockContainer]");
  if (!main || main.clientWidth * SMALLEST <= A4) {
    print();
    return;
  }
  const widest = document.querySelector(".js-plotly-plot");
  const room = widest ? main.clientWidth - widest.clientWidth : 0;
  main.style.maxWidth = `${A4 / SMALLEST + room}px`;
  setTimeout(() => {
    print();
    main.style.maxWidth = "";
  }, 700);
}

/* ---- The chart of a slide: drawn in place, at the size that the slide is laid out for, whatever its scale ---- */

async function drawSlide(root, chart) {
  const place = root.querySelector("div.slide-chart") || put(root, "div", "", { className: "slide-chart" });
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", chart.alt);
  try {
    const library = await plotly(chart.plotly);
    const figure = JSON.parse(chart.figure);
    await library.react(place, figure.data, figure.layout, { displayModeBar: false, responsive: false });
    place.dataset.drawn = chart.name;
  } catch (problem) {
    place.textContent = `The chart could not be drawn: ${problem.message || problem}`;
  }
}

/* ---- Pictures ---- */

function drawButtons(root, picture) {
  const place = root.querySelector("div.picture") || put(root, "div", "", { className: "picture" });
  place.replaceChildren();
  const label = put(place, "label", "Picture ");
  const shape = put(label, "select", "");
  for (const name of Object.keys(SHAPES)) put(shape, "option", name, { value: name });
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const button = (text, act) =>
    put(place, "button", text, {
      type: "button",
      onclick: async () => {
        said.textContent = "Drawing …";
        try {
          said.textContent = (await act(SHAPES[shape.value])) || "Done";
        } catch (problem) {
          said.textContent = `The picture could not be made: ${problem.message || problem}`;
        }
      },
    });
  button("PNG", async (size) => save(await png(picture, size), `${picture.file}.png`));
  button("SVG", async (size) => save(new Blob([await svg(picture, size)], { type: "image/svg+xml" }), `${picture.file}.svg`));
  button("Copy image", (size) => copy(picture, size));
  place.append(said);
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function copy(picture, size) {
  if (!window.isSecureContext || !navigator.clipboard || !window.ClipboardItem)
    return "This browser copies pictures only over https or on localhost. Save the PNG instead.";
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png(picture, size) })]);
    return "Copied";
  } catch {
    return "The browser did not allow copying. Save the PNG instead.";
  }
}

function plotly(address) {
  window.genaiPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      window.genaiPlotly = undefined;
      reject(new Error("the drawing library did not load"));
    };
    script.src = address;
    document.head.append(script);
  });
  return window.genaiPlotly;
}

function lines(text, font, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const made = [""];
  for (const word of text.split(/\s+/)) {
    const longer = made.at(-1) ? `${made.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= width || !made.at(-1)) made[made.length - 1] = longer;
    else made.push(word);
  }
  return made;
}

/* The chart as seen, with finding and measure above, source and stamp below. */
async function svg(picture, [width, height]) {
  const drawn = picture.only_given ? null : document.querySelector(`.st-key-chart_${picture.exhibit} .js-plotly-plot`);
  const figure = drawn && drawn.data ? { data: drawn.data, layout: drawn.layout } : JSON.parse(picture.figure);
  const pad = 36;
  const space = width - 2 * pad;
  const parts = [
    ["700 30px", picture.title, 38, picture.text],
    ["400 18px", picture.measure, 26, picture.muted],
  ];
  const foot = [
    ["400 15px", picture.source, 20, picture.muted],
    ["400 15px", picture.stamp, 20, picture.muted],
  ];
  const image = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const set = (one, values) => Object.entries(values).forEach(([name, value]) => one.setAttribute(name, value));
  set(image, { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` });
  const node = (tag, values) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    set(made, values);
    image.append(made);
    return made;
  };
  node("rect", { width, height, fill: picture.paper });
  const say = (rows, from) =>
    rows.reduce((y, [font, text, step, fill]) => {
      for (const line of text ? lines(text, `${font} ${FONT}`, space) : []) {
        y += step;
        const [weight, size] = font.split(" ");
        const made = node("text", { x: pad, y: y - 8, fill, "font-family": FONT, "font-weight": weight, "font-size": size });
        made.textContent = line;
      }
      return y;
    }, from);
  const top = say(parts, 24) + 10;
  const footHeight = foot.reduce((sum, [font, text, step]) => sum + (text ? lines(text, `${font} ${FONT}`, space).length * step : 0), 0);
  const bottom = height - 22 - footHeight;
  say(foot, bottom);
  const size = { width: space, height: Math.round(bottom - top - 8) };
  const font = { ...figure.layout.font, family: FONT };
  const layout = { ...figure.layout, ...size, font, autosize: false, paper_bgcolor: "rgba(0,0,0,0)" };
  const library = await plotly(picture.plotly);
  const text = await library.toImage({ data: figure.data, layout }, { format: "svg", imageDataOnly: true, ...size });
  const inner = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  set(inner, { x: pad, y: top, ...size });
  image.append(inner);
  const name = document.createElementNS("http://www.w3.org/2000/svg", "title");
  name.textContent = picture.alt;
  image.prepend(name);
  return new XMLSerializer().serializeToString(image);
}

async function png(picture, [width, height]) {
  const address = URL.createObjectURL(new Blob([await svg(picture, [width, height])], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
