import type { Page } from "@playwright/test";
import { people } from "../fixture/agent.ts";
import { expect, test } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";

const { security, app, chat, gate } = words.en.dashboard;
const { profile } = words.en.dashboard.agent;

async function fillIn(page: Page, values: Record<string, string>): Promise<void> {
  for (const label in values) await page.getByLabel(label, { exact: true }).fill(values[label] ?? "");
}

/** Notifications are offered once, after the first sign-in of a browser. */
async function comesIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: security.notify.later }).click();
  await expect(page.getByRole("region", { name: chat.list })).toBeVisible();
}

async function signsOut(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: like(app.menu, { name }) }).click();
  await page.getByRole("button", { name: app.signOut }).click();
  await expect(page.getByRole("heading", { name: security.signIn.title })).toBeVisible();
}

test("an agent mistypes the password, signs in, and signs out for good", async ({ browse }) => {
  const context = await browse();
  const page = await context.newPage();
  await page.goto("/");
  const { email, password, name } = people.louis;
  await fillIn(page, { [security.email]: email, [security.password]: "demo-louis-causerle" });
  await page.getByRole("button", { name: security.signIn.submit }).click();
  await expect(page.getByRole("alert")).toHaveText(security.trouble.invalid);
  await fillIn(page, { [security.password]: password });
  await page.getByLabel(security.password, { exact: true }).press("Enter");
  await comesIn(page);

  await page.goto("/settings/profile");
  await page.getByLabel(profile.name, { exact: true }).fill("Louis the Little");
  const menu = page.getByRole("button", { name: like(app.menu, { name }) });
  const out = page.getByRole("button", { name: app.signOut });
  await menu.click();
  await out.click();
  const asking = page.getByRole("dialog", { name: gate.leave.title });
  await asking.getByRole("button", { name: gate.leave.stay }).click();
  await expect(page.getByLabel(profile.name, { exact: true })).toHaveValue("Louis the Little");
  await page.route("**/api/session", (route) => route.abort());
  await menu.click();
  await out.click();
  await asking.getByRole("button", { name: gate.leave.go }).click();
  await expect(page.getByText(app.notSignedOut)).toBeVisible();
  await page.unroute("**/api/session");

  const opening = page.waitForEvent("websocket");
  await page.goto("/chats");
  const closed = (await opening).waitForEvent("close");
  await signsOut(page, name);
  await closed;
  expect((await context.request.get("/api/session")).status()).toBe(401);
  await page.goBack();
  await page.goto("/chats");
  await expect(page.getByRole("heading", { name: security.signIn.title })).toBeVisible();
});

test("signing out in one tab shows the sign-in in the other, whose chat is back afterwards", async ({
  visit,
  attend,
}) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.startsTalking("Do not go away");
  await agent.serves("Do not go away");
  await agent.composer.fill("I will be ba");
  const other = await agent.page.context().newPage();
  await other.goto("/chats");
  await signsOut(other, agent.name);
  await expect(agent.page.getByText(security.signIn.ended)).toBeVisible();
  await fillIn(agent.page, { [security.email]: people.anna.email, [security.password]: people.anna.password });
  await agent.page.getByRole("button", { name: security.signIn.submit }).click();
  await agent.page.getByRole("button", { name: security.notify.later }).click();
  await expect(agent.composer).toHaveValue("I will be ba");
  await expect(agent.log).toContainText("Do not go away");
});

test.describe("on the first start", () => {
  test.use({ demo: false });

  test("the one-time link makes the administrator, once", async ({ server, browse }) => {
    const line = server.lines.find((one) => one.startsWith("first administrator: "));
    const link = line?.slice("first administrator: ".length) ?? "no link was printed";
    const page = await (await browse()).newPage();
    await page.goto(link);
    const { setup } = security;
    await fillIn(page, {
      [setup.account]: "Atelier Nord",
      [setup.name]: "Ines Moreau",
      [security.email]: "ines@example.com",
      [security.password]: "short",
    });
    await page.getByRole("button", { name: setup.submit }).click();
    await expect(page.getByRole("button", { name: setup.submit })).toBeVisible();
    await fillIn(page, { [security.password]: "lanterns over the river" });
    await page.getByRole("button", { name: setup.submit }).click();
    await comesIn(page);
    await expect(page.getByText(/snippet\.js\?key=/)).toBeVisible();
    await signsOut(page, "Ines Moreau");

    await page.goto(link);
    await expect(page.getByRole("heading", { name: setup.gone })).toBeVisible();
    await page.getByRole("link", { name: setup.toSignIn }).click();
    await fillIn(page, { [security.email]: "Ines@Example.com", [security.password]: "lanterns over the river" });
    await page.getByRole("button", { name: security.signIn.submit }).click();
    await expect(page.getByRole("region", { name: chat.list })).toBeVisible();
  });
});
