import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, type Visit, violations, visit } from "./browser";
import { Desk } from "./desk";

const claire = { id: "a", name: "Claire Moreau", title: "Adviser" };
let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => here.end());

const texts = () => here.log.locator(".bubble p").allInnerTexts();
const shows = (text: string) => here.log.getByText(text).waitFor();

describe("a page with the strictest policy", () => {
  test("a visitor and an agent talk, and the browser has nothing to complain of", async () => {
    here = await visit(browser);
    await here.open();
    await here.say("Hello");
    await shows("Sent");
    here.desk.join(claire);
    await expect
      .poll(() => {
        here.desk.typing(claire, true);
        return here.panel.getByText("Claire Moreau is writing").isVisible();
      })
      .toBe(true);
    here.desk.say(claire, "Good morning");
    await shows("Good morning");
    here.desk.seen(claire);
    await shows("Seen");
    expect(await texts()).toEqual(["Hello", "Good morning"]);
    await expect.poll(() => here.desk.received.some((frame) => frame.type === "read")).toBe(true);
    expect(here.complaints).toEqual([]);
  });

  test("a message is one node from pending to seen", async () => {
    here = await visit(browser);
    await here.open();
    await here.say("Hello");
    await shows("Sent");
    here.served.down = true;
    here.served.cut();
    await here.say("Later");
    const bubble = here.log.locator(".row", { hasText: "Later" });
    await expect.poll(() => bubble.getAttribute("data-delivery")).toBe("sending");
    const node = await bubble.elementHandle();
    here.served.down = false;
    await expect.poll(() => node?.getAttribute("data-delivery")).toBe("sent");
    expect(await node?.evaluate((element) => element.isConnected)).toBe(true);
  });
});

describe("the launcher", () => {
  test("keeps the first click while the panel is on its way", async () => {
    here = await visit(browser);
    await here.launcher.waitFor();
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await here.page.route("**/widget/*.js", async (route) => {
      await held;
      await route.continue();
    });
    await here.launcher.click();
    expect(await here.launcher.getAttribute("aria-busy")).toBe("true");
    release();
    await here.box.waitFor();
    await expect.poll(() => here.launcher.getAttribute("aria-expanded")).toBe("true");
    expect(await here.box.evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true);
  });

  test("fetches the panel when the pointer comes near, and leaves the focus where it is", async () => {
    here = await visit(browser, { path: "/twice" });
    await here.page.evaluate(() => {
      const field = document.body.appendChild(document.createElement("input"));
      field.focus();
    });
    await here.launcher.hover();
    await here.panel.locator("textarea").waitFor({ state: "attached" });
    await here.page.keyboard.type("lamp");
    expect(await here.page.locator("input").inputValue()).toBe("lamp");
    expect(await here.page.locator("#webWidget").isVisible()).toBe(false);
  });

  test("fetches the panel again when it did not come", async () => {
    here = await visit(browser);
    await here.launcher.waitFor();
    let failed = false;
    await here.page.route("**/widget/panel-*.js", (route) => {
      if (failed) return route.continue();
      failed = true;
      return route.abort();
    });
    await here.open();
    expect(failed).toBe(true);
  });

  test("counts what is unread, in the page's title too while the page is hidden", async () => {
    here = await visit(browser);
    await here.open();
    await here.say("Hello");
    await shows("Sent");
    await here.launcher.click();
    here.desk.join(claire);
    here.desk.say(claire, "One");
    here.desk.say(claire, "Two");
    await expect.poll(() => here.launcher.getAttribute("aria-label")).toBe("Chat with us, online, 2 new messages");
    await here.launcher.click();
    await here.log.getByText("2 new", { exact: true }).waitFor();
    await expect.poll(() => here.desk.received.some((frame) => frame.type === "read" && frame.number === 5)).toBe(true);
  });

  test("works on a page with hostile styles and prototypes, injected by a script", async () => {
    here = await visit(browser, { path: "/hostile" });
    await here.open();
    await here.say("Hello");
    await shows("Sent");
    const size = await here.page.locator("#webWidget").boundingBox();
    expect(size).toMatchObject({ width: 376, height: 640 });
  });

  test("is there once when the snippet is there twice", async () => {
    here = await visit(browser, { path: "/twice" });
    await here.launcher.waitFor();
    expect(await here.page.locator("iframe#launcher").count()).toBe(1);
  });

  test("does what the page asked for before it came", async () => {
    here = await visit(browser, { path: "/head" });
    await here.box.waitFor();
    await expect.poll(() => here.page.evaluate(() => (window as unknown as { seen: string }).seen)).toBe("online");
  });
});

