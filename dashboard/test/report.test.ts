import { expect, test } from "vitest";
import { dayOf, isDay, lastDays, share } from "../src/report/days";

test("the last days end today and go over the ends of months and years", () => {
  expect(lastDays(7, new Date(2027, 0, 3, 23, 59))).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  expect(lastDays(1, new Date(2026, 2, 29))).toEqual({ from: "2026-03-29", to: "2026-03-29" });
  expect(dayOf(new Date(2026, 10, 5))).toBe("2026-11-05");
});

test("what is no day is known as such", () => {
  expect(["2026-11-05", "", "2026-13-01", "05.11.2026", "12026-11-05"].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("the share of none is none", () => {
  expect(share({ good: 0, bad: 0 })).toBeUndefined();
  expect(share({ good: 3, bad: 1 })).toBe(0.75);
});
