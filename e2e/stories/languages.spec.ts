import type { BrowserContext, Page } from "@playwright/test";
import { axeFindsNothing } from "../fixture/axe.ts";
import { shownOn } from "../fixture/screen.ts";
import { expect, test } from "../fixture/test.ts";
import { tourOfTheWidget } from "../tour/widget.ts";

/** What is cut off or sticks out of the panel; names may end in an ellipsis. */
async function panelFits(page: Page, sight: string): Promise<void> {
  const panel = page.locator("#webWidget");
  if ((await panel.count()) === 0 || !(await panel.isVisible())) return;
  const cramped = await page
    .frameLocator("#webWidget")
    .locator("body")
    .evaluate((body) => {
      const width = body.ownerDocument.documentElement.clientWidth;
      const seen = [...body.querySelectorAll<HTMLElement>("*")].filter(
        (one) => one.getBoundingClientRect().width > 0 && !one.closest(".unseen, svg, h1"),
      );
      const bad = seen.filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        const clips = one.tagName === "BUTTON" || getComputedStyle(one).overflowX !== "visible";
        return left < -0.5 || right > width + 0.5 || (clips && one.scrollWidth > one.clientWidth + 1);
      });
      return bad.map((one) => `${one.tagName} ${one.className} ${one.textContent}`);
    });
  expect.soft(cramped, `does not fit on: ${sight}`).toEqual([]);
}

const inFinnish = async (context: BrowserContext) => {
  await context.addInitScript(() => Object.assign(window, { Causerie: { q: [["setLocale", "fi-FI"]] } }));
};

for (const place of [{ speaks: "ar" }, { speaks: "fi", prepare: inFinnish }] as const) {
  test(`in ${place.speaks} everything fits, on a phone and on a desktop`, async ({ server, browse, visit, attend }) => {
    const stop = async (page: Page, sight: string) => {
      await panelFits(page, `${sight}, phone`);
      // What it reads is the same on a larger screen and in any language that is written from the left.
      if (place.speaks === "ar")
        await axeFindsNothing(page, sight, { without: "#content > *, footer > *, header > *" });
      await shownOn(page, "desktop");
      await panelFits(page, `${sight}, desktop`);
      await shownOn(page, "phone");
    };
    await tourOfTheWidget({
      place: { ...place, screen: "phone", reducedMotion: "reduce" },
      server,
      browse,
      visit,
      attend,
      stop,
    });
  });
}

test("on the Arabic page visitor and agent each read their own language, from their own side", async ({
  visit,
  attend,
}) => {
  const agent = await attend("anna");
  const visitor = await visit({ speaks: "ar", page: "/demo/ar/" });
  const { panel, words } = visitor;
  await expect(visitor.launcher).toHaveAccessibleName(`${words.launcher}, ${words["launcher.online"]}`);
  await visitor.startsTalking("هل المصباح Halo متوفر؟");
  await expect(panel.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(panel.getByText(words.waiting)).toBeVisible();
  await agent.serves("هل المصباح");
  await expect(visitor.log).toContainText(words.joined.replace("{name}", "Anna Keller"));
  await agent.send("Yes, in brass.");
  const theirs = visitor.log.locator(".theirs .bubble p");
  await expect(theirs).toHaveText("Yes, in brass.");
  await expect(theirs).toHaveCSS("direction", "ltr");
  await expect(visitor.log.locator(".own .bubble p")).toHaveCSS("direction", "rtl");
  const side = async (which: string) => (await visitor.log.locator(`${which} .bubble p`).boundingBox())?.x ?? 0;
  expect(await side(".own"), "the visitor's own words at the left").toBeLessThan(await side(".theirs"));

  await visitor.composer.fill("نصف جملة");
  await visitor.page.evaluate(() => {
    const { Causerie } = window as unknown as { Causerie: { setLocale(locale: string): void } };
    Causerie.setLocale("fr");
  });
  await expect(panel.locator("html")).toHaveAttribute("dir", "ltr");
  await expect(visitor.log).toContainText("Anna Keller est là pour vous");
  await expect(panel.getByRole("textbox")).toHaveValue("نصف جملة");
  await agent.ends();
  await expect(visitor.log).toContainText("Anna Keller a mis fin à la discussion");
});
