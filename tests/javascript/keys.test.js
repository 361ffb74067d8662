import assert from "node:assert/strict";
import { test } from "node:test";

import { isArrow, isMove, isPress, isTyped } from "../../ui/components/page/key_capture.js";
import { isForTheBrowser, isPrint, isTurn, matching } from "../../ui/components/page/keys.js";

const KEYS = [{ on: ["?"] }, { on: ["j"] }, { on: ["s", "/"] }, { on: ["ArrowRight", " "] }];

test("a key is matched with and without caps, and with shift only where its sign needs it", () => {
  const cases = [
    ["j", false, 1],
    ["J", false, 1],
    ["J", true, -1],
    ["?", true, 0],
    ["/", true, 2],
    ["s", false, 2],
    [" ", false, 3],
    ["ArrowRight", false, 3],
    ["ArrowRight", true, -1],
    ["arrowright", false, -1],
    ["q", false, -1],
  ];
  for (const [key, shiftKey, number] of cases) {
    assert.equal(KEYS.indexOf(matching(KEYS, { key, shiftKey })), number, key);
  }
});

test("the keys of the browser are left to it, but printing is ours", () => {
  assert.ok(isForTheBrowser({ ctrlKey: true }));
  assert.ok(isForTheBrowser({ isComposing: true }));
  assert.ok(!isForTheBrowser({ shiftKey: true }));
  assert.ok(isPrint({ key: "P", ctrlKey: true }));
  assert.ok(isPrint({ key: "p", metaKey: true }));
  assert.ok(!isPrint({ key: "p", ctrlKey: true, shiftKey: true }));
  assert.ok(!isPrint({ key: "p" }));
});

test("only the buttons of the slides before and after are turns", () => {
  assert.ok(["slideNext", "slidePrevious", "slideFirst", "slideLast"].every((press) => isTurn({ press })));
  assert.ok(!isTurn({ press: "slideBack" }) && !isTurn({ call: "help" }));
});

test("a field of words is typed in, a box to tick is not", () => {
  assert.ok(isTyped({ tagName: "INPUT", type: "text" }) && isTyped({ tagName: "TEXTAREA" }));
  assert.ok(isTyped({ tagName: "DIV", isContentEditable: true }));
  assert.ok(!isTyped({ tagName: "INPUT", type: "range" }) && !isTyped({ tagName: "INPUT", type: "radio" }));
  assert.ok(!isTyped({ tagName: "BUTTON" }));
});

test("a slider keeps the keys that move it, a group the arrows, a button what presses it", () => {
  assert.deepEqual(["ArrowUp", "PageDown", "Home", "End", "t"].map(isMove), [true, true, true, true, false]);
  assert.deepEqual(["ArrowUp", "PageDown"].map(isArrow), [true, false]);
  assert.deepEqual([" ", "Enter", "Escape"].map(isPress), [true, true, false]);
});
