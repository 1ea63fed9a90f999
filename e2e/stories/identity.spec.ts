import { axeFindsNothing } from "../fixture/axe.ts";
import { asForZendesk, Shop, silent } from "../fixture/identity.ts";
import { publishes } from "../fixture/look.ts";
import { test as base, expect } from "../fixture/test.ts";
import type { Visitor } from "../fixture/visitor.ts";
import { words } from "../fixture/words.ts";

const { ban, chat, visitor: said } = words.en.dashboard;

const test = base.extend<{ shop: Shop }>({
  shop: async ({ server, browse }, use) => {
    const shop = await Shop.open(server, browse);
    await use(shop);
    await shop.require(false);
    await shop.close();
  },
});

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
  // A fresh one is asked for after three quarters of that.
  shop.life = 7;
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

  await shop.generate(false);
  await expect(zoe.log).not.toContainText("Am I still me?");
  await expect.poll(() => zoe.console.join("\n")).toContain("the token was signed with another secret");
  const reasons = async () => (await shop.call("GET", "")).refused.map(({ reason }) => reason);
  await expect.poll(reasons).toContain("signature");
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

/** As in a browser that does not keep what is read where it is while something comes in above. */
async function withoutAnchors(visitor: Visitor): Promise<void> {
  await visitor.log.evaluate((area) => {
    area.style.setProperty("overflow-anchor", "none");
  });
}

/** Scrolls up to the top until this comes in above, which moves nothing of what is seen. */
async function looksUp(visitor: Visitor, seen: string, comes: string): Promise<void> {
  const line = visitor.log.getByText(seen, { exact: true });
  const top = () => line.evaluate((bubble) => bubble.getBoundingClientRect().top);
  const before = await line.evaluate((bubble) => {
    bubble.closest("[role=log]")?.scrollTo(0, 0);
    return bubble.getBoundingClientRect().top;
  });
  await expect(visitor.log).toContainText(comes);
  await expect(visitor.log).toHaveAttribute("aria-busy", "false");
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(2);
}

test("past chats come by scrolling up, for who is verified, and move nothing that is read", async ({
  shop,
  attend,
}) => {
  await attend("anna");
  const zoe = await shop.visit("Zoe");
  for (const talk of ["First", "Second", "Third"]) {
    if (talk === "First") await zoe.startsTalking("First, line 1");
    else await zoe.send(`${talk}, line 1`);
    for (let line = 2; line <= 24; line++) await zoe.send(`${talk}, line ${line}`);
    await zoe.hasReceiptFor(`${talk}, line 24`);
    await zoe.menu(zoe.words.endChat);
    await zoe.panel.getByRole("dialog").getByRole("button", { name: zoe.words.endChat }).click();
    await zoe.panel.getByRole("button", { name: zoe.words.startNew }).click();
  }
  await expect(zoe.log).toContainText("Third, line 24");
  await zoe.send("Fourth, still open");
  await zoe.hasReceiptFor("Fourth, still open");

  for (const anchors of [true, false]) {
    // So low that each chat is several screens.
    const later = await shop.visit("Zoe", { viewport: { width: 1280, height: 480 } });
    await later.opens();
    if (!anchors) await withoutAnchors(later);
    await expect(later.log).toContainText("Third, line 24");
    await expect(later.log).toContainText("Fourth, still open");
    await expect(later.log).not.toContainText("Second");
    await looksUp(later, "Third, line 1", "Second, line 1");
    await expect(later.log).not.toContainText("First");
    await looksUp(later, "Second, line 1", "First, line 1");
    const all = await later.said();
    const lines = Array.from({ length: 24 }, (_, line) => `line ${line + 1}`);
    expect(all).toEqual(
      ["First", "Second", "Third"]
        .flatMap((talk) => lines.map((line) => `visitor: ${talk}, ${line}`))
        .concat("visitor: Fourth, still open"),
    );
  }

  const eve = await shop.visit("Eve");
  await eve.startsTalking("And I am Eve");
  expect(await eve.said()).toEqual(["visitor: And I am Eve"]);
});

