import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { axeFindsNothing, axeFindsNothingAnywhere } from "../fixture/axe.ts";
import { ForeignSite } from "../fixture/foreign.ts";
import { tabTo } from "../fixture/keyboard.ts";
import { publishes } from "../fixture/look.ts";
import { picture } from "../fixture/pictures.ts";
import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";
import { like, words } from "../fixture/words.ts";

const en = words.en.dashboard.widget;
const invitation = "Questions about a lamp? Ask us.";
const shop = "#content > *, footer > *, header > *";

test.use({ restyles: true });

const card = (page: Page) => page.frameLocator("#launcher").getByRole("region");
const box = (page: Page) => card(page).getByRole("textbox");

/** The page on which the only widget's look is set. */
async function openLook(page: Page): Promise<Locator> {
  await page.getByRole("link", { name: words.en.dashboard.app.settings }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  const group = page.getByRole("region", { name: en.look.badge, exact: true });
  await expect(group).toBeVisible();
  return group;
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("region", { name: en.look.state }).getByRole("button", { name: en.look.publish }).click();
  await expect(page.getByText(en.look.same)).toBeVisible();
}

/** Lets visitors see a badge, without the screen on which that is said. */
const invite = (admin: APIRequestContext, badge: object = {}): Promise<void> =>
  publishes(admin, (look) => Object.assign(look.badge, { shown: true, text: invitation }, badge));

test("each option of the badge is seen on a page that is open, without a reload", async ({ attend, visit }) => {
  const { page } = await attend("camille");
  const visitor = await visit();
  const seen = card(visitor.page);
  await expect(visitor.launcher).toHaveAccessibleName(/online/);
  await expect(seen).toBeHidden();
  const group = await openLook(page);
  const preview = page.frameLocator(`iframe[title="${en.look.preview}"]`);

  await group.getByRole("switch", { name: en.field.badgeShown }).press("Space");
  const text = group.getByLabel(en.field.badgeText, { exact: true });
  await expect(text).toHaveAccessibleDescription(new RegExp(en.fault.empty));
  await text.fill("<b>Ask</b> مرحبا");
  await expect(card(preview as unknown as Page)).toContainText("<b>Ask</b> مرحبا");
  await publish(page);
  await expect(seen).toContainText("<b>Ask</b> مرحبا");

  await group.getByLabel(en.field.badgeColor, { exact: true }).fill("#1f2a44");
  await publish(page);
  await expect(seen).toHaveCSS("background-color", "rgb(31, 42, 68)");
  await expect(seen).toHaveCSS("color", "rgb(255, 255, 255)");

  await group.getByRole("switch", { name: like(en.look.auto, { name: en.field.badgeTextColor }) }).press("Space");
  await group.getByLabel(en.field.badgeTextColor, { exact: true }).fill("#1f2b45");
  await expect(group.getByText(/contrast 1\.\d to 1/)).toBeVisible();
  await group.getByLabel(en.field.badgeTextColor, { exact: true }).fill("#ffe08a");
  await publish(page);
  await expect(seen).toHaveCSS("color", "rgb(255, 224, 138)");

  const shown = seen.locator("img");
  for (const [layout, name] of [
    ["image_left", en.look.badgeLeft],
    ["image_right", en.look.badgeRight],
    ["image_only", en.look.badgeImageOnly],
    ["text_only", en.look.badgeTextOnly],
  ] as const) {
    await group.getByRole("radiogroup", { name: en.field.badgeLayout }).getByText(name, { exact: true }).click();
    if (layout === "image_left") {
      const image = group.getByRole("group", { name: en.field.badgeImage }).getByRole("button").first();
      await expect(image).toHaveAccessibleDescription(new RegExp(en.fault.empty));
      const asking = page.waitForEvent("filechooser");
      await image.click();
      await (await asking).setFiles(picture([240, 180, 60]));
      await expect(group.getByRole("img", { name: en.field.badgeImage })).toBeVisible();
    }
    await publish(page);
    await expect(seen).toHaveClass(new RegExp(layout));
    await expect(shown).toBeVisible({ visible: layout !== "text_only" });
  }

  await page.getByRole("radiogroup", { name: en.field.placeSide }).getByText(en.look.left).click();
  await publish(page);
  await expect.poll(async () => (await seen.boundingBox())?.x).toBe(20);

  await group.getByRole("switch", { name: en.field.badgeShown }).press("Space");
  await publish(page);
  await expect(seen).toBeHidden();
});

test("what is wrong with the badge is said beside its field", async ({ attend }) => {
  const { page } = await attend("camille");
  const group = await openLook(page);
  const text = group.getByLabel(en.field.badgeText, { exact: true });
  await text.fill("x".repeat(121));
  await expect(text).toHaveAccessibleDescription(new RegExp(en.fault.too_long));
  await group.getByLabel(en.field.badgeColor, { exact: true }).fill("white");
  await expect(group.getByLabel(en.field.badgeColor, { exact: true })).toHaveAccessibleDescription(
    new RegExp(en.fault.no_color),
  );
  await axeFindsNothing(page, "badge, faults");
});

test("the first message is written in the badge and arrives once", async ({ server, admin, attend, visit }) => {
  await invite(admin);
  const agent = await attend("anna");
  const visitor = await visit();
  await box(visitor.page).fill("Does it come in black?");
  await box(visitor.page).press("Enter");
  await visitor.hasReceiptFor("Does it come in black?");
  await expect(visitor.composer).toBeFocused();
  await expect(card(visitor.page)).toBeHidden();
  await agent.serves("Does it come in black?");
  await agent.send("It does");
  await visitor.panel.getByRole("button", { name: visitor.words.minimise }).click();
  await expect(visitor.launcher).toHaveAttribute("aria-expanded", "false");
  await expect(card(visitor.page)).toBeHidden();
  await visitor.page.reload();
  await expect(visitor.launcher).toHaveAccessibleName(/online/);
  await expect(card(visitor.page)).toBeHidden();
  await visitor.launcher.click();
  await allAgree({ visitors: [visitor], agents: [agent], server }, [
    "visitor: Does it come in black?",
    "agent: It does",
  ]);
});

for (const screen of ["desktop", "phone"] as const) {
  test(`the first message survives slow code and a reload in mid-send, on a ${screen}`, async ({
    server,
    admin,
    attend,
    visit,
  }) => {
    await invite(admin);
    const agent = await attend("anna");
    const visitor = await visit({ screen });
    const text = `Sent from a ${screen} before anything was there`;
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await visitor.page.route("**/widget/{client,panel}-*.js", async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    await box(visitor.page).fill(text);
    await box(visitor.page).press("Enter");
    await expect(visitor.launcher).toHaveAttribute("aria-busy", "true");
    // The page is not loaded before all its scripts are.
    await visitor.page.reload({ waitUntil: "commit" });
    const coming = visitor.page.waitForResponse("**/widget/client-*.js");
    release();
    await coming;
    server.freeze();
    const again = visitor.page.reload({ waitUntil: "commit" });
    server.thaw();
    await again;
    await agent.serves(text);
    if (screen === "phone") await visitor.open();
    await allAgree({ visitors: [visitor], agents: [agent], server }, [`visitor: ${text}`]);
  });
}

test("a badge that was closed stays away, after a reload and on the next page", async ({ admin, attend, visit }) => {
  await invite(admin);
  await attend("anna");
  const visitor = await visit();
  const { page } = visitor;
  await card(page).getByRole("button", { name: visitor.words.close }).click();
  await expect(card(page)).toBeHidden();
  await expect(visitor.launcher).toBeFocused();
  for (const go of [() => page.reload(), () => page.getByRole("link", { name: "Delivery" }).first().click()]) {
    await go();
    await expect(visitor.launcher).toHaveAccessibleName(/online/);
    await expect(card(page)).toBeHidden();
  }
  // Somebody else sees it: it was closed, not switched off.
  await expect(card((await visit()).page)).toBeVisible();
});

test("the badge goes when nobody is there, and what was typed goes on in the panel", async ({ attend, visit }) => {
  const agent = await attend("camille");
  await invite(agent.page.request);
  const visitor = await visit();
  await expect(card(visitor.page)).toBeVisible();
  await agent.chooses("away");
  await expect(card(visitor.page)).toBeHidden();
  await agent.chooses("online");
  await box(visitor.page).pressSequentially("Half a sen");
  await agent.chooses("invisible");
  await expect(visitor.field("message")).toBeFocused();
  await visitor.page.keyboard.type("tence");
  await expect(visitor.field("message")).toHaveValue("Half a sentence");
});

test("the badge can be used by keyboard alone", async ({ attend, visit }) => {
  const agent = await attend("camille");
  await invite(agent.page.request);
  const visitor = await visit();
  const { page } = visitor;
  await expect(card(page)).toBeVisible();
  await tabTo(page, box(page));
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await visitor.hasReceiptFor("By keyboard");
  await expect(visitor.composer).toBeFocused();
});

test("the badge breaks no rule of a strict page and stands up to hostile styles", async ({
  server,
  attend,
  visit,
  complaints,
}) => {
  const admin = await attend("camille");
  const sent = await admin.page.request.post("/api/pictures?use=badge", {
    headers: { Origin: server.address, "Content-Type": "image/png" },
    data: picture([240, 180, 60]).buffer,
  });
  const { path } = await sent.json();
  await invite(admin.page.request, { layout: "image_left", image: path });
  const chat = server.address;
  const snippet = `${chat}/snippet.js?key=demo0000000000000000000000000000`;
  const hostile = `* { all: unset !important; display: none !important; opacity: 0 !important }
    html, body { display: block !important; opacity: 1 !important } iframe { clip-path: inset(50%) !important; width: 1px !important }`;
  const policy = `default-src 'none'; script-src 'nonce-R' 'strict-dynamic'; style-src 'nonce-R'; img-src ${chat};
    connect-src ${chat} ${chat.replace("http", "ws")}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;
  const site = await ForeignSite.serve(
    `<!doctype html><html lang="en"><title>Strict</title><style nonce="R">${hostile}</style><body><script async nonce="R" src="${snippet}"></script>`,
    { "content-security-policy": policy.replace(/\s+/g, " ") },
  );
  const visitor = await visit({ page: site.address });
  await expect(card(visitor.page)).toContainText(invitation);
  await expect(card(visitor.page).locator("img")).toHaveJSProperty("naturalWidth", 300);
  await box(visitor.page).fill("A badge on a strict page");
  await box(visitor.page).press("Enter");
  await visitor.hasReceiptFor("A badge on a strict page");
  expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
  await site.close();
});

test("in French the page where the look is set fits a phone", async ({ attend }) => {
  const { page } = await attend("camille", { screen: "phone", language: "fr" });
  const { widgets } = await (await page.request.get("/api/widgets")).json();
  await page.goto(`/settings/widgets/${widgets[0].id}`);
  await expect(page.getByRole("radiogroup", { name: words.fr.dashboard.widget.field.badgeLayout })).toBeVisible();
  const wide = await page
    .getByRole("main")
    .evaluate((main) =>
      [main, ...main.querySelectorAll("*")]
        .filter((one) => getComputedStyle(one).overflowX === "auto" && one.scrollWidth > one.clientWidth)
        .map((one) => `${one.className}: ${one.scrollWidth} in ${one.clientWidth}`),
    );
  expect(wide, "what scrolls sideways").toEqual([]);
});

test("axe finds nothing in the badge and where it is set", async ({ attend, visit }) => {
  const place = { reducedMotion: "reduce" } as const;
  const { page } = await attend("camille", place);
  await invite(page.request);
  await openLook(page);
  await axeFindsNothingAnywhere(page, "appearance with a badge");
  for (const [speaks, path] of [
    ["en", "/demo"],
    ["ar", "/demo/ar/"],
  ] as const) {
    const visitor = await visit({ ...place, screen: "phone", speaks, page: path });
    await expect(card(visitor.page)).toBeVisible();
    await axeFindsNothingAnywhere(visitor.page, `badge, ${speaks}`, { without: shop, back: "phone" });
  }
});
