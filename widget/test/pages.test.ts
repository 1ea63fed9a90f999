import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, type Visit, visit } from "./browser";

let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => here.end());


describe("a page that comes back", () => {
  test("as the browser kept it knows what was written on the next one", async () => {
    here = await visit(browser);
    await here.open();
    await here.begin("One");
    await here.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
    await expect.poll(() => here.desk.seats.size).toBe(0);
    // A page that sleeps hears nothing of what the next one writes.
    await here.page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem("causerie:k") ?? "");
      localStorage.setItem("causerie:k", JSON.stringify({ ...kept, draft: "Half a thought" }));
      const entry = { id: "written-on-the-next-page", kind: "message", text: "Two", at: Date.now() };
      localStorage.setItem(`causerie:k:${entry.id}`, JSON.stringify(entry));
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    });
    await expect.poll(() => here.box.inputValue()).toBe("Half a thought");
    await expect
      .poll(() => here.desk.chats[0]?.events.flatMap((event) => (event.kind === "message" ? [event.text] : [])))
      .toEqual(["One", "Two"]);
    expect(await here.log.locator(".bubble p").allInnerTexts()).toEqual(["One", "Two"]);
  });

  test("after another tab has sent something still has its own half thought", async () => {
    here = await visit(browser);
    await here.open();
    await here.begin("One");
    const other = await here.page.context().newPage();
    await other.goto(here.page.url());
    await other.frameLocator("#launcher").locator("main > button").click();
    const box = other.frameLocator("#webWidget").getByRole("textbox");
    await box.waitFor();
    await here.box.fill("Half a thought");
    await box.fill("Two");
    await box.press("Enter");
    await here.log.getByText("Two").waitFor();
    expect(await here.box.inputValue()).toBe("Half a thought");
    await here.page.reload();
    await expect.poll(() => here.box.inputValue()).toBe("Half a thought");
  });
});
