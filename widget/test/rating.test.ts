import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Event } from "../../protocol/frames";
import { createClient } from "../src/client/client";
import { emptyState, isEnded, isOpen } from "../src/client/state";
import { isRatable, said } from "../src/panel/rating/said";
import { timeline } from "../src/panel/timeline";
import { launchBrowser, type Visit, violations, visit } from "./browser";
import { Desk } from "./desk";
import { hello } from "./serve";
import { SharedStorage } from "./storage";
import { Wire } from "./wire";

const claire = { id: "a", name: "Claire Moreau", title: "Adviser" };
const byVisitor = { role: "visitor", id: "v" } as const;
const byAgent = { role: "agent", id: "a" } as const;
const hour = 3_600_000;

const started: Event = { kind: "started", number: 1, time: 0, author: byVisitor, visitor: { id: "v", name: "V" } };
const joined: Event = { kind: "joined", number: 2, time: 0, author: byAgent, agent: claire };
const asked: Event = { kind: "rating_requested", number: 3, time: 0, author: byAgent };
const good: Event = { kind: "rated", number: 4, time: 0, author: byVisitor, id: "r-1", rating: "good" };
const ended: Event = { kind: "ended", number: 5, time: hour, author: byAgent, reason: "agent" };
const back: Event = { kind: "rated", number: 6, time: 2 * hour, author: byVisitor, id: "r-2" };
const stateOf = (...events: Event[]) => ({ ...emptyState, chat: "c", events });
const viewOf = (...events: Event[]) => ({ state: stateOf(...events), entries: [], link: { up: true } });

describe("what a chat's rating is", () => {
  test("the last thing said, and before that what is on its way", () => {
    expect(said(viewOf(started, joined)).rating).toBeUndefined();
    const view = viewOf(started, joined, good, ended);
    expect(said(view)).toMatchObject({ rating: "good" });
    const entry = { id: "r-3", kind: "rate" as const, chat: "c", text: "Slow", at: 1, rating: "bad" as const };
    expect(said({ ...view, entries: [entry] })).toMatchObject({ rating: "bad", comment: "Slow" });
    expect(said({ ...view, entries: [{ ...entry, chat: "other" }] }).rating).toBe("good");
    expect(said({ ...view, entries: [{ ...entry, refused: "ended" }] })).toMatchObject({
      rating: "good",
      lost: "Slow",
    });
    expect(said(viewOf(started, joined, good, ended, back)).rating).toBeUndefined();
  });

  test("it can be given as soon as somebody has come, and for a day after the end", () => {
    expect(isRatable(stateOf(started), 0)).toBe(false);
    expect(isRatable(stateOf(started, joined), 99 * hour)).toBe(true);
    expect(isRatable(stateOf(started, joined, ended), 24 * hour)).toBe(true);
    expect(isRatable(stateOf(started, joined, ended), 26 * hour)).toBe(false);
  });

  test("rating a chat that is over opens nothing again", () => {
    expect(isEnded(stateOf(started, joined, ended, back))).toBe(true);
    expect(isOpen(stateOf(started, joined, good))).toBe(true);
  });

  test("all of it stands in the conversation; the last rating and the last question count", () => {
    const items = timeline(viewOf(started, joined, asked, { ...asked, number: 4 }, good, ended, back), undefined)[1];
    expect(items.filter(({ type }) => type === "ask" || type === "rated")).toMatchObject([
      { type: "ask", latest: false },
      { type: "ask", latest: true },
      { type: "rated", rating: "good", latest: false },
      { type: "rated", latest: true },
    ]);
  });
});

test("a visitor who changes their mind without a connection says only the last thing, once", () => {
  const desk = new Desk();
  const { shelf } = new SharedStorage().tab(() => undefined);
  const made: { wire?: Wire } = {};
  const client = createClient({
    key: "k",
    shelf: () => shelf,
    connect: (ends) => {
      made.wire = new Wire(desk, ends);
      return made.wire.link();
    },
    hello: () => hello,
  });
  const wire = made.wire as Wire;
  const settle = () => {
    for (let moved = true; moved; ) moved = [wire.passUp(), wire.passDown()].includes(true);
  };
  settle();
  client.post("Hello");
  settle();
  desk.join(claire);
  settle();
  wire.cut();
  client.rate("good");
  client.rate("bad", "Hm");
  client.rate("good", "Quick\u0000");
  expect(said(client.view)).toMatchObject({ rating: "good", comment: "Quick" });
  wire.connect();
  settle();
  wire.connect();
  settle();
  const rated = desk.chats[0]?.events.filter(({ kind }) => kind === "rated");
  expect(rated).toMatchObject([{ rating: "good", comment: "Quick" }]);
  expect(client.view.entries).toEqual([]);
});

