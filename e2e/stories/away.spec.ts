import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";
import { like } from "../fixture/words.ts";

test("nobody is there: the widget takes a message, and gives the text back once somebody comes", async ({
  server,
  visit,
  attend,
}) => {
  const visitor = await visit();
  await expect(visitor.launcher).toHaveAccessibleName(/offline/);
  await visitor.launcher.click();
  await expect(visitor.panel.getByText(visitor.words.formOffline)).toBeVisible();
  await visitor.field("message").fill("Are you there?");
  await visitor.page.reload();
  await expect(visitor.field("message")).toHaveValue("Are you there?");

  const agent = await attend("anna");
  await expect(visitor.composer).toHaveValue("Are you there?");
  await expect(visitor.launcher).toHaveAccessibleName(/online/);
  await visitor.panel.getByRole("button", { name: visitor.words.send }).click();
  await agent.serves("Are you there?");
  await allAgree({ visitors: [visitor], agents: [agent], server }, ["visitor: Are you there?"]);
});

test("an agent goes away, becomes invisible and comes back: visitors see it without a reload", async ({
  visit,
  attend,
}) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.open();
  const header = visitor.panel.getByRole("region").first();
  await expect(header).toContainText(visitor.words.online);
  await agent.chooses("away");
  await expect(visitor.launcher).toHaveAccessibleName(/away/);
  await expect(header).toContainText(visitor.words.away);
  await expect(visitor.log).toContainText(visitor.words.welcomeAway);
  await agent.chooses("invisible");
  await expect(header).toContainText(visitor.words.offline);
  await agent.chooses("online");
  await expect(header).toContainText(visitor.words.online);
  await agent.chooses("away");
  await visitor.send("Written while you are away");
  await agent.serves("Written while you are away");
  await expect(visitor.panel.getByRole("status").filter({ hasText: visitor.words.welcomeAway })).toBeVisible();
});

test("on a phone all that opens at the foot of the desk is in sight", async ({ attend }) => {
  const { page, words } = await attend("anna", { screen: "phone" });
  await page.getByRole("button", { name: like(words.agent.status.label) }).click();
  const items = page.getByRole("menuitemradio");
  await expect(items).toHaveCount(3);
  for (const item of await items.all()) await expect(item).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: like(words.app.menu) }).click();
  await expect(page.getByRole("dialog")).toBeInViewport({ ratio: 1 });
});
