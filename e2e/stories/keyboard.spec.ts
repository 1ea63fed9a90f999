import { expect } from "@playwright/test";
import { tabTo } from "../fixture/keyboard.ts";
import { test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";
import { like } from "../fixture/words.ts";

test.describe("where nobody else waits", () => {
  test.use({ house: "keyboard" });
  test.describe.configure({ mode: "default" });

  test("visitor and agent talk by keyboard alone", async ({ server, visit, attend }) => {
    const agent = await attend("anna");
    const visitor = await visit();
    const { page } = visitor;
    await expect(visitor.launcher).toHaveAccessibleName(/online/);
    await tabTo(page, visitor.launcher);
    await page.keyboard.press("Enter");
    await expect(visitor.composer).toBeFocused();
    await page.keyboard.type("I have no mouse");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("and need none");
    await page.keyboard.press("Enter");

    const desk = agent.page;
    await expect(agent.row("I have no mouse")).toBeVisible();
    await desk.keyboard.press("s");
    await expect(agent.composer).toBeFocused();
    await desk.keyboard.type("Neither have I");
    await desk.keyboard.press("Enter");
    await desk.keyboard.press("Control+i");
    await desk.keyboard.type("A friendly one");
    await desk.keyboard.press("Enter");
    await expect(agent.log).toContainText("A friendly one");
    await allAgree({ visitors: [visitor], agents: [agent], server }, [
      "visitor: I have no mouse\nand need none",
      "agent: Neither have I",
    ]);

    await page.keyboard.press("Escape");
    await expect(visitor.launcher).toBeFocused();
    await expect(visitor.composer).toBeHidden();
    await desk.keyboard.press("Control+i");
    await desk.keyboard.type("Are you there?");
    await desk.keyboard.press("Enter");
    await expect(visitor.launcher).toHaveAccessibleName(like(visitor.words["newMessages.one"].replace("{n}", "1")));
    await page.keyboard.press("Enter");
    await expect(visitor.composer).toBeFocused();
    await expect(visitor.log).toContainText("Are you there?");

    await tabTo(page, visitor.panel.getByRole("button", { name: visitor.words.menu }));
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await expect(visitor.panel.getByRole("menuitem", { name: visitor.words.endChat })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(visitor.panel.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(visitor.panel.getByRole("dialog")).toBeHidden();
    await expect(visitor.composer).toBeVisible();

    await desk.keyboard.press("Escape");
    await tabTo(desk, desk.getByRole("button", { name: agent.words.chat.end }));
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("dialog").getByRole("button", { name: agent.words.chat.endNow })).toBeFocused();
    await desk.keyboard.press("Enter");
    await expect(visitor.log).toContainText(like(visitor.words.endedByAgent, { name: agent.name }));
    await tabTo(page, visitor.panel.getByRole("button", { name: visitor.words.startNew }));
    await page.keyboard.press("Enter");
    await expect(visitor.composer).toBeFocused();
  });

  test("an agent finds everything by keyboard", async ({ visit, attend }) => {
    const agent = await attend("anna");
    const { page } = agent;
    const texts = ["The first of two", "The second of two"];
    for (const text of texts) {
      const visitor = await visit();
      await visitor.startsTalking(text);
      await expect(agent.row(text)).toBeVisible();
    }
    await page.keyboard.press("j");
    await expect(agent.log).toContainText("The first of two");
    await page.keyboard.press("j");
    await expect(agent.log).toContainText("The second of two");
    await page.keyboard.press("k");
    await expect(agent.log).toContainText("The first of two");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: agent.words.app.keys.title })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.keyboard.press("Control+k");
    const search = page.getByRole("textbox", { name: agent.words.app.palette.search }).or(page.getByRole("combobox"));
    await expect(search).toBeFocused();
    await page.keyboard.type(agent.words.agent.status.away);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Your status: Away" })).toBeVisible();
  });
});

test("Escape closes what is on top and not the chat under it, whether things move or not", async ({
  visit,
  attend,
}) => {
  const agent = await attend("anna");
  const { page, words } = agent;
  const visitor = await visit();
  await visitor.startsTalking("Stay open");
  await agent.serves("Stay open");
  const open: (() => Promise<void>)[] = [
    () => page.getByRole("button", { name: like(words.agent.status.label) }).press("Enter"),
    () => page.getByRole("button", { name: like(words.app.menu) }).press("Enter"),
    () => page.getByRole("button", { name: words.chat.end }).press("Enter"),
    () => page.keyboard.press("Control+k"),
    () => page.keyboard.press("?"),
  ];
  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    await page.emulateMedia({ reducedMotion });
    for (const something of open) {
      await agent.log.focus();
      await something();
      const top = page.getByRole("dialog").or(page.getByRole("menu"));
      await expect(top.locator(":focus").first()).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(top).toHaveCount(0);
      await expect(agent.log).toBeVisible();
    }
  }
});
