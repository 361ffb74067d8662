import assert from "node:assert/strict";
import { test } from "node:test";

import { isWholePage, ofAddress, ofWords } from "../../ui/components/address.js";
import { isBare } from "../../ui/components/page/history.js";
import { addressOf } from "../../ui/components/prefetch.js";

test("the figure of an option is asked for with all that was chosen before, and its own words stand", () => {
  const prefetch = { address: "/drawing/ahead", query: { _page: "shares", _data: "v1" } };
  const address = addressOf(prefetch, "?market=a&picked=x&picked=y&_page=old", "shape", "Stacked & more");
  const query = new URL(address, "http://here").searchParams;
  assert.equal(new URL(address, "http://here").pathname, "/drawing/ahead");
  assert.deepEqual(query.getAll("picked"), ["x", "y"]);
  assert.deepEqual(query.getAll("_page"), ["shares"]);
  assert.deepEqual(["_data", "_choice", "_label"].map((name) => query.get(name)), ["v1", "shape", "Stacked & more"]);
});

test("an address says the same whatever the order of its words, and what is of the frame is no choice", () => {
  const told = ofWords({ picked: ["x", "y"], market: ["a"] });
  assert.equal(ofAddress("?market=a&picked=x&picked=y", ["v"]), told);
  assert.equal(ofAddress("?picked=y&v=1&picked=x&market=a", ["v"]), told);
  assert.notEqual(ofAddress("?picked=y&market=a", ["v"]), told);
  assert.notEqual(ofAddress("?market=a&picked=x&picked=y&v=1", []), told);
});

test("an entry is bare where a page is entered without its choices, or they are taken from this one", () => {
  const at = (address) => new URL(address, "http://here");
  assert.equal(isBare(at("/shares?focus=a"), at("/")), true);
  assert.equal(isBare(at("/shares"), at("/")), true);
  assert.equal(isBare(at("/shares?focus=a"), at("/shares")), true);
  assert.equal(isBare(at("/shares"), at("/shares")), false);
  assert.equal(isBare(at("/shares"), at("/?focus=a")), false);
});

test("an entry of the history that is gone to draws the whole page, a choice that writes one does not", () => {
  assert.deepEqual(["traverse", "push", "replace", null].map(isWholePage), [true, false, false, false]);
});
