import type { Page } from "@playwright/test";
import { Agent, people } from "../fixture/agent.ts";
import { words } from "../fixture/words.ts";
import { address, heard, quiet, test } from "./scene.ts";

/** What went over the line so far, as it was packed. */
const fetched = (page: Page): Promise<{ bytes: number; requests: number }> =>
  page.evaluate(() => {
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const sizes = (all as PerformanceResourceTiming[]).map(({ encodedBodySize }) => encodedBodySize);
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: sizes.length };
  });

test("F7", async ({ browser, note }) => {
  const context = await browser.newContext();
  const page = heard(await context.newPage());
  const { name, email, password } = people.anna;
  await page.goto(address);
  await quiet(page);
  note("door, bytes", "product", (await fetched(page)).bytes);
  await page.getByRole("textbox", { name: /mail/i }).fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  const later = page.getByRole("button", { name: words.en.dashboard.security.notify.later });
  const agent = new Agent(page, name);
  await later.click();
  await agent.arrives();
  await quiet(page);
  const all = await fetched(page);
  note("signed in, bytes", "product", all.bytes);
  note("signed in, requests", "product", all.requests);
  await context.close();
});
