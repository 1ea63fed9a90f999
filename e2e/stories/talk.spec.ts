import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";
import { like } from "../fixture/words.ts";

const long = "Every word counts. ".repeat(263).padEnd(4998, "x").concat("!");
const odd = [
  "🕯️ 👩🏽‍🔧 👨‍👩‍👧‍👦 lamps for 🇫🇷",
  "مرحبا، هل لديكم مصباح أزرق؟",
  "<b>bold</b> & <img src=x onerror=alert(1)> stay letters",
  "two\nlines",
  long,
];

for (const screen of ["desktop", "phone"] as const) {
  test(`a visitor on a ${screen} and an agent talk until the agent ends`, async ({
    server,
    complaints,
    visit,
    attend,
  }) => {
    const agent = await attend("anna");
    const visitor = await visit({ screen });

    await visitor.startsTalking("Is the Halo lamp dimmable?");
    await expect(visitor.log).toContainText(visitor.words.waiting);
    await agent.serves("Is the Halo lamp dimmable?");
    await expect(visitor.log).toContainText(like(visitor.words.joined, { name: agent.name }));
    await expect(agent.log).toContainText(agent.words.chat.line.youJoined);

    await visitor.composer.pressSequentially("And how long is the cab");
    await expect(agent.typing).toBeVisible();
    await expect(agent.peek).toHaveText("And how long is the cab");
    await visitor.composer.pressSequentially("le?");
    await visitor.composer.press("Enter");
    await expect(agent.peek).toBeHidden();

    await agent.composer.pressSequentially("It is");
    await expect(visitor.typing).toBeVisible();
    await agent.send("It is dimmable, see https://example.com/halo?a=1&b=2.");
    await expect(visitor.typing).toBeHidden();
    for (const log of [visitor.log, agent.log]) {
      const link = log.getByRole("link", { name: "https://example.com/halo?a=1&b=2" });
      await expect(link).toHaveAttribute("href", "https://example.com/halo?a=1&b=2");
      await expect(link).toHaveAttribute("target", "_blank");
      await expect(link).toHaveAttribute("rel", /noopener/);
    }
    for (const text of odd) await visitor.send(text);
    await visitor.hasReceiptFor(long);
    await agent.send("سنرسل لك واحدا 💡");
    await expect(visitor.log).toContainText("سنرسل لك واحدا 💡");
    await expect(agent.log).toContainText(long);
    for (const one of [visitor, agent]) await expect(one.log.getByRole("img", { name: "x" })).toHaveCount(0);
    await visitor.send("Thank you");
    await expect(visitor.log.getByText(visitor.words.seen, { exact: true })).toBeVisible();
    await expect(agent.log.getByText(agent.words.chat.state.seen, { exact: true })).toBeVisible();

    await agent.ends();
    await expect(visitor.log).toContainText(like(visitor.words.endedByAgent, { name: agent.name }));
    await expect(agent.log).toContainText(agent.words.chat.line.youEnded);
    await expect(visitor.panel.getByRole("button", { name: visitor.words.startNew })).toBeVisible();
    await allAgree({ visitors: [visitor], agents: [agent], server }, [
      "visitor: Is the Halo lamp dimmable?",
      "visitor: And how long is the cable?",
      "agent: It is dimmable, see https://example.com/halo?a=1&b=2.",
      ...odd.map((text) => `visitor: ${text}`),
      "agent: سنرسل لك واحدا 💡",
      "visitor: Thank you",
    ]);
    expect(complaints, "complaints of the browsers' consoles").toEqual([]);
  });
}

test("a visitor ends the chat and starts another, which the first does not show in", async ({ visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.startsTalking("The first chat");
  await agent.serves("The first chat");
  await visitor.menu(visitor.words.endChat);
  await visitor.panel.getByRole("dialog").getByRole("button", { name: visitor.words.endChat }).click();
  await expect(visitor.log).toContainText(visitor.words.endedByYou);
  await expect(agent.page.getByText(agent.words.chat.overLong)).toBeVisible();

  await visitor.panel.getByRole("button", { name: visitor.words.startNew }).click();
  await visitor.send("The second chat");
  await agent.serves("The second chat");
  expect(await visitor.said()).toEqual(["visitor: The second chat"]);
  await expect(async () => expect(await agent.said()).toEqual(["visitor: The second chat"])).toPass();
});
