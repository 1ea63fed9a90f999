import { expect } from "../fixture/test.ts";
import { like } from "../fixture/words.ts";
import type { Scene } from "./scene.ts";

/** The shop has pages in its own languages; in any other the widget speaks on the English ones. */
const pages = { en: "/demo", fr: "/demo/fr/", ar: "/demo/ar/", fi: "/demo" };

/** Shows all that a visitor may get to see of the widget. */
export async function tourOfTheWidget({ place, server, visit, attend, stop }: Scene): Promise<void> {
  const visitor = await visit({ ...place, page: pages[place.speaks ?? place.language ?? "en"] });
  const { page, panel, words } = visitor;
  const see = (sight: string) => stop(page, sight);
  await expect(visitor.launcher).toHaveAccessibleName(new RegExp(words["launcher.offline"]));
  await see("launcher, offline");
  await visitor.launcher.click();
  await expect(panel.getByText(words.formOffline)).toBeVisible();
  await see("panel, offline");
  await panel.getByRole("button", { name: words.formLeave }).click();
  await expect(panel.getByText(words["fault.required"]).first()).toBeVisible();
  await see("panel, offline with something missing");
  await visitor.field("email").fill("zoe@mail.example");
  await visitor.field("message").fill("Are you there?");
  await panel.getByRole("button", { name: words.formLeave }).click();
  await expect(panel.getByText(words.formLeft)).toBeVisible();
  await see("panel, message left");

  const agent = await attend("anna");
  await panel.getByRole("button", { name: words.startNew }).click();
  await expect(panel.getByText(words.welcomeOnline)).toBeVisible();
  await see("panel, welcome");
  await visitor.send("Are you there?");
  await visitor.hasReceiptFor("Are you there?");
  await see("panel, waiting");
  await agent.serves("Are you there?");
  await agent.send("Yes, see https://example.com/lamps");
  // What is whispered may outrun what is stored; then nobody types any more.
  await expect(visitor.log).toContainText("Yes, see");
  await visitor.send("Thank you");
  await agent.composer.pressSequentially("And");
  await expect(visitor.typing).toBeVisible();
  await see("panel, talking");
  await visitor.composer.fill("x".repeat(5003));
  await see("panel, a text that is too long");
  await visitor.composer.fill("");
  await panel.getByRole("button", { name: words.menu }).click();
  await expect(panel.getByRole("menu")).toBeVisible();
  await see("panel, menu");
  await panel.getByRole("menu").getByText(words.formProfile).click();
  await expect(panel.getByRole("dialog")).toBeVisible();
  await see("panel, who the visitor is");
  await panel.getByRole("dialog").getByRole("button", { name: words.formCancel }).click();
  await panel.getByRole("button", { name: words.menu }).click();
  await panel.getByRole("menu").getByText(words.endChat).click();
  await expect(panel.getByRole("dialog")).toBeVisible();
  await see("panel, asked whether to end");
  await panel.getByRole("dialog").getByRole("button", { name: words.endNo }).click();

  await panel.getByRole("button", { name: words.minimise }).click();
  await agent.send("Anything else?");
  await expect(visitor.launcher).toHaveAccessibleName(like(words["newMessages.one"].replace("{n}", "1")));
  await see("launcher, something unread");
  await visitor.launcher.click();
  await expect(panel.getByText("Anything else?")).toBeVisible();
  await see("panel, something new");
  await server.kill();
  await expect(visitor.bar).toBeVisible();
  await see("panel, no connection");
  await server.start();
  await expect(visitor.bar).toBeHidden();
  await agent.ends();
  await expect(panel.getByRole("button", { name: words.startNew })).toBeVisible();
  await see("panel, ended");
}
