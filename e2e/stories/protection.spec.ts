import { axeFindsNothing, axeFindsNothingInLightAndDark } from "../fixture/axe.ts";
import { TrustedProxy } from "../fixture/proxy.ts";
import { saved, security } from "../fixture/security.ts";
import { plain, test as sites } from "../fixture/site.ts";
import { expect } from "../fixture/test.ts";
import { Visitor } from "../fixture/visitor.ts";
import { like, words } from "../fixture/words.ts";

const { ban, bans, chat, gate, mask } = words.en.dashboard;
const FRANCE = "193.51.208.13";
const DEMO = "demo0000000000000000000000000000";

/** What one story sets counts for all visitors of the account. */
const test = sites.extend<{ french: () => Promise<Visitor> }>({
  french: async ({ browse, server }, use) => {
    const proxy = await TrustedProxy.before(server.port, FRANCE);
    await use(async () => {
      const context = await browse({ baseURL: proxy.address });
      const page = await context.newPage();
      await page.goto("/demo");
      return new Visitor(page);
    });
    await proxy.close();
  },
});
// Each may meet what those before it have set, which is why they stand in this order.
test.use({ house: "protection" });
test.describe.configure({ mode: "default" });

/** The widget is gone, launcher and panel, and nothing is said about it. */
async function isGone(visitor: Visitor): Promise<void> {
  await expect(visitor.page.locator("iframe#launcher")).toBeHidden();
  await expect(visitor.page.locator("iframe#webWidget")).toBeHidden();
}

test("the pages are French and fit a phone", async ({ attend }) => {
  const { page } = await attend("camille", { screen: "phone", language: "fr" });
  const french = words.fr.dashboard;
  await page.goto("/settings/banned");
  await expect(page.getByRole("heading", { name: french.bans.nobody })).toBeVisible();
  await axeFindsNothing(page, "banned, French, phone");
  await page.goto("/settings/widgets");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.getByRole("link", { name: french.gate.security }).click();
  await page.getByRole("switch", { name: french.gate.countries.on }).press("Space");
  await page.getByRole("combobox", { name: french.gate.countries.add }).fill("alle");
  await page.getByRole("option", { name: "Allemagne", exact: true }).click();
  await expect(page.getByRole("list", { name: french.gate.countries.blocked })).toContainText("Allemagne");
  await axeFindsNothing(page, "security, French, phone");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});

test("a blocked country has no chat, from one moment to the next and without a word", async ({
  attend,
  french,
  visit,
}) => {
  const anna = await attend("anna");
  const camille = await attend("camille");
  const near = await visit();
  const far = await french();
  const heard: string[] = [];
  far.page.on("console", (message) => heard.push(message.text()));
  await far.startsTalking("Bonjour de loin");
  await expect(anna.row("Bonjour de loin")).toBeVisible();
  await near.open();

  const { page } = camille;
  await security(page);
  await axeFindsNothing(page, "security");
  await page.getByRole("switch", { name: gate.countries.on }).press("Space");
  const search = page.getByRole("combobox", { name: gate.countries.add });
  for (const country of ["Belgium", "France"]) {
    await search.fill(country.slice(0, 4));
    await page.getByRole("option", { name: country, exact: true }).click();
  }
  const tiles = page.getByRole("list", { name: gate.countries.blocked });
  await expect(tiles.getByRole("listitem")).toHaveText(["Belgium", "France"]);
  await tiles.getByRole("button", { name: like(gate.remove, { name: "Belgium" }) }).click();
  await axeFindsNothingInLightAndDark(page, "countries");
  await saved(page, gate.save);

  await isGone(far);
  await expect(near.composer).toBeVisible();
  await far.page.reload();
  await expect(far.page.getByRole("heading").first()).toBeVisible();
  await near.send("I am still here");
  await near.hasReceiptFor("I am still here");
  await isGone(far);
  expect(heard).toEqual([]);
  // Nor is there one for who does without the widget.
  const raw = await far.page.request.post("/live/visitor/stream", {
    headers: { "content-type": "text/plain", origin: new URL(far.page.url()).origin },
    data: JSON.stringify({
      type: "hello",
      version: 1,
      key: DEMO,
      page: { url: far.page.url(), title: "" },
      language: "fr",
    }),
  });
  expect(await raw.text()).toMatch(/event: ?close\ndata: ?4204/);

  await page.reload();
  await tiles.getByRole("button", { name: like(gate.remove, { name: "France" }) }).click();
  await saved(page, gate.save);
  await far.page.reload();
  await expect(far.log).toContainText("Bonjour de loin");
});

