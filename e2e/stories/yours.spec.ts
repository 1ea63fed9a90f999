import type { Locator, Page } from "@playwright/test";
import { axeFindsNothing } from "../fixture/axe.ts";
import { ForeignSite } from "../fixture/foreign.ts";
import { tabTo } from "../fixture/keyboard.ts";
import { expect, test } from "../fixture/test.ts";
import { words } from "../fixture/words.ts";

const { security, app, widget: en } = words.en.dashboard;

interface Hands {
  press(what: Locator): Promise<void>;
  write(where: Locator, text: string): Promise<void>;
}

const mouse: Hands = {
  press: (what) => what.click(),
  write: async (where, text) => {
    await where.click();
    await where.fill(text);
  },
};

const keyboard: Hands = {
  press: async (what) => {
    await tabTo(what.page(), what);
    await what.page().keyboard.press("Enter");
  },
  write: async (where, text) => {
    await tabTo(where.page(), where);
    await where.page().keyboard.press("ControlOrMeta+A");
    await where.page().keyboard.type(text);
  },
};

/** From the one-time link to a look that is published; gives back the snippet. */
async function makesItTheirs(page: Page, link: string, { press, write }: Hands): Promise<string> {
  await page.goto(link);
  await write(page.getByLabel(security.setup.account), "Acme Lamps");
  await write(page.getByLabel(security.setup.name, { exact: true }), "Nora Blanc");
  await write(page.getByLabel(security.email), "nora@acme.example");
  await write(page.getByLabel(security.password, { exact: true }), "correct horse battery");
  await press(page.getByRole("button", { name: security.setup.submit }));
  await press(page.getByRole("button", { name: security.notify.later }));
  await press(page.getByRole("link", { name: app.settings }));
  await press(page.getByRole("main").getByRole("link", { name: "Acme Lamps" }));
  await write(page.getByLabel(en.field.title, { exact: true }), "Ask Acme");
  await write(page.getByLabel(en.field.color, { exact: true }), "#b3261e");
  await write(page.getByLabel(en.field.launcherLabel, { exact: true }), "Ask us");
  await write(page.getByLabel(en.field.conciergeByline, { exact: true }), "Here until six");
  await press(page.getByRole("main").getByRole("button", { name: en.look.publish }).last());
  await expect(page.getByText(en.look.same)).toBeVisible();
  await press(page.getByRole("link", { name: en.installation }));
  return (await page.getByRole("region", { name: words.en.dashboard.account.snippet }).textContent()) ?? "";
}

for (const [how, hands] of Object.entries({ "by mouse": mouse, "by keyboard alone": keyboard })) {
  test.describe(how, () => {
    test.use({ demo: false, fresh: true });

    test(`from an empty account to a widget of one's own on a page of another origin, ${how}`, async ({
      server,
      browse,
      visit,
    }) => {
      const link = server.lines.map((line) => /first administrator: (\S+)/.exec(line)?.[1]).find(Boolean) ?? "";
      const context = await browse();
      const page = await context.newPage();
      const snippet = await makesItTheirs(page, link, hands);
      const site = await ForeignSite.serve(
        `<!doctype html><html lang="en"><title>Acme</title><h1>Lamps</h1>${snippet}`,
      );
      const visitor = await visit({ page: site.address });
      await expect(visitor.launcher).toContainText("Ask us");
      await expect(visitor.launcher).toHaveCSS("background-color", "rgb(179, 38, 30)");
      await hands.press(visitor.page.frameLocator("#launcher").getByRole("button"));
      await expect(visitor.panel.getByRole("heading", { level: 1 })).toHaveText("Ask Acme");
      await expect(visitor.panel.locator(".head")).toContainText("Here until six");
      await site.close();
    });
  });
}

test.describe("components", () => {
  test.use({ restyles: true });

  test("chat that is switched off goes from a page that is open, and comes back without a reload", async ({
    attend,
    visit,
  }) => {
    const { page } = await attend("camille");
    const visitor = await visit();
    await expect(visitor.launcher).toBeVisible();
    await page.getByRole("link", { name: app.settings }).click();
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await page.getByRole("link", { name: en.components }).click();
    const chat = page.getByRole("switch", { name: en.field.chat });
    await expect(page.getByRole("switch", { name: en.component.help })).toBeDisabled();
    await axeFindsNothing(page, "components");
    for (const shown of [false, true]) {
      await chat.press("Space");
      await page.getByRole("button", { name: en.look.publish }).click();
      await expect(page.getByText(en.look.same)).toBeVisible();
      await expect(visitor.launcher).toBeVisible({ visible: shown });
    }
  });
});
