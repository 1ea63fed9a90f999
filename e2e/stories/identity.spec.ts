import type { Locator, Page } from "@playwright/test";
import { axeFindsNothing } from "../fixture/axe.ts";
import { asForZendesk, Shop, sign, silent } from "../fixture/identity.ts";
import { test as base, expect } from "../fixture/test.ts";
import { words } from "../fixture/words.ts";

const { app, identity, visitor: said, widget } = words.en.dashboard;

const test = base.extend<{ shop: Shop }>({
  shop: async ({ server, browse }, use) => {
    const shop = await Shop.open(server, browse);
    await use(shop);
    await shop.require(false);
    await shop.close();
  },
});

test.use({ fresh: true });

test("a person is in the same chat on all devices, and somebody else sees nothing of it", async ({ shop, attend }) => {
  const anna = await attend("anna");
  const desk = await shop.visit("Zoe");
  const phone = await shop.visit("Zoe", { screen: "phone" });
  const eve = await shop.visit("Eve");
  await desk.startsTalking("I am at my desk");
  await anna.serves("I am at my desk");
  await phone.opens();
  await expect(phone.log).toContainText("I am at my desk");
  await phone.send("Now on my phone");
  await expect(desk.log).toContainText("Now on my phone");
  await anna.send("I see you, Zoe");
  await expect(desk.log).toContainText("I see you, Zoe");
  await expect(phone.log).toContainText("I see you, Zoe");
  await expect(anna.page.getByText("Zoe Martin").first()).toBeVisible();
  await expect(anna.page.getByTitle(said.verified).first()).toBeVisible();
  await axeFindsNothing(anna.page, "a chat with who is verified");

  await eve.startsTalking("I am Eve");
  await expect(eve.log).not.toContainText("Zoe");
  expect(await eve.said()).toEqual(["visitor: I am Eve"]);
  await expect(desk.log).not.toContainText("I am Eve");
});

test("a token ends in mid-chat and is renewed, and nobody notices", async ({ shop, attend }) => {
  shop.life = 4;
  const anna = await attend("anna");
  const zoe = await shop.visit("Zoe");
  await zoe.startsTalking("Do you have time?");
  await anna.serves("Do you have time?");
  const { asked } = shop;
  await expect.poll(() => shop.asked).toBeGreaterThan(asked + 1);
  await zoe.send("A lot of it?");
  await zoe.hasReceiptFor("A lot of it?");
  await anna.send("All day");
  await expect(zoe.log).toContainText("All day");
  expect(zoe.connections).toBe(1);
  expect(zoe.console.filter((line) => line.includes("Causerie"))).toEqual([]);
});

test("a secret is replaced: with the new one the chat goes on, with the old one nobody is anybody", async ({
  shop,
  attend,
}) => {
  const anna = await attend("anna");
  const zoe = await shop.visit("Zoe");
  await zoe.startsTalking("Am I still me?");
  await anna.serves("Am I still me?");
  await shop.generate();
  await anna.send("You are");
  await expect(zoe.log).toContainText("You are");
  await zoe.send("Good");
  await zoe.hasReceiptFor("Good");

  const old = shop.secret;
  await shop.generate();
  shop.secret = old;
  await expect(zoe.log).not.toContainText("Am I still me?");
  await expect.poll(() => zoe.console.join("\n")).toContain("the token was signed with another secret");
  const { refused } = await shop.call("GET", "");
  expect(refused.map(({ reason }) => reason)).toContain("signature");
});

test("a stranger signs in and goes on; whoever comes next finds an empty room", async ({ shop, attend }) => {
  const anna = await attend("anna");
  const zoe = await shop.visit();
  await zoe.startsTalking("I have not signed in yet");
  await anna.serves("I have not signed in yet");
  await zoe.composer.fill("Half a sentence");
  await zoe.becomes("Zoe");
  await expect(anna.log).toContainText("Zoe Martin");
  await expect(zoe.log).toContainText("I have not signed in yet");
  await expect(zoe.composer).toHaveValue("Half a sentence");
  await zoe.send("Now I have");
  await zoe.hasReceiptFor("Now I have");
  expect(await zoe.said()).toEqual(["visitor: I have not signed in yet", "visitor: Now I have"]);
  const tab = await zoe.anotherTab();
  await tab.opens();
  await expect(tab.log).toContainText("Now I have");
  await tab.composer.fill("A secret of mine");

  await zoe.becomes("Eve");
  await expect(zoe.log).not.toContainText("Now I have");
  await zoe.startsTalkingAgain("I am Eve");
  expect(await zoe.said()).toEqual(["visitor: I am Eve"]);
  await zoe.composer.fill("Half of Eve's");

  tab.person = "";
  await zoe.becomes("");
  await expect(zoe.log).not.toContainText("Eve");
  await expect(zoe.composer).toHaveValue("");
  await expect(tab.log).not.toContainText("Now I have");
  await expect(tab.composer).toHaveValue("");
  for (const page of [zoe, tab]) expect(await page.kept()).not.toMatch(/Now I have|secret of mine|Eve|Zoe|jwt|eyJ/);
  await zoe.startsTalkingAgain("Somebody quite different");
  expect(await zoe.said()).toEqual(["visitor: Somebody quite different"]);
});