test("what is new for one is not counted for the next, in the title neither", async ({ shop, attend }) => {
  const anna = await attend("anna");
  const zoe = await shop.visit("Zoe");
  await zoe.startsTalking("I will be back");
  await anna.serves("I will be back");
  await zoe.launcher.click();
  await zoe.page.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await anna.send("For Zoe alone");
  await expect(zoe.page).toHaveTitle("(1) Shop");
  await expect(zoe.launcher).toHaveAccessibleName(/1 new message/);
  await zoe.page.evaluate(() => {
    const page = window as unknown as { Causerie: { on(name: string, listener: unknown): void }; told: unknown[] };
    page.told = [];
    for (const name of ["unread", "message"]) page.Causerie.on(name, (what: unknown) => page.told.push(what));
  });
  await zoe.becomes("Eve");
  await expect(zoe.page).toHaveTitle("Shop");
  await expect(zoe.launcher).not.toHaveAccessibleName(/new message/);
  await expect.poll(() => zoe.page.evaluate("told")).toEqual([0]);
  await anna.send("Still for Zoe alone");
  await zoe.startsTalking("I am Eve");
  expect(await zoe.said()).toEqual(["visitor: I am Eve"]);
  await expect(zoe.page).toHaveTitle("Shop");

  await zoe.becomes("Zoe");
  await expect(zoe.log).toContainText("Still for Zoe alone");
  await expect(zoe.log).not.toContainText("I am Eve");
});

test("a ban follows a person to every device, and nobody else", async ({ shop, attend }) => {
  const anna = await attend("anna");
  const desk = await shop.visit("Zoe");
  await desk.startsTalking("Fools, all of you");
  const phone = await shop.visit("Zoe", { screen: "phone" });
  await phone.opens();
  await expect(phone.log).toContainText("Fools, all of you");
  const eve = await shop.visit("Eve");
  await expect(eve.launcher).toBeVisible();
  await anna.serves("Fools, all of you");
  await anna.page.getByRole("button", { name: chat.actions }).click();
  await anna.page.getByRole("menuitem", { name: /^Ban / }).click();
  await anna.page.getByRole("dialog").getByRole("button", { name: ban.ban, exact: true }).click();
  for (const device of [desk, phone]) {
    await expect(device.page.locator("iframe#launcher")).toBeHidden();
    await expect(device.page.locator("iframe#webWidget")).toBeHidden();
  }
  const another = await shop.visit("Zoe");
  await eve.startsTalking("I am nice");
  await expect(another.page.locator("iframe#launcher")).toBeHidden();
  for (const device of [desk, phone, another])
    expect(device.console.filter((line) => line.includes("Causerie"))).toEqual([]);
});

test.describe("what is asked of people", () => {
  test.use({ restyles: true });

  test("name and address are the site's word: they are shown, and cannot be changed", async ({ shop, attend }) => {
    const { page } = await attend("camille");
    const zoe = await shop.visit("Zoe");
    await zoe.opens();
    await zoe.menu(zoe.words.formProfile);
    const dialog = zoe.panel.getByRole("dialog");
    await expect(dialog).toContainText(zoe.words.formSignedIn);
    await expect(dialog).toContainText("Zoe Martin");
    await expect(dialog).toContainText("zoe@mail.example");
    await expect(dialog.locator("#f-name, #f-email")).toHaveCount(0);
    await expect(dialog.locator("#f-phone")).toBeVisible();
    await dialog.getByRole("button", { name: zoe.words.formCancel }).click();

    // Where no phone is asked for, there is nothing to save.
    await publishes(page.request, ({ forms }) => {
      forms.phone = false;
    });
    await zoe.menu(zoe.words.formProfile);
    await expect(dialog.getByRole("button")).toHaveText([zoe.words.close]);
    await expect(dialog).toContainText("Zoe Martin");
    await axeFindsNothing(zoe.page, "who is signed in, where no phone is asked for");
    await dialog.getByRole("button", { name: zoe.words.close }).press("Enter");
    await expect(dialog).toBeHidden();
  });
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

  const zoe = shop.token("Zoe");
  const eve = shop.token("Eve");
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
  await zoe.startsTalkingAgain("I am Eve");
  await zoe.page.evaluate("zE('webWidget', 'logout')");
  await expect(zoe.log).not.toContainText("I am Eve");
  await zoe.menu(zoe.words.formProfile);
  await expect(zoe.panel.getByRole("dialog").locator("#f-name")).toHaveValue("");
  await shop.close();
});
