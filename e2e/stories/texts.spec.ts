import type { FrameLocator, Page } from "@playwright/test";
import { axeFindsNothing, axeFindsNothingAnywhere } from "../fixture/axe.ts";
import { keptDraft, version } from "../fixture/look.ts";
import { expect, test } from "../fixture/test.ts";
import { like, widgetWords, words } from "../fixture/words.ts";

const en = words.en.dashboard.widget;

test.use({ restyles: true });

/** The page on which the only widget's texts are written. */
async function openTexts(page: Page): Promise<void> {
  await page.getByRole("link", { name: words.en.dashboard.app.settings }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.getByRole("link", { name: en.texts.title, exact: true }).click();
  await expect(field(page, en.text.hello)).toBeVisible();
}

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const speak = (page: Page, language: string) =>
  page.getByLabel(en.texts.language, { exact: true }).selectOption(language);
const state = (page: Page) => page.getByRole("region", { name: en.look.state });
const publish = (page: Page) => state(page).getByRole("button", { name: en.look.publish }).click();
const published = (page: Page) => expect(page.getByText(en.look.same)).toBeVisible();
const preview = (page: Page): FrameLocator =>
  page.frameLocator(`iframe[title="${en.look.preview}"]`).frameLocator("#webWidget");

test("own texts are seen in the preview, and once published on the open pages of their language", async ({
  attend,
  visit,
  complaints,
}) => {
  const { page } = await attend("camille");
  const french = await visit({ language: "fr", page: "/demo/fr/" });
  const english = await visit();
  const arabic = await visit({ speaks: "ar", page: "/demo/ar/" });
  for (const visitor of [french, english, arabic]) await visitor.open();
  await french.composer.fill("Une demi-phrase");
  await openTexts(page);

  await speak(page, "fr");
  await expect(field(page, en.text.hello)).toHaveAttribute("placeholder", widgetWords.fr.hello);
  await field(page, en.text.hello).fill("Bienvenue à l’atelier");
  await expect(preview(page).getByRole("heading", { name: "Bienvenue à l’atelier" })).toBeVisible();
  await field(page, en.text.launcher).fill("Écrivez à l’atelier");
  await speak(page, "ar");
  await expect(field(page, en.text.writeHere)).toHaveCSS("direction", "rtl");
  await field(page, en.text.writeHere).fill("اسألنا عن المصابيح");
  await expect(preview(page).getByRole("textbox")).toHaveAttribute("placeholder", "اسألنا عن المصابيح");
  await expect(preview(page).locator("html")).toHaveAttribute("dir", "rtl");
  await expect(french.panel.getByRole("heading", { name: widgetWords.fr.hello })).toBeVisible();

  const fetched: string[] = [];
  english.page.on("request", (request) => fetched.push(request.url()));
  await publish(page);
  await published(page);
  await expect(french.panel.getByRole("heading", { name: "Bienvenue à l’atelier" })).toBeVisible();
  await expect(french.launcher).toHaveAccessibleName(/^Écrivez à l’atelier/);
  await expect(french.composer).toHaveValue("Une demi-phrase");
  await expect(arabic.panel.getByRole("textbox", { name: "اسألنا عن المصابيح" })).toBeVisible();
  await expect(english.panel.getByRole("heading", { name: widgetWords.en.hello })).toBeVisible();
  expect(fetched, "nothing is new for the English page").toEqual([]);
  const late = await visit({ language: "fr", page: "/demo/fr/" });
  await expect(late.launcher).toHaveAccessibleName(/^Écrivez à l’atelier/);

  await speak(page, "fr");
  await page.getByRole("button", { name: like(en.texts.resetName, { name: en.text.hello }) }).click();
  await expect(field(page, en.text.hello)).toHaveValue("");
  await expect(preview(page).getByRole("heading", { name: widgetWords.fr.hello })).toBeVisible();
  await publish(page);
  await published(page);
  await expect(french.panel.getByRole("heading", { name: widgetWords.fr.hello })).toBeVisible();
  await expect(french.composer).toHaveValue("Une demi-phrase");
  expect(complaints).toEqual([]);
});

test("what is wrong with a text is said beside its field, and is not published", async ({ attend }) => {
  const { page } = await attend("camille");
  await openTexts(page);
  await field(page, en.text.hello).fill("x".repeat(10_000));
  await field(page, en.text.joined).fill("Somebody is here");
  await field(page, en.text.send).fill("Send {name}");
  await expect(field(page, en.text.hello)).toHaveAccessibleDescription(like(en.texts.fault.tooLong, { most: "500" }));
  await expect(field(page, en.text.joined)).toHaveAccessibleDescription(like(en.texts.fault.places));
  await expect(field(page, en.text.send)).toHaveAccessibleDescription(new RegExp(en.texts.fault.noPlaces));
  await publish(page);
  await expect(page.getByText("3 fields are not right yet")).toBeVisible();
  await axeFindsNothing(page, "faulty texts");
  await field(page, en.text.joined).fill("Here is ");
  await page
    .getByRole("button", { name: like(en.texts.place.name, { place: "{name}" }) })
    .first()
    .click();
  await expect(field(page, en.text.joined)).toHaveValue("Here is {name}");
  await expect(field(page, en.text.joined)).not.toHaveAccessibleDescription(like(en.texts.fault.places));
  await expect(field(page, en.text.joined)).toBeFocused();
});

test("markup and mixed directions are words and break nothing", async ({ attend, visit, complaints }) => {
  const { page } = await attend("camille");
  const visitor = await visit();
  await visitor.open();
  await openTexts(page);
  const hostile = "<img src=x onerror=alert(1)> </script> مرحبا (ok) & {";
  await field(page, en.text.hello).fill(hostile);
  await field(page, en.text.launcher).fill("<b>Ask</b> \"us\" 'now' שלום");
  await field(page, en.text.joined).fill("מי כאן? {name} – hello");
  await publish(page);
  await published(page);
  await expect(visitor.panel.getByRole("heading", { name: hostile })).toBeVisible();
  await expect(visitor.launcher).toHaveAccessibleName(/^<b>Ask<\/b> "us" 'now' שלום/);
  await expect(visitor.panel.locator("img, b")).toHaveCount(0);
  const agent = await attend("anna");
  await visitor.send("Who speaks like that?");
  await visitor.hasReceiptFor("Who speaks like that?");
  await agent.serves("Who speaks like that?");
  await expect(visitor.log).toContainText("מי כאן? Anna Keller – hello");
  await expect(visitor.log.locator(".joined bdi")).toHaveText("Anna Keller");
  await axeFindsNothing(visitor.page, "own texts", { without: "#content > *, footer > *, header > *" });
  await visitor.page.reload();
  await expect(visitor.launcher).toHaveAccessibleName(/^<b>Ask<\/b>/);
  expect(complaints).toEqual([]);
});

test("of two administrators' texts both are kept", async ({ attend, visit }) => {
  const first = await attend("camille");
  const second = await attend("camille");
  await openTexts(first.page);
  await openTexts(second.page);
  await field(first.page, en.text.hello).fill("By the first");
  await publish(first.page);
  await published(first.page);
  await field(second.page, en.text.welcomeOnline).fill("By the second");
  await publish(second.page);
  const dialog = second.page.getByRole("dialog");
  await expect(dialog).toContainText(like(en.texts.named, { text: en.text.hello, language: "English" }));
  await axeFindsNothing(second.page, "conflict of texts");
  await dialog.getByRole("button", { name: en.conflict.keep }).click();
  await expect(field(second.page, en.text.hello)).toHaveValue("By the first");
  await publish(second.page);
  await published(second.page);
  const visitor = await visit();
  await visitor.open();
  await expect(visitor.panel.getByText("By the first")).toBeVisible();
  await expect(visitor.panel.getByText("By the second")).toBeVisible();
});

test("a draft is there on the other pages and after a reload, and an earlier version brings its texts", async ({
  attend,
  visit,
}) => {
  const { page } = await attend("camille");
  const before = await version(page);
  const visitor = await visit();
  await visitor.open();
  await openTexts(page);
  await field(page, en.text.hello).fill("Kept");
  await page.getByRole("link", { name: en.appearance }).click();
  await expect(state(page)).toContainText(en.text.hello);
  const kept = keptDraft(page, "Both at once");
  await page.getByLabel(en.field.title, { exact: true }).fill("Both at once");
  await kept;
  await page.reload();
  await page.getByRole("link", { name: en.texts.title, exact: true }).click();
  await expect(field(page, en.text.hello)).toHaveValue("Kept");
  await publish(page);
  await published(page);
  await expect(visitor.panel.getByText("Kept")).toBeVisible();

  await page.getByRole("link", { name: en.versions }).click();
  await page.getByRole("button", { name: en.restoreName.replace("{{version}}", before), exact: true }).click();
  await expect(page.getByLabel(en.field.title, { exact: true })).not.toHaveValue("Both at once");
  await page.getByRole("link", { name: en.texts.title, exact: true }).click();
  await expect(field(page, en.text.hello)).toHaveValue("");
  await publish(page);
  await published(page);
  await expect(visitor.panel.getByText("Kept")).toHaveCount(0);
});

test("a text is found, written, formed for its numbers and published by keyboard alone", async ({ attend, visit }) => {
  const { page } = await attend("camille");
  const visitor = await visit();
  await openTexts(page);
  await page.getByLabel(en.texts.search).focus();
  await page.keyboard.type("nothing of the kind");
  await expect(page.getByText(like(en.texts.nothing))).toBeVisible();
  await axeFindsNothing(page, "nothing found");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: en.texts.all })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByLabel(en.texts.search).focus();
  await page.keyboard.type(en.text.newMessages);
  const forms = page.getByRole("group", { name: en.text.newMessages });
  await expect(forms.getByRole("textbox")).toHaveCount(2);
  await expect(field(page, en.text.hello)).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(forms.getByRole("textbox").first()).toBeFocused();
  await page.keyboard.type("A letter for you");
  await page.keyboard.press("Enter");
  await expect(forms.getByRole("textbox").first()).toHaveValue("A letter for you");
  await expect(page.getByText("1 text of your own in this language")).toBeVisible();
  await state(page).getByRole("button", { name: en.look.publish }).press("Enter");
  await published(page);
  const agent = await attend("anna");
  await visitor.startsTalking("Is there a letter for me?");
  await visitor.launcher.click();
  await agent.serves("Is there a letter for me?");
  await agent.send("Good morning");
  await expect(visitor.launcher).toHaveAccessibleName(/A letter for you$/);
});

test("languages with own texts come first and say how many", async ({ attend }) => {
  const { page } = await attend("camille");
  await openTexts(page);
  const options = page.getByLabel(en.texts.language, { exact: true }).getByRole("option");
  await expect(options).toHaveCount(31);
  await expect(page.getByLabel(en.texts.language, { exact: true })).toHaveValue("en");
  await speak(page, "ja");
  await field(page, en.text.hello).fill("ようこそ");
  await expect(options.first()).toHaveText("日本語 – Japanese (1 own text)");
  await expect(page.getByLabel(en.texts.language, { exact: true })).toHaveValue("ja");
});

test("axe finds nothing where texts are written", async ({ attend }) => {
  const { page } = await attend("camille", { reducedMotion: "reduce" });
  await openTexts(page);
  await speak(page, "ar");
  await field(page, en.text.hello).fill("أهلًا");
  await axeFindsNothingAnywhere(page, "texts");
});
