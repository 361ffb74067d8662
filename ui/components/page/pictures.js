/* ---- Pictures ---- */

const SHAPES = { "16:9": [1280, 720], "4:3": [1280, 960], Square: [1080, 1080] };
/* A picture cannot use the page's own font: it is measured and drawn in one that is on every machine. */
const FONT = "Arial, 'Liberation Sans', sans-serif";

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

function lines(text, font, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const made = [""];
  for (const word of text.split(/[^\S\u202f]+/)) {
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
