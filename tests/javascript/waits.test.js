import assert from "node:assert/strict";
import { test } from "node:test";

import { genai, once } from "../../ui/components/namespace.js";
import { until } from "../../ui/components/waits.js";

test("a wait ends as soon as what it waits for holds", async () => {
  let asked = 0;
  assert.equal(await until(() => ++asked === 3, 60_000, 1), true);
  assert.equal(asked, 3);
});

test("a wait for what never comes gives up at its limit", async () => {
  let asked = 0;
  assert.equal(await until(() => ++asked < 0, 20, 1), false);
  assert.ok(asked > 0);
});

test("what lasts as long as the window begins once, whoever asks", () => {
  let begun = 0;
  for (let asked = 0; asked < 3; asked++) once("a test", () => begun++);
  assert.equal(begun, 1);
  assert.equal(globalThis.genai, genai);
});
