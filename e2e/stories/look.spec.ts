import type { Page } from "@playwright/test";
import { axeFindsNothing, axeFindsNothingAnywhere } from "../fixture/axe.ts";
import { keptDraft, version } from "../fixture/look.ts";
import { expect, test } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";

const en = words.en.dashboard.widget;

test.use({ restyles: true });

/** The page on which the only widget's look is set. */
async function openLook(page: Page): Promise<void> {
  await page.getByRole("link", { name: words.en.dashboard.app.settings }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByLabel(en.field.title, { exact: true })).toBeVisible();
}

const publish = (page: Page) =>
  page.getByRole("region", { name: en.look.state }).getByRole("button", { name: en.look.publish }).click();

const published = (page: Page) => expect(page.getByText(en.look.same)).toBeVisible();

test("what an administrator publishes is seen on a page that is open, without a reload", async ({ attend, visit }) => {
  const { page } = await attend("camille");
  const visitor = await visit();
  await visitor.open();
  const head = visitor.panel.locator(".head");
  const launcher = visitor.page.locator("#launcher");
  await expect(head).toContainText("Maison Lumen");
  await openLook(page);

  await page.getByLabel(en.field.title, { exact: true }).fill("Ask the lamp makers");
  await page.getByLabel(en.field.color, { exact: true }).fill("#ffe14d");
  await page.getByLabel(en.field.launcherLabel, { exact: true }).fill("Ask us");
  await page.getByRole("radiogroup", { name: en.field.placeSide }).getByText(en.look.left).click();
  await page.getByLabel(en.field.placeX, { exact: true }).fill("40");
  await page.getByLabel(en.field.placeY, { exact: true }).fill("60");
  await page.getByLabel(en.field.conciergeName, { exact: true }).fill("Zoé and Ravi");
  await page.getByLabel(en.field.conciergeByline, { exact: true }).fill("Here until six");
  const preview = page.frameLocator(`iframe[title="${en.look.preview}"]`).frameLocator("#webWidget");
  await expect(preview.locator(".head")).toContainText("Zoé and Ravi");
  await expect(head).toContainText("Maison Lumen");
  await expect(page.getByRole("region", { name: en.look.state })).toContainText(en.field.title);

  await publish(page);
  await published(page);
  await expect(head).toContainText("Zoé and Ravi");
  await expect(head).toContainText("Here until six");
  await expect(head).toHaveCSS("color", "rgb(0, 0, 0)");
  await expect(visitor.panel.locator("h1")).toHaveCSS("color", "rgb(0, 0, 0)");
  await expect(launcher).toHaveCSS("left", "28px");
  await expect(launcher).toHaveCSS("bottom", "48px");
  await expect(visitor.launcher).toContainText("Ask us");
  await expect(visitor.launcher).toHaveCSS("background-color", "rgb(255, 225, 77)");
  await expect(visitor.page.locator("#webWidget")).toHaveCSS("left", "40px");
  await expect.poll(() => visitor.panel.locator("body").evaluate(() => document.title)).toBe("Ask the lamp makers");
});

