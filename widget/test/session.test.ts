import { describe, expect, test } from "vitest";
import { createClient } from "../src/client/client";
import { createOutbox } from "../src/client/outbox";
import { createSession } from "../src/client/session";
import type { Ends } from "../src/client/socket";
import { hello } from "./serve";
import { SharedStorage } from "./storage";

const shelfOf = (storage: SharedStorage) => () => storage.tab(() => undefined).shelf;

describe("before the visitor opens the widget", () => {
  test("nothing is stored; afterwards what is known is", () => {
    const storage = new SharedStorage();
    const session = createSession("k", shelfOf(storage));
    session.set({ token: "t", draft: "Hel" });
    session.put("id", "entry");
    expect(storage.keys).toEqual([]);
    session.keep();
    expect(storage.keys.sort()).toEqual(["causerie:k", "causerie:k:id"]);
    expect(createSession("k", shelfOf(storage)).data).toEqual({ token: "t", draft: "Hel" });
  });
});

test("widgets with other keys on the same site do not meet", () => {
  const storage = new SharedStorage();
  const session = createSession("k", shelfOf(storage));
  session.keep();
  session.put("id", "entry");
  expect(createSession("k2", shelfOf(storage)).list().size).toBe(0);
});

test("a browser that forbids storage loses nothing while the page lives", () => {
  const session = createSession("k", () => {
    throw new DOMException("denied", "SecurityError");
  });
  session.keep();
  session.set({ token: "t" });
  session.reload();
  const outbox = createOutbox(session, () => undefined);
  outbox.add("message", "Hello");
  expect(session.data.token).toBe("t");
  expect(outbox.take()).toMatchObject([{ type: "message", text: "Hello" }]);
});

test("what nobody was to keep yet is not forgotten when the page comes back", () => {
  const session = createSession("k", shelfOf(new SharedStorage()));
  session.set({ token: "t" });
  session.reload();
  expect(session.data).toEqual({ token: "t" });
});

test("what was kept and is erased is forgotten", () => {
  const { shelf } = new SharedStorage().tab(() => undefined);
  const session = createSession("k", () => shelf);
  session.keep();
  session.set({ token: "t" });
  shelf.clear();
  session.reload();
  expect(session.data).toEqual({});
});

test("what another page has sent or thrown away does not come back from this page's memory", () => {
  const shelf = shelfOf(new SharedStorage());
  const [here, there] = [createSession("k", shelf), createSession("k", shelf)];
  here.put("before", "entry");
  here.keep();
  here.put("after", "entry");
  there.keep();
  for (const id of ["before", "after"]) there.drop(id);
  expect(here.list().size).toBe(0);
});

test("a chat that was begun and read on another page is not new on this one", () => {
  const storage = new SharedStorage();
  const shelf = shelfOf(storage);
  let ends: Ends | undefined;
  const link = { state: { up: true }, send() {}, nudge() {}, renew() {}, close() {} };
  const connect = (its: Ends) => {
    ends = its;
    return link;
  };
  const client = createClient({ key: "k", shelf, hello: () => hello, connect });
  const welcome = { type: "welcome", version: 1, visitor: "v", token: "t", status: "online", time: 1 } as const;
  ends?.frame(welcome);
  client.opened();
  shelf().setItem("causerie:k", JSON.stringify({ visitor: "v", token: "t", chat: "c", read: 5, rung: 5 }));
  client.woken();
  ends?.frame({ ...welcome, chat: "c" });
  expect(client.view.state).toMatchObject({ chat: "c", read: 5 });
  expect(client.session.data).toMatchObject({ chat: "c", read: 5, rung: 5 });
  expect(createSession("k", shelf).data).toMatchObject({ read: 5, rung: 5 });
});

test("a chat that was left behind is none on the next page either", () => {
  const link = { state: { up: false }, send() {}, nudge() {}, renew() {}, close() {} };
  const storage = new SharedStorage();
  shelfOf(storage)().setItem("causerie:k", '{"chat":""}');
  const client = createClient({ key: "k", shelf: shelfOf(storage), hello: () => hello, connect: () => link });
  expect(client.view.state.chat).toBeUndefined();
});

test("two tabs keep what each of them says, and not what the other one did not hear of", () => {
  const storage = new SharedStorage();
  const [a, b] = [createSession("k", shelfOf(storage)), createSession("k", shelfOf(storage))];
  a.keep();
  b.keep();
  a.set({ draft: "Half a thought" });
  b.set({ read: 4 });
  expect(createSession("k", shelfOf(storage)).data).toEqual({ draft: "Half a thought", read: 4 });
});

test("what is stored may be damaged", () => {
  const storage = new SharedStorage();
  const { shelf } = storage.tab(() => undefined);
  for (const text of ["", "{", "null", "7", '"x"', "[]", '{"id":1}', '{"id":"a","text":"b"}']) {
    shelf.setItem("causerie:k", text);
    shelf.setItem("causerie:k:entry", text);
    const session = createSession("k", () => shelf);
    expect(createOutbox(session, () => undefined).entries).toEqual([]);
  }
});

describe("the outbox", () => {
  const outbox = () => createOutbox(createSession("k", shelfOf(new SharedStorage())), () => undefined);

  test("hands each entry out once per connection, in order", () => {
    const box = outbox();
    box.add("message", "one");
    box.add("message", "two");
    expect(box.take().map((frame) => "text" in frame && frame.text)).toEqual(["one", "two"]);
    expect(box.take()).toEqual([]);
    box.unsend();
    expect(box.take()).toHaveLength(2);
  });

  test("keeps a refused text with its reason, and a retry goes to the end under a new id", () => {
    const box = outbox();
    box.add("message", "one");
    box.add("message", "two");
    const [first] = box.entries;
    box.refuse(first?.id ?? "", "rate_limited");
    expect(box.take()).toHaveLength(1);
    box.retry(first?.id ?? "");
    expect(box.entries.map(({ text, refused }) => [text, refused])).toEqual([
      ["two", undefined],
      ["one", undefined],
    ]);
    expect(box.entries[1]?.id).not.toBe(first?.id);
  });

  test("sends what could not be stored again under its own id, at the end", () => {
    const box = outbox();
    box.add("message", "one");
    const [first] = box.entries;
    box.take();
    box.refuse(first?.id ?? "", "unavailable");
    box.add("message", "two");
    box.retry(first?.id ?? "");
    expect(box.take().map((frame) => "text" in frame && frame.text)).toEqual(["two", "one"]);
    expect(box.entries[1]?.id).toBe(first?.id);
  });

  test("forgets a refused end: the chat is over either way", () => {
    const box = outbox();
    box.add("end", "");
    box.refuse(box.entries[0]?.id ?? "", "ended");
    expect(box.entries).toEqual([]);
  });
});
