import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, type Visit, visit } from "./browser";

interface Shop {
  Causerie: { open(): void; close(): void };
}

let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => here.end());

const opened = () => expect.poll(() => here.launcher.getAttribute("aria-expanded")).toBe("true");
const closed = () => expect.poll(() => here.launcher.getAttribute("aria-expanded")).toBe("false");
const frames = () => here.page.evaluate(() => [...document.querySelectorAll("iframe")].map(({ id }) => id).sort());

describe("the focus", () => {
  test("stays with whoever types on the page while a panel opens that nobody pressed for", async () => {
    here = await visit(browser, { path: "/twice" });
    await here.open();
    await here.page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        if (self === top) document.body.prepend(document.createElement("input"));
      });
    });
    await here.page.reload();
    const field = here.page.locator("input");
    await field.focus();
    const types = async (text: string) => {
      await here.page.keyboard.type(text);
      expect(await field.inputValue()).toBe(text);
      await field.fill("");
    };
    await here.box.waitFor();
    await opened();
    await types("open on the page before");
    await here.page.evaluate(() => {
      for (const frame of document.querySelectorAll("iframe")) frame.remove();
    });
    await here.box.waitFor();
    await opened();
    await types("taken away by the page");
    await here.page.evaluate(() => (window as never as Shop).Causerie.close());
    await closed();
    await here.page.evaluate(() => setTimeout(() => (window as never as Shop).Causerie.open()));
    await opened();
    await types("opened by the page");
  });

  test("goes to a panel that is opened by a button of the page", async () => {
    here = await visit(browser, { path: "/twice" });
    await here.launcher.waitFor();
    await here.page.evaluate(() => {
      const button = document.body.appendChild(document.createElement("button"));
      button.onclick = () => (window as never as Shop).Causerie.open();
    });
    await here.page.locator("button").press("Enter");
    await here.box.waitFor();
    await expect.poll(() => here.box.evaluate((box) => box === box.ownerDocument.activeElement)).toBe(true);
  });
});

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

describe("a page that changes its body", () => {
  test("for a copy of it has us once, and what answers", async () => {
    here = await visit(browser, { path: "/twice" });
    await here.open();
    await here.page.evaluate(() => {
      const copy = document.body.cloneNode(true) as HTMLBodyElement;
      const own = document.createElement("iframe");
      own.id = "own";
      copy.append(own);
      document.body.replaceWith(copy);
    });
    await here.box.waitFor();
    await expect.poll(frames).toEqual(["launcher", "own", "webWidget"]);
    await here.launcher.click();
    await closed();
  });

  test("can be scrolled after a panel that stood before it on a phone", async () => {
    here = await visit(browser, { viewport: { width: 390, height: 700 }, isMobile: true, hasTouch: true });
    await here.launcher.tap();
    await here.box.waitFor();
    expect(await here.page.evaluate(() => document.body.style.position)).toBe("fixed");
    await here.page.evaluate(() => document.body.replaceChildren("Next page"));
    await here.box.waitFor();
    await here.panel.getByRole("button", { name: "Minimise" }).tap();
    await expect.poll(() => here.page.evaluate(() => document.body.style.cssText)).toBe("");
  });

  test("has nothing of the panels before that still listens", async () => {
    here = await visit(browser, { path: "/twice" });
    await here.open();
    const cdp = await here.page.context().newCDPSession(here.page);
    const { result } = await cdp.send("Runtime.evaluate", { expression: "window" });
    const { objectId = "" } = result;
    const listening = async () => {
      const { listeners } = await cdp.send("DOMDebugger.getEventListeners", { objectId });
      return listeners.filter(({ type }) => type === "resize").length;
    };
    const before = await listening();
    expect(before).toBeGreaterThan(0);
    for (let n = 0; n < 3; n++) {
      await here.page.evaluate(() => document.body.replaceChildren());
      await here.box.waitFor();
      await opened();
    }
    expect(await listening()).toBe(before);
  });
});

test("who closes the widget before it is there leaves nothing in the browser", async () => {
  here = await visit(browser, { shop: { before: 'window.Causerie = { q: [["close"]] };' } });
  await expect.poll(() => here.launcher.getAttribute("aria-label")).toBe("Chat with us, online");
  expect(await here.page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([]);
});
