import type { Page } from "@playwright/test";
import { Agent, people } from "../fixture/agent.ts";
import { shownOn } from "../fixture/screen.ts";
import { expect, type Screen } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";
import type { Scene } from "./scene.ts";

/** The way in, on a server that has just been started for the first time. */
export async function tourOfTheSetup({ place, server, browse, stop }: Scene): Promise<void> {
  const { security } = words[place.language ?? "en"].dashboard;
  const page = await (await browse(place)).newPage();
  await page.goto(server.lines.find((line) => line.startsWith("first administrator: "))?.slice(21) ?? "");
  await page.getByLabel(security.password, { exact: true }).fill("short");
  await stop(page, "setup");
  await page.goto("/setup?token=of-another-day");
  await expect(page.getByRole("heading", { name: security.setup.gone })).toBeVisible();
  await stop(page, "setup, link used");
}

async function throughTheDoor(page: Page, scene: Scene): Promise<Agent> {
  const { security } = words[scene.place.language ?? "en"].dashboard;
  const see = (sight: string) => scene.stop(page, sight);
  const submit = page.getByRole("button", { name: security.signIn.submit });
  await page.goto("/");
  await page.getByLabel(security.email).fill(people.anna.email);
  await page.getByLabel(security.password, { exact: true }).fill("wrong");
  await see("sign-in");
  await submit.click();
  await expect(page.getByRole("alert")).toBeVisible();
  await see("sign-in, refused");
  await page.getByLabel(security.password, { exact: true }).fill(people.anna.password);
  await submit.click();
  const later = page.getByRole("button", { name: security.notify.later });
  await expect(later).toBeVisible();
  await see("notifications offered");
  await later.click();
  // A mouse that rests on the list would hold its rows where they are.
  await page.mouse.move(200, (page.viewportSize()?.height ?? 800) - 10);
  const agent = new Agent(page, people.anna.name, scene.place.language);
  await agent.arrives();
  await see("chats, empty");
  return agent;
}

/** Shows all that an agent may get to see of a desk where nobody has been before. */
export async function tourOfTheDesk(scene: Scene): Promise<void> {
  const { place, server, browse, visit, stop } = scene;
  const page = await (await browse(place)).newPage();
  const see = (sight: string) => stop(page, sight);
  const agent = await throughTheDoor(page, scene);
  const { chat } = agent.words;
  const visitors = [await visit(), await visit()];
  for (const [n, visitor] of visitors.entries()) {
    await visitor.startsTalking(`Question ${n}`);
    await expect(agent.row(`Question ${n}`)).toBeVisible();
  }
  await see("chats, incoming");
  await agent.row("Question 0").getByRole("link").click();
  await expect(agent.log).toContainText("Question 0");
  await see("chat, watched");
  await page.getByRole("button", { name: chat.serveThis }).click();
  await agent.send("An answer with https://example.com/lamps");
  await page.getByRole("button", { name: chat.note, exact: true }).click();
  const note = page.getByRole("textbox", { name: chat.noteTo });
  await note.fill("A note");
  await note.press("Enter");
  await note.fill("x".repeat(5003));
  await visitors[0]?.composer.fill("Half a sentence");
  await expect(agent.peek).toBeVisible();
  await see("chat, talking and noting");
  await note.fill("");
  await page.getByRole("button", { name: chat.reply, exact: true }).click();
  const { screen = "desktop" } = place;
  if (scene.also) {
    await shownOn(page, scene.also);
    await whatOpens(agent, scene.also, scene);
    await shownOn(page, screen);
  }
  await whatOpens(agent, screen, scene);
  await server.kill();
  await expect(agent.bar).toBeVisible();
  await see("chat, no connection");
  await server.start();
  await expect(agent.bar).toBeHidden();
  await agent.ends();
  await expect(page.getByText(chat.overLong)).toBeVisible();
  await see("chat, ended");
}

async function whatOpens(agent: Agent, screen: Screen, { stop }: Scene): Promise<void> {
  const { page, words } = agent;
  const [chat, list] = [page.url(), "/chats"];
  const button = (name: string) => page.getByRole("button", { name: like(name) }).first();
  const show = async (sight: string, open: () => Promise<void>, where = chat) => {
    await page.goto(where);
    await agent.arrives();
    await open();
    await expect(page.getByRole("dialog").or(page.getByRole("menu")).first()).toBeVisible();
    await stop(page, sight, screen);
  };
  // On a phone a chat has the whole screen.
  const phone = screen === "phone";
  await show("status menu", () => button(words.agent.status.label).click(), phone ? list : chat);
  await show("own menu", () => button(words.app.menu).click(), phone ? list : chat);
  await show("palette", () => page.keyboard.press("Control+k"));
  await show("end, asked", () => button(words.chat.end).click());
  if (phone) await show("visitor", () => page.getByRole("button", { name: words.visitor.title, exact: true }).click());
  await show("shortcuts", () => page.keyboard.press("?"), list);
  await page.goto(chat);
  await agent.arrives();
}
