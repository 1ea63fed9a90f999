import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, type Visit, violations, visit } from "./browser";
import { look } from "./serve";

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

describe("for everyone", () => {
  test("the keyboard alone opens, writes, asks to end, thinks better of it and minimises", async () => {
    here = await visit(browser);
    await here.launcher.focus();
    await here.page.keyboard.press("Enter");
    await here.box.waitFor();
    await expect.poll(() => here.box.evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true);
    await here.page.keyboard.type("One");
    await here.page.keyboard.press("Shift+Enter");
    await here.page.keyboard.type("Two");
    await here.page.keyboard.press("Enter");
    await shows("Sent");
    await expect.poll(texts).toEqual(["One\nTwo"]);
    await here.panel.getByRole("button", { name: "Menu" }).focus();
    await here.page.keyboard.press("Enter");
    await here.panel.getByRole("menu").waitFor();
    await here.page.keyboard.press("ArrowUp");
    await here.page.keyboard.press("Enter");
    await here.panel.getByRole("dialog").waitFor();
    await here.page.keyboard.press("Escape");
    await here.panel.getByRole("dialog").waitFor({ state: "detached" });
    await here.page.keyboard.press("Escape");
    await expect.poll(() => here.launcher.getAttribute("aria-expanded")).toBe("false");
    await expect
      .poll(() => here.launcher.evaluate((button) => button === button.ownerDocument.activeElement))
      .toBe(true);
  });

  test("the panel that was closed in a hurry leaves the focus at the launcher", async () => {
    here = await visit(browser, { path: "/head" });
    await here.box.fill("Hello");
    await here.box.press("Enter");
    await shows("Sent");
    await here.panel.getByRole("button", { name: "Menu" }).click();
    await here.panel.getByRole("menuitem", { name: "End" }).click();
    await here.panel.getByRole("dialog").waitFor();
    // The dialog says a moment after it is gone that it is.
    await here.panel.locator("dialog").evaluate((dialog: HTMLDialogElement) => {
      dialog.close();
      dialog.ownerDocument.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", keyCode: 27 }));
    });
    await expect.poll(() => here.launcher.getAttribute("aria-expanded")).toBe("false");
    await here.panel.locator("dialog").waitFor({ state: "detached" });
    expect(await here.launcher.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
  });

  test("Escape that takes back what an input method composes closes nothing", async () => {
    const composing = { key: "Escape", keyCode: 229, isComposing: true, bubbles: true };
    const press = (box: Element, init: KeyboardEventInit) => box.dispatchEvent(new KeyboardEvent("keydown", init));
    here = await visit(browser, { look: { badge: { ...look.badge, shown: true } } });
    const card = here.page.frameLocator("#launcher").getByRole("region");
    await card.getByRole("textbox").evaluate(press, composing);
    expect(await card.isVisible()).toBe(true);
    await here.open();
    await here.box.evaluate(press, composing);
    expect(await here.launcher.getAttribute("aria-expanded")).toBe("true");
    await here.box.press("Escape");
    await expect.poll(() => here.launcher.getAttribute("aria-expanded")).toBe("false");
  });

  test("closing a panel that stands before the launcher leaves the focus there", async () => {
    here = await visit(browser, { viewport: { width: 320, height: 256 } });
    await here.launcher.focus();
    await here.page.keyboard.press("Enter");
    await expect.poll(() => here.box.evaluate((box) => box.matches(":focus"))).toBe(true);
    await expect.poll(() => here.page.locator("#launcher").isVisible()).toBe(false);
    await here.page.keyboard.press("Escape");
    await here.launcher.waitFor();
    expect(await here.launcher.evaluate((button) => button.matches(":focus"))).toBe(true);
  });

  test("who is writing when the chat ends is not at its beginning again, and starts no other by the next letter", async () => {
    here = await visit(browser);
    await here.open();
    await here.begin("Hello");
    await here.box.pressSequentially("One more");
    here.desk.endBy(claire);
    const foot = here.panel.getByRole("region", { name: "Start a new chat" });
    await foot.waitFor();
    await expect.poll(() => foot.evaluate((section) => section.matches(":focus"))).toBe(true);
    await here.page.keyboard.press("Space");
    await here.page.keyboard.press("Tab");
    await expect.poll(() => foot.getByRole("button").evaluate((button) => button.matches(":focus"))).toBe(true);
    await here.page.keyboard.press("Enter");
    await here.box.waitFor();
    expect(await here.box.inputValue()).toBe("One more");
  });

  test.each(["light", "dark"] as const)("axe finds nothing in any state, %s", async (colorScheme) => {
    here = await visit(browser, { path: "/head", colorScheme, reducedMotion: "reduce", look: { color: "#0f766e" } });
    await here.box.waitFor();
    const clean = async (state: string) => {
      expect(await violations(here.page, "#launcher"), `launcher, ${state}`).toEqual([]);
      expect(await violations(here.page, "#webWidget"), `panel, ${state}`).toEqual([]);
    };
    await clean("welcome");
    here.desk.turn("offline");
    await here.box.fill("Hello");
    await here.panel.getByText("can't be sent yet").waitFor();
    await clean("offline");
    here.desk.turn("away");
    await here.panel.getByText("can't be sent yet").waitFor({ state: "detached" });
    await here.box.press("Enter");
    await shows("Sent");
    await clean("waiting, away");
    here.desk.turn("online");
    here.desk.join(claire);
    here.desk.say(claire, "See https://example.com/");
    here.desk.typing(claire, true);
    here.desk.refusals.push("unavailable");
    await here.say("No");
    await here.log.getByRole("button").first().waitFor();
    await here.box.fill("x".repeat(5010));
    await clean("talking, refused, too long");
    await here.box.fill("");
    await here.panel.getByRole("button", { name: "Menu" }).click();
    await clean("menu");
    await here.panel.getByRole("menuitem", { name: "End chat" }).click();
    await clean("asked whether to end");
    await here.panel.getByRole("button", { name: "End chat" }).click();
    await here.panel.getByRole("button", { name: "Start a new chat" }).waitFor();
    await clean("ended");
    await here.launcher.click();
    await expect.poll(() => here.launcher.getAttribute("aria-expanded")).toBe("false");
    expect(await violations(here.page, "#launcher"), "launcher, closed").toEqual([]);
  });

  test("on a phone the panel is the whole screen, and the page behind stays where it was", async () => {
    here = await visit(browser, { viewport: { width: 390, height: 700 }, isMobile: true, hasTouch: true });
    await here.launcher.waitFor();
    await here.page.evaluate(() => scrollTo(0, 300));
    await here.launcher.tap();
    await here.box.waitFor();
    await expect
      .poll(() => here.page.locator("#webWidget").boundingBox())
      .toMatchObject({ x: 0, y: 0, width: 390, height: 700 });
    expect(await here.page.locator("#launcher").isVisible()).toBe(false);
    await here.panel.getByRole("button", { name: "Minimise" }).tap();
    await expect.poll(() => here.page.evaluate(() => scrollY)).toBe(300);
  });

  test("in a low window the launcher gives way to the panel, and is back when there is room", async () => {
    here = await visit(browser, { viewport: { width: 800, height: 360 } });
    await here.open();
    await expect.poll(() => here.page.locator("#launcher").isVisible()).toBe(false);
    await here.page.setViewportSize({ width: 800, height: 700 });
    await expect.poll(() => here.page.locator("#launcher").isVisible()).toBe(true);
    await here.page.setViewportSize({ width: 800, height: 360 });
    await expect.poll(() => here.page.locator("#launcher").isVisible()).toBe(false);
    await here.panel.getByRole("button", { name: "Minimise" }).click();
    await expect.poll(() => here.page.locator("#launcher").isVisible()).toBe(true);
  });

  test("a reader at the end stays there, however much comes at once", async () => {
    here = await visit(browser);
    await here.open();
    await here.say("Hello");
    await shows("Sent");
    here.desk.join(claire);
    // Slow enough for more to come between two pictures.
    const cdp = await here.page.context().newCDPSession(here.page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    for (let n = 1; n <= 120; n++) {
      here.desk.say(claire, `Line ${n}`);
      if (n % 15 === 0) await here.log.getByText(`Line ${n}`, { exact: true }).waitFor();
    }
    await expect
      .poll(() => here.log.evaluate((area) => area.scrollHeight - area.scrollTop - area.clientHeight))
      .toBeLessThan(2);
    expect(await here.panel.getByRole("button", { name: "To the latest message" }).count()).toBe(0);
  });

  test("a reader who scrolled up is not pulled down, but told", async () => {
    const below = () => here.log.evaluate((area) => area.scrollHeight - area.scrollTop - area.clientHeight);
    here = await visit(browser);
    await here.open();
    await here.say("Hello");
    await shows("Sent");
    here.desk.join(claire);
    for (let n = 1; n <= 40; n++) here.desk.say(claire, `Line ${n}`);
    await here.log.getByText("Line 40", { exact: true }).waitFor();
    // Up is only from the end, where the next picture brings what has come.
    await expect.poll(below).toBeLessThan(2);
    await here.log.evaluate((area) => area.scrollTo(0, 200));
    const jump = here.panel.getByRole("button", { name: "To the latest message" });
    await jump.waitFor();
    here.desk.say(claire, "The last");
    await here.panel.getByRole("button", { name: "1 new message" }).waitFor();
    expect(await here.log.evaluate((area) => area.scrollTop)).toBe(200);
    await here.panel.getByRole("button", { name: "1 new message" }).click();
    await expect.poll(below).toBeLessThan(2);
  });
});