test("past chats come by scrolling up, for who is verified", async ({ shop, attend }) => {
  await attend("anna");
  const zoe = await shop.visit("Zoe");
  for (let talk = 1; talk <= 3; talk++) {
    if (talk === 1) await zoe.startsTalking("Talk 1, line 1");
    else await zoe.send(`Talk ${talk}, line 1`);
    for (let line = 2; line <= 12; line++) {
      await zoe.send(`Talk ${talk}, line ${line}`);
      await zoe.hasReceiptFor(`Talk ${talk}, line ${line}`);
    }
    await zoe.menu(zoe.words.endChat);
    await zoe.panel.getByRole("dialog").getByRole("button", { name: zoe.words.endChat }).click();
    await zoe.panel.getByRole("button", { name: zoe.words.startNew }).click();
  }
  const later = await shop.visit("Zoe");
  await later.opens();
  await expect(later.log).toContainText("Talk 3, line 12");
  await expect(async () => {
    await later.log.evaluate((area) => area.scrollTo(0, 0));
    await expect(later.log).toContainText("Talk 1, line 1", { timeout: 500 });
  }).toPass();
  const all = await later.said();
  expect(all).toHaveLength(36);
  expect(all[0]).toBe("visitor: Talk 1, line 1");
  expect(all[35]).toBe("visitor: Talk 3, line 12");
  await later.send("And a fourth");
  await later.hasReceiptFor("And a fourth");
  await expect(later.log).toContainText("Talk 3, line 12");

  const eve = await shop.visit("Eve");
  await eve.opens();
  await expect(eve.log).not.toContainText("Talk");
});

test("name and address are the site's word: they are shown, and cannot be changed", async ({ shop, attend }) => {
  await attend("anna");
  const zoe = await shop.visit("Zoe");
  await zoe.opens();
  await zoe.menu(zoe.words.formProfile);
  const dialog = zoe.panel.getByRole("dialog");
  await expect(dialog).toContainText(zoe.words.formSignedIn);
  await expect(dialog).toContainText("Zoe Martin");
  await expect(dialog).toContainText("zoe@mail.example");
  await expect(dialog.locator("#f-name, #f-email")).toHaveCount(0);
});

test("where it is required, only who is signed in finds the chat", async ({ shop, attend }) => {
  await attend("anna");
  const stranger = await shop.visit();
  await expect(stranger.launcher).toBeVisible();
  await shop.require(true);
  await expect(stranger.launcher).toBeHidden();
  await stranger.becomes("Zoe");
  await stranger.startsTalking("Now I may");
  const late = await shop.visit("Zoe");
  await expect(late.launcher).toBeVisible();
  expect((await shop.visit()).console.filter((line) => line.includes("Causerie"))).toEqual([]);
});

test("a page whose function misbehaves keeps its chat, and its builder is told", async ({ server, browse, attend }) => {
  await attend("anna");
  const shop = await Shop.open(server, browse, silent);
  const visitor = await shop.visit();
  await visitor.startsTalking("I am somebody");
  const give = (code: string) => visitor.page.evaluate(`Causerie.setIdentity(${code})`);
  await give("() => { throw new Error('out of order') }");
  await give("() => {}");
  await give("() => Promise.reject(new Error('no answer'))");
  await give("(callback) => callback({ token: 1 })");
  await give("(callback) => callback('<!doctype html><title>Sign in</title>')");
  await expect.poll(() => visitor.console.join("\n")).toContain("what jwtFn gave is no token");
  await visitor.send("Still somebody");
  await visitor.hasReceiptFor("Still somebody");
  expect(await visitor.said()).toEqual(["visitor: I am somebody", "visitor: Still somebody"]);

  const zoe = sign(shop.secret, "Zoe");
  const eve = sign(shop.secret, "Eve");
  await give(`(callback) => { callback("${zoe}"); callback("${eve}"); callback(); return Promise.resolve("${eve}") }`);
  await visitor.menu(visitor.words.formProfile);
  await expect(visitor.panel.getByRole("dialog")).toContainText("Zoe Martin");
  await visitor.panel.getByRole("dialog").getByRole("button", { name: visitor.words.formCancel }).click();
  await visitor.send("Zoe after all");
  await visitor.hasReceiptFor("Zoe after all");
  await shop.close();
});

test("a page made for Zendesk signs its visitors in, again and out", async ({ server, browse, attend }) => {
  const anna = await attend("anna");
  const shop = await Shop.open(server, browse, asForZendesk);
  const zoe = await shop.visit("Zoe");
  await zoe.startsTalking("By the other names");
  await anna.serves("By the other names");
  await expect(anna.page.getByTitle(said.verified).first()).toBeVisible();
  zoe.person = "Eve";
  await zoe.page.evaluate("zE('webWidget', 'chat:reauthenticate')");
  await expect(zoe.log).not.toContainText("By the other names");
  await zoe.page.evaluate("zE('webWidget', 'logout')");
  await zoe.menu(zoe.words.formProfile);
  await expect(zoe.panel.getByRole("dialog").locator("#f-name")).toHaveValue("");
  await shop.close();
});

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

base(
  "an administrator makes a secret, sees it once, checks tokens, replaces and removes it",
  async ({ attend, browse, server }) => {
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
    await expect(section.getByRole("listitem").filter({ hasText: identity.reason.signature })).toBeVisible();
    await axeFindsNothing(page, "tokens that were refused");

    await button(identity.replace).click();
    const dialog = page.getByRole("dialog");
    await axeFindsNothing(page, "how long the old secret counts");
    await dialog.getByText(identity.overlap.hour).click();
    await dialog.getByRole("button", { name: identity.replaceNow }).click();
    const second = await section.locator("code[dir=ltr]").first().textContent();
    expect(second).not.toBe(first);
    await expect(button(identity.endPrevious)).toBeVisible();
    await button(identity.endPrevious).click();
    await expect(button(identity.endPrevious)).toBeHidden();

    await section.getByText(identity.required).click();
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
  },
);
