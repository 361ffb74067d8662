/* Buttons that save or copy a chart as a picture, with the words around it inside. */

import { at, plotOf } from "../dom.js";
import { plotly } from "../plotly.js";
import { put } from "./put.js";

const SHAPES = { "16:9": [1280, 720], "4:3": [1280, 960], Square: [1080, 1080] };
/* A picture cannot use the page's own font: it is measured and drawn in one that is on every machine. */
const FONT = "Arial, 'Liberation Sans', sans-serif";
const PAD = 36; // pixels around what is in a picture

export function drawButtons(root, picture) {
  const place = root.querySelector(at.pictures) || put(root, "div", "", { className: "picture" });
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
  button("SVG", async (size) => save(await svgFile(picture, size), `${picture.file}.svg`));
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
  if (!window.isSecureContext || !navigator.clipboard || !window.ClipboardItem) {
    return "This browser copies pictures only over https or on localhost. Save the PNG instead.";
  }
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png(picture, size) })]);
    return "Copied";
  } catch {
    return "The browser did not allow copying. Save the PNG instead.";
  }
}

/* A text on lines that are no wider than `width`; `measure` says how wide a line is. A word is never broken. */
export function lines(text, width, measure) {
  const made = [""];
  for (const word of text.split(/[^\S\u202f]+/)) {
    const longer = made.at(-1) ? `${made.at(-1)} ${word}` : word;
    if (measure(longer) <= width || !made.at(-1)) made[made.length - 1] = longer;
    else made.push(word);
  }
  return made;
}

/* The lines of paragraphs in a room so wide, each with its font, height and color; none of an empty one. */
function linesOf(paragraphs, width) {
  const pen = document.createElement("canvas").getContext("2d");
  return paragraphs.flatMap(([font, text, step, fill]) => {
    pen.font = `${font} ${FONT}`;
    const measure = (line) => pen.measureText(line).width;
    return text ? lines(text, width, measure).map((line) => ({ line, font, step, fill })) : [];
  });
}

const setAll = (one, values) => Object.entries(values).forEach(([name, value]) => one.setAttribute(name, value));

function drawn(tag, values) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAll(made, values);
  return made;
}

/* Writes lines below each other from a height on; gives where they end. */
function write(image, rows, from) {
  return rows.reduce((y, { line, font, step, fill }) => {
    const [weight, size] = font.split(" ");
    const look = { x: PAD, y: y + step - 8, fill, "font-family": FONT, "font-weight": weight, "font-size": size };
    const text = drawn("text", look);
    text.textContent = line;
    image.append(text);
    return y + step;
  }, from);
}

/* The chart as seen, with finding and measure above, source and stamp below. */
async function svg(picture, [width, height]) {
  const space = width - 2 * PAD;
  const { title, measure, source, stamp, text, muted } = picture;
  const head = linesOf([["700 30px", title, 38, text], ["400 18px", measure, 26, muted]], space);
  const foot = linesOf([["400 15px", source, 20, muted], ["400 15px", stamp, 20, muted]], space);
  const image = drawn("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` });
  image.append(drawn("rect", { width, height, fill: picture.paper }));
  const top = write(image, head, 24) + 10;
  const bottom = height - 22 - foot.reduce((sum, { step }) => sum + step, 0);
  write(image, foot, bottom);
  const size = { width: space, height: Math.round(bottom - top - 8) };
  const inner = await chart(picture, size);
  setAll(inner, { x: PAD, y: top, ...size });
  const name = drawn("title", {});
  name.textContent = picture.alt;
  image.append(inner);
  image.prepend(name);
  return new XMLSerializer().serializeToString(image);
}

/* The chart on screen, or else the one that the page gave for pictures, drawn anew at a size. */
async function chart(picture, size) {
  const onScreen = picture.only_given ? null : document.querySelector(plotOf(picture.exhibit));
  const figure = onScreen?.data ? { data: onScreen.data, layout: onScreen.layout } : JSON.parse(picture.figure);
  const font = { ...figure.layout.font, family: FONT };
  const layout = { ...figure.layout, ...size, font, autosize: false, paper_bgcolor: "rgba(0,0,0,0)" };
  const library = await plotly(picture.plotly);
  const wanted = { format: "svg", imageDataOnly: true, ...size };
  const text = await library.toImage({ data: figure.data, layout }, wanted);
  return document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
}

const svgFile = async (picture, size) => new Blob([await svg(picture, size)], { type: "image/svg+xml" });

async function png(picture, [width, height]) {
  const address = URL.createObjectURL(await svgFile(picture, [width, height]));
  const image = new Image();
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
