import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";

for (const screen of ["desktop", "phone"] as const) {
  test(`a visitor on a ${screen} sends and reloads at once, again and again`, async ({ server, visit, attend }) => {
    const agent = await attend("anna");
    const visitor = await visit({ screen });
    await visitor.startsTalking("I reload a lot");
    await agent.serves("I reload a lot");
    const texts = ["I reload a lot"];
    for (let round = 1; round <= 5; round++) {
      texts.push(`Round ${round}, sent and gone`);
      await visitor.send(`Round ${round}, sent and gone`);
      await visitor.page.reload();
      // There the panel is the whole screen: a page that was loaded shows itself first.
      if (screen === "phone") await visitor.open();
    }
    await visitor.send("Done");
    await allAgree(
      { visitors: [visitor], agents: [agent], server },
      [...texts, "Done"].map((text) => `visitor: ${text}`),
    );
  });
}

test("a visitor goes on to another page of the shop in mid-send", async ({ server, visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.startsTalking("I look around");
  await agent.serves("I look around");
  await visitor.send("See you on the next page");
  await visitor.page.getByRole("link", { name: "Delivery" }).first().click();
  await visitor.page.waitForURL(/delivery/);
  await visitor.send("Here I am");
  await allAgree({ visitors: [visitor], agents: [agent], server }, [
    "visitor: I look around",
    "visitor: See you on the next page",
    "visitor: Here I am",
  ]);
  await expect(agent.page.getByRole("complementary", { name: agent.words.visitor.title })).toContainText(/delivery/i);
});

test("a visitor reloads before the first message has a receipt", async ({ server, visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.open();
  server.freeze();
  await visitor.send("Sent into the silence");
  await expect(visitor.log.getByText(visitor.words.sending)).toBeVisible();
  const reloaded = visitor.page.reload();
  server.thaw();
  await reloaded;
  await agent.serves("Sent into the silence");
  await allAgree({ visitors: [visitor], agents: [agent], server }, ["visitor: Sent into the silence"]);
});