test("a visitor is banned from within the chat, found, lifted, and back", async ({ attend, visit }) => {
  const anna = await attend("anna");
  const visitor = await visit();
  const bystander = await visit();
  const heard: string[] = [];
  visitor.page.on("console", (message) => heard.push(message.text()));
  await visitor.startsTalking("You are all fools");
  await bystander.startsTalking("Hello, you");
  await anna.serves("You are all fools");
  await visitor.composer.fill("And one more thing");

  await anna.page.getByRole("button", { name: chat.actions }).click();
  await anna.page.getByRole("menuitem", { name: chat.ban }).click();
  const dialog = anna.page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: ban.reason }).fill("Rude to everybody");
  await dialog.getByRole("combobox", { name: ban.until }).selectOption({ label: ban.span.week });
  await axeFindsNothingInLightAndDark(anna.page, "banning a visitor");
  await dialog.getByRole("button", { name: ban.ban, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(anna.page.getByText(chat.overLong)).toBeVisible();
  await isGone(visitor);
  await visitor.page.reload();
  await expect(visitor.page.getByRole("heading").first()).toBeVisible();
  await bystander.send("Still with you");
  await bystander.hasReceiptFor("Still with you");
  await isGone(visitor);
  expect(heard).toEqual([]);

  const { page } = await attend("camille");
  await page.goto("/settings/banned");
  await expect(page.getByRole("listitem").filter({ hasText: "Rude to everybody" })).toContainText("Anna Keller");
  await axeFindsNothingInLightAndDark(page, "who is banned");
  await page.getByRole("button", { name: bans.add }).click();
  const adding = page.getByRole("dialog");
  const network = adding.getByRole("textbox", { name: bans.network });
  await network.fill("0.0.0.0/0");
  await adding.getByRole("button", { name: ban.ban, exact: true }).click();
  await expect(adding.getByText(bans.fault.too_wide)).toBeVisible();
  await axeFindsNothing(page, "banning an address");
  await network.fill("203.0.113.0/24");
  await adding.getByRole("button", { name: ban.ban, exact: true }).click();
  await expect(adding).toBeHidden();
  const rows = page.locator("main ul li");
  await expect(rows).toHaveCount(2);
  await page.getByRole("searchbox", { name: bans.search }).fill("203.0.113.77");
  await expect(rows).toHaveCount(1);
  await page.getByRole("searchbox", { name: bans.search }).fill("nobody at all");
  await expect(page.getByText(bans.nothing)).toBeVisible();
  await page.getByRole("searchbox", { name: bans.search }).fill("");
  await page.getByRole("radio", { name: bans.kind.visitor }).press("Space");
  await expect(rows).toHaveCount(1);
  await page.getByRole("radio", { name: bans.kind.all }).press("Space");
  await expect(rows).toHaveCount(2);
  await page.getByRole("checkbox", { name: bans.all }).check();
  await page.getByRole("button", { name: like(bans.liftSome_other, { count: "2" }) }).click();
  await expect(page.getByText(bans.nobody, { exact: true })).toBeVisible();
  await axeFindsNothing(page, "nobody is banned");

  await visitor.page.reload();
  await visitor.panel.getByRole("button", { name: visitor.words.startNew }).click();
  await expect(visitor.composer).toHaveValue("And one more thing");
  await visitor.send("I am sorry");
  await visitor.hasReceiptFor("I am sorry");
});

test("a card's number is dots for everybody, and whoever is too fast loses nothing", async ({
  server,
  attend,
  visit,
}) => {
  const anna = await attend("anna");
  const { page } = await attend("camille");
  await security(page);
  await page.getByRole("switch", { name: mask.cards }).press("Space");
  await page.getByRole("button", { name: mask.add }).click();
  await page.getByRole("textbox", { name: mask.name }).fill("Customer");
  await page.getByRole("textbox", { name: mask.pattern }).fill("KD-[0-9{6}");
  await page.getByRole("button", { name: mask.save }).click();
  await expect(page.getByText(mask.fault.invalid)).toBeVisible();
  await page.getByRole("textbox", { name: mask.pattern }).fill("KD-[0-9]{6}");
  await page.getByRole("textbox", { name: mask.try }).fill("kd-123456 pays by 4111-1111-1111-1111");
  await page.getByRole("button", { name: mask.tryIt }).click();
  await expect(page.getByText("••••••••• pays by ••••-••••-••••-1111")).toBeVisible();
  await saved(page, mask.save);
  await page.getByRole("textbox", { name: gate.pace.messages }).fill("9");
  await page.getByRole("button", { name: gate.pace.save }).click();
  await expect(page.getByText(like(gate.pace.range, { least: "10", most: "600" }))).toBeVisible();
  await axeFindsNothingInLightAndDark(page, "masking and limits");
  await page.getByRole("textbox", { name: gate.pace.messages }).fill("10");
  await saved(page, gate.pace.save);

  const visitor = await visit();
  await visitor.open();
  await visitor.send("I am KD-123456, card 4111 1111 1111 1111");
  await expect(visitor.log).toContainText("I am •••••••••, card •••• •••• •••• 1111");
  await anna.serves("I am •••••••••");
  await expect(anna.log).toContainText("card •••• •••• •••• 1111");
  await visitor.composer.pressSequentially("Or 5555 5555 5555 4444");
  // Not even the last four before it is sent: shown digit by digit, the whole number would have been read.
  await expect(anna.peek).toHaveText("Or •••• •••• •••• ••••");
  await visitor.composer.fill("");

  const texts = Array.from({ length: 12 }, (_, n) => `Line ${n + 1}`);
  // All come at once, however slowly they are written.
  server.freeze();
  for (const text of texts) await visitor.send(text);
  server.thaw();
  await expect(visitor.panel.getByText(visitor.words.held)).toBeVisible();
  await expect(visitor.panel.getByText(visitor.words["refused.other"])).toHaveCount(0);
  await axeFindsNothing(visitor.page, "too fast");
  await visitor.composer.fill("What I write meanwhile stays");
  await visitor.hasReceiptFor("Line 12");
  await expect(visitor.panel.getByText(visitor.words.held)).toBeHidden();
  await expect(visitor.composer).toHaveValue("What I write meanwhile stays");
  expect((await visitor.said()).slice(1)).toEqual(texts.map((text) => `visitor: ${text}`));
  await expect(anna.log).toContainText("Line 12");
  expect((await anna.said()).slice(1)).toEqual(texts.map((text) => `visitor: ${text}`));
});

