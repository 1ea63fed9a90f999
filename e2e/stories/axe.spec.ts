import type { Page } from "@playwright/test";
import { axeFinds, axeFindsNothingAnywhere, axeFindsNothingInLightAndDark } from "../fixture/axe.ts";
import { expect, type Screen, test } from "../fixture/test.ts";
import { tourOfTheDesk, tourOfTheSetup } from "../tour/dashboard.ts";
import { tourOfTheWidget } from "../tour/widget.ts";

// The shop is looked at once, in a test of its own; around the widget only its landmarks count.
const shop = "#content > *, footer > *, header > *";

const reducedMotion = "reduce";

test("axe finds nothing on the shop's page and in the launcher", async ({ visit }) => {
  const visitor = await visit({ screen: "phone", reducedMotion });
  await axeFindsNothingAnywhere(visitor.page, "shop", { back: "phone" });
});

test("axe finds nothing in the widget", async ({ server, browse, visit, attend }) => {
  const stop = (page: Page, sight: string) => axeFindsNothingAnywhere(page, sight, { without: shop, back: "phone" });
  await tourOfTheWidget({ place: { screen: "phone", reducedMotion }, server, browse, visit, attend, stop });
});

test.describe("at a desk where nobody has been before", () => {
  test.use({ fresh: true });
  test("axe finds nothing at the desk", async ({ server, browse, visit, attend }) => {
    const stop = (page: Page, sight: string, only?: Screen) =>
      only ? axeFindsNothingInLightAndDark(page, `${sight}, ${only}`) : axeFindsNothingAnywhere(page, sight);
    await tourOfTheDesk({ place: { reducedMotion }, also: "phone", server, browse, visit, attend, stop });
  });
});

test.describe("at the first start", () => {
  test.use({ demo: false });
  test("axe finds nothing in the setup", async ({ server, browse, visit, attend }) => {
    await tourOfTheSetup({
      place: { reducedMotion },
      server,
      browse,
      visit,
      attend,
      stop: (page, sight) => axeFindsNothingAnywhere(page, sight),
    });
  });
});

test("axe finds what is wrong, in a frame too", async ({ browse }) => {
  const page = await (await browse()).newPage();
  const bad = `<html lang="en"><title>A page</title><img src="data:,"><p style="color: #eee">Pale</p>`;
  await page.setContent(`${bad}<iframe title="Inside" srcdoc='${bad}'></iframe>`);
  const found = await axeFinds(page);
  expect(found).toEqual(
    expect.arrayContaining(
      [/^image-alt: img/, /^image-alt: iframe img/, /^color-contrast: p/, /^color-contrast: iframe p/].map((what) =>
        expect.stringMatching(what),
      ),
    ),
  );
  expect(await axeFinds(page, { coloursOnly: true })).toHaveLength(2);
  expect(await axeFinds(page, { without: "img, p, iframe" })).not.toContainEqual(expect.stringMatching(/img|color/));
});
