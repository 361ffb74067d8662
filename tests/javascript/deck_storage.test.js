import assert from "node:assert/strict";
import { test } from "node:test";

import { due, read, withDeck } from "../../ui/components/page/deck_storage.js";

const deck = (id, number, csv = "step") => ({ id, number, csv });
const kept = (...decks) => ({ version: 1, decks });

test("what is stored is read whole or not at all", () => {
  const cases = [
    [null, kept()],
    [JSON.stringify(kept(deck("a", 1))), kept(deck("a", 1))],
    ["{", { unread: true }],
    ["null", { unread: true }],
    ['{"version":2,"decks":[]}', { unread: true }],
    ['{"version":1,"decks":{}}', { unread: true }],
    [JSON.stringify(kept(deck("a", 1), deck("b", 1.5))), { unread: true }],
    [JSON.stringify(kept({ id: "a", number: 1 })), { unread: true }],
  ];
  for (const [text, found] of cases) assert.deepEqual(read(text), found, String(text));
});

test("of two states of a deck the one with more changes stands", () => {
  const told = true;
  assert.equal(due({ deck: deck("a", 3), told }, kept(deck("a", 2))), "store");
  assert.equal(due({ deck: deck("a", 3), told }, kept(deck("b", 9))), "store");
  assert.equal(due({ deck: deck("a", 2), told }, kept(deck("a", 3))), "tell");
  assert.equal(due({ deck: deck("a", 2, "mine"), told }, kept(deck("a", 2, "theirs"))), "tell");
  assert.equal(due({ deck: deck("a", 2), told }, kept(deck("a", 2))), "");
  assert.equal(due({ deck: null, told }, kept(deck("a", 2))), "");
  assert.equal(due({ deck: deck("a", 1), told }, { unread: true }), "store");
});

test("a window that has not heard of the decks is told of them first", () => {
  assert.equal(due({ deck: deck("a", 3), told: false }, kept(deck("a", 2))), "tell");
  assert.equal(due({ deck: deck("a", 3), told: false }, { unread: true }), "tell");
  assert.equal(due({ deck: deck("a", 3), told: false, waits: true }, kept()), "tell");
  assert.equal(due({ deck: deck("a", 3), told: false }, kept()), "store");
});

test("the newest deck is first, once, and the oldest goes", () => {
  assert.deepEqual(withDeck(deck("a", 2), kept(deck("b", 1), deck("a", 1)), 9), kept(deck("a", 2), deck("b", 1)));
  assert.deepEqual(withDeck(deck("c", 1), kept(deck("b", 1), deck("a", 1)), 2), kept(deck("c", 1), deck("b", 1)));
  assert.deepEqual(withDeck(deck("a", 1), { unread: true }, 2), kept(deck("a", 1)));
});
