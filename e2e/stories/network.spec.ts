import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";

for (const screen of ["desktop", "phone"] as const) {
  test(`the network of a visitor on a ${screen} goes and comes back`, async ({ server, visit, attend }) => {
    const agent = await attend("anna");
    const visitor = await visit({ screen });
    await visitor.startsTalking("I sit in a train");
    await agent.serves("I sit in a train");
    await visitor.page.context().setOffline(true);
    for (const text of ["Tunnel one", "Tunnel two"]) await visitor.send(text);
    await agent.send("Still there?");
    await expect(visitor.bar).toBeVisible({ timeout: 25_000 });
    await visitor.send("Tunnel three");
    expect((await visitor.said()).slice(-3)).toEqual([
      "visitor: Tunnel one",
      "visitor: Tunnel two",
      "visitor: Tunnel three",
    ]);
    await visitor.page.context().setOffline(false);
    await expect(visitor.bar).toBeHidden();
    await allAgree({ visitors: [visitor], agents: [agent], server }, [
      "visitor: I sit in a train",
      "agent: Still there?",
      "visitor: Tunnel one",
      "visitor: Tunnel two",
      "visitor: Tunnel three",
    ]);
  });
}

test("an agent's network goes and comes back", async ({ server, visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.startsTalking("Do you repair lamps?");
  await agent.serves("Do you repair lamps?");
  await agent.page.context().setOffline(true);
  for (const text of ["Yes", "We do"]) await agent.send(text);
  await visitor.send("Mine is from 1987");
  await expect(agent.bar).toBeVisible({ timeout: 25_000 });
  await agent.send("Bring it along");
  await agent.page.context().setOffline(false);
  await expect(agent.bar).toBeHidden();
  await allAgree({ visitors: [visitor], agents: [agent], server }, [
    "visitor: Do you repair lamps?",
    "visitor: Mine is from 1987",
    "agent: Yes",
    "agent: We do",
    "agent: Bring it along",
  ]);
});
