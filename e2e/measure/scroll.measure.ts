import type { Frame, Page } from "@playwright/test";
import { expect, key, quiet, rounds, test } from "./scene.ts";
import { talk } from "./talk.ts";

const messages = 1000;
const late = 32;
const turn = 400;
const turns = 200;

/** Runs in the frame that is scrolled: how long each picture was shown, until told to stop. */
function watchFrames(): void {
  const took: number[] = [];
  let last = performance.now();
  let on = true;
  const next = (now: number) => {
    took.push(now - last);
    last = now;
    if (on) requestAnimationFrame(next);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(next);
  });
  Object.assign(window, {
    stopWatching: () => {
      on = false;
      return took;
    },
  });
}

/** With the wheel, up through all there is and down again. */
async function scroll(page: Page, at: { x: number; y: number }, frame: Frame): Promise<number[]> {
  await page.mouse.move(at.x, at.y);
  await frame.evaluate(watchFrames);
  for (const step of [-turn, turn]) for (let i = 0; i < turns; i++) await page.mouse.wheel(0, step);
  return frame.evaluate(() => (window as unknown as { stopWatching(): number[] }).stopWatching());
}

const panelOf = async (page: Page): Promise<Frame> => {
  const frame = await (await page.waitForSelector("iframe#webWidget")).contentFrame();
  if (!frame) throw new Error("the panel has no document");
  return frame;
};

for (const cpu of [false, true]) {
  test(`F6 ${cpu ? "slow" : "plain"}`, async ({ browser, walk, note }) => {
    const chat = await talk(browser, messages);
    const remembered: [string, string] = [`causerie:${key}`, JSON.stringify({ ...chat.kept, read: messages + 2 })];
    const tell = (side: "product" | "reference", frames: number[]) => {
      note(`longest frame${cpu ? ", slow" : ""}`, side, Math.max(...frames));
      note(`late frames${cpu ? ", slow" : ""}`, side, frames.filter((ms) => ms > late).length);
    };
    for (let round = 0; round < rounds; round++) {
      const plain = await walk("reference", { cpu });
      await plain.arrives();
      tell("reference", await scroll(plain.page, { x: 600, y: 400 }, plain.page.mainFrame()));
      await plain.leaves();

      const walker = await walk("product", { cpu });
      await walker.page.addInitScript(([name, value]) => {
        if (window === top) localStorage.setItem(name, value);
      }, remembered);
      await walker.arrives();
      await walker.page.mouse.click(1280 - 48, 800 - 48);
      const panel = walker.page.frameLocator("#webWidget");
      await expect(panel.locator("textarea")).toBeFocused();
      await expect(panel.locator(".bubble")).toHaveCount(messages, { timeout: 60_000 });
      await quiet(walker.page);
      const frame = await panelOf(walker.page);
      const { x, y } = (await panel.locator(".scroll").boundingBox()) ?? { x: 0, y: 0 };
      tell("product", await scroll(walker.page, { x: x + 100, y: y + 100 }, frame));
      await walker.leaves();
    }
    await chat.end();
  });
}
