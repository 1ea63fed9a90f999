import type { Page } from "@playwright/test";
import { address, expect, key, quiet, rounds, said, test } from "./scene.ts";
import type { Side } from "./shop.ts";
import { talk } from "./talk.ts";
import { longest, phase, type Task, tasksOf, watchTasks } from "./tasks.ts";

const corner = { x: 1280 - 48, y: 800 - 48 };
const long = 1000;
const question = "Is the lamp in stock?";
const word = "One more word";

/** What a visitor does, on the page without a widget too: there it leads to nothing. */
async function visit(page: Page, side: Side, say?: (text: string) => Promise<void>): Promise<void> {
  const widget = side === "product";
  const panel = page.frameLocator("#webWidget");
  const box = panel.locator("textarea");
  await phase(page, "approach");
  await page.mouse.move(corner.x, corner.y, { steps: 3 });
  if (widget) await box.waitFor({ state: "attached" });
  await quiet(page);
  await phase(page, "open");
  await page.mouse.click(corner.x, corner.y);
  if (widget) await expect(box).toBeFocused();
  await quiet(page);
  await phase(page, "talk");
  await page.keyboard.type(question);
  // What comes is heard at the wire: to look for it among a thousand messages is work for the page that is measured.
  const stored = widget ? said(page, question) : undefined;
  await page.keyboard.press("Enter");
  await stored;
  if (widget && say) {
    const arrived = said(page, word);
    await say(word);
    await arrived;
  }
  await quiet(page);
}

for (const messages of [0, long]) {
  test(`F3 ${messages}`, async ({ browser, walk, note }) => {
    const past = messages === 0 ? "" : `, ${messages} messages`;
    const chat = await talk(browser, Math.max(messages, 2));
    const remembered = JSON.stringify({ ...chat.kept, read: messages });
    for (let round = 0; round < rounds; round++) {
      for (const side of ["reference", "product"] as const) {
        const walker = await walk(side, { cpu: true });
        if (messages > 0) {
          const entry: [string, string] = [`causerie:${key}`, remembered];
          await walker.page.addInitScript(([name, value]) => {
            if (window === top) localStorage.setItem(name, value);
          }, entry);
        }
        await watchTasks(browser, walker.page, "load");
        await walker.arrives();
        await visit(walker.page, side, messages > 0 ? chat.say : undefined);
        const tasks = await tasksOf(browser, address);
        if (side === "product") {
          const panel = walker.page.frameLocator("#webWidget");
          await expect(panel.getByText(messages > 0 ? word : question).last()).toBeVisible();
        }
        const take = (name: string, from: Task[]) => note(`${name}${past}`, side, longest(from));
        // While the page itself loads only tasks count in which a script of ours ran; later all, since it does nothing.
        const loading = tasks.filter((one) => one.phase === "load");
        take("load", side === "product" ? loading.filter(({ ours }) => ours) : loading);
        for (const name of ["approach", "open", "talk"])
          take(
            name,
            tasks.filter((one) => one.phase === name),
          );
        await walker.leaves();
      }
    }
    await chat.end();
  });
}
