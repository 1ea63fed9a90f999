import type { Locator, Page } from "@playwright/test";
import { axeFindsNothing, axeFindsNothingAnywhere } from "../fixture/axe.ts";
import { tabTo } from "../fixture/keyboard.ts";
import { picture } from "../fixture/pictures.ts";
import { expect, test } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";

const en = words.en.dashboard;
const { profile } = en.agent;
const red = [200, 30, 30] as const;
const address = /\/picture\/[0-9a-f]{32}\.jpg$/;

test.use({ restyles: true });

/** A picture that is there, not only asked for. */
const seen = (place: Locator) => place.locator("img").filter({ visible: true });

const isShown = async (face: Locator) => {
  await expect(seen(face)).toHaveAttribute("src", address);
  await expect(seen(face)).toHaveCSS("opacity", "1");
  expect(await seen(face).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(1);
};

async function openLook(page: Page): Promise<void> {
  await page.getByRole("link", { name: en.app.settings }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByLabel(en.widget.field.title, { exact: true })).toBeVisible();
}

async function publish(page: Page): Promise<void> {
  const bar = page.getByRole("region", { name: en.widget.look.state });
  await bar.getByRole("button", { name: en.widget.look.publish }).click();
  await expect(page.getByText(en.widget.look.same)).toBeVisible();
}

async function choose(page: Page, label: string, file: ReturnType<typeof picture>): Promise<void> {
  const asking = page.waitForEvent("filechooser");
  await page.getByRole("group", { name: label }).getByRole("button").first().click();
  await (await asking).setFiles(file);
}

test("the picture of who greets is chosen, seen in the preview, and published to a page that is open", async ({
  attend,
  visit,
}) => {
  const { page } = await attend("camille");
  const visitor = await visit();
  await visitor.open();
  const head = visitor.panel.locator(".head .avatar");
  await expect(head).toBeVisible();
  await openLook(page);
  const label = en.widget.field.conciergeAvatar;
  const field = page.getByRole("group", { name: label });

  await choose(page, label, { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") });
  await expect(field.getByRole("alert")).toHaveText(en.ui.picture.no_picture);
  await expect(field.getByRole("button").first()).toHaveAccessibleDescription(new RegExp(en.ui.picture.no_picture));
  await axeFindsNothing(page, "a picture that is none");

  await choose(page, label, picture(red));
  await expect(field.getByRole("img", { name: label })).toHaveAttribute("src", address);
  await expect(field.getByRole("alert")).toHaveCount(0);
  const preview = page.frameLocator(`iframe[title="${en.widget.look.preview}"]`).frameLocator("#webWidget");
  await isShown(preview.locator(".head .avatar"));
  await expect(head.locator("img")).toHaveCount(0);

  await publish(page);
  await isShown(head);
  await axeFindsNothing(page, "a picture of who greets");

  await field.getByRole("button", { name: en.ui.picture.remove }).click();
  await expect(field.getByRole("button").first()).toBeFocused();
  await publish(page);
  await expect(head.locator("img")).toHaveCount(0);
});

test.describe("an agent's own", () => {
  test.use({ house: "faces" });
  test.describe.configure({ mode: "default" });

  test("an agent sets picture and title by keyboard alone; visitor and colleague see it at once and after a reload", async ({
    attend,
    visit,
  }) => {
    const anna = await attend("anna");
    const louis = await attend("louis");
    const visitor = await visit();
    await visitor.startsTalking("Who is there?");
    await anna.serves("Who is there?");
    await anna.send("It is me");
    await expect(visitor.log).toContainText("It is me");
    await louis.row("Who is there?").or(louis.row("It is me")).getByRole("link").click();
    await expect(louis.log).toContainText("It is me");

    const { page } = anna;
    await tabTo(page, page.getByRole("button", { name: like(en.app.menu) }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("link", { name: profile.title }));
    await page.keyboard.press("Enter");
    const field = page.getByRole("group", { name: profile.picture });
    // Listened for before the way there: a browser that is not told in time opens a window of its own.
    const asking = page.waitForEvent("filechooser");
    await tabTo(page, field.getByRole("button").first());
    await page.keyboard.press("Enter");
    await (await asking).setFiles(picture(red));
    await expect(field.getByRole("img")).toHaveAttribute("src", address);
    await tabTo(page, page.getByLabel(profile.name, { exact: true }));
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("Anna K.");
    await tabTo(page, page.getByLabel(profile.tagline, { exact: true }));
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("Lamps and more");
    await page.keyboard.press("Enter");
    await expect(page.getByText(profile.saved)).toBeVisible();

    const atVisitor = async () => {
      const head = visitor.panel.locator(".head");
      await expect(head).toContainText("Anna K.");
      await expect(head).toContainText("Lamps and more");
      await isShown(head.locator(".avatar"));
      await isShown(visitor.log.locator(".theirs .avatar"));
    };
    await atVisitor();
    await isShown(louis.log.locator("[data-side=colleague]"));
    await isShown(page.getByRole("button", { name: like(en.app.menu, { name: "Anna K." }) }));
    await visitor.page.reload();
    await atVisitor();
  });

  test("without pictures beside messages the one in the header stays", async ({ attend, visit }) => {
    const anna = await attend("anna");
    const answer = await anna.page.request.post("/api/pictures?use=avatar", {
      data: picture(red).buffer,
      headers: { Origin: new URL(anna.page.url()).origin, "Content-Type": "image/png" },
    });
    const { path } = (await answer.json()) as { path: string };
    await anna.page.goto("/settings/profile");
    const { page } = await attend("camille");
    const visitor = await visit();
    await visitor.startsTalking("A question");
    const saved = await anna.page.request.put("/api/profile", {
      data: { name: "Anna Keller", title: "", avatar: path },
      headers: { Origin: new URL(anna.page.url()).origin },
    });
    expect(saved.status()).toBe(200);
    await anna.page.goto("/chats");
    await anna.serves("A question");
    await anna.send("An answer");
    await isShown(visitor.log.locator(".theirs .avatar"));
    await openLook(page);
    await page.getByRole("switch", { name: en.widget.field.avatars }).press("Space");
    await publish(page);
    await expect(visitor.log.locator(".avatar")).toHaveCount(0);
    await isShown(visitor.panel.locator(".head .avatar"));
  });

  test("a picture is dropped, pasted and removed in the profile, and what is wrong is said beside its field", async ({
    attend,
  }) => {
    const { page } = await attend("louis");
    await page.goto("/settings/profile");
    const field = page.getByRole("group", { name: profile.picture });
    const held = async (color: readonly [number, number, number]) =>
      page.evaluateHandle(
        (bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(bytes)], "face.png", { type: "image/png" }));
          return data;
        },
        [...picture(color).buffer],
      );
    await field.dispatchEvent("dragover", { dataTransfer: await held(red) });
    await expect(field).toHaveAttribute("data-over", "true");
    await field.dispatchEvent("drop", { dataTransfer: await held(red) });
    await expect(field.getByRole("img")).toHaveAttribute("src", address);
    const first = await field.getByRole("img").getAttribute("src");
    const pasted = await held([20, 60, 200]);
    await page.evaluate(
      (clipboardData) => document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true })),
      pasted,
    );
    await expect(field.getByRole("img")).not.toHaveAttribute("src", first ?? "");
    await field.getByRole("button", { name: en.ui.picture.remove }).click();
    await expect(field.getByRole("img")).toHaveCount(0);

    await page.getByLabel(profile.name, { exact: true }).fill(" ");
    await page.getByLabel(profile.tagline, { exact: true }).fill("x".repeat(81));
    await page.getByRole("button", { name: profile.save }).click();
    await expect(page.getByLabel(profile.name, { exact: true })).toHaveAccessibleDescription(
      new RegExp(en.widget.fault.empty),
    );
    await expect(page.getByLabel(profile.tagline, { exact: true })).toHaveAccessibleDescription(
      new RegExp(en.widget.fault.too_long),
    );
    await axeFindsNothing(page, "profile, faults");

    // What is typed there is not lost without a word.
    await page.getByLabel(profile.name, { exact: true }).fill("Louis P.");
    await page.getByRole("link", { name: new RegExp(`^${en.app.chats}`) }).click();
    const asking = page.getByRole("dialog", { name: en.gate.leave.title });
    await asking.getByRole("button", { name: en.gate.leave.stay }).click();
    await expect(page.getByLabel(profile.name, { exact: true })).toHaveValue("Louis P.");
    await page.getByLabel(profile.tagline, { exact: true }).fill("Lamps");
    await page.getByRole("button", { name: profile.save }).click();
    await expect(page.getByText(profile.saved)).toBeVisible();
    await page.getByRole("link", { name: new RegExp(`^${en.app.chats}`) }).click();
    await expect(page).toHaveURL(/\/chats/);
    await expect(asking).toBeHidden();
  });
});

test("axe finds nothing in the profile", async ({ attend }) => {
  const { page } = await attend("louis", { reducedMotion: "reduce" });
  await page.goto("/settings/profile");
  await expect(page.getByLabel(profile.name, { exact: true })).toBeVisible();
  await axeFindsNothingAnywhere(page, "profile");
});
