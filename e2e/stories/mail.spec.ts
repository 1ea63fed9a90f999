import type { Page } from "@playwright/test";
import { axeFindsNothing, shownIn } from "../fixture/axe.ts";
import { PostOffice, storesMail } from "../fixture/mail.ts";
import { shownOn } from "../fixture/screen.ts";
import { expect, test } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";

const { app, gate, mail, security } = words.en.dashboard;

// Only the last sets mail up.
test.use({ house: "mail" });
test.describe.configure({ mode: "default" });

async function openMail(page: Page): Promise<void> {
  await page.getByRole("link", { name: app.settings }).click();
  await page.getByRole("link", { name: mail.title, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: mail.title })).toBeVisible();
}

const topic = (page: Page, name: string) =>
  page.getByRole("navigation", { name: mail.title }).getByRole("link", { name });

/** One of the two servers of the form. */
function fields(page: Page, section: string) {
  const group = page.getByRole("region", { name: section });
  return {
    on: group.getByRole("switch"),
    host: group.getByLabel(mail.host, { exact: true }),
    tls: group.getByLabel(mail.tls, { exact: true }),
    port: group.getByLabel(mail.port, { exact: true }),
    user: group.getByLabel(mail.user, { exact: true }),
    password: group.getByLabel(mail.password, { exact: true }),
  };
}

test("the texts of mails are seen, written anew and put back; nothing that is typed becomes markup", async ({
  attend,
}) => {
  const { page } = await attend("camille");
  await openMail(page);
  await topic(page, mail.texts.title).click();
  await page
    .getByRole("combobox", { name: mail.texts.mail, exact: true })
    .selectOption({ label: mail.template.inboxAnswer });
  await page.getByRole("combobox", { name: mail.texts.language, exact: true }).selectOption("ar");
  const text = page.getByLabel(mail.texts.text, { exact: true });
  await expect(text).toHaveCSS("direction", "rtl");
  await expect(text).toHaveValue(/\{answer\}/);
  const sheet = page.frameLocator("iframe").locator("body");
  await expect(sheet).toContainText(mail.sample.answer);

  await text.fill("<b>no place</b>");
  await expect(sheet).toHaveText("<b>no place</b>");
  await page.getByRole("button", { name: mail.save }).click();
  await expect(text).toHaveAccessibleDescription(like(mail.fault.needed, { places: "{answer}" }));
  await page.getByRole("button", { name: "{answer}" }).press("Enter");
  await expect(text).toHaveValue("<b>no place</b>{answer}");
  await page.getByRole("button", { name: mail.save }).click();
  await expect(page.getByRole("status").filter({ hasText: mail.saved })).toBeVisible();
  await page.reload();
  await page.getByRole("combobox", { name: mail.texts.language, exact: true }).selectOption("ar");
  await expect(text).toHaveValue("<b>no place</b>{answer}");
  await page.getByRole("button", { name: mail.texts.reset }).click();
  await expect(text).toHaveValue(/^\{answer\}/);
});

test("axe finds nothing where mail is, wide and narrow, in the light and in the dark", async ({ server, attend }) => {
  await storesMail(server, "ada@example.com", "It waits");
  const { page } = await attend("camille", { reducedMotion: "reduce" });
  const dialog = page.getByRole("dialog");
  const discards = page.getByRole("button", { name: like(mail.queue.discardName, { to: "ada@example.com" }) });
  for (const [screen, colorScheme] of [
    ["desktop", "light"],
    ["phone", "dark"],
  ] as const) {
    await shownOn(page, screen);
    await shownIn(page, colorScheme);
    await page.goto("/settings/mail");
    for (const section of [mail.sending, mail.receiving]) await fields(page, section).on.click();
    await page.getByRole("button", { name: mail.try.submit }).click();
    await expect(page.getByText(mail.fault.empty).first()).toBeVisible();
    await expect(page.getByRole("button", { name: security.showPassword }).first()).toBeVisible();
    await axeFindsNothing(page, `mail servers, refused, ${screen}`);
    await topic(page, mail.texts.title).click();
    await dialog.getByRole("button", { name: gate.leave.go }).click();
    await expect(page.frameLocator("iframe").locator("body")).not.toBeEmpty();
    await axeFindsNothing(page, `texts of mails, ${screen}`);
    await topic(page, mail.queue.title).click();
    await discards.click();
    await expect(dialog).toBeVisible();
    await axeFindsNothing(page, `a mail, discarding, ${screen}`);
  }
  await dialog.getByRole("button", { name: mail.queue.discard }).click();
  await expect(dialog).toBeHidden();
  await expect(discards).toHaveCount(0);
});

