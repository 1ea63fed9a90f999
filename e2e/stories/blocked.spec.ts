import type { BrowserContext } from "@playwright/test";
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

for (const way in ways) {
  test(`where WebSockets ${way}, visitor and agent talk over the stream`, async ({ server, visit, attend }) => {
    const prepare = async (context: BrowserContext) => void (await ways[way]?.(context));
    const agent = await attend("anna", { prepare });
    const visitor = await visit({ prepare });
    await visitor.startsTalking("Through the narrow door");
    await agent.serves("Through the narrow door");
    await visitor.composer.pressSequentially("Do you see me wri");
    await expect(agent.peek).toHaveText("Do you see me wri");
    for (const n of [1, 2, 3]) await visitor.send(`Question ${n}`);
    await visitor.hasReceiptFor("Question 3");
    for (const n of [1, 2, 3]) await agent.send(`Answer ${n}`);
    await expect(visitor.log.getByText(visitor.words.seen, { exact: true })).toBeVisible();
    await allAgree({ visitors: [visitor], agents: [agent], server }, [
      "visitor: Through the narrow door",
      ...[1, 2, 3].map((n) => `visitor: Question ${n}`),
      ...[1, 2, 3].map((n) => `agent: Answer ${n}`),
    ]);

    await server.kill();
    await server.start();
    await visitor.send("Still through it?");
    await expect(agent.log).toContainText("Still through it?");
  });
}
