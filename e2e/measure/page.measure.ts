import type { BrowserContextOptions, Page } from "@playwright/test";
import { expect, quiet, rounds, test } from "./scene.ts";
import { talk } from "./talk.ts";

/** Pairs for each round asked for: one per cent of a paint is little, and takes many to be seen. */
const pairs = 5;

interface Seen {
  shift: number;
  paint: number;
}

/** Keeps what the browser tells of shifts and of the largest paint; shifts count also right after a click. */
function watch(): void {
  const seen = { shift: 0, paint: 0 };
  Object.assign(window, { seen });
  if (window !== top) return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
}

const seen = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

test("F4 paint", async ({ walk, note }) => {
  for (let round = 0; round < rounds * pairs; round++) {
    const sides = ["reference", "product"] as const;
    // In turns also within the pair: who comes second finds a warmer machine.
    for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
      const walker = await walk(side, { cpu: true, line: true });
      await walker.page.addInitScript(watch);
      await walker.arrives();
      note("largest paint", side, (await seen(walker.page)).paint);
      await walker.leaves();
    }
  }
});

const screens: Record<string, BrowserContextOptions> = {
  desktop: {},
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

for (const screen in screens) {
  test(`F4 shift, ${screen}`, async ({ browser, walk, note }) => {
    // While nobody is there the panel is a form.
    const chat = await talk(browser, 2);
    for (let round = 0; round < rounds; round++) {
      for (const side of ["reference", "product"] as const) {
        const { page, arrives, leaves } = await walk(side, { cpu: true }, screens[screen]);
        await page.addInitScript(watch);
        await arrives();
        await page.evaluate(() => scrollTo(0, 300));
        if (side === "product") {
          const launcher = page.frameLocator("#launcher").getByRole("button");
          const box = page.frameLocator("#webWidget").locator("textarea");
          await launcher.click();
          await expect(box).toBeFocused();
          await page.keyboard.press("Escape");
          await expect(box).toBeHidden();
        }
        await quiet(page);
        note(`shift, ${screen}`, side, (await seen(page)).shift);
        await leaves();
      }
    }
    await chat.end();
  });
}
