import { test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";

for (const screen of ["desktop", "phone"] as const) {
  test(`a visitor on a ${screen} and an agent talk`, async ({ server, visit, attend }) => {
    const agent = await attend("anna");
    const visitor = await visit({ screen });
    await visitor.startsTalking(`Hello from a ${screen}`);
    await agent.serves(`Hello from a ${screen}`);
    await agent.send("Hello, I am Anna");
    await allAgree({ visitors: [visitor], agents: [agent], server }, [
      `visitor: Hello from a ${screen}`,
      "agent: Hello, I am Anna",
    ]);
  });
}
