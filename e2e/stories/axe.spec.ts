import { axeFindsNothing } from "../fixture/axe.ts";
import { test } from "../fixture/test.ts";
import { tourOfTheDesk, tourOfTheSetup } from "../tour/dashboard.ts";
import { tourOfTheWidget } from "../tour/widget.ts";

for (const screen of ["desktop", "phone"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    const place = { screen, colorScheme, reducedMotion: "reduce" } as const;
    const where = `on a ${screen}, ${colorScheme}`;

    test(`axe finds nothing in the widget ${where}`, async ({ server, browse, visit, attend }) => {
      await tourOfTheWidget({ place, server, browse, visit, attend, stop: axeFindsNothing });
    });

    test.describe("at a desk where nobody has been before", () => {
      test.use({ fresh: true });
      test(`axe finds nothing at the desk ${where}`, async ({ server, browse, visit, attend }) => {
        await tourOfTheDesk({ place, server, browse, visit, attend, stop: axeFindsNothing });
      });
    });

    test.describe("at the first start", () => {
      test.use({ demo: false });
      test(`axe finds nothing in the setup ${where}`, async ({ server, browse, visit, attend }) => {
        await tourOfTheSetup({ place, server, browse, visit, attend, stop: axeFindsNothing });
      });
    });
  }
}