describe("nothing is lost", () => {
  test("what was written without a connection is sent once when it is back, also over a reload", async () => {
    here = await visit(browser);
    await here.open();
    await here.say("One");
    await shows("Sent");
    here.served.down = true;
    here.served.cut();
    await here.say("Two");
    await here.say("Three");
    await shows("Three");
    here.served.down = false;
    await here.page.reload();
    await shows("Three");
    await shows("Sent");
    expect(await texts()).toEqual(["One", "Two", "Three"]);
    const stored = here.desk.chats[0]?.events.flatMap((event) => (event.kind === "message" ? [event.text] : []));
    expect(stored).toEqual(["One", "Two", "Three"]);
  });

  test("where sockets are blocked the chat goes through server-sent events", async () => {
    const desk = new Desk();
    here = await visit(browser, { desk });
    here.served.socketless = true;
    here.served.cut();
    await here.open();
    await here.say("Hello");
    await shows("Sent");
    here.desk.join(claire);
    here.desk.say(claire, "Good morning");
    await shows("Good morning");
    expect(here.complaints).toEqual([]);
  });

  test("a second tab shows the same chat", async () => {
    here = await visit(browser);
    await here.open();
    await here.say("Hello");
    await shows("Sent");
    const second = await here.page.context().newPage();
    await second.goto(here.page.url());
    await second.frameLocator("#launcher").getByRole("button").click();
    const log = second.frameLocator("#webWidget").getByRole("log");
    await log.getByText("Hello").waitFor();
    await here.say("And this");
    await log.getByText("And this").waitFor();
    expect(here.desk.chats).toHaveLength(1);
  });

  test("a refused text stays, with the reason, and can be sent again", async () => {
    here = await visit(browser);
    await here.open();
    here.desk.refusals.push("rate_limited");
    await here.say("Hello");
    await shows("Not sent: that was a little fast.");
    await here.log.getByRole("button", { name: "Tap to retry" }).click();
    await here.log.locator("[data-delivery=sent]").waitFor();
    expect(await texts()).toEqual(["Hello"]);
  });

  test("what is given back stands before what is being typed, in order, and stays", async () => {
    here = await visit(browser);
    await here.open();
    here.served.down = true;
    here.served.cut();
    await here.say("One");
    await here.say("Two");
    await here.box.pressSequentially("Thr");
    here.desk.refusals.push("form", "form");
    here.served.down = false;
    await expect.poll(() => here.box.inputValue()).toBe("One\nTwo\nThr");
    await here.box.pressSequentially("ee");
    expect(await here.box.inputValue()).toBe("One\nTwo\nThree");
    await here.page.reload();
    await expect.poll(() => here.box.inputValue()).toBe("One\nTwo\nThree");
  });

  test("what was left and could not be stored is sent again as it was", async () => {
    const desk = new Desk();
    const field = (kind: "email" | "message") => ({
      id: kind,
      kind,
      need: "required" as const,
      label: {},
      options: [],
      link: "",
    });
    const chat = { on: false, greeting: {}, fields: [] };
    const offline = { on: true, greeting: {}, fields: [field("email"), field("message")] };
    desk.forms = { phone: false, chat, offline, hours: {}, messenger: "", x: "", social: [] };
    desk.status = "offline";
    desk.refusals.push("unavailable");
    here = await visit(browser, { desk });
    await here.launcher.click();
    await here.panel.getByLabel("E-mail").fill("zoe@mail.example");
    await here.panel.getByLabel("Message").fill("Call me");
    const leave = here.panel.locator("button.primary");
    await leave.click();
    await here.panel.getByRole("alert").getByText("Not sent").waitFor();
    // Perhaps it was stored after all: another text under the same id would be lost.
    expect(await here.panel.locator(".fields[inert]").count()).toBe(1);
    await leave.click();
    await here.panel.getByText("zoe@mail.example").waitFor();
    const sent = desk.received.filter(({ type }) => type === "leave");
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  test("whoever is too fast is told, and what was written goes out by itself and in order", async () => {
    here = await visit(browser);
    await here.open();
    await here.say("Zero");
    await shows("Sent");
    here.desk.holds = [600, 5000];
    const told = here.panel.getByText("That was a little fast. What you wrote is kept");
    // Looked for from the beginning: it goes by itself.
    const seen = told.waitFor();
    for (const text of ["One", "Two", "Three"]) await here.say(text);
    await seen;
    expect(await violations(here.page, "#webWidget")).toEqual([]);
    await expect
      .poll(() => here.desk.chats[0]?.events.flatMap((event) => (event.kind === "message" ? [event.text] : [])))
      .toEqual(["Zero", "One", "Two", "Three"]);
    await told.waitFor({ state: "hidden" });
    expect(await texts()).toEqual(["Zero", "One", "Two", "Three"]);
    expect(await here.log.getByRole("button", { name: "Tap to retry" }).count()).toBe(0);
  });

  for (const socketless of [false, true]) {
    const way = socketless ? "stream" : "socket";
    test(`whoever may not chat any more has no widget, and is not told why (${way})`, async () => {
      here = await visit(browser);
      const said: string[] = [];
      here.page.on("console", (line) => said.push(line.text()));
      here.served.socketless = socketless;
      if (socketless) here.served.cut();
      await here.open();
      await here.say("Hello");
      await shows("Sent");
      here.served.cut(4204);
      await here.page.locator("iframe#webWidget").waitFor({ state: "hidden" });
      await here.page.locator("iframe#launcher").waitFor({ state: "hidden" });
      expect(said.filter((line) => line.includes("Causerie"))).toEqual([]);
    });

    test(`what the page's developer has to mend stands in the console, once (${way})`, async () => {
      here = await visit(browser);
      const said: string[] = [];
      here.page.on("console", (line) => said.push(`${line.type()}: ${line.text()}`));
      here.served.socketless = socketless;
      if (socketless) {
        here.served.cut();
        await expect.poll(() => here.served.streams).toBe(1);
      }
      await expect.poll(() => here.launcher.getAttribute("aria-label")).toBe("Chat with us, online");
      here.served.cut(4203, "this domain is not listed.");
      await here.page.locator("iframe#launcher").waitFor({ state: "hidden" });
      await expect
        .poll(() => said.filter((line) => line.includes("Causerie")))
        .toEqual(["warning: Causerie: this domain is not listed."]);
    });
  }

  test("nothing is stored on the device before the widget is opened", async () => {
    here = await visit(browser);
    await expect.poll(() => here.launcher.getAttribute("aria-label")).toBe("Chat with us, online");
    const stored = () =>
      here.page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]);
    expect(await stored()).toEqual([""]);
    await here.open();
    expect((await stored()).length).toBeGreaterThan(1);
  });
});
