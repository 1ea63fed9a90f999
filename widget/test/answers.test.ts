import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Form, ServerFrame, VisitorFrame } from "../../protocol/frames";
import { createClient } from "../src/client/client";
import type { Ends, Link } from "../src/client/socket";
import { emptyState, reduce } from "../src/client/state";
import { answersTo, asked, departmentOf, formsOf, said } from "../src/form/asking";
import { check, isEmail } from "../src/form/check";
import { profileForm } from "../src/form/profile";
import { hello } from "./serve";

interface Sample {
  says: string;
  form: "form" | "small";
  answers: Record<string, string>;
  message: string;
  department: string | null;
  departments: string[];
  faults: Record<string, string>;
}
const samples = JSON.parse(
  readFileSync(new URL("../../protocol/samples/answers.json", import.meta.url), "utf8"),
) as Record<"emails" | "phones", Record<"legal" | "illegal", string[]>> & {
  forms: Record<string, Form>;
  cases: Sample[];
};

test.each(samples.cases)("as the server says: $says", ({ form, department, faults, ...given }) => {
  expect(check(samples.forms[form] as Form, { ...given, department: department ?? undefined })).toEqual(faults);
});

test.each(samples.emails.legal)("%s is an address", (text) => expect(isEmail(text)).toBe(true));
test.each(samples.emails.illegal)("%s is no address", (text) => expect(isEmail(text)).toBe(false));

test("phone numbers have some digits and no words", () => {
  const { fields } = profileForm({ phone: true });
  const faults = (phone: string) => check({ fields }, { answers: { phone }, message: "", departments: [] });
  for (const phone of samples.phones.legal) expect(faults(phone), phone).toEqual({});
  for (const phone of samples.phones.illegal) expect(faults(phone), phone).toEqual({ phone: "phone" });
});

describe("what is asked", () => {
  const form = samples.forms.form as Form;
  const forms = { phone: true, chat: form, offline: form, hours: {}, messenger: "", x: "", social: [] };
  const departments = [
    { id: "d1", name: "Sales", status: "online" as const },
    { id: "d2", name: "Service", status: "offline" as const },
  ];
  const welcome = { type: "welcome", version: 1, visitor: "v", token: "t", status: "online", time: 0 } as const;
  const state = reduce({ ...emptyState, departments }, { ...welcome, forms, profile: { name: "Zoé" } }).state;
  const ids = (known: Parameters<typeof asked>[2], page?: string) =>
    asked(forms, form, known, page).map(({ id }) => id);

  test("is not what is known, unless something was wrong with it", () => {
    expect(ids({ state })).toEqual(["email", "phone", "department", "message", "order", "topic", "consent"]);
    expect(ids({ state, faults: { name: "required" } })[0]).toBe("name");
    expect(ids({ state: { ...state, departments: [] } })).not.toContain("department");
    expect(ids({ state }, "Sales")).not.toContain("department");
    expect(ids({ state }, "Service")).toContain("department");
    expect(asked({ ...forms, phone: false }, form, { state }).map(({ id }) => id)).not.toContain("phone");
  });

  test("is the newest that we know of, and stays when a chat is left", () => {
    const look = { forms: { ...forms, phone: false } };
    expect(formsOf(look, state)?.phone).toBe(false);
    // The snippet says only that there is a form.
    expect(formsOf({ forms: {} as typeof forms }, state)).toBe(forms);
    expect(formsOf({ forms: {} as typeof forms }, emptyState)).toBeUndefined();
  });

  test("a department is what was chosen, else what the page says", () => {
    expect(departmentOf(state, "d2", "Sales")?.id).toBe("d2");
    expect(departmentOf(state, "gone", "Sales")?.id).toBe("d1");
    expect(departmentOf(state, undefined, "d2")?.id).toBe("d2");
    expect(departmentOf(state, undefined, "none")).toBeUndefined();
  });

  test("answers are those to this form, with something in them", () => {
    const all = { email: "a@b", order: " ", old: "x", message: "m", department: "d1" };
    expect(answersTo(form.fields, all)).toEqual({ email: "a@b" });
    expect(said({ "": "Order", fr: "Commande" }, "fr")).toBe("Commande");
    expect(said({ "": "Order", fr: "Commande" }, "de")).toBe("Order");
  });
});

describe("what the server says of it", () => {
  const welcome = { type: "welcome", version: 1, visitor: "v", token: "t", status: "online", time: 0 } as const;
  function connected() {
    const sent: VisitorFrame[] = [];
    let ends: Ends | undefined;
    const link: Link = {
      state: { up: true },
      send: (frame) => void sent.push(frame),
      nudge: () => undefined,
      renew: () => undefined,
      close: () => undefined,
    };
    const client = createClient({
      key: "k",
      shelf: () => {
        throw new Error("This browser remembers nothing");
      },
      hello: () => hello,
      department: "Sales",
      connect: (these) => {
        ends = these;
        return link;
      },
    });
    const hear = (frame: ServerFrame) => ends?.frame(frame);
    hear(welcome);
    const last = () => sent[sent.length - 1] as VisitorFrame & { id: string };
    return { client, hear, last };
  }

  test("is refused goes back to the form with all its words, and what is wrong", () => {
    const { client, hear, last } = connected();
    client.write({ answers: { email: "zoe@" }, draft: "" });
    client.post("Hello", { answers: { email: "zoe@" }, department: "d1" });
    const { id } = last();
    expect(last()).toEqual({ type: "message", id, text: "Hello", answers: { email: "zoe@" }, department: "d1" });
    expect(client.session.data.answers).toEqual({});
    hear({ type: "refused", id, reason: "form", fields: { email: "email" } });
    expect(client.session.data).toMatchObject({ draft: "Hello", answers: { email: "zoe@", department: "d1" } });
    expect(client.view).toMatchObject({ entries: [], faults: { email: "email" }, state: {} });
    expect(client.view.state.profile).toBeUndefined();
  });

  test("is known afterwards, when the chat has begun or the message was left", () => {
    const { client, hear, last } = connected();
    client.post("Hello", { answers: { name: "Zoé", order: "1" } });
    expect(last()).toMatchObject({ department: "Sales" });
    const author = { role: "visitor", id: "v" } as const;
    const { id } = last();
    hear({
      type: "event",
      chat: "c",
      prev: 0,
      event: { kind: "message", number: 3, time: 0, author, id, text: "Hello" },
    });
    expect(client.view.state.profile).toEqual({ name: "Zoé" });
    const other = connected();
    other.client.leave("Call me", { answers: { email: "zoe@mail.example" } });
    other.hear({ type: "left", id: other.last().id });
    expect(other.client.session.data.left).toBe("zoe@mail.example");
    expect(other.client.view).toMatchObject({ entries: [], state: { profile: { email: "zoe@mail.example" } } });
    other.client.startAfresh();
    expect(other.client.session.data.left).toBeUndefined();
  });

  test("could not be stored now is sent again under its id, what else is refused goes back", () => {
    const { client, hear, last } = connected();
    client.leave("Call me", { answers: {} });
    const { id } = last();
    hear({ type: "refused", id, reason: "unavailable" });
    client.retry(id);
    expect(last()).toEqual({ type: "leave", id, text: "Call me", answers: {}, department: "Sales" });
    hear({ type: "refused", id, reason: "rate_limited" });
    expect(client.session.data.draft).toBe("Call me");
    expect(client.view.faults).toEqual({ "": "rate_limited" });
  });
});
