import type { Page } from "@playwright/test";
import texts from "../../server/src/main/resources/web/social/texts.json" with { type: "json" };
import { axeFindsNothing } from "../fixture/axe.ts";
import { Provider } from "../fixture/provider.ts";
import { expect, test } from "../fixture/test.ts";
import type { Visitor } from "../fixture/visitor.ts";
import { like, words } from "../fixture/words.ts";

const { app, social, visitor: seen, widget } = words.en.dashboard;
const { page: said, widget: offered } = texts.en;
const name = "Lumen ID";
const button = (visitor: Visitor) => visitor.panel.getByRole("button", { name: like(offered.from, { name }) });

/** The small window that a click opens. */
async function popupOf(visitor: Visitor): Promise<Page> {
  const [popup] = await Promise.all([visitor.page.waitForEvent("popup"), button(visitor).click()]);
  return popup;
}

/** Says the last word in the small window, which closes by itself. Only then a click opens a new one. */
async function says(popup: Page, word: string): Promise<void> {
  await Promise.all([popup.waitForEvent("close"), popup.getByRole("button", { name: word, exact: true }).click()]);
}

/** Signs in at the provider's own pages. */
async function signIn(popup: Page, who: string): Promise<void> {
  await popup.locator("[name=login]").fill(who);
  await popup.locator("[name=password]").fill("any");
  await popup.locator("button[type=submit]").click();
  await popup.getByRole("button", { name: "Continue" }).click();
}

test.use({ house: "social", restyles: true });
test.describe.configure({ mode: "default" });

test("a visitor takes name and address over, and agents read whose word there is for it", async ({
  server,
  attend,
  visit,
}) => {
  const provider = await Provider.open(server);
  try {
    const { page } = await attend("camille");
    await page.getByRole("link", { name: app.settings }).click();
    await page.getByRole("link", { name: social.title, exact: true }).click();
    await expect(page.getByRole("heading", { name: social.empty })).toBeVisible();
    await page.getByRole("link", { name: social.add }).click();
    const result = page.getByRole("status").filter({ hasText: /./ });
    await page.getByLabel(social.kind).selectOption("openid");
    await page.getByRole("button", { name: social.save }).click();
    await expect(page.getByLabel(social.issuer, { exact: true })).toHaveAccessibleDescription(
      new RegExp(social.fault.empty),
    );
    await axeFindsNothing(page, "a provider that is not right yet");
    await page.getByLabel(social.name, { exact: true }).fill(name);
    await page.getByLabel(social.issuer, { exact: true }).fill("https://10.1.2.3");
    await page.getByLabel(social.clientId, { exact: true }).fill(Provider.client);
    await page.getByLabel(social.secret, { exact: true }).fill("wrong");
    await page.getByRole("button", { name: social.try.submit }).click();
    await expect(result).toContainText(social.try.private);
    await page.getByLabel(social.issuer, { exact: true }).fill(provider.issuer);
    await page.getByRole("button", { name: social.try.submit }).click();
    await expect(result).toContainText(social.try.client);
    await page.getByLabel(social.secret, { exact: true }).fill(Provider.secret);
    await page.getByRole("button", { name: social.try.submit }).click();
    await expect(result).toContainText(social.try.well);
    await page.getByRole("button", { name: social.save }).click();
    await page.getByRole("link", { name }).click();
    await expect(page.getByLabel(social.secret, { exact: true })).toHaveValue("");
    await expect(page.getByLabel(social.issuer, { exact: true })).toHaveValue(provider.issuer);

    // The form offers it, in the preview first.
    await page.getByRole("navigation", { name: app.settings }).getByRole("link", { name: widget.widgets }).click();
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await page.getByRole("link", { name: widget.forms.title, exact: true }).click();
    await page.getByRole("switch", { name: widget.field.formsChat }).press("Space");
    await page.getByRole("checkbox", { name }).press("Space");
    const preview = page.frameLocator(`iframe[title="${widget.look.preview}"]`).frameLocator("#webWidget");
    await expect(preview.getByRole("button", { name: like(offered.from, { name }) })).toBeVisible();
    await page
      .getByRole("region", { name: widget.look.state })
      .getByRole("button", { name: widget.look.publish })
      .click();
    await expect(page.getByText(widget.look.same)).toBeVisible();
    const anna = await attend("anna");

    // Who does not want to goes on typing, and loses no word.
    const visitor = await visit();
    await visitor.launcher.click();
    await visitor.field("message").fill("Where is my lamp?");
    await visitor.field("name").fill("Typed");
    let popup = await popupOf(visitor);
    await popup.close();
    await expect(visitor.field("name")).toHaveValue("Typed");
    popup = await popupOf(visitor);
    await signIn(popup, "zoe");
    await expect(popup.getByText("zoe@mail.example")).toBeVisible();
    await expect(popup.locator("#words")).toContainText(new URL(server.address).host);
    await axeFindsNothing(popup, "what goes to the team");
    await says(popup, said.cancel);
    await expect(visitor.field("name")).toHaveValue("Typed");
    await expect(visitor.field("message")).toHaveValue("Where is my lamp?");

    popup = await popupOf(visitor);
    await says(popup, said.share);
    await expect(visitor.panel.getByText(like(offered.taken, { name }))).toBeVisible();
    await expect(visitor.panel.getByText(like(offered.vouched, { name }))).toBeVisible();
    await expect(visitor.field("email")).toBeHidden();
    await expect(visitor.field("message")).toHaveValue("Where is my lamp?");
    await visitor.panel.getByRole("button", { name: visitor.words.formStart }).click();
    await visitor.hasReceiptFor("Where is my lamp?");
    await anna.serves("Where is my lamp?");
    const profile = anna.page.getByRole("complementary");
    await expect(profile.getByText("zoe@mail.example")).toBeVisible();
    await expect(profile.getByText(like(seen.vouched, { name }))).toBeVisible();

    // A typed address has nobody's word, even the same person's.
    await visitor.menu(visitor.words.formProfile);
    await visitor.field("email").fill("other@mail.example");
    await visitor.panel.getByRole("button", { name: visitor.words.formSave }).click();
    await expect(profile.getByText("other@mail.example")).toBeVisible();
    await expect(profile.getByText(like(seen.vouched, { name }))).toBeHidden();

    // Somebody who types that address learns nothing of what was said.
    const stranger = await visit();
    await stranger.launcher.click();
    await stranger.field("email").fill("zoe@mail.example");
    await stranger.field("message").fill("It is me");
    await stranger.panel.getByRole("button", { name: stranger.words.formStart }).click();
    await stranger.hasReceiptFor("It is me");
    expect(await stranger.said()).toEqual(["visitor: It is me"]);
    await anna.serves("It is me");
    await expect(profile.getByText("zoe@mail.example")).toBeVisible();
    await expect(profile.getByText(like(seen.vouched, { name }))).toBeHidden();
    await provider.isForgotten(page);
  } finally {
    provider.close();
  }
});

