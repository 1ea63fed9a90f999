import { readFile } from "node:fs/promises";
import { axeFindsNothing } from "../fixture/axe.ts";
import { letsVisitorsRate } from "../fixture/rating.ts";
import { expect, test } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";

const { chat, report } = words.en.dashboard;

const shop = "#content > *, footer > *, header > *";

test.describe("counted from the start", () => {
  test.use({ fresh: true });

  test("a visitor rates up, comments, rates down, takes it back, is asked, and asked at the end; the agent sees it live, and it counts once", async ({
    visit,
    attend,
  }) => {
    const camille = await attend("camille");
    const anna = await attend("anna");
    const visitor = await visit();
    await visitor.startsTalking("Is the Halo dimmable?");
    await anna.serves("Is the Halo dimmable?");
    const { words: said, panel, log } = visitor;
    await expect(log).toContainText(like(said.joined, { name: anna.name }));
    const thumb = (name: string) => panel.locator(".head").getByRole("button", { name, exact: true });
    await expect(thumb(said.rateGood)).toHaveCount(0);

    // Switched on while they talk: the page that is open is told, and so is the agent's desk.
    await letsVisitorsRate(camille.page);
    await expect(thumb(said.rateGood)).toBeVisible();
    await thumb(said.rateGood).click();
    const mark = (name: string) => anna.page.locator("header").getByRole("img", { name });
    await expect(mark(chat.rated.good)).toBeVisible();
    const comment = panel.getByRole("textbox", { name: said.rateMore });
    await comment.fill('=HYPERLINK("https://evil.example","<b>Quick</b>")');
    await panel.locator(".rate").getByRole("button", { name: said.send }).click();
    await expect(anna.log).toContainText("<b>Quick</b>");
    await expect(anna.row("Is the Halo dimmable?").getByRole("img", { name: chat.rated.good })).toBeVisible();
    await thumb(said.rateBad).click();
    await expect(mark(chat.rated.bad)).toBeVisible();
    await thumb(said.rateBad).click();
    await expect(mark(chat.rated.bad)).toBeHidden();
    await expect(log).toContainText(said.rateRemoved);
    await expect(anna.log).toContainText(chat.rated.back);

    await anna.page.getByRole("button", { name: chat.rate.ask }).click();
    await expect(log.locator(".ask")).toContainText(said.rateThis);
    await expect(anna.log).toContainText(chat.line.youAsked);
    await expect(anna.page.getByRole("button", { name: like(chat.rate.asked) })).toHaveAttribute(
      "aria-disabled",
      "true",
    );

    await anna.ends();
    const card = panel.locator(".rate:not(.ask)");
    await expect(card.getByRole("heading", { name: said.rateThis })).toBeVisible();
    await card.getByRole("button", { name: said.rateBad }).click();
    await expect(mark(chat.rated.bad)).toBeVisible();
    await comment.fill("I had to wait");
    await card.getByRole("button", { name: said.send }).click();
    await expect(card).toBeHidden();
    await expect(anna.log).toContainText("I had to wait");

    // It stays on the next page, and counts once.
    await visitor.page.reload();
    await visitor.launcher.click();
    await expect(thumb(said.rateBad)).toHaveAttribute("aria-pressed", "true");
    await camille.page.getByRole("link", { name: report.reports }).click();
    await expect(camille.page.getByRole("heading", { level: 1, name: report.ratings })).toBeVisible();
    const agents = camille.page.getByRole("table", { name: report.byAgent });
    await expect(agents.getByRole("row", { name: anna.name })).toHaveText(`${anna.name}21267%`);
    const download = camille.page.waitForEvent("download");
    await camille.page.getByRole("link", { name: report.csv }).click();
    const table = await readFile(await (await download).path(), "utf8");
    // The demo's past has four.
    expect(table.trim().split("\r\n")).toHaveLength(1 + 4 + 1);
    expect(table).toContain('"bad","I had to wait","Anna Keller"');
  });
});

test.describe("looked at", () => {
  test.use({ restyles: true });

  test("in Arabic on a phone and in French at the desk it fits, and axe finds nothing", async ({ visit, attend }) => {
    const camille = await attend("camille");
    await letsVisitorsRate(camille.page);
    const anna = await attend("anna", { language: "fr", colorScheme: "dark" });
    const visitor = await visit({ screen: "phone", speaks: "ar", page: "/demo/ar/", colorScheme: "dark" });
    const { words: said, panel, page } = visitor;
    await visitor.startsTalking("هل المصباح متوفر؟");
    await anna.serves("هل المصباح متوفر؟");
    const thumb = panel.locator(".head").getByRole("button", { name: said.rateBad, exact: true });
    await thumb.tap();
    await expect(panel.getByRole("textbox", { name: said.rateMore })).toBeVisible();
    await axeFindsNothing(page, "asked for a comment", { without: shop });
    expect(await panel.locator("body").evaluate((body) => body.scrollWidth - body.clientWidth)).toBe(0);
    await panel.getByRole("textbox", { name: said.rateMore }).fill("بطيء جدًا");
    await panel.locator(".rate").getByRole("button", { name: said.send }).tap();
    await expect(anna.log).toContainText("بطيء جدًا");
    await axeFindsNothing(anna.page, "a chat that is rated");
    await anna.ends();
    await expect(anna.page.getByText(anna.words.chat.overLong)).toBeVisible();
    await axeFindsNothing(anna.page, "a rated chat that is over");

    const director = await attend("camille", { screen: "phone", language: "fr" });
    await director.page.goto("/reports");
    const fr = words.fr.dashboard.report;
    await expect(director.page.getByRole("table", { name: fr.byAgent })).toBeVisible();
    await axeFindsNothing(director.page, "ratings");
    const { scrollWidth, clientWidth } = await director.page
      .locator("#main > *")
      .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    expect(scrollWidth).toBe(clientWidth);
    await director.page.getByLabel(fr.from).fill("2020-01-31");
    await director.page.getByLabel(fr.to).fill("2020-01-01");
    await expect(director.page.getByText(fr.fault.backwards)).toBeVisible();
    await director.page.getByLabel(fr.from).fill("2020-01-01");
    await expect(director.page.getByRole("heading", { name: fr.empty })).toBeVisible();
    await axeFindsNothing(director.page, "ratings, none");
  });
});
