import type { Browser, BrowserContextOptions, FrameLocator, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Badge, Look } from "../../protocol/frames";
import { launchBrowser, type Shop, type Visit, violations, visit } from "./browser";
import { Desk } from "./desk";
import { look } from "./serve";

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const picture = "/pictures/e9x2k0v8q4zt1.png";
const invitation: Badge = { ...look.badge, shown: true, text: "Questions about a lamp? Ask us." };
const claire = { id: "a", name: "Claire Moreau", title: "Adviser" };

let browser: Browser;
let here: Visit;
let frame: FrameLocator;
let card: Locator;
let box: Locator;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => here.end());

interface Options extends BrowserContextOptions {
  badge?: Partial<Badge>;
  look?: Partial<Look>;
  path?: string;
  desk?: Desk;
  shop?: Shop;
}

async function come({ badge, look: more, ...options }: Options = {}): Promise<void> {
  here = await visit(browser, { ...options, look: { ...more, badge: { ...invitation, ...badge } } });
  frame = here.page.frameLocator("iframe#launcher");
  card = frame.getByRole("region");
  box = card.getByRole("textbox");
}
const publish = (version: number, changes: Partial<Look>) => {
  for (const seat of here.desk.seats) seat.send({ type: "look", version, look: { ...look, ...changes } });
};
const launcher = () => frame.locator("main > button");
const stored = () =>
  here.desk.chats.flatMap(({ events }) => events.flatMap((event) => (event.kind === "message" ? [event.text] : [])));
const focused = (element: Locator) => expect.poll(() => element.evaluate((one) => one.matches(":focus"))).toBe(true);

