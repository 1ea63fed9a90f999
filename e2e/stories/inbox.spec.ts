import type { Page } from "@playwright/test";
import { axeFindsNothing, axeFindsNothingInLightAndDark, shownIn } from "../fixture/axe.ts";
import { leaves } from "../fixture/inbox.ts";
import { PostOffice } from "../fixture/mail.ts";
import { mailGoesBy, readsMail, sendsMail } from "../fixture/reply.ts";
import { expect, test } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";

const { app, chat, inbox, mail } = words.en.dashboard;

// The first has no mail, the second sets it up.
test.use({ house: "inbox" });
test.describe.configure({ mode: "default" });

const row = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });
const entry = (page: Page) => page.locator("section[data-entry]");
const rail = (page: Page) => page.getByRole("link", { name: like(app.inbox) });

test("what a visitor leaves is found, taken, noted and moved on by a team", async ({ attend, visit }) => {
  const anna = await attend("anna");
  const louis = await attend("louis");
  const { page } = anna;
  await expect(rail(page)).toHaveAttribute("aria-label", like(app.inboxCount_other));
  const before = await rail(page).getAttribute("aria-label");
  const shop = await visit();
  await leaves(shop.page, { name: "Zoé", email: "zoe@home.example", text: "Is the Plume <b>washable</b>?" });

  await test.step("it is told at every desk and listed", async () => {
    await expect(rail(page)).not.toHaveAttribute("aria-label", before ?? "");
    await rail(page).click();
    await expect(row(page, "washable")).toContainText(inbox.state.new);
    await expect(row(page, "washable")).toHaveAttribute("data-unread", "true");
    await axeFindsNothing(page, "the inbox");
    await row(page, "washable").getByRole("link").click();
    await expect(entry(page).getByText("Is the Plume <b>washable</b>?")).toBeVisible();
    await expect(row(page, "washable")).toHaveAttribute("data-unread", "false");
  });

  await test.step("two agents at once: the second is told and nothing is overwritten", async () => {
    await rail(louis.page).click();
    await row(louis.page, "washable").getByRole("link").click();
    await expect(entry(louis.page).getByText("Is the Plume <b>washable</b>?")).toBeVisible();
    // What is new does not reach him before he acts.
    await louis.page.route("**/api/inbox/*", (route) => route.request().method() !== "GET" && route.continue());
    await page.getByRole("button", { name: inbox.assign }).click();
    await page.getByRole("menuitem", { name: inbox.who.me }).click();
    await expect(entry(page).getByText(like(inbox.line.taken, { name: "Anna Keller" }))).toBeVisible();
    await louis.page.getByRole("button", { name: like(inbox.stateOf) }).click();
    await louis.page.getByRole("menuitem", { name: inbox.state.spam }).click();
    await expect(louis.page.getByText(inbox.outdated)).toBeVisible();
    await louis.page.unroute("**/api/inbox/*");
    await expect(row(page, "washable")).toContainText(inbox.state.open);
  });

  await test.step("a note is for the team, a tag to find it again", async () => {
    await page.getByRole("button", { name: chat.note, exact: true }).click();
    await page.getByRole("textbox", { name: chat.noteTo }).fill("Camille knows");
    await page.keyboard.press("Control+Enter");
    await expect(entry(page).getByRole("article").filter({ hasText: "Camille knows" })).toBeVisible();
    await page.getByRole("combobox", { name: inbox.tags }).fill("care");
    await page.keyboard.press("Enter");
    await expect(row(page, "washable")).toContainText("#care");
    await axeFindsNothing(page, "an entry");
    await shownIn(page, "dark");
    await axeFindsNothing(page, "an entry in the dark", { coloursOnly: true });
  });

  await test.step("a draft is kept, and mail that is not set up says so", async () => {
    await page.getByRole("button", { name: inbox.answer, exact: true }).click();
    const box = page.getByRole("textbox", { name: like(inbox.answerTo) });
    await box.fill("Yes, by hand");
    await page.reload();
    await expect(box).toHaveValue("Yes, by hand");
    await page.getByRole("button", { name: inbox.send, exact: true }).click();
    await expect(page.getByText(inbox.trouble.no_mail)).toBeVisible();
    await expect(box).toHaveValue("Yes, by hand");
    await box.fill("");
  });

  await test.step("it is found by words and by who looks after it, and by keyboard", async () => {
    await page.getByRole("searchbox", { name: inbox.search }).fill("zoe wash");
    await expect(page.locator("li[data-entry]")).toHaveCount(1);
    await page.getByRole("searchbox", { name: inbox.search }).fill("nothing like it");
    await expect(page.getByText(inbox.none.found)).toBeVisible();
    await page.getByRole("button", { name: inbox.clear }).click();
    await expect(row(page, "washable")).toBeVisible();
    await entry(page).getByRole("heading", { name: "Zoé" }).click();
    await page.keyboard.press("j");
    await expect(entry(page).getByText("Is the Plume <b>washable</b>?")).toBeHidden();
    await expect(entry(page)).toBeVisible();
    await page.keyboard.press("k");
    await expect(entry(page).getByText("Is the Plume <b>washable</b>?")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByText(inbox.pick)).toBeVisible();
  });

  await test.step("solved, it leaves what is to do", async () => {
    await row(page, "washable").getByRole("link").click();
    await page.getByRole("button", { name: like(inbox.stateOf) }).click();
    await page.getByRole("menuitem", { name: inbox.state.solved }).click();
    await expect(row(page, "washable")).toBeHidden();
    await page.getByRole("combobox", { name: inbox.view.label }).click();
    await page.getByRole("option", { name: inbox.view.solved }).click();
    await expect(row(page, "washable")).toBeVisible();
  });
});