test("windows are blocked or their tie is cut: no word is lost, and a message is left with the provider's word", async ({
  server,
  attend,
  visit,
}) => {
  const provider = await Provider.open(server, { severs: true });
  try {
    const camille = await attend("camille");
    const { page } = camille;
    await provider.isOffered(page, name);
    await camille.chooses("invisible");
    const visitor = await visit({ screen: "phone" });
    await visitor.launcher.click();
    await visitor.field("message").fill("Where is my lamp?");
    await visitor.field("name").fill("Typed");
    const told = visitor.panel.locator(".told");

    await test.step("a browser that blocks windows: the visitor is told, and may try again", async () => {
      const html = visitor.panel.locator("html");
      await html.evaluate(() => {
        const opens = window.open;
        window.open = () => {
          window.open = opens;
          return null;
        };
      });
      await button(visitor).click();
      await expect(told).toHaveText(offered.blocked);
      await expect(visitor.field("message")).toHaveValue("Where is my lamp?");
      await expect(visitor.field("name")).toHaveValue("Typed");
      await axeFindsNothing(visitor.page, "a window was blocked", { without: "#content > *, footer > *, header > *" });
    });

    await test.step("a provider whose pages cut the tie: the window looks closed, and nothing is said too early", async () => {
      const popup = await popupOf(visitor);
      await popup.locator("[name=login]").waitFor();
      expect(await popup.evaluate(() => window.opener)).toBeNull();
      await expect(told).toHaveText(offered.wait);
      await signIn(popup, "zoe");
      await expect(popup.locator("#words")).toContainText(new URL(server.address).host);
      await expect(told).toHaveText(offered.wait);
      await popup.getByRole("button", { name: said.share, exact: true }).click();
      await expect(told).toHaveText(like(offered.taken, { name }));
      // It may close while it is asked.
      const over = () =>
        popup
          .getByText(said.done)
          .isVisible()
          .catch(() => popup.isClosed());
      await expect.poll(over).toBe(true);
      await expect(visitor.field("email")).toBeHidden();
      await expect(visitor.field("message")).toHaveValue("Where is my lamp?");
    });

    await visitor.panel.getByRole("button", { name: visitor.words.formLeave, exact: true }).click();
    await expect(visitor.panel.getByText(visitor.words.formLeft)).toBeVisible();
    await page.getByRole("link", { name: like(app.inbox) }).click();
    await page.getByRole("listitem").filter({ hasText: "Where is my lamp?" }).getByRole("link").click();
    const entry = page.locator("section[data-entry]");
    await expect(entry.getByText("zoe@mail.example").first()).toBeVisible();
    await expect(entry.getByText(like(seen.vouched, { name })).first()).toBeVisible();
  } finally {
    provider.close();
  }
});
