import type { Agent } from "../fixture/agent.ts";
import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";
import { like } from "../fixture/words.ts";

test("two agents take one chat at the same moment: one gets it, the other reads who", async ({
  server,
  visit,
  attend,
}) => {
  const [anna, louis] = [await attend("anna"), await attend("louis")];
  const agents = [anna, louis];
  const visitor = await visit();
  await visitor.startsTalking("Who is faster?");
  const buttons = agents.map((agent) =>
    agent.row("Who is faster?").getByRole("button", { name: like(agent.words.chat.serveName) }),
  );
  for (const button of buttons) await expect(button).toBeVisible();
  // Both have pressed before either is answered.
  server.freeze();
  for (const button of buttons) await button.click();
  server.thaw();

  // Read first, since it stands there for some seconds only.
  const reads = (slower: Agent, faster: Agent) =>
    slower.page
      .getByText(like(slower.words.chat.taken, { name: faster.name }))
      .first()
      .isVisible();
  let [annaReads, louisReads] = [false, false];
  const told = async () => {
    [annaReads, louisReads] = await Promise.all([reads(anna, louis), reads(louis, anna)]);
    return annaReads || louisReads;
  };
  await expect.poll(told, { intervals: [100] }).toBe(true);
  const [fast, slow] = louisReads ? [anna, louis] : [louis, anna];
  await expect(fast.composer).toBeVisible();
  await expect(visitor.log).toContainText(like(visitor.words.joined, { name: fast.name }));
  await expect(slow.composer).toBeHidden();
  await expect(visitor.log.getByText(like(visitor.words.joined))).toHaveCount(1);
  await fast.send("I was");
  await allAgree({ visitors: [visitor], agents: [fast], server }, ["visitor: Who is faster?", "agent: I was"]);
  await expect(slow.log).toContainText("I was");
});

test("nothing moves under a mouse that moves, and all is there once it rests", async ({ visit, attend }) => {
  const { page, words } = await attend("anna");
  await (await visit()).startsTalking("I was here first");
  const list = page.getByRole("region", { name: words.chat.list });
  const row = (text: string) => list.locator("[data-chat]").filter({ hasText: text });
  const bar = list.getByRole("status").getByRole("button", { name: like(words.chat.serveName) });
  await expect(row("I was here first")).toBeVisible();
  const later = await visit();
  await later.open();
  await row("I was here first").hover();
  const moves = async () => {
    let at = 0;
    await expect(async () => {
      await page.mouse.move(200 + (at++ % 9), 100);
      await expect(bar).toBeVisible({ timeout: 200 });
      // Only where the mouse has just moved: once it rests the row may come.
      expect(await row("I came later").count()).toBe(0);
    }).toPass({ intervals: [100] });
  };
  // It moves all the time, however long the other takes to write.
  await Promise.all([later.send("I came later"), moves()]);
  await expect(row("I came later")).toBeVisible();
  await expect(bar).toBeHidden();
});

test("an agent talks with two visitors, reloads, and finds chats and drafts again", async ({
  server,
  visit,
  attend,
}) => {
  const agent = await attend("anna");
  const lamp = await visit();
  await lamp.startsTalking("About a lamp");
  await agent.serves("About a lamp");
  await agent.composer.fill("A lamp that is half writ");
  const candle = await visit();
  await candle.startsTalking("About a candle");
  await agent.serves("About a candle");
  await agent.composer.fill("A candle, too");
  await lamp.send("Or two lamps");
  await lamp.hasReceiptFor("Or two lamps");
  await expect(agent.row(agent.words.chat.draft)).toHaveCount(2);

  await agent.page.reload();
  await expect(agent.composer).toHaveValue("A candle, too");
  await agent.composer.press("Enter");
  await allAgree({ visitors: [candle], agents: [agent], server }, ["visitor: About a candle", "agent: A candle, too"]);
  await agent.row("A lamp that is half writ").click();
  await expect(agent.composer).toHaveValue("A lamp that is half writ");
  await agent.composer.press("End");
  await agent.composer.pressSequentially("ten");
  await agent.composer.press("Enter");
  await allAgree({ visitors: [lamp], agents: [agent], server }, [
    "visitor: About a lamp",
    "visitor: Or two lamps",
    "agent: A lamp that is half written",
  ]);
});

test("what an agent notes, colleagues read and the visitor never does", async ({ visit, attend }) => {
  const agent = await attend("anna");
  const colleague = await attend("louis");
  const visitor = await visit();
  await visitor.startsTalking("A secret question");
  await agent.serves("A secret question");
  await agent.page.getByRole("button", { name: agent.words.chat.note, exact: true }).click();
  const box = agent.page.getByRole("textbox", { name: agent.words.chat.noteTo });
  await box.fill("He asked last week, too");
  await box.press("Enter");
  await colleague.row("A secret question").click();
  await expect(colleague.log).toContainText("He asked last week, too");
  await agent.page.getByRole("button", { name: agent.words.chat.reply, exact: true }).click();
  await agent.send("Let me look");
  await expect(visitor.log).toContainText("Let me look");
  await expect(visitor.log).not.toContainText("last week");
});
