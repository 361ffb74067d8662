import assert from "node:assert/strict";
import { test } from "node:test";

import { zoom } from "../../ui/components/page/slides.js";
import { answered, isForgotten, isUnderWay, NEVER, target } from "../../ui/components/page/turns.js";

const turns = (at, to, pressed = 0) => ({ at, to, count: 10, pressed });

test("a press leads on from the slide that those before it lead to, and never out of the slides", () => {
  const cases = [
    ["next", turns(1, 1), 2],
    ["next", turns(1, 3), 4],
    ["next", turns(9, 10), 10],
    ["previous", turns(5, 3), 2],
    ["previous", turns(1, 1), 1],
    ["first", turns(5, 7), 1],
    ["last", turns(1, 1), 10],
  ];
  for (const [name, from, to] of cases) assert.equal(target(name, from, 100, false), to, `${name} ${from.to}`);
});

test("a press that is not answered in ten seconds is forgotten, but not while the server is away", () => {
  assert.equal(isForgotten(turns(1, 3), 9_999, false), false);
  assert.equal(isForgotten(turns(1, 3), 10_000, false), true);
  assert.equal(isForgotten(turns(1, 3), 10_000, true), false);
  assert.equal(target("next", turns(1, 3), 10_000, false), 2);
  assert.equal(target("next", turns(1, 3), 10_000, true), 4);
});

test("slides are turned until the one turned to is there or is forgotten", () => {
  assert.equal(isUnderWay(undefined, 0, false), false);
  assert.equal(isUnderWay(turns(2, 2), 0, false), false);
  assert.equal(isUnderWay(turns(1, 2), 0, false), true);
  assert.equal(isUnderWay(turns(1, 2), 10_000, false), false);
});

test("a turn that is still awaited goes on when another slide is answered", () => {
  assert.deepEqual(answered(turns(1, 4, 50), { at: 2, count: 10 }, 100, false), turns(2, 4, 50));
  assert.deepEqual(answered(turns(1, 2, 50), { at: 2, count: 10 }, 100, false), turns(2, 2, NEVER));
  assert.deepEqual(answered(turns(1, 4, 50), { at: 2, count: 10 }, 10_050, false), turns(2, 2, NEVER));
  assert.deepEqual(answered(undefined, { at: 3, count: 10 }, 0, false), turns(3, 3, NEVER));
  assert.equal(answered(turns(1, 2), undefined, 0, false), undefined);
});

test("a slide fills the screen in the direction that has less room", () => {
  assert.equal(zoom(1280, 720), 1);
  assert.equal(zoom(2560, 720), 1);
  assert.equal(zoom(1920, 1080), 1.5);
});