test("what else can be set is seen on open pages too, on a desktop and on a phone", async ({ attend, visit }) => {
  const { page } = await attend("camille");
  const visitor = await visit({ colorScheme: "light" });
  const phone = await visit({ screen: "phone" });
  await visitor.open();
  await openLook(page);
  const choose = (group: string, choice: string) =>
    page.getByRole("radiogroup", { name: group }).getByText(choice, { exact: true }).click();

  await page.getByLabel(en.field.color, { exact: true }).fill("#0b3d2e");
  await page
    .getByRole("switch", { name: en.look.auto.replace("{{name}}", en.field.textColor), exact: true })
    .press("Space");
  await page.getByLabel(en.field.textColor, { exact: true }).fill("#ffe9b0");
  await choose(en.field.scheme, en.look.dark);
  await choose(en.field.size, en.look.large);
  await page.getByLabel(en.field.placePhoneX, { exact: true }).fill("30");
  await page.getByLabel(en.field.placePhoneY, { exact: true }).fill("44");
  await page.getByLabel(en.field.placeZIndex, { exact: true }).fill("1234");
  await publish(page);
  await published(page);
  await expect(visitor.launcher).toHaveCSS("color", "rgb(255, 233, 176)");
  await expect(visitor.panel.locator("h1")).toHaveCSS("color", "rgb(255, 233, 176)");
  await expect(visitor.panel.locator("html")).toHaveCSS("color-scheme", "dark");
  await expect(visitor.page.locator("#webWidget")).toHaveCSS("width", "420px");
  await expect(visitor.page.locator("#launcher")).toHaveCSS("z-index", "1234");
  await expect(visitor.page.locator("#launcher")).toHaveCSS("right", "8px");
  await expect(phone.page.locator("#launcher")).toHaveCSS("right", "18px");
  await expect(phone.page.locator("#launcher")).toHaveCSS("bottom", "32px");

  await page.getByRole("switch", { name: en.field.launcherHideOnPhone }).press("Space");
  await publish(page);
  await published(page);
  await expect(phone.launcher).toBeHidden();
  await expect(visitor.page.locator("#launcher")).toBeVisible();
});

test("what is wrong is said beside its field, and is not published", async ({ attend }) => {
  const { page } = await attend("camille");
  await openLook(page);
  const title = page.getByLabel(en.field.title, { exact: true });
  await title.fill("");
  await page.getByLabel(en.field.color, { exact: true }).fill("red");
  await page.getByLabel(en.field.launcherLabel, { exact: true }).fill("x".repeat(31));
  await expect(title).toHaveAccessibleDescription(new RegExp(en.fault.empty));
  await expect(page.getByLabel(en.field.color, { exact: true })).toHaveAccessibleDescription(en.fault.no_color);
  await expect(page.getByLabel(en.field.launcherLabel, { exact: true })).toHaveAccessibleDescription(
    new RegExp(en.fault.too_long),
  );
  await publish(page);
  await expect(page.getByText("3 fields are not right yet")).toBeVisible();
  await axeFindsNothing(page, "faults");
});

test("words that are hard to read are pointed out where the colour is picked, and mended for visitors", async ({
  attend,
  visit,
}) => {
  const { page } = await attend("camille");
  const visitor = await visit();
  await openLook(page);
  await page.getByLabel(en.field.color, { exact: true }).fill("#1f6f5c");
  const name = en.look.auto.replace("{{name}}", en.field.textColor);
  await page.getByRole("switch", { name, exact: true }).press("Space");
  await page.getByLabel(en.field.textColor, { exact: true }).fill("#1f8f5c");
  await expect(page.getByText(/contrast 1\.\d to 1/)).toBeVisible();
  await publish(page);
  await published(page);
  await expect(visitor.launcher).toHaveCSS("color", "rgb(255, 255, 255)");
});

test("the second of two administrators is told, and may keep both", async ({ attend, visit }) => {
  const first = await attend("camille");
  const second = await attend("camille");
  const visitor = await visit();
  await openLook(first.page);
  await openLook(second.page);
  await first.page.getByLabel(en.field.title, { exact: true }).fill("By the first");
  await publish(first.page);
  await published(first.page);
  await second.page.getByLabel(en.field.launcherLabel, { exact: true }).fill("By the second");
  await publish(second.page);
  const dialog = second.page.getByRole("dialog");
  await expect(dialog).toContainText("Camille Roche");
  await expect(dialog).toContainText(en.field.title);
  await axeFindsNothing(second.page, "conflict");
  await dialog.getByRole("button", { name: en.conflict.keep }).click();
  await expect(second.page.getByLabel(en.field.title, { exact: true })).toHaveValue("By the first");
  await publish(second.page);
  await published(second.page);
  await expect(visitor.launcher).toContainText("By the second");
  await visitor.open();
  await expect(visitor.panel.locator("h1")).toHaveText("By the first");
});

