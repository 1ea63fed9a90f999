import { Agent } from "../fixture/agent.ts";
import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";
import { Visitor } from "../fixture/visitor.ts";

for (const screen of ["desktop", "phone"] as const) {
  test(`two tabs of a visitor on a ${screen} show one chat and both send`, async ({ server, visit, attend }) => {
    const agent = await attend("anna");
    const first = await visit({ screen });
    await first.startsTalking("From the first tab");
    await agent.serves("From the first tab");
    const page = await first.page.context().newPage();
    await page.goto("/demo/lamps.html");
    const second = new Visitor(page);
    await second.open();
    await second.send("From the second tab");
    await second.hasReceiptFor("From the second tab");
    await agent.send("I see you in both");
    await expect(first.log).toContainText("I see you in both");
    await first.send("From the first tab again");
    await allAgree({ visitors: [first, second], agents: [agent], server }, [
      "visitor: From the first tab",
      "visitor: From the second tab",
      "agent: I see you in both",
      "visitor: From the first tab again",
    ]);
  });
}

test("two tabs of an agent show one desk and both write, also when the first is closed", async ({
  server,
  visit,
  attend,
}) => {
  const first = await attend("anna");
  const visitor = await visit();
  await visitor.startsTalking("One agent, two tabs?");
  await first.serves("One agent, two tabs?");
  const page = await first.page.context().newPage();
  await page.goto(`/chats/${await first.chat()}`);
  const second = new Agent(page, first.name);
  await second.send("From the second tab");
  await second.hasReceiptFor("From the second tab");
  await first.send("From the first tab");
  const said = ["visitor: One agent, two tabs?", "agent: From the second tab", "agent: From the first tab"];
  await allAgree({ visitors: [visitor], agents: [first, second], server }, said);

  await first.page.close();
  await visitor.send("Is somebody left?");
  await expect(second.log).toContainText("Is somebody left?");
  await second.send("Yes, one");
  said.push("visitor: Is somebody left?", "agent: Yes, one");
  await allAgree({ visitors: [visitor], agents: [second], server }, said);
});