test("everybody leaves while a visitor writes: the message is left once, answered by mail, and the reply comes back", async ({
  attend,
  visit,
  browse,
  server,
}) => {
  const office = await PostOffice.open();
  try {
    const camille = await attend("camille");
    const { page } = camille;
    await mailGoesBy(office, page, server);
    await test.step("whom a mail tells is set", async () => {
      await page.goto("/settings/mail/notices");
      const addresses = page.getByRole("textbox", { name: mail.notice.addresses });
      await addresses.fill("nobody\nboss@mail.example");
      await page.getByRole("button", { name: mail.save, exact: true }).click();
      await expect(page.getByText(like(mail.notice.noAddress, { address: "nobody" }))).toBeVisible();
      await axeFindsNothingInLightAndDark(page, "notices with what is wrong");
      await addresses.fill("boss@mail.example\n\nboss@mail.example");
      await page.getByRole("button", { name: mail.save, exact: true }).click();
      await expect(page.getByText(mail.saved)).toBeVisible();
      await expect(addresses).toHaveValue("boss@mail.example");
    });
    await rail(page).click();
    await expect(page.locator("li[data-entry]").first()).toBeVisible();
    await expect(row(page, "lamp?")).toHaveCount(0);
    const zoe = await visit({ screen: "phone" });
    const { words: said, panel } = zoe;
    await zoe.open();
    await zoe.composer.pressSequentially("Where is ");
    await camille.chooses("invisible");
    await expect(zoe.field("message")).toBeFocused();
    await zoe.page.keyboard.type("my lamp?");
    await expect(zoe.field("message")).toHaveValue("Where is my lamp?");
    await zoe.field("name").fill("Zoé");
    await zoe.field("email").fill("zoe@mail.example");
    // Twice, as impatient people do.
    await panel.getByRole("button", { name: said.formLeave, exact: true }).dblclick();
    await expect(panel.getByText(said.formLeft)).toBeVisible();

    await expect(row(page, "Where is my lamp?")).toContainText(inbox.state.new);
    await expect(row(page, "Where is my lamp?")).toHaveCount(1);
    await expect.poll(() => office.subjects("boss@mail.example")).toEqual(["New message from Zoé"]);
    await row(page, "Where is my lamp?").getByRole("link").click();

    let arrives = () => {};
    const arrived = new Promise<void>((go) => {
      arrives = go;
    });
    await page.route("**/answers", async (route) => {
      await arrived;
      await route.continue();
    });
    const box = page.getByRole("textbox", { name: like(inbox.answerTo) });
    await box.fill("It comes tomorrow.");
    const leaves = page.waitForRequest("**/answers");
    await page.getByRole("button", { name: inbox.send, exact: true }).click();
    await leaves;
    await box.fill("It comes tomorrow.\n\nWritten meanwhile");
    arrives();
    await expect(entry(page).getByRole("article").filter({ hasText: "It comes tomorrow." })).toBeVisible();
    await expect(box).toHaveValue("Written meanwhile");
    await page.unrouteAll();
    await box.fill("");
    await expect(row(page, "It comes tomorrow.")).toBeHidden();
    // Two mails on ways of their own: either may be there first.
    await expect
      .poll(async () => (await office.subjects("zoe@mail.example")).toSorted())
      .toEqual(["Re: Where is my lamp?", "We have your message"]);
    const answer = (await office.mails("zoe@mail.example")).find(({ subject }) => subject.startsWith("Re:"));
    const { name, link } = readsMail(answer?.mimeMessage ?? "");

    const reply = ["Subject: Re: Where is my lamp?", `In-Reply-To: ${name}`, "Message-ID: <1@mail.example>", ""];
    await sendsMail(office, "zoe@mail.example", [...reply, "Wonderful!", "", "> It comes tomorrow."]);
    await mailGoesBy(office, page, server);
    const back = entry(page).getByRole("article").filter({ hasText: "Wonderful!" });
    await expect(back).toBeVisible();
    await expect(back).not.toContainText("> It comes tomorrow.");
    await back.getByRole("button", { name: inbox.showQuoted }).click();
    await expect(back).toContainText("> It comes tomorrow.");
    await expect(row(page, "Wonderful!")).toContainText(inbox.state.open);
    await axeFindsNothing(page, "an entry with a reply");

    const elsewhere = await (await browse()).newPage();
    await elsewhere.goto(link);
    const goesOn = elsewhere.getByRole("button", { name: "Go on" });
    await expect(goesOn).toBeVisible();
    await axeFindsNothing(elsewhere, "the page of the link");
    await goesOn.click();
    await expect(elsewhere.locator("#webWidget")).toBeVisible();
    const again = await (await browse()).newPage();
    await again.goto(link);
    await expect(again.getByRole("alert")).toContainText("used already");
    await expect(again.getByRole("button")).toBeHidden();
  } finally {
    office.close();
  }
});
