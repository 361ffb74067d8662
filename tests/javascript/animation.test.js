import assert from "node:assert/strict";
import { test } from "node:test";

import { begins, clamped, dateOf } from "../../ui/components/animation.js";

const STEPS = ["2024-01", "2024-02", "2024-03"].map((date) => ({ words: { period: [date] } }));
const run = (...now) => ({ choice: "period", now, steps: STEPS });

test("a run begins at the date on screen, and at the last where that is none of its dates", () => {
  assert.equal(begins(run("2024-02")), 1);
  assert.equal(begins(run("2030-01")), 2);
  assert.equal(begins(run()), 2);
});

test("a step outside the dates is the first or the last", () => {
  assert.deepEqual([-1, 0, 2, 3].map((wanted) => clamped(wanted, STEPS)), [0, 0, 2, 2]);
});

test("a date of two words is one date", () => {
  assert.equal(dateOf({ choice: "ends" }, { words: { ends: ["2024", "2025"] } }), "2024,2025");
});
