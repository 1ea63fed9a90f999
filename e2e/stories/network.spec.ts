import type { Person } from "../fixture/agent.ts";
import type { Server } from "../fixture/server.ts";
import { type Attend, expect, type Screen, test, type Visit } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";

interface People {
  server: Server;
  visit: Visit;
  attend: Attend;
}

async function visitorsNetworkGoes(screen: Screen, person: Person, { server, visit, attend }: People): Promise<void> {
  const agent = await attend(person);
  const visitor = await visit({ screen });
  const first = `I sit in a train with a ${screen}`;
  await visitor.startsTalking(first);
  await agent.serves(first);
  await visitor.page.context().setOffline(true);
  for (const text of ["Tunnel one", "Tunnel two"]) await visitor.send(text);
  await agent.send("Are you still with me?");
  await agent.hasReceiptFor("Are you still with me?");
  await expect(visitor.bar).toBeVisible();
  await visitor.send("Tunnel three");
  await expect
    .poll(async () => (await visitor.said()).slice(-3))
    .toEqual(["visitor: Tunnel one", "visitor: Tunnel two", "visitor: Tunnel three"]);
  await visitor.page.context().setOffline(false);
  await expect(visitor.bar).toBeHidden();
  await allAgree({ visitors: [visitor], agents: [agent], server }, [
    `visitor: ${first}`,
    "agent: Are you still with me?",
    "visitor: Tunnel one",
    "visitor: Tunnel two",
    "visitor: Tunnel three",
  ]);
}

async function agentsNetworkGoes(person: Person, { server, visit, attend }: People): Promise<void> {
  const agent = await attend(person);
  const visitor = await visit();
  await visitor.startsTalking("Do you repair lamps?");
  await agent.serves("Do you repair lamps?");
  await agent.page.context().setOffline(true);
  for (const text of ["Yes", "We do"]) await agent.send(text);
  await visitor.send("Mine is from 1987");
  await visitor.hasReceiptFor("Mine is from 1987");
  await expect(agent.bar).toBeVisible();
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
}

// Most of it is waiting until somebody notices, so all wait at once.
test("the networks of a visitor on a desktop, of one on a phone and of an agent go and come back", async ({
  server,
  visit,
  attend,
}) => {
  const people = { server, visit, attend };
  await Promise.all([
    visitorsNetworkGoes("desktop", "anna", people),
    visitorsNetworkGoes("phone", "louis", people),
    agentsNetworkGoes("camille", people),
  ]);
});