test("an administrator sets up mail, is told what is wrong, and what waited goes out", async ({ server, attend }) => {
  const office = await PostOffice.open();
  try {
    const { page } = await attend("camille");
    await storesMail(server, "ada@example.com", "It waited");
    await openMail(page);
    await expect(page.getByText(mail.notSetUp)).toBeVisible();
    await expect(page.getByText(like(mail.waitingLead_one, { count: "1" }))).toBeVisible();
    const sending = fields(page, mail.sending);
    const results = page.getByRole("region", { name: mail.try.title }).getByRole("status");
    const tries = page.getByRole("button", { name: mail.try.submit });

    await sending.on.click();
    await expect(sending.port).toHaveValue("587");
    await tries.click();
    await expect(sending.host).toHaveAccessibleDescription(mail.fault.empty);
    await sending.host.fill("mail.invalid");
    await page.getByLabel(mail.from, { exact: true }).fill("nobody");
    await page.getByLabel(mail.try.to).fill("grace@example.com");
    await tries.click();
    await expect(page.getByLabel(mail.from, { exact: true })).toHaveAccessibleDescription(mail.fault.address);
    await page.getByLabel(mail.from, { exact: true }).fill(PostOffice.address);
    await tries.click();
    await expect(results).toContainText(mail.reason.name_unknown);

    await sending.host.fill("127.0.0.1");
    await sending.tls.selectOption("none");
    await expect(sending.port).toHaveValue("25");
    await sending.port.fill(String(office.smtp));
    await sending.user.fill(PostOffice.user);
    await expect(page.getByText(mail.inTheClear)).toBeVisible();
    await sending.password.fill("wrong");
    await tries.click();
    await expect(results).toContainText(mail.reason.password);
    await sending.password.fill(PostOffice.password);
    await sending.tls.selectOption("starttls");
    await tries.click();
    await expect(results).toContainText(mail.reason.tls);
    await sending.tls.selectOption("none");

    const receiving = fields(page, mail.receiving);
    await receiving.on.click();
    await receiving.host.fill("127.0.0.1");
    await receiving.tls.selectOption("none");
    await receiving.port.fill(String(office.imap));
    await receiving.user.fill(PostOffice.user);
    await receiving.password.fill(PostOffice.password);
    await tries.click();
    await expect(results).toContainText(like(mail.try.sent, { to: "grace@example.com" }));
    await expect(results).toContainText(mail.try.read);
    await expect.poll(() => office.subjects("grace@example.com")).toHaveLength(1);

    // What waited goes out as soon as there is a server, and the password is not shown again.
    await page.getByRole("button", { name: mail.save }).click();
    await expect(page.getByRole("status").filter({ hasText: mail.saved })).toBeVisible();
    await expect.poll(() => office.subjects("ada@example.com")).toEqual(["It waited"]);
    await page.reload();
    await expect(sending.host).toHaveValue("127.0.0.1");
    await expect(sending.password).toHaveValue("");
    await expect(sending.password).toHaveAttribute("placeholder", mail.passwordKept);
    await sending.host.fill("localhost");
    await page.getByRole("button", { name: mail.save }).click();
    await expect(sending.password).toHaveAccessibleDescription(mail.fault.retype);

    // What can never be sent is seen, and discarded by keyboard.
    await storesMail(server, "no address", "It cannot go");
    await topic(page, mail.queue.title).click();
    // What is not saved is not lost by a click.
    const asking = page.getByRole("dialog", { name: gate.leave.title });
    await asking.getByRole("button", { name: gate.leave.stay }).click();
    await expect(sending.host).toHaveValue("localhost");
    await topic(page, mail.queue.title).click();
    await asking.getByRole("button", { name: gate.leave.go }).click();
    const row = page.getByRole("listitem").filter({ hasText: "It cannot go" });
    await expect(row).toContainText(mail.reason.address);
    const retried = page.waitForResponse("**/retry");
    await row.getByRole("button", { name: like(mail.queue.retryName, { to: "no address" }) }).click();
    await retried;
    await expect(row).toContainText(mail.queue.stateFailed);
    await row.getByRole("button", { name: like(mail.queue.discardName, { to: "no address" }) }).press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: mail.queue.keep })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: mail.queue.nothing })).toBeVisible();
  } finally {
    office.close();
  }
});
