import type { BrowserContext, WebSocketRoute } from "@playwright/test";
import { stored } from "../fixture/database.ts";
import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";

test("the server is killed before it has read what both sides sent", async ({ server, visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.startsTalking("Are you sturdy?");
  await agent.serves("Are you sturdy?");
  const said = ["visitor: Are you sturdy?"];
  for (let round = 1; round <= 3; round++) {
    server.freeze();
    await visitor.send(`Question ${round}`);
    await expect(visitor.log.getByText(visitor.words.sending)).toBeVisible();
    await server.kill();
    await server.start();
    await visitor.hasReceiptFor(`Question ${round}`);
    server.freeze();
    await agent.send(`Answer ${round}`);
    await expect(agent.log.locator("[data-side][data-state=pending]")).toBeVisible();
    await server.kill();
    await server.start();
    await expect(visitor.log).toContainText(`Answer ${round}`);
    said.push(`visitor: Question ${round}`, `agent: Answer ${round}`);
  }
  await allAgree({ visitors: [visitor], agents: [agent], server }, said);
});

test("the server is killed after it has stored messages of a desktop and of a phone and before the receipts arrive", async ({
  server,
  visit,
  attend,
}) => {
  let deaf = false;
  const listen = (socket: WebSocketRoute) => {
    const above = socket.connectToServer();
    above.onMessage((message) => {
      if (!deaf) socket.send(message);
    });
  };
  const prepare = (context: BrowserContext) => context.routeWebSocket(/\/live\/visitor$/, listen);
  const told = [];
  for (const [screen, person] of [
    ["desktop", "anna"],
    ["phone", "louis"],
  ] as const) {
    const agent = await attend(person);
    const visitor = await visit({ screen, prepare });
    const text = `Did you get this from a ${screen}?`;
    await visitor.startsTalking(text);
    await agent.serves(text);
    told.push({ agent, visitor, chat: await agent.chat(), said: [`visitor: ${text}`] });
  }
  for (let round = 1; round <= 3; round++) {
    const text = `Stored, unanswered ${round}`;
    deaf = true;
    for (const { visitor } of told) await visitor.send(text);
    for (const { chat } of told) await expect.poll(async () => (await stored(server, chat)).at(-1)?.body).toBe(text);
    await server.kill();
    deaf = false;
    await server.start();
    for (const { visitor, said } of told) {
      await visitor.hasReceiptFor(text);
      said.push(`visitor: ${text}`);
    }
  }
  for (const { agent, visitor, said } of told) await allAgree({ visitors: [visitor], agents: [agent], server }, said);
});

test("the server is killed in the midst of many quick messages from both sides", async ({ server, visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.startsTalking("Get ready");
  await agent.serves("Get ready");
  const asked: string[] = [];
  const answered: string[] = [];
  for (let round = 1; round <= 2; round++) {
    const write = async (one: typeof visitor | typeof agent, sent: string[], name: string) => {
      for (let n = 1; n <= 10; n++) {
        sent.push(`${name} ${round}.${n}`);
        await one.send(`${name} ${round}.${n}`);
      }
    };
    const writing = [write(visitor, asked, "Question"), write(agent, answered, "Answer")];
    await visitor.hasReceiptFor(`Question ${round}.4`);
    await server.kill();
    await server.start();
    await Promise.all(writing);
    await visitor.hasReceiptFor(`Question ${round}.10`);
    await expect(visitor.log).toContainText(`Answer ${round}.10`);
  }
  const rows = await stored(server, await agent.chat());
  const said = rows.filter(({ kind }) => kind === "message").map(({ role, body }) => `${role}: ${body}`);
  const of = (role: string) => said.filter((line) => line.startsWith(role)).map((line) => line.slice(role.length + 2));
  expect(of("visitor")).toEqual(["Get ready", ...asked]);
  expect(of("agent")).toEqual(answered);
  await allAgree({ visitors: [visitor], agents: [agent], server }, said);
});
