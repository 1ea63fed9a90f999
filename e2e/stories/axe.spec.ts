import type { Page } from "@playwright/test";
import { axeFinds, axeFindsNothingInLightAndDark } from "../fixture/axe.ts";
import { expect, test } from "../fixture/test.ts";
import { tourOfTheDesk, tourOfTheSetup } from "../tour/dashboard.ts";
import { tourOfTheWidget } from "../tour/widget.ts";

// The shop is looked at once, in a test of its own; around the widget only its landmarks count.
const shop = "#content > *, footer > *, header > *";

for (const screen of ["desktop", "phone"] as const) {
  const place = { screen, reducedMotion: "reduce" } as const;
  const stop = (page: Page, sight: string) => axeFindsNothingInLightAndDark(page, sight);

  test(`axe finds nothing on the shop's page and in the launcher on a ${screen}`, async ({ visit }) => {
    const visitor = await visit(place);
    await axeFindsNothingInLightAndDark(visitor.page, "shop");
  });

  test(`axe finds nothing in the widget on a ${screen}`, async ({ server, browse, visit, attend }) => {
    const stop = (page: Page, sight: string) => axeFindsNothingInLightAndDark(page, sight, { without: shop });
    await tourOfTheWidget({ place, server, browse, visit, attend, stop });
  });

  test.describe("at a desk where nobody has been before", () => {
    test.use({ fresh: true });
    test(`axe finds nothing at the desk on a ${screen}`, async ({ server, browse, visit, attend }) => {
      await tourOfTheDesk({ place, server, browse, visit, attend, stop });
    });
  });

  test.describe("at the first start", () => {
    test.use({ demo: false });
    test(`axe finds nothing in the setup on a ${screen}`, async ({ server, browse, visit, attend }) => {
      await tourOfTheSetup({ place, server, browse, visit, attend, stop });
    });
  });
}

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
