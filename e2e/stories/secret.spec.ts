import type { Locator, Page } from "@playwright/test";
import { axeFindsNothing } from "../fixture/axe.ts";
import { Shop, sign, silent } from "../fixture/identity.ts";
import { expect, test } from "../fixture/test.ts";
import { words } from "../fixture/words.ts";

const { app, identity, widget } = words.en.dashboard;

/** The page on which the only widget's security is set. */
async function openSecurity(page: Page): Promise<Locator> {
  await page.getByRole("link", { name: app.settings }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page
    .getByRole("navigation", { name: widget.topics })
    .getByRole("link", { name: words.en.dashboard.gate.security })
    .click();
  const section = page.getByRole("region", { name: identity.title });
  await expect(section).toBeVisible();
  return section;
}

test.describe("before there is a secret", () => {
  test.use({ fresh: true });

  test("an administrator makes a secret, sees it once, checks tokens, replaces and removes it", async ({
    attend,
    browse,
    server,
  }) => {
    const { page } = await attend("camille");
    const section = await openSecurity(page);
    const button = (name: string) => section.getByRole("button", { name, exact: true });
    await expect(section).toContainText(identity.none);
    await axeFindsNothing(page, "no secret yet");
    await button(identity.generate).click();
    const first = (await section.locator("code[dir=ltr]").first().textContent()) ?? "";
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    await axeFindsNothing(page, "a secret, shown once");
    await button(identity.kept).click();
    await expect(section).not.toContainText(first);
    await page.reload();
    await expect(section).toContainText(identity.inUse);
    expect(await page.content()).not.toContain(first);

    const token = section.getByLabel(identity.token, { exact: true });
    const result = section.locator("form").getByRole("status");
    await token.fill(` ${sign(first, "Zoe")}\n`);
    await button(identity.checkNow).click();
    await expect(result).toContainText(identity.good);
    await expect(result).toContainText("Zoe Martin");
    await token.fill(sign(first, "Zoe", { at: Date.now() - 3_600_000 }));
    await button(identity.checkNow).click();
    await expect(result).toContainText(identity.reason.expired);
    await expect(result).toContainText(identity.mend.expired);
    await token.fill("Bearer nonsense");
    await button(identity.checkNow).click();
    await expect(result).toContainText(identity.reason.malformed);
    await axeFindsNothing(page, "a token that is none");

    const shop = await Shop.open(server, browse, silent);
    await page.reload();
    shop.secret = first;
    const visitor = await shop.visit();
    await visitor.becomes("Zoe");
    await expect.poll(() => visitor.console.join("\n")).toContain("another secret");
    await expect(section.getByRole("listitem").filter({ hasText: identity.reason.signature }).first()).toBeVisible();
    await axeFindsNothing(page, "tokens that were refused");

    await button(identity.replace).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await axeFindsNothing(page, "how long the old secret counts");
    await dialog.getByText(identity.overlap.hour).click();
    await dialog.getByRole("button", { name: identity.replaceNow }).click();
    const second = await section.locator("code[dir=ltr]").first().textContent();
    expect(second).not.toBe(first);
    await expect(button(identity.endPrevious)).toBeVisible();
    await button(identity.endPrevious).click();
    await expect(button(identity.endPrevious)).toBeHidden();

    await section.getByRole("switch", { name: identity.required }).press("Space");
    await expect(section.getByRole("switch", { name: identity.required })).toBeChecked();
    await expect(visitor.launcher).toBeHidden();
    await button(identity.remove).click();
    await dialog.getByRole("button", { name: identity.remove }).click();
    await expect(section).toContainText(identity.none);
    await expect(section.getByRole("switch")).toHaveCount(0);
    await section.getByText(identity.samples).click();
    await section.getByRole("tab", { name: "Node" }).press("ArrowRight");
    await expect(section.getByRole("tabpanel")).toContainText("firebase/php-jwt");
    await axeFindsNothing(page, "how servers sign");
    await shop.close();
  });
});
