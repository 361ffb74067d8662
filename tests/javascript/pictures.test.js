import assert from "node:assert/strict";
import { test } from "node:test";

import { lines } from "../../ui/components/page/pictures.js";
import { printZoom } from "../../ui/components/page/print.js";

const measure = (line) => line.length;

test("a text is broken between words where the next one has no room", () => {
  assert.deepEqual(lines("one two three", 7, measure), ["one two", "three"]);
  assert.deepEqual(lines("one two three", 99, measure), ["one two three"]);
});

test("a word wider than the room has a line of its own, and a narrow space is no place to break", () => {
  assert.deepEqual(lines("a extraordinary b", 5, measure), ["a", "extraordinary", "b"]);
  assert.deepEqual(lines("extraordinary b", 5, measure), ["extraordinary", "b"]);
  assert.deepEqual(lines("80\u202f% of all", 5, measure), ["80\u202f%", "of", "all"]);
});

test("charts wider than paper are made smaller by the widest, and none is made larger", () => {
  assert.equal(printZoom([]), 1);
  assert.equal(printZoom([300]), 1);
  assert.equal(printZoom([680, 1360]), 0.5);
});