test("who floods is held, in French on a phone and across a reload, and who is next to them is not", async ({
  server,
  attend,
  visit,
}) => {
  const { page } = await attend("camille");
  const headers = { Origin: new URL(page.url()).origin };
  const { version, pace } = await (await page.request.get("/api/pace")).json();
  const data = { base: version, pace: { ...pace, messages: 10 } };
  expect((await page.request.put("/api/pace", { headers, data })).status()).toBe(200);

  const flooder = await visit({ screen: "phone", language: "fr", page: "/demo/fr/index.html" });
  const neighbour = await visit();
  await flooder.startsTalking("Un");
  const texts = Array.from({ length: 11 }, (_, n) => `Ligne ${n + 1}`);
  server.freeze();
  for (const text of texts) await flooder.send(text);
  server.thaw();
  await expect(flooder.panel.getByText(flooder.words.held)).toBeVisible();
  await flooder.composer.fill("Et encore ceci");
  await flooder.page.reload();
  await neighbour.startsTalking("Nobody holds me");
  await flooder.launcher.click();
  await expect(flooder.composer).toHaveValue("Et encore ceci");
  await flooder.hasReceiptFor("Ligne 11");
  await expect(flooder.panel.getByText(flooder.words.held)).toBeHidden();
  expect(await flooder.said()).toEqual(["Un", ...texts].map((text) => `visitor: ${text}`));
  await expect(flooder.composer).toHaveValue("Et encore ceci");
});

test("on a page that is not listed there is no chat, and its developer finds one line", async ({
  attend,
  browse,
  site,
}) => {
  const address = await site(plain);
  const elsewhere = await (await browse()).newPage();
  const said: string[] = [];
  elsewhere.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  await elsewhere.goto(address);
  await expect(elsewhere.locator("iframe#launcher")).toBeVisible();

  const { page } = await attend("camille");
  await security(page);
  await page.getByRole("switch", { name: gate.domains.on }).press("Space");
  await page.getByRole("button", { name: gate.save }).click();
  await expect(page.getByText(gate.domains.needed)).toBeVisible();
  const box = page.getByRole("textbox", { name: gate.domains.add });
  await box.fill("https://Shop.example/basket, *.many.example not_a_domain!");
  await box.press("Enter");
  const tiles = page.getByRole("list", { name: gate.domains.allowed });
  await page.getByRole("button", { name: gate.save }).click();
  await expect(tiles.getByRole("listitem").first()).toContainText(gate.domains.invalid);
  await axeFindsNothingInLightAndDark(page, "domains with a fault");
  await tiles.getByRole("button", { name: like(gate.remove, { name: "not_a_domain!" }) }).click();
  await saved(page, gate.save);
  await expect(tiles.getByRole("listitem")).toHaveText(["shop.example", "*.many.example"]);

  await expect(elsewhere.locator("iframe#launcher")).toBeHidden();
  await expect(() => expect(said).toHaveLength(1)).toPass();
  await elsewhere.reload();
  await expect(() => expect(said).toHaveLength(2)).toPass();
  for (const line of said)
    expect(line).toMatch(/^warning: Causerie: chat is not offered here, since this page's domain/);
  await expect(elsewhere.locator("iframe#launcher")).toBeHidden();

  await page.getByRole("button", { name: like(gate.domains.allow, { name: "127.0.0.1" }) }).click();
  await saved(page, gate.save);
  await elsewhere.reload();
  await expect(elsewhere.locator("iframe#launcher")).toBeVisible();
});
