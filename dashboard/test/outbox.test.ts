import { expect, test } from "vitest";
import { type Durable, Outbox } from "../src/live/outbox";
import { Shelf } from "./model";

const shelf = () => new Shelf() as unknown as Storage;
const message = (id: string): Durable => ({ type: "message", id, chat: "c", text: id });
const ids = (outbox: Outbox) => outbox.unsent().map(({ frame }) => frame.id);

test("commands survive a reload, in their order", () => {
  const storage = shelf();
  const before = new Outbox("o.", storage);
  for (const id of ["zz", "aa", "mm"]) before.add(message(id), 7);
  expect(ids(new Outbox("o.", storage))).toEqual(["zz", "aa", "mm"]);
});

test("another agent's commands in the same browser are not ours", () => {
  const storage = shelf();
  new Outbox("anna.", storage).add(message("one"));
  expect(ids(new Outbox("tom.", storage))).toEqual([]);
});

test("a receipt removes the command from this page and from storage", () => {
  const storage = shelf();
  const outbox = new Outbox("o.", storage);
  outbox.add(message("one"));
  outbox.settle("one");
  expect([outbox.all().length, storage.length]).toEqual([0, 0]);
});

test("a refused text is kept with its reason and goes again only as a new command", () => {
  const outbox = new Outbox("o.", shelf());
  outbox.add(message("one"));
  outbox.refuse("one", { reason: "rate_limited" });
  expect(ids(outbox)).toEqual([]);
  expect(outbox.all()[0]?.refused?.reason).toBe("rate_limited");
  outbox.retry("one", "two");
  expect(outbox.all().map(({ frame }) => frame)).toEqual([{ ...message("two"), text: "one" }]);
  expect(ids(outbox)).toEqual(["two"]);
});

test("what could not be stored goes again under its own id, after what was said meanwhile", () => {
  const outbox = new Outbox("o.", shelf());
  outbox.add(message("one"));
  outbox.refuse("one", { reason: "unavailable" });
  outbox.add(message("two"));
  outbox.retry("one", "three");
  expect(ids(outbox)).toEqual(["two", "one"]);
});

test("taking a chat means now: after a minute it is not asked any more", () => {
  const outbox = new Outbox("o.", shelf());
  outbox.add({ type: "serve", id: "take", chat: "c" }, 0);
  outbox.add(message("text"), 1);
  expect(outbox.unsent(61_000).map(({ frame }) => frame.id)).toEqual(["text"]);
});

test("another tab's command is seen here, and its receipt too", () => {
  const storage = shelf();
  const here = new Outbox("o.", storage);
  const there = new Outbox("o.", storage);
  there.add(message("one"));
  here.heard({ key: "o.one", newValue: storage.getItem("o.one") } as StorageEvent);
  expect(ids(here)).toEqual(["one"]);
  here.heard({ key: "o.one", newValue: null } as StorageEvent);
  expect(ids(here)).toEqual([]);
});

test("storage that is broken or foreign does no harm", () => {
  const storage = shelf();
  storage.setItem("o.bad", "{");
  storage.setItem("o.odd", JSON.stringify({ frame: { id: "other" } }));
  expect(new Outbox("o.", storage).all()).toEqual([]);
});