/** Holds scripts back until it is called. */
async function hold(scripts: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await here.page.route(scripts, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  return release;
}

describe("the badge is on the page", () => {
  test("while somebody is there who would answer, and nobody talks", async () => {
    const desk = new Desk();
    desk.status = "offline";
    await come({ desk });
    await expect.poll(() => launcher().getAttribute("aria-label")).toMatch(/offline/);
    expect(await card.isVisible()).toBe(false);
    desk.turn("online");
    await card.waitFor();
    expect(await card.getByText(invitation.text).isVisible()).toBe(true);
    desk.turn("away");
    await card.waitFor({ state: "hidden" });
    desk.turn("online");
    await card.waitFor();
    await launcher().click();
    await here.box.waitFor();
    expect(await card.isVisible()).toBe(false);
    await launcher().click();
    await card.waitFor();
    await launcher().click();
    await here.say("Hello");
    await here.log.getByText("Sent").waitFor();
    await launcher().click();
    await expect.poll(() => launcher().getAttribute("aria-expanded")).toBe("false");
    expect(await card.isVisible()).toBe(false);
    desk.endBy(claire);
    await card.waitFor();
    expect(here.complaints).toEqual([]);
  });

  test("stays through a short loss of the connection", async () => {
    await come();
    await box.fill("Half a sen");
    await here.panel.locator("textarea").waitFor({ state: "attached" });
    here.served.down = true;
    here.served.cut();
    await expect.poll(() => launcher().getAttribute("aria-label")).toBe("Chat with us");
    expect(await card.isVisible()).toBe(true);
    here.served.down = false;
    await expect.poll(() => launcher().getAttribute("aria-label")).toMatch(/online/);
    expect(await box.inputValue()).toBe("Half a sen");
  });

  test("covers nothing of the page but itself, and moves nothing on it", async () => {
    await come({ reducedMotion: "reduce" });
    await card.waitFor();
    const [it, button] = [await card.boundingBox(), await launcher().boundingBox()];
    if (!it || !button) throw new Error("not there");
    const at = (x: number, y: number) =>
      here.page.evaluate(([left, top]) => document.elementFromPoint(left, top)?.id ?? "", [x, y] as const);
    expect(await at(it.x + 20, it.y + 20)).toBe("launcher");
    expect(await at(button.x + 28, button.y + 28)).toBe("launcher");
    expect(await at(button.x - 40, button.y + 28), "beside the button").toBe("");
    expect(await at(it.x + 20, it.y - 20), "above the card").toBe("");
    expect(it.x + it.width).toBe(1280 - 20);
    const shift = await here.page.evaluate(
      () =>
        new Promise<number>((done) => {
          const seen = new PerformanceObserver((list) =>
            done(list.getEntries().reduce((sum, one) => sum + (one as unknown as { value: number }).value, 0)),
          );
          seen.observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(0)));
        }),
    );
    expect(shift).toBe(0);
  });

  test("on a phone never over half of it", async () => {
    await come(phone);
    await card.waitFor();
    expect((await card.boundingBox())?.y).toBeGreaterThan(844 / 2);
    await here.page.setViewportSize({ width: 844, height: 390 });
    await card.waitFor({ state: "hidden" });
    await here.page.setViewportSize({ width: 390, height: 844 });
    await card.waitFor();
    publish(2, { badge: invitation, launcher: { label: "", hideOnPhone: true } });
    await card.waitFor({ state: "hidden" });
  });

  test("as it is published, without a reload", async () => {
    await come();
    await card.waitFor();
    await box.fill("Half a sen");
    publish(2, {
      badge: { ...invitation, text: "<b>Ask</b> us", color: "#1f2a44", textColor: "#ffe08a" },
      place: { ...look.place, side: "left", x: 40, y: 60 },
    });
    await card.getByText("<b>Ask</b> us").waitFor();
    const style = (name: string) =>
      card.evaluate((one, property) => getComputedStyle(one).getPropertyValue(property), name);
    expect(await style("background-color")).toBe("rgb(31, 42, 68)");
    expect(await style("color")).toBe("rgb(255, 224, 138)");
    expect((await card.boundingBox())?.x).toBe(40);
    expect(await box.inputValue()).toBe("Half a sen");
    await box.blur();
    publish(3, { badge: { ...invitation, shown: false } });
    await card.waitFor({ state: "hidden" });
    publish(4, { badge: invitation, chat: false });
    await expect.poll(() => here.page.locator("#launcher").isVisible()).toBe(false);
    publish(5, { badge: invitation });
    await card.waitFor();
    expect(here.complaints).toEqual([]);
  });

  test("white is dark by night, another color stays", async () => {
    await come({ colorScheme: "dark" });
    await card.waitFor();
    const ground = () => card.evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await ground()).toBe("rgb(42, 41, 39)");
    publish(2, { badge: { ...invitation, color: "#fff8e7" } });
    await expect.poll(ground).toBe("rgb(255, 248, 231)");
    publish(3, { badge: invitation, scheme: "light" });
    await expect.poll(ground).toBe("rgb(255, 255, 255)");
  });

  test("in another language, mirrored where that is written from the right", async () => {
    await come({ shop: { root: 'lang="ar" dir="rtl"' } });
    await card.waitFor();
    expect(await box.getAttribute("placeholder")).toBe("اكتب رسالة…");
    const close = await card.getByRole("button", { name: "إغلاق" }).boundingBox();
    expect((close?.x ?? 0) - ((await card.boundingBox())?.x ?? 0)).toBeLessThan(10);
    expect(await box.evaluate((one) => getComputedStyle(one).paddingLeft), "room for the button").toBe("44px");
    await here.page.evaluate(() =>
      (window as unknown as { Causerie: { setLocale(x: string): void } }).Causerie.setLocale("de"),
    );
    await card.getByRole("button", { name: "Schließen" }).waitFor();
  });
});