describe("in the panel", () => {
  let browser: Browser;
  let here: Visit;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  afterEach(() => here.end());

  const head = (name: string) => here.panel.locator(".head").getByRole("button", { name });
  const card = () => here.panel.locator(".rate:not(.ask)");
  const comment = () => here.panel.getByRole("textbox", { name: "Would you like to say more?" });
  const rated = () => here.desk.chats.flatMap(({ events }) => events.filter(({ kind }) => kind === "rated"));
  const talk = async (more: Parameters<typeof visit>[1] = {}) => {
    here = await visit(browser, { ...more, look: { rating: true } });
    await here.open();
    await here.say("Hello");
    await here.log.getByText("Sent").waitFor();
    here.desk.join(claire);
    await here.panel.getByRole("heading", { name: claire.name }).waitFor();
  };

  test("a visitor rates, comments, changes and takes back by keyboard alone", async () => {
    await talk();
    expect(await violations(here.page, "#webWidget")).toEqual([]);
    await head("Good").press("Enter");
    expect(await head("Good").getAttribute("aria-pressed")).toBe("true");
    await comment().waitFor();
    expect(await violations(here.page, "#webWidget")).toEqual([]);
    await comment().press("Escape");
    await comment().waitFor({ state: "detached" });
    expect(await here.panel.locator(".panel").isVisible(), "Escape closed the question alone").toBe(true);
    await here.log.getByRole("button", { name: "Comment" }).press("Enter");
    await comment().fill("Quick ".repeat(200));
    expect(await card().getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
    await card()
      .getByText(/characters too many/)
      .waitFor();
    await comment().fill("Quick <b>and</b> kind");
    await card().getByRole("button", { name: "Send" }).press("Enter");
    await here.log.getByText("Quick <b>and</b> kind").waitFor();
    await comment().waitFor({ state: "detached" });
    await head("Bad").press("Enter");
    await expect.poll(() => rated().length).toBe(3);
    await head("Bad").press("Enter");
    await here.log.getByText("You took your rating back").waitFor();
    expect(rated().map((event) => (event.kind === "rated" ? [event.rating, event.comment] : []))).toEqual([
      ["good", undefined],
      ["good", "Quick <b>and</b> kind"],
      ["bad", "Quick <b>and</b> kind"],
      [undefined, undefined],
    ]);
    expect(here.complaints).toEqual([]);
  });

  test("who is asked by the agent, and at the end for what is missing, is asked once", async () => {
    await talk({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    here.desk.requestRating(claire);
    await here.log.getByText("Rate this chat").waitFor();
    expect(await violations(here.page, "#webWidget")).toEqual([]);
    here.desk.endBy(claire);
    await card().getByRole("heading", { name: "Rate this chat" }).waitFor();
    await card().getByRole("button", { name: "Good" }).click();
    await comment().waitFor();
    expect(await violations(here.page, "#webWidget")).toEqual([]);
    await card().getByRole("button", { name: "Not now" }).click();
    await card().waitFor({ state: "detached" });
    await here.page.reload();
    await here.launcher.click();
    await here.log.getByText("ended this chat").waitFor();
    expect(await card().count(), "asked again").toBe(0);
    expect(await head("Good").getAttribute("aria-pressed")).toBe("true");
    await here.panel.getByRole("button", { name: "Start a new chat" }).click();
    expect(await head("Good").count()).toBe(0);
  });

  test("a comment that cannot be stored stays, and says so", async () => {
    await talk();
    await head("Good").click();
    await expect.poll(() => rated().length).toBe(1);
    here.desk.refusals.push("rate_limited");
    await comment().fill("Every word of it");
    await card().getByRole("button", { name: "Send" }).click();
    await here.panel.getByText("Your rating could not be saved").waitFor();
    expect(await comment().inputValue()).toBe("Every word of it");
    await card().getByRole("button", { name: "Send" }).click();
    await here.log.getByText("Every word of it").waitFor();
    expect(await here.panel.getByText("Your rating could not be saved").count()).toBe(0);
  });

  test("without the switch nothing asks", async () => {
    here = await visit(browser, { look: { rating: false } });
    await here.open();
    await here.begin("Hello");
    here.desk.join(claire);
    here.desk.requestRating(claire);
    here.desk.endBy(claire);
    await here.panel.getByRole("button", { name: "Start a new chat" }).waitFor();
    expect(await here.panel.getByRole("button", { name: "Good" }).count()).toBe(0);
  });
});
