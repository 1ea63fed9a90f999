import type { BrowserContext, WebSocketRoute } from "@playwright/test";
import type { Agent } from "../fixture/agent.ts";
import { stored } from "../fixture/database.ts";
import type { Server } from "../fixture/server.ts";
import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";

/** What is on disk of the chat that is open. */
async function told(server: Server, agent: Agent): Promise<string[]> {
  const rows = await stored(server, await agent.chat());
  return rows.filter(({ kind }) => kind === "message").map(({ role, body }) => `${role}: ${body}`);
}

test("the server is killed before it has read what both sides sent", async ({ server, visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit();
  await visitor.startsTalking("Are you sturdy?");
  await agent.serves("Are you sturdy?");
  for (let round = 1; round <= 3; round++) {
    server.freeze();
    await visitor.send(`Question ${round}`);
    await agent.send(`Answer ${round}`);
    await expect(visitor.log.getByText(visitor.words.sending)).toBeVisible();
    await expect(agent.log.locator("[data-side][data-state=pending]")).toBeVisible();
    await server.kill();
    await server.start();
    await visitor.hasReceiptFor(`Question ${round}`);
    await expect(visitor.log).toContainText(`Answer ${round}`);
    await agent.hasReceiptFor(`Answer ${round}`);
  }
  const said = await told(server, agent);
  const of = (role: string) => said.filter((line) => line.startsWith(role));
  expect(of("visitor")).toEqual(["visitor: Are you sturdy?", ...[1, 2, 3].map((n) => `visitor: Question ${n}`)]);
  expect(of("agent")).toEqual([1, 2, 3].map((n) => `agent: Answer ${n}`));
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
  const talks = [];
  for (const [screen, person] of [
    ["desktop", "anna"],
    ["phone", "louis"],
  ] as const) {
    const agent = await attend(person);
    const visitor = await visit({ screen, prepare });
    const text = `Did you get this from a ${screen}?`;
    await visitor.startsTalking(text);
    await agent.serves(text);
    talks.push({ agent, visitor, chat: await agent.chat(), said: [`visitor: ${text}`] });
  }
  for (let round = 1; round <= 3; round++) {
    const text = `Stored, unanswered ${round}`;
    deaf = true;
    for (const { visitor } of talks) await visitor.send(text);
    for (const { chat } of talks) await expect.poll(async () => (await stored(server, chat)).at(-1)?.body).toBe(text);
    await server.kill();
    deaf = false;
    await server.start();
    for (const { visitor, said } of talks) {
      await visitor.hasReceiptFor(text);
      said.push(`visitor: ${text}`);
    }
  }
  for (const { agent, visitor, said } of talks) await allAgree({ visitors: [visitor], agents: [agent], server }, said);
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
  const said = await told(server, agent);
  const of = (role: string) => said.filter((line) => line.startsWith(role)).map((line) => line.slice(role.length + 2));
  expect(of("visitor")).toEqual(["Get ready", ...asked]);
  expect(of("agent")).toEqual(answered);
  await allAgree({ visitors: [visitor], agents: [agent], server }, said);
});