describe("its picture", () => {
  const image = { layout: "image_left", image: picture };

  test("comes before the card does, so that nothing jumps", async () => {
    await come({ badge: image });
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await here.page.route(`**${picture}`, async (route) => {
      await held;
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="600"><rect width="300" height="600"/></svg>';
      await route.fulfill({ contentType: "image/svg+xml", body: svg });
    });
    await here.page.reload();
    await expect.poll(() => launcher().getAttribute("aria-label")).toMatch(/online/);
    expect(await card.isVisible()).toBe(false);
    release();
    await card.waitFor();
    expect(await card.locator("img").boundingBox()).toMatchObject({ width: 96, height: 96 });
    publish(2, { badge: { ...invitation, ...image, layout: "image_only", text: "" } });
    await expect.poll(async () => (await card.locator("img").boundingBox())?.width).toBe(280);
  });

  test("that does not come leaves the words", async () => {
    await come({ badge: image });
    await card.waitFor();
    expect(await card.locator("img").isVisible()).toBe(false);
    expect(await card.getByText(invitation.text).isVisible()).toBe(true);
    publish(2, { badge: { ...invitation, ...image, layout: "image_only", text: "" } });
    await card.getByText(look.title).waitFor();
  });
});

describe("the first message", () => {
  test("is written in it and arrives once, with the panel open", async () => {
    await come();
    await box.fill("  Does it come in black?  ");
    await box.press("Enter");
    await here.log.getByText("Sent").waitFor();
    expect(stored()).toEqual(["Does it come in black?"]);
    expect(await card.isVisible()).toBe(false);
    expect(await here.box.inputValue()).toBe("");
    await focused(here.box);
    expect(here.complaints).toEqual([]);
  });

  test("waits for code that is slow to come", async () => {
    await come();
    await card.waitFor();
    const release = await hold("**/widget/{client,panel}-*.js");
    await box.fill("Hello");
    await card.getByRole("button", { name: "Send" }).click();
    await expect.poll(() => launcher().getAttribute("aria-busy")).toBe("true");
    await focused(launcher());
    release();
    await here.log.getByText("Sent").waitFor();
    expect(stored()).toEqual(["Hello"]);
  });

  test("survives a reload before any code has come", async () => {
    await come();
    await card.waitFor();
    const release = await hold("**/widget/{client,panel}-*.js");
    await box.fill("Hello");
    await box.press("Enter");
    await expect.poll(() => launcher().getAttribute("aria-busy")).toBe("true");
    await here.page.reload({ waitUntil: "commit" });
    expect(stored()).toEqual([]);
    release();
    await here.log.getByText("Sent").waitFor();
    await here.page.reload();
    await here.log.getByText("Sent").waitFor();
    expect(stored()).toEqual(["Hello"]);
  });

  test("survives a reload in mid-send", async () => {
    await come();
    await box.fill("Hello");
    await here.panel.locator("textarea").waitFor({ state: "attached" });
    here.served.down = true;
    here.served.cut();
    await box.press("Enter");
    await here.log.getByText("Sending…").waitFor();
    here.served.down = false;
    await here.page.reload();
    await here.log.getByText("Sent").waitFor();
    expect(stored()).toEqual(["Hello"]);
  });

  test("begins a new chat where the last one has ended", async () => {
    await come();
    await box.fill("One");
    await box.press("Enter");
    await here.log.getByText("Sent").waitFor();
    here.desk.endBy(claire);
    await here.panel.getByRole("button", { name: "Minimise" }).click();
    await box.fill("Two");
    await box.press("Enter");
    await here.log.getByText("Two").waitFor();
    await here.log.getByText("Sent").waitFor();
    expect(here.desk.chats).toHaveLength(2);
    expect(stored()).toEqual(["One", "Two"]);
  });

  test("that is not sent yet goes on in the panel, however that is opened", async () => {
    await come();
    await box.fill("Half a sen");
    await launcher().click();
    await here.box.waitFor();
    expect(await here.box.inputValue()).toBe("Half a sen");
    await here.box.fill("Half a sentence");
    await launcher().click();
    await card.waitFor();
    expect(await box.inputValue()).toBe("Half a sentence");
    await here.page.reload();
    await expect.poll(() => box.inputValue()).toBe("Half a sentence");
  });

  test("goes on in the panel when nobody is there any more", async () => {
    await come();
    await box.pressSequentially("Half a sen");
    here.desk.turn("offline");
    await here.box.waitFor();
    await focused(here.box);
    await here.page.keyboard.type("tence");
    expect(await here.box.inputValue()).toBe("Half a sentence");
  });

  test("with nothing in it only opens the panel", async () => {
    await come();
    await box.press("Enter");
    await here.box.waitFor();
    expect(stored()).toEqual([]);
  });
});

