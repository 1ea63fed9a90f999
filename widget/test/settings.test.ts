import { expect, test } from "vitest";
import { asks, backoff, signInAgain, stayAway } from "../src/client/backoff";
import { newId } from "../src/client/outbox";

test("coming back: at once, then doubling from half a second to fifteen, never more than 30 % off", () => {
  expect([0, 1, 2, 3, 5, 6, 9].map((n) => backoff(n, () => 0.5))).toEqual([0, 500, 1000, 2000, 3000, 3000, 3000]);
  expect([backoff(1, () => 0), backoff(1, () => 1)]).toEqual([350, 650]);
});

test("close codes mean what the protocol says", () => {
  const special = [1000, 1006, 4000, 4003, 4100, 4101, 4200, 4203, 4300].map((code) => {
    const what = asks(code);
    return what === signInAgain || what === stayAway ? what : "come back";
  });
  expect(special).toEqual([
    ...Array(4).fill("come back"),
    ...Array(2).fill(signInAgain),
    ...Array(2).fill(stayAway),
    "come back",
  ]);
});

test("ids fit the protocol and grow with time", () => {
  const ids = Array.from({ length: 50 }, newId);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{8,40}$/);
  expect(new Set(ids).size).toBe(50);
});
