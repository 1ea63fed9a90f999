import type { Page } from "@playwright/test";
import { expect, quiet, rounds, slowed, test, type Walker } from "./scene.ts";
import { talk } from "./talk.ts";

const slow = { cpu: true, line: true };
const corner = { x: 1280 - 48, y: 800 - 48 };

/** Runs in the page: from the first of these signs on the launcher until one can write, and sees it. */
function clock(signs: readonly string[]): void {
  const page = document.querySelector<HTMLIFrameElement>("iframe#launcher")?.contentWindow;
  const button = page?.document.querySelector("button[aria-expanded]");
  if (!page || !button) throw new Error("there is no launcher");
  const opening = new Promise<number>((done) => {
    let began = 0;
    const look = () => {
      const panel = document.querySelector<HTMLIFrameElement>("iframe#webWidget");
      const writes = panel?.contentDocument?.activeElement?.localName === "textarea";
      if (panel && writes && getComputedStyle(panel).visibility === "visible")
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
      else requestAnimationFrame(look);
    };
    const begin = ({ timeStamp }: Event) => {
      if (began > 0) return;
      began = timeStamp + page.performance.timeOrigin - performance.timeOrigin;
      look();
    };
    for (const sign of signs) button.addEventListener(sign, begin, { capture: true });
  });
  Object.assign(window, { opening });
}

/** The least that could be done: a button, one trip over the line where something has to be fetched, a bare text box. */
function bareClock(trip: boolean): void {
  const button = document.createElement("button");
  button.style.cssText = "position: fixed; right: 20px; bottom: 20px; width: 56px; height: 56px";
  document.body.append(button);
  const opening = new Promise<number>((done) => {
    button.addEventListener("click", async ({ timeStamp }) => {
      if (trip) await (await fetch("/demo/img/favicon.svg", { cache: "no-store" })).text();
      const box = document.createElement("textarea");
      box.style.cssText = "position: fixed; right: 20px; bottom: 90px";
      document.body.append(box);
      box.focus();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)));
    });
  });
  Object.assign(window, { opening });
}

async function press(page: Page): Promise<number> {
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.up();
  return page.evaluate(() => (window as unknown as { opening: Promise<number> }).opening);
}

const box = (page: Page) => page.frameLocator("#webWidget").locator("textarea");

/** Has been here before: opened the panel and closed it, and comes to the next page. */
async function comesAgain({ page }: Walker): Promise<Page> {
  await page.mouse.click(corner.x, corner.y);
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await quiet(page);
  const next = await page.context().newPage();
  await slowed(next, slow);
  await next.goto(page.url());
  await expect(next.frameLocator("#launcher").getByRole("button")).toHaveAccessibleName(/online|away|offline/);
  await quiet(next);
  return next;
}

test("F5", async ({ browser, walk, note }) => {
  // While nobody is there the panel is a form.
  const chat = await talk(browser, 2);
  for (let round = 0; round < rounds; round++) {
    for (const trip of [true, false]) {
      const bare = await walk("reference", slow);
      await bare.arrives();
      await bare.page.evaluate(bareClock, trip);
      const took = await press(bare.page);
      for (const figure of trip ? ["cold"] : ["next page", "rested"]) note(figure, "reference", took);
      await bare.leaves();
    }

    const walker = await walk("product", slow);
    await walker.arrives();
    await walker.page.evaluate(clock, ["pointerenter"]);
    note("cold", "product", await press(walker.page));
    await walker.leaves();

    const before = await walk("product", slow);
    await before.arrives();
    const next = await comesAgain(before);
    await next.evaluate(clock, ["pointerenter"]);
    note("next page", "product", await press(next));
    await before.leaves();

    const rests = await walk("product", slow);
    await rests.arrives();
    await rests.page.mouse.move(corner.x, corner.y);
    await box(rests.page).waitFor({ state: "attached" });
    await quiet(rests.page);
    await rests.page.evaluate(clock, ["pointerdown"]);
    note("rested", "product", await press(rests.page));
    await rests.leaves();
  }
  await chat.end();
});
