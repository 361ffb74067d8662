import assert from "node:assert/strict";
import { test } from "node:test";

import { order } from "../../ui/components/table.js";

const NAMES = { name: "Name", cells: ["OpenAI", "Mistral 2", "", "Mistral 10"], order: null };
const SHARES = { name: "Share", cells: ["80", "", "5", "75"], order: [80, null, 5, 75] };
const TABLE = { count: 4, columns: [NAMES, SHARES] };

test("without a word and a heading all rows are shown as they came", () => {
  assert.deepEqual(order(TABLE, "  ", {}), [0, 1, 2, 3]);
});

test("a row is shown where it holds every word, in any column and case", () => {
  assert.deepEqual(order(TABLE, "mistral", {}), [1, 3]);
  assert.deepEqual(order(TABLE, "75 MISTRAL", {}), [3]);
  assert.deepEqual(order(TABLE, "gemini", {}), []);
});

test("numbers are sorted as numbers, texts with the numbers in them, and blanks are last both ways", () => {
  assert.deepEqual(order(TABLE, "", { by: "Share", way: 1 }), [2, 3, 0, 1]);
  assert.deepEqual(order(TABLE, "", { by: "Share", way: -1 }), [0, 3, 2, 1]);
  assert.deepEqual(order(TABLE, "", { by: "Name", way: 1 }), [1, 3, 0, 2]);
  assert.deepEqual(order(TABLE, "", { by: "Name", way: -1 }), [0, 3, 1, 2]);
});

test("a heading that is gone sorts nothing", () => {
  assert.deepEqual(order(TABLE, "", { by: "Gone", way: 1 }), [0, 1, 2, 3]);
});
