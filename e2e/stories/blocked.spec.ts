import type { BrowserContext } from "@playwright/test";
import type { Person } from "../fixture/agent.ts";
import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";

const ways: Record<string, (context: BrowserContext) => Promise<unknown>> = {
  "are closed at once": (context) => context.routeWebSocket(/\/live\//, (socket) => socket.close()),
  "cannot be made": (context) =>
    context.addInitScript(() => {
      window.WebSocket = class extends EventTarget {
        constructor() {
          super();
          throw new DOMException("blocked", "SecurityError");
        }
      } as unknown as typeof WebSocket;
    }),
};

// Most of it is waiting until the next way is tried, so both pairs wait at once.
test("where WebSockets are closed at once or cannot be made, visitor and agent talk over the stream", async ({
  server,
  visit,
  attend,
}) => {
  const pairs = Object.keys(ways).map((way, n) => ({ way, person: (["anna", "louis"] as Person[])[n] as Person }));
  const talks = await Promise.all(
    pairs.map(async ({ way, person }) => {
      const prepare = async (context: BrowserContext) => void (await ways[way]?.(context));
      const agent = await attend(person, { prepare });
      const visitor = await visit({ prepare });
      const first = `Where sockets ${way}`;
      await visitor.startsTalking(first);
      await agent.serves(first);
      await visitor.composer.pressSequentially("Do you see me wri");
      await expect(agent.peek).toHaveText("Do you see me wri");
      for (const n of [1, 2, 3]) await visitor.send(`Question ${n}`);
      await visitor.hasReceiptFor("Question 3");
      for (const n of [1, 2, 3]) await agent.send(`Answer ${n}`);
      await expect(visitor.log.getByText(visitor.words.seen, { exact: true })).toBeVisible();
      await allAgree({ visitors: [visitor], agents: [agent], server }, [
        `visitor: ${first}`,
        ...[1, 2, 3].map((n) => `visitor: Question ${n}`),
        ...[1, 2, 3].map((n) => `agent: Answer ${n}`),
      ]);
      return { agent, visitor };
    }),
  );

  await server.kill();
  await server.start();
  for (const { agent, visitor } of talks) {
    await visitor.send("Still through it?");
    await expect(agent.log).toContainText("Still through it?");
  }
});
