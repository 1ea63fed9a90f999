import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, type Place, test } from "./fixture/test.ts";
import type { Visitor } from "./fixture/visitor.ts";
import { tourOfTheDesk, tourOfTheSetup } from "./tour/dashboard.ts";
import type { Scene } from "./tour/scene.ts";
import { tourOfTheWidget } from "./tour/widget.ts";

const docs = join(import.meta.dirname, "../docs/images");
const folder = process.env.CAUSERIE_PICTURES ?? "";

test.use({ fresh: true });

test("for the README", async ({ visit, attend }) => {
  const agent = await attend("anna");
  const colleague = await attend("louis");
  const ask = async (page: string, texts: string[]): Promise<Visitor> => {
    const visitor = await visit({ page });
    await visitor.startsTalking(texts[0] ?? "");
    for (const text of texts.slice(1)) await visitor.send(text);
    await visitor.hasReceiptFor(texts.at(-1) ?? "");
    return visitor;
  };
  const delivery = await ask("/demo/delivery.html", ["Do you deliver to Lisbon before the 20th?"]);
  await colleague.serves("Lisbon");
  await colleague.send("We do, it takes four days.");
  const candles = await ask("/demo/product-fig.html", ["Is the fig candle strong? I get headaches easily."]);
  await agent.serves("fig candle");
  await agent.send("It is a quiet one. Our linen candle is the lightest of all.");
  const halo = await ask("/demo/product-halo.html", [
    "Hello! Is the Halo dimmable?",
    "It would stand beside a cradle, so it must go very low.",
  ]);
  await agent.serves("cradle");
  await agent.send("It is: a touch on the foot, down to five percent. Parents like it.");
  await halo.send("Lovely. And does the cord have a switch, too?");
  await agent.send("Yes, halfway along. Two metres of cord in all.");
  await agent.page.getByRole("button", { name: agent.words.chat.note, exact: true }).click();
  const note = agent.page.getByRole("textbox", { name: agent.words.chat.noteTo });
  await note.fill("Third question about cradles this week, worth a line on the page");
  await note.press("Enter");
  await agent.page.getByRole("button", { name: agent.words.chat.reply, exact: true }).click();
  await candles.send("Then I take two of the linen ones 🕯️");
  await ask("/demo/lamps.html", ["Can I see the Plume in your shop?"]);
  await halo.composer.pressSequentially("Then I'll take one in brass. Can you wrap it as a pre");
  await expect(agent.peek).toContainText("pre");
  await agent.page.mouse.move(700, 400);
  await agent.page.screenshot({ path: join(docs, "dashboard.png") });

  await halo.composer.fill("");
  await halo.send("Then I'll take one in brass.");
  await agent.composer.pressSequentially("With");
  await expect(halo.typing).toBeVisible();
  await halo.page.screenshot({ path: join(docs, "widget.png") });
  await delivery.page.close();
});

test.describe("of every sight", () => {
  test.skip(folder === "", "no folder was given: npm run pictures -- FOLDER");
  for (const language of ["en", "fr"] as const) {
    for (const screen of ["desktop", "phone"] as const) {
      for (const colorScheme of ["light", "dark"] as const) {
        const place: Place = { screen, colorScheme, language, reducedMotion: "reduce" };
        const name = `${language}-${screen}-${colorScheme}`;
        const tours: Record<string, { demo: boolean; tour: (scene: Scene) => Promise<void> }> = {
          widget: { demo: true, tour: tourOfTheWidget },
          desk: { demo: true, tour: tourOfTheDesk },
          setup: { demo: false, tour: tourOfTheSetup },
        };
        for (const subject in tours) {
          test.describe(() => {
            const { demo = true, tour } = tours[subject] ?? {};
            test.use({ demo });
            test(`${subject} ${name}`, async ({ server, browse, visit, attend, page }) => {
              const taken: string[] = [];
              const stop = async (of: Page, sight: string) => {
                taken.push(join(folder, `${subject}-${name}`, `${taken.length + 1} ${sight}.png`));
                mkdirSync(join(folder, `${subject}-${name}`), { recursive: true });
                await of.screenshot({ path: taken.at(-1), scale: "css" });
              };
              await tour?.({ place, server, browse, visit, attend, stop });
              await contactSheet(page, taken, join(folder, `${subject}-${name}.png`));
            });
          });
        }
      }
    }
  }
});

async function contactSheet(page: Page, pictures: string[], path: string): Promise<void> {
  const figures = pictures.map((picture) => {
    const data = readFileSync(picture).toString("base64");
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${picture.split("/").at(-1)}</figcaption></figure>`;
  });
  await page.setViewportSize({ width: 1800, height: 800 });
  await page.setContent(`<style>body { display: flex; flex-wrap: wrap; gap: 12px; font: 13px sans-serif }
    figure { margin: 0 } img { max-width: 580px; max-height: 640px; border: 1px solid #999 }</style>${figures.join("")}`);
  await page.screenshot({ path, fullPage: true });
}
