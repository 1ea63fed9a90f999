import { expect, test } from "../fixture/test.ts";

test("in a French browser visitor and agent talk with French around them", async ({ visit, attend, browse }) => {
  const door = await (await browse({ language: "fr" })).newPage();
  await door.goto("/");
  await expect(door.getByRole("button", { name: "Se connecter" })).toBeVisible();
  await expect(door.locator("html")).toHaveAttribute("lang", "fr");

  const agent = await attend("anna", { language: "fr" });
  const visitor = await visit({ language: "fr", page: "/demo/fr/" });
  await expect(visitor.launcher).toHaveAccessibleName("Discuter avec nous, en ligne");
  await visitor.startsTalking("Bonjour, avez-vous des bougies ?");
  await expect(visitor.panel.locator("html")).toHaveAttribute("lang", "fr");
  await agent.serves("Bonjour, avez-vous des bougies ?");
  await expect(visitor.log).toContainText("Anna Keller est là pour vous");
  await expect(agent.log).toContainText(agent.words.chat.line.youJoined);
  await expect(agent.page.getByRole("button", { name: "Terminer" })).toBeVisible();
  await agent.send("Bien sûr");
  await expect(visitor.log).toContainText("Bien sûr");
  await expect(visitor.panel.locator("body")).not.toContainText(/\b(Today|Write|Sent|Seen|End)\b/);
  await expect(agent.page.locator("body")).not.toContainText(/\b(Chats|Today|Online|Pages visited|Send|Leave)\b/);
});
