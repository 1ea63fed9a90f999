import type { Page } from "@playwright/test";
import { expect, test } from "../fixture/test.ts";

/** Longest movement of anything in the page's own frames, in milliseconds. */
const longestMovement = async (page: Page): Promise<number> => {
  const longest = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(() => {
        const times = document
          .getAnimations()
          .map((one) => Number(one.effect?.getComputedTiming().activeDuration ?? 0));
        return Math.max(0, ...times);
      }),
    ),
  );
  return Math.max(...longest);
};

test("whoever wants no movement gets none in the widget", async ({ visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit({ reducedMotion: "reduce" });
  const still = async () => expect(await longestMovement(visitor.page)).toBeLessThanOrEqual(1);
  await visitor.launcher.click();
  await still();
  await expect(visitor.composer).toBeFocused();
  await still();
  await visitor.send("Nothing moves");
  await still();
  await visitor.hasReceiptFor("Nothing moves");
  await agent.serves("Nothing moves");
  await expect(visitor.log).toContainText("Anna Keller");
  await agent.composer.pressSequentially("Not");
  await expect(visitor.typing).toBeVisible();
  await still();
  await visitor.panel.getByRole("button", { name: visitor.words.menu }).click();
  await still();
  await visitor.panel.getByRole("menu").getByText(visitor.words.endChat).click();
  await expect(visitor.panel.getByRole("dialog")).toBeVisible();
  await still();
});

test("the panel can be used at 400 per cent", async ({ visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit({ viewport: { width: 320, height: 256 } });
  await visitor.startsTalking("In large letters");
  await agent.serves("In large letters");
  await agent.send("I can read you");
  await expect(visitor.log.getByText("I can read you")).toBeInViewport();
  await expect(visitor.composer).toBeInViewport();
  await visitor.composer.fill("And I you");
  await expect(visitor.panel.getByRole("button", { name: visitor.words.send, exact: true })).toBeInViewport();
  await visitor.composer.press("Enter");
  await visitor.hasReceiptFor("And I you");
  const wide = await visitor.panel.locator("body").evaluate((body) => body.scrollWidth - body.clientWidth);
  expect(wide).toBe(0);
  await visitor.panel.getByRole("button", { name: visitor.words.minimise }).click();
  await expect(visitor.composer).toBeHidden();
});
