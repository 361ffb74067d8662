import assert from "node:assert/strict";
import { test } from "node:test";

import { draggedAxes, isStillSeen, measured, zoomable } from "../../ui/components/zoom.js";

const DATES = { type: "date", title: { text: "" }, range: [0, 10], r2l: Number };
const layout = { xaxis: { type: "date" }, xaxis2: { type: "category" }, yaxis: { type: "log" }, height: 450 };
const points = (...xs) => [xs.map((x, i) => (i ? { x } : { x, trace: {} }))];

test("a drag moves the bottom axes of dates and numbers, and no axis of names or values", () => {
  const { xaxis, xaxis2, yaxis, dragmode, height } = zoomable(layout, { zooms: true }, true);
  assert.deepEqual([xaxis.fixedrange, xaxis2.fixedrange, yaxis.fixedrange], [false, true, true]);
  assert.deepEqual([dragmode, height], ["zoom", 450]);
  assert.equal(zoomable({ xaxis: { ticktext: ["A"] } }, { zooms: true }, true).xaxis.fixedrange, true);
});

test("a chart that cannot be zoomed, or a screen without a mouse, keeps its layout", () => {
  assert.equal(zoomable(layout, { zooms: true }, false), layout);
  assert.equal(zoomable(layout, { zooms: false }, true), layout);
});

test("the part that was dragged to is laid out again", () => {
  const { xaxis } = zoomable(layout, { zooms: true, zoom: { xaxis: { range: [2, 3] } } }, true);
  assert.deepEqual([xaxis.range, xaxis.autorange], [[2, 3], false]);
});

test("only a changed range of a bottom axis is a zoom", () => {
  const changed = { "xaxis.range[0]": 1, "xaxis.range[1]": 2, "xaxis12.range": [1, 2], "yaxis.range": 1, width: 3 };
  assert.deepEqual([...draggedAxes(changed)], ["xaxis", "xaxis12"]);
});

test("a zoom stays where a point lies in it and the axis measures the same", () => {
  const zoom = { xaxis: { measured: measured(DATES) } };
  assert.equal(isStillSeen(zoom, { xaxis: DATES }, points(-5, 4)), true);
  assert.equal(isStillSeen(zoom, { xaxis: { ...DATES, range: [10, 0] } }, points(4)), true);
  assert.equal(isStillSeen(zoom, { xaxis: DATES }, points(-5, 11)), false);
  assert.equal(isStillSeen(zoom, { xaxis: DATES }, undefined), false);
  assert.equal(isStillSeen(zoom, { xaxis: { ...DATES, type: "linear" } }, points(4)), false);
  assert.equal(isStillSeen(zoom, { xaxis: { ...DATES, title: { text: "GW" } } }, points(4)), false);
});
