import type { BrowserContext, Page } from "@playwright/test";
import { Agent } from "../fixture/agent.ts";
import { expect, test } from "../fixture/test.ts";
import { like } from "../fixture/words.ts";

interface Heard {
  tones: number;
  /** Whether the loudspeaker is in use. */
  loud: boolean;
  told: string[];
  away: boolean;
  touched: boolean;
}

/** A browser whose loudspeaker and notifications can be listened to, and whose window can be turned away from. */
async function listened(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard: Heard = { tones: 0, loud: false, told: [], away: false, touched: false };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      heard.tones += 1;
      const { context } = this;
      context.onstatechange = () => {
        heard.loud = context.state === "running";
      };
      start.call(this, when);
    };
    class Told {
      static permission = "granted";
      onclick: (() => void) | null = null;
      constructor(title: string, { body = "" }: NotificationOptions = {}) {
        heard.told.push(`${title}: ${body}`);
      }
      close(): void {}
    }
    Object.defineProperty(document, "visibilityState", { get: () => (heard.away ? "hidden" : "visible") });
    // Whoever drives a browser counts as a person who has touched the page.
    addEventListener("keydown", () => (heard.touched = true), true);
    Object.defineProperty(navigator, "userActivation", { get: () => ({ hasBeenActive: heard.touched }) });
    Object.assign(window, { Notification: Told, heard });
  });
}

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard);

const turnsAway = (page: Page) =>
  page.evaluate(() => {
    (window as unknown as { heard: Heard }).heard.away = true;
    document.dispatchEvent(new Event("visibilitychange"));
  });

test("where the first tab may not ring the second does, also for a chat that is not on its screen any more", async ({
  visit,
  attend,
}) => {
  const first = await attend("louis", { prepare: listened });
  const page = await first.page.context().newPage();
  await page.goto("/chats");
  const second = new Agent(page, first.name);
  await second.arrives();
  const visitor = await visit();
  await visitor.startsTalking("Does the second tab ring?");
  await expect(page.getByText(second.words.chat.silenced)).toBeVisible();
  await page.getByRole("heading", { name: second.words.app.chats }).first().press("Shift");
  await expect(page.getByText(second.words.chat.silenced)).toBeHidden();
  await expect.poll(async () => (await heard(page)).tones).toBeGreaterThanOrEqual(2);
  await second.serves("Does the second tab ring?");
  await visitor.send("Seen at once");
  await expect(second.log).toContainText("Seen at once");
  await page.getByRole("link", { name: like(second.words.app.inbox) }).click();
  await expect(page).toHaveTitle(new RegExp(`${second.words.app.inbox} · Causerie$`));
  const before = (await heard(page)).tones;
  await visitor.send("Heard from elsewhere");
  await expect.poll(async () => (await heard(page)).tones).toBeGreaterThan(before);
});

test("a visitor who waits rings and is told to an agent who looks away, until somebody serves", async ({
  visit,
  attend,
}) => {
  const agent = await attend("anna", { prepare: listened });
  const visitor = await visit();
  await visitor.startsTalking("Does anybody hear me?");
  await expect(agent.page.getByText(agent.words.chat.silenced)).toBeVisible();
  await agent.page.getByRole("heading", { name: agent.words.app.chats }).first().press("Shift");
  await expect(agent.page.getByText(agent.words.chat.silenced)).toBeHidden();
  // Two tones are one ring; it comes again as long as somebody waits.
  await expect.poll(async () => (await heard(agent.page)).tones).toBeGreaterThanOrEqual(4);
  expect((await heard(agent.page)).told, "told to somebody who looks").toEqual([]);
  // Between two rings the loudspeaker is left alone.
  const loud = async () => (await heard(agent.page)).loud;
  // A ring is shorter than the steps in which a poll would look by itself.
  for (const now of [true, false]) await expect.poll(loud, { intervals: [200] }).toBe(now);

  await turnsAway(agent.page);
  const second = await visit();
  await second.startsTalking("And me?");
  const told = async () => (await heard(agent.page)).told.join("\n");
  await expect.poll(told).toMatch(new RegExp(`${like(agent.words.chat.waitsTitle).source}: And me\\?`));
  expect(await told()).not.toContain("Does anybody");
  await agent.serves("Does anybody hear me?");
  await visitor.send("Good that you are there");
  await expect.poll(told).toContain("Good that you are there");
});