describe("dismissed", () => {
  test("it stays away, after a reload and in another tab, and nothing else is remembered", async () => {
    await come();
    await card.getByRole("button", { name: "Close" }).click();
    await card.waitFor({ state: "hidden" });
    await focused(launcher());
    expect(await here.page.evaluate(() => ({ ...localStorage }))).toEqual({ "causerie-badge:k": "" });
    await here.page.reload();
    await expect.poll(() => launcher().getAttribute("aria-label")).toMatch(/online/);
    expect(await card.isVisible()).toBe(false);
    const second = await here.page.context().newPage();
    await second.goto(here.page.url());
    const there = second.frameLocator("#launcher");
    await there.getByRole("button", { name: /online/ }).waitFor();
    expect(await there.getByRole("region").isVisible()).toBe(false);
  });

  test("by Escape, what was typed waits in the panel", async () => {
    await come();
    await box.pressSequentially("Half a sen");
    await box.press("Escape");
    await card.waitFor({ state: "hidden" });
    await focused(launcher());
    await here.page.keyboard.press("Enter");
    await here.box.waitFor();
    expect(await here.box.inputValue()).toBe("Half a sen");
  });

  test("nothing is stored before the visitor has done something", async () => {
    await come();
    await card.waitFor();
    await card.hover();
    expect(await here.page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([]);
  });
});

describe("for everyone", () => {
  test("the keyboard goes through text box, button and close to the launcher", async () => {
    await come();
    await card.waitFor();
    const panelHere = here.page.waitForResponse("**/widget/panel-*.js");
    await here.page.keyboard.press("Tab");
    await focused(box);
    await panelHere;
    for (const next of ["Send", "Close"]) {
      await here.page.keyboard.press("Tab");
      await focused(card.getByRole("button", { name: next }));
    }
    await here.page.keyboard.press("Tab");
    await focused(launcher());
    await here.page.keyboard.press("Shift+Tab");
    await here.page.keyboard.press("Enter");
    await card.waitFor({ state: "hidden" });
    await focused(launcher());
  });

  test("works on a page with hostile styles and prototypes", async () => {
    await come({ path: "/hostile" });
    await box.fill("Hello");
    await box.press("Enter");
    await here.log.getByText("Sent").waitFor();
    expect(stored()).toEqual(["Hello"]);
  });

  test("works where storage is forbidden", async () => {
    await come({
      shop: {
        before: `for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });`,
      },
    });
    await card.getByRole("button", { name: "Close" }).click();
    await card.waitFor({ state: "hidden" });
    here.desk.turn("away");
    await expect.poll(() => launcher().getAttribute("aria-label")).toMatch(/away/);
    here.desk.turn("online");
    await expect.poll(() => launcher().getAttribute("aria-label")).toMatch(/online/);
    expect(await card.isVisible()).toBe(false);
    await here.page.reload();
    await box.fill("Hello");
    await box.press("Enter");
    await here.log.getByText("Sent").waitFor();
    expect(stored()).toEqual(["Hello"]);
  });

  test.each([
    ["light", {}],
    ["dark", { colorScheme: "dark" }],
    ["phone", phone],
    ["Arabic", { shop: { root: 'lang="ar" dir="rtl"' } }],
    ["a color of one's own", { badge: { color: "#1f2a44", textColor: "#ffe08a" }, colorScheme: "dark" }],
  ] as [string, Options][])("axe finds nothing, %s", async (_, options) => {
    await come({ ...options, reducedMotion: "reduce" });
    await card.waitFor();
    await box.fill("Hello");
    expect(await violations(here.page, "#launcher")).toEqual([]);
  });
});
