import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, visit } from "./browser";

const claire = { id: "a", name: "Claire Moreau" };
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("of a long chat the end is there at once and soon all of it, in order, each message once", async () => {
  const here = await visit(browser);
  await here.open();
  await here.say("1");
  await here.log.getByText("Sent").waitFor();
  here.desk.join(claire);
  for (let n = 2; n <= 500; n++) here.desk.say(claire, String(n));
  await here.page.reload();
  await here.log.getByText("500", { exact: true }).waitFor();
  await expect.poll(() => here.log.getAttribute("aria-busy")).toBe("false");
  const texts = await here.log.locator(".bubble p").allTextContents();
  expect(texts).toEqual(Array.from({ length: 500 }, (_, i) => String(i + 1)));
  // Also what is far out of sight can be found in the page.
  const found = await here.log.evaluate((log) => {
    const view = log.ownerDocument.defaultView as unknown as Window & {
      find(text: string, exact: boolean, back: boolean, around: boolean): boolean;
    };
    return view.find("217", true, false, true) && view.getSelection()?.toString();
  });
  expect(found).toBe("217");
  const below = await here.log.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  expect(below).toBeGreaterThanOrEqual(0);
  await here.end();
});
