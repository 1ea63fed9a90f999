import { expect, test } from "vitest";
import type { ChatSummary, Event } from "../../protocol/frames";
import { summarise } from "../src/live/fold";
import { moved, newField, newId, withSaid } from "../src/widget/forms/order";
import { changes, merge, withValue } from "../src/widget/look/fields";
import { look } from "./look";

test("a field moves, and the others keep their order", () => {
  expect(moved(["a", "b", "c", "d"], 0, 2)).toEqual(["b", "c", "a", "d"]);
  expect(moved(["a", "b", "c", "d"], 3, 0)).toEqual(["d", "a", "b", "c"]);
  for (const [from, to] of [
    [0, 4],
    [0, -1],
    [9, 0],
  ] as const)
    expect(moved(["a", "b", "c", "d"], from, to)).toEqual(["a", "b", "c", "d"]);
});

test("a new field has an id of its own, and a choice something to choose", () => {
  expect(newId()).toMatch(/^[a-z0-9-]{1,40}$/);
  expect(newField("choice").options).toHaveLength(1);
  expect(new Set(Array.from({ length: 50 }, newId)).size).toBe(50);
});

test("a text with nothing in it is none", () => {
  expect(withSaid({ "": "Order" }, "fr", "Commande")).toEqual({ "": "Order", fr: "Commande" });
  expect(withSaid({ "": "Order", fr: "Commande" }, "fr", " ")).toEqual({ "": "Order" });
});

test("texts in another order of their languages are no change, fields in another order are", () => {
  const other = withValue(look, "forms.offline.greeting", { fr: "Bonjour", "": "Hello" });
  expect(changes(look, other)).toEqual([]);
  const fields = [newField("text"), newField("checkbox")];
  const before = withValue(look, "forms.chat.fields", fields);
  expect(changes(before, withValue(before, "forms.chat.fields", [...fields].reverse()))).toEqual(["forms.chat.fields"]);
});

test("of two administrators who change different parts of the forms both are kept", () => {
  const mine = withValue(look, "forms.chat.on", true);
  const theirs = withValue(look, "forms.offline.greeting", { "": "Ahoy" });
  const merged = merge(look, mine, theirs);
  expect(merged.both).toEqual([]);
  expect(merged.look.forms).toEqual({
    ...look.forms,
    chat: { ...look.forms.chat, on: true },
    offline: { ...look.forms.offline, greeting: { "": "Ahoy" } },
  });
});

test("who a visitor says they are is seen in the list from then on", () => {
  const summary: ChatSummary = {
    id: "c",
    status: "active",
    visitor: { id: "v", name: "Visitor 12345678" },
    agents: ["a"],
    started: 1,
    last: 3,
  };
  const by = { number: 4, time: 2, author: { role: "visitor", id: "v" } } as const;
  const described: Event = { kind: "described", ...by, visitor: { id: "v", name: "Zoé", phone: "0123" } };
  expect(summarise(summary, described)).toEqual({ ...summary, last: 4, visitor: described.visitor });
  const answered: Event = { kind: "answered", ...by, answers: [{ label: "Order", text: "1" }] };
  expect(summarise(summary, answered)).toEqual({ ...summary, last: 4 });
});