test("a draft is there after a reload, and an earlier version comes back through it", async ({ attend, visit }) => {
  const { page } = await attend("camille");
  const before = await version(page);
  const visitor = await visit();
  await openLook(page);
  const kept = keptDraft(page, "Kept");
  await page.getByLabel(en.field.launcherLabel, { exact: true }).fill("Kept");
  await kept;
  await page.reload();
  await expect(page.getByLabel(en.field.launcherLabel, { exact: true })).toHaveValue("Kept");
  await publish(page);
  await published(page);
  await expect(visitor.launcher).toContainText("Kept");

  await page.getByRole("link", { name: en.versions }).click();
  await expect(page.getByRole("button", { name: like(en.restoreName) }).first()).toBeVisible();
  await axeFindsNothing(page, "versions");
  await page.getByRole("button", { name: en.restoreName.replace("{{version}}", before), exact: true }).click();
  await expect(page.getByLabel(en.field.launcherLabel, { exact: true })).toHaveValue("");
  await publish(page);
  await published(page);
  await expect(visitor.launcher).not.toContainText("Kept");

  await page.getByLabel(en.field.launcherLabel, { exact: true }).fill("Not published");
  await page.getByRole("link", { name: en.versions }).click();
  const restore = page.getByRole("button", { name: like(en.restoreName) }).first();
  await restore.click();
  const asking = page.getByRole("dialog", { name: en.restoreAsk });
  await expect(asking).toBeVisible();
  await axeFindsNothing(page, "asking before a draft is replaced");
  await asking.getByRole("button", { name: en.restoreKeep }).click();
  await restore.click();
  await asking.getByRole("button", { name: en.restore, exact: true }).click();
  await expect(page.getByLabel(en.field.launcherLabel, { exact: true })).toHaveValue("Kept");
});

test("a draft that is not stored says so, is not left behind unasked, and is stored when that works again", async ({
  attend,
}) => {
  const { page } = await attend("camille");
  const { app, gate, department } = words.en.dashboard;
  await openLook(page);
  await expect(page).toHaveTitle(new RegExp(`${app.settings} · Causerie$`));
  const title = page.getByLabel(en.field.title, { exact: true });
  const label = page.getByLabel(en.field.launcherLabel, { exact: true });

  await test.step("with something wrong in it", async () => {
    await label.fill("Kept in the end");
    await title.fill("");
    await page.getByRole("link", { name: department.departments }).click();
    const asking = page.getByRole("dialog", { name: gate.leave.title });
    await asking.getByRole("button", { name: gate.leave.stay }).click();
    await expect(page.getByText(en.look.faultyNotKept)).toBeVisible();
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("Escape");
    await expect(title).toBeVisible();
    await title.fill("Right again");
    await expect(page.getByText(en.look.faultyNotKept)).toBeHidden();
  });

  await test.step("without a line, which throws nothing away that is typed", async () => {
    await page.route("**/draft", (route) => route.abort());
    await title.fill("Without a line");
    await expect(page.getByText(en.look.notKept)).toBeVisible();
    // The name is stored, and then the list of widgets does not come.
    await page.route("**/api/widgets", (route) => route.abort());
    await page.getByRole("button", { name: en.rename }).click();
    await page.getByRole("dialog").getByRole("button", { name: en.save, exact: true }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("button", { name: en.rename })).toBeFocused();
    await expect(title).toHaveValue("Without a line");
    await page.unrouteAll();
    await expect(page.getByText(en.look.notKept)).toBeHidden();
  });

  await test.step("with more typed while leaving waits for the server", async () => {
    let arrives = () => {};
    const arrived = new Promise<void>((go) => {
      arrives = go;
    });
    await page.route("**/draft", async (route) => {
      await arrived;
      await route.continue();
    });
    const leaves = page.waitForRequest("**/draft");
    await title.fill("Half a ti");
    await page.getByRole("link", { name: department.departments }).click();
    await leaves;
    await title.fill("Half a title, and the other half");
    arrives();
    await page.waitForURL("**/departments");
    await page.unrouteAll();
    await page.goBack();
  });

  await page.reload();
  await expect(title).toHaveValue("Half a title, and the other half");
  await expect(label).toHaveValue("Kept in the end");
});

test("a draft on its way does not outlive what is published, and what is typed meanwhile is kept", async ({
  attend,
}) => {
  const { page } = await attend("camille");
  const { gate, department } = words.en.dashboard;
  await openLook(page);
  const title = page.getByLabel(en.field.title, { exact: true });
  const order: string[] = [];
  let draft = () => {};
  let version = () => {};
  const drafted = new Promise<void>((go) => {
    draft = go;
  });
  const versioned = new Promise<void>((go) => {
    version = go;
  });
  await page.route(/\/draft$/, async (route) => {
    await drafted;
    order.push(route.request().method());
    await route.continue();
  });
  await page.route(/\/versions$/, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    order.push("publish");
    await versioned;
    await route.continue();
  });
  const leaves = page.waitForRequest(/\/draft$/);
  await title.fill("Lamps by mail");
  await leaves;
  await publish(page);
  draft();
  await expect.poll(() => order).toEqual(["PUT", "publish"]);
  await title.fill("Lamps by post");
  version();
  await expect(page.getByRole("region", { name: en.look.state })).toContainText(en.field.title);
  await expect(title).toHaveValue("Lamps by post");
  await publish(page);
  await published(page);
  await page.reload();
  await published(page);
  await expect(title).toHaveValue("Lamps by post");

  await test.step("whoever leaves meanwhile is asked about what was typed after", async () => {
    await page.unrouteAll();
    let arrives = () => {};
    const arrived = new Promise<void>((go) => {
      arrives = go;
    });
    await page.route(/\/versions$/, async (route) => {
      if (route.request().method() === "POST") await arrived;
      await route.continue();
    });
    await title.fill("Lamps by hand");
    const publishes = page.waitForRequest((one) => one.method() === "POST" && one.url().endsWith("/versions"));
    await publish(page);
    await publishes;
    await page.getByRole("link", { name: department.departments }).click();
    await title.fill("Lamps by hand, from Lyon");
    arrives();
    const asking = page.getByRole("dialog", { name: gate.leave.title });
    await asking.getByRole("button", { name: gate.leave.stay }).click();
    await expect(title).toHaveValue("Lamps by hand, from Lyon");
  });
});

test("a widget is added and renamed by keyboard alone", async ({ attend }) => {
  const { page } = await attend("camille");
  await page.getByRole("link", { name: words.en.dashboard.app.settings }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(en.newName)).toBeVisible();
  await axeFindsNothing(page, "widgets");
  await page.getByLabel(en.newName).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(en.newName)).toHaveAccessibleDescription(new RegExp(en.fault.empty));
  await page.keyboard.type("Second shop");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Second shop");
  await page.getByRole("button", { name: en.rename }).press("Enter");
  await expect(page.getByRole("dialog").getByLabel(en.newName)).toBeFocused();
  // The preview comes when it comes, and leaves the focus where it is.
  const preview = page.frameLocator(`iframe[title="${en.look.preview}"]`).frameLocator("#webWidget");
  await expect(preview.getByRole("textbox")).toBeVisible();
  await expect(page.getByRole("dialog").getByLabel(en.newName)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Other shop");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Other shop");
});

test("axe finds nothing where the look is set", async ({ attend }) => {
  const { page } = await attend("camille", { reducedMotion: "reduce" });
  await openLook(page);
  await axeFindsNothingAnywhere(page, "appearance");
});

test("an agent finds their own settings and no widgets", async ({ attend }) => {
  const { page } = await attend("anna");
  const { app, agent } = words.en.dashboard;
  await page.getByRole("link", { name: app.settings }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(agent.profile.title);
  await expect(page.getByRole("link", { name: en.widgets })).toHaveCount(0);
  for (const path of ["/settings", "/settings/widgets"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/settings\/profile$/);
  }
  await page.goto("/settings/nowhere");
  await expect(page.getByRole("heading", { name: app.notFound.title })).toBeVisible();
  await axeFindsNothing(page, "an address that leads nowhere");
  await page.getByRole("link", { name: app.notFound.back }).click();
  await expect(page).toHaveURL(/\/chats$/);
});
