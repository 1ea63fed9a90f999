import type { Page } from "@playwright/test";
import type { Agent } from "../fixture/agent.ts";
import { axeFindsNothing, axeFindsNothingAnywhere } from "../fixture/axe.ts";
import { asksFor, departmentId, idOf, makeDepartment } from "../fixture/department.ts";
import { expect, test } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";
import { like, words } from "../fixture/words.ts";

const en = words.en.dashboard;
const { department, chat } = en;

async function openDepartments(page: Page): Promise<void> {
  await page.getByRole("link", { name: en.app.settings }).click();
  await page.getByRole("link", { name: department.departments }).click();
  await expect(page.getByRole("heading", { level: 1, name: department.departments })).toBeVisible();
}

const card = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const chats = ({ page }: Agent) => page.getByRole("link", { name: like(en.app.chats) });

/** Hands the open chat over to whoever has this name. */
async function handsOver({ page }: Agent, name: string, note = ""): Promise<void> {
  await page.getByRole("button", { name: chat.transfer.open }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name }).check();
  await dialog.getByRole("textbox", { name: chat.transfer.note }).fill(note);
  await dialog.getByRole("button", { name: chat.transfer.submit }).click();
  await expect(dialog).toBeHidden();
}

test("an administrator makes a department, changes it and deletes it, by mouse", async ({ attend }) => {
  const { page } = await attend("camille");
  await openDepartments(page);
  await expect(card(page, "Sales")).toContainText(department.count_one.replace("{{count}}", "1"));
  await page.getByRole("link", { name: department.add }).click();
  await page.getByRole("button", { name: department.add }).click();
  await expect(page.getByLabel(department.name, { exact: true })).toHaveAccessibleDescription(
    new RegExp(department.fault.empty),
  );
  await page.getByLabel(department.name, { exact: true }).fill("sales");
  await page.getByRole("button", { name: department.add }).click();
  await expect(page.getByText(department.fault.taken)).toBeVisible();
  await page.getByLabel(department.name, { exact: true }).fill("Billing");
  await page.getByLabel(department.description, { exact: true }).fill("Invoices and refunds");
  await page.getByRole("checkbox", { name: "Louis Petit" }).check();
  await page.getByRole("checkbox", { name: "Camille Roche" }).check();
  await page.getByRole("button", { name: department.add }).click();
  await expect(card(page, "Billing")).toContainText("Invoices and refunds");
  await expect(card(page, "Billing")).toContainText(department.count_other.replace("{{count}}", "2"));
  await expect(card(page, "Billing")).toContainText(department.status.online);

  await card(page, "Billing").getByRole("link").click();
  await page.getByRole("switch", { name: department.enabled }).click();
  await page.getByRole("button", { name: department.save }).click();
  await expect(card(page, "Billing")).toContainText(department.disabled);

  await card(page, "Billing").getByRole("link").click();
  await page.getByRole("button", { name: department.delete }).click();
  const dialog = page.getByRole("dialog", { name: like(department.deleteAsk, { name: "Billing" }) });
  await expect(dialog).toContainText(department.deleteLead);
  await dialog.getByRole("button", { name: department.delete }).click();
  await expect(page.getByRole("heading", { level: 1, name: department.departments })).toBeVisible();
  await expect(card(page, "Billing")).toHaveCount(0);
});

test("an administrator makes a department by keyboard alone", async ({ attend }) => {
  const { page } = await attend("camille");
  await openDepartments(page);
  await page.getByRole("link", { name: department.add }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel(department.name, { exact: true }).focus();
  await page.keyboard.type("Claims");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(department.description, { exact: true })).toBeFocused();
  await page.keyboard.type("What comes back");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("switch", { name: department.enabled })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("checkbox", { name: "Anna Keller" })).toBeFocused();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: department.add }).press("Enter");
  await expect(card(page, "Claims")).toContainText(department.count_one.replace("{{count}}", "1"));
  await card(page, "Claims").getByRole("link").press("Enter");
  await expect(page.getByRole("checkbox", { name: "Anna Keller" })).toBeChecked();
  await page.getByRole("button", { name: department.delete }).press("Enter");
  await expect(page.getByRole("dialog").getByRole("button", { name: department.keep })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: department.delete })).toBeFocused();
});

test("the second of two administrators is told, and decides", async ({ server, attend }) => {
  const first = await attend("camille");
  const second = await attend("camille");
  await makeDepartment(first.page, server, "Contested", []);
  for (const { page } of [first, second]) {
    await openDepartments(page);
    await card(page, "Contested").getByRole("link").click();
  }
  await second.page.getByLabel(department.name, { exact: true }).fill("By the second");
  await first.page.getByLabel(department.name, { exact: true }).fill("By the first");
  await first.page.getByRole("button", { name: department.save }).click();
  await expect(card(first.page, "By the first")).toBeVisible();
  await second.page.getByRole("button", { name: department.save }).click();
  const dialog = second.page.getByRole("dialog", { name: department.conflict.title });
  await expect(dialog).toContainText("By the first");
  await axeFindsNothing(second.page, "conflict");
  await dialog.getByRole("button", { name: department.conflict.overwrite }).click();
  await expect(card(first.page, "By the second")).toBeVisible();
});

test("a department is as there as its members, live", async ({ attend }) => {
  const { page } = await attend("camille");
  await openDepartments(page);
  await expect(card(page, "Service")).toContainText(department.status.offline);
  const louis = await attend("louis");
  await expect(card(page, "Service")).toContainText(department.status.online);
  await expect(card(page, "Sales")).toContainText(department.status.offline);
  await louis.chooses("away");
  await expect(card(page, "Service")).toContainText(department.status.away);
  await louis.chooses("invisible");
  await expect(card(page, "Service")).toContainText(department.status.offline);
});

test.describe("where nobody else waits", () => {
  test.use({ house: "departments" });
  test.describe.configure({ mode: "default" });

  test("a running chat is handed over with a note; the visitor goes on without a reload and nothing is lost", async ({
    server,
    visit,
    attend,
  }) => {
    const anna = await attend("anna");
    const louis = await attend("louis");
    const camille = await attend("camille");
    const visitor = await visit();
    await visitor.startsTalking("Where has my lamp gone?");
    await anna.serves("Where has my lamp gone?");
    await expect(visitor.log).toContainText(like(visitor.words.joined, { name: anna.name }));
    await handsOver(anna, "Service", "Order 4417, in a hurry");

    await expect(visitor.log).toContainText(like(visitor.words.transferred, { name: "Service" }));
    await expect(visitor.log).not.toContainText("4417");
    await visitor.send("Still there?");
    await visitor.hasReceiptFor("Still there?");
    await expect(anna.log).toContainText(like(chat.line.youTransferred, { to: "Service" }));
    await expect(anna.composer).toBeHidden();

    // It rings at the member's desk, and neither at that of who gave it away nor at that of who is no member.
    await expect(chats(louis)).toHaveAccessibleName(like(en.app.chatsCount_one, { count: "1" }));
    await expect(louis.row("Still there?")).toContainText("Service");
    for (const other of [anna, camille]) {
      await expect(other.row("Still there?")).toBeVisible();
      await expect(chats(other)).toHaveAccessibleName(en.app.chats);
      await expect(other.row("Still there?").getByRole("button")).toHaveCount(0);
    }
    await camille.row("Still there?").getByRole("link").click();
    await expect(camille.page.getByText(like(chat.waitsFor, { receiver: "Service" }))).toBeVisible();
    await expect(camille.page.getByRole("button", { name: chat.serveThis })).toHaveCount(0);

    await louis.serves("Still there?");
    await expect(louis.log).toContainText(like(chat.line.transferred, { name: anna.name, to: "Service" }));
    await expect(louis.log).toContainText("Order 4417, in a hurry");
    await louis.send("It leaves tomorrow");
    await expect(visitor.log).toContainText("It leaves tomorrow");
    await visitor.send("Thank you");
    await expect(visitor.log).toContainText(like(visitor.words.joined, { name: louis.name }));
    await allAgree({ visitors: [visitor], agents: [louis, anna], server }, [
      "visitor: Where has my lamp gone?",
      "visitor: Still there?",
      "agent: It leaves tomorrow",
      "visitor: Thank you",
    ]);
    await louis.ends();
  });

  test("a chat is handed to a colleague by keyboard, and rings for that one only", async ({ visit, attend }) => {
    const anna = await attend("anna");
    const louis = await attend("louis");
    const camille = await attend("camille");
    const visitor = await visit();
    await visitor.startsTalking("Something for Louis");
    await anna.serves("Something for Louis");
    const { page } = anna;
    await page.getByRole("button", { name: chat.transfer.open }).press("Enter");
    await expect(page.getByRole("textbox", { name: chat.transfer.search })).toBeFocused();
    await page.keyboard.type("pétit");
    await expect(page.getByRole("radio")).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("radio", { name: louis.name })).toBeChecked();
    await expect(page.getByRole("radio", { name: louis.name })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(visitor.log).toContainText(like(visitor.words.transferred, { name: louis.name }));
    await expect(chats(louis)).toHaveAccessibleName(like(en.app.chatsCount_one, { count: "1" }));
    await expect(camille.row("Something for Louis")).toContainText(like(chat.awaits, { name: louis.name }));
    await expect(chats(camille)).toHaveAccessibleName(en.app.chats);
    await louis.serves("Something for Louis");
    await expect(louis.log).toContainText(like(chat.line.transferredToYou, { name: anna.name }));
    await louis.ends();
  });

  test("a chat that asks for a department does not ring for others, until it is deleted", async ({
    server,
    visit,
    attend,
  }) => {
    const camille = await attend("camille");
    const anna = await attend("anna");
    const louis = await attend("louis");
    await makeDepartment(camille.page, server, "Billing", [await idOf(anna.page)]);
    const visitor = await visit();
    await asksFor(visitor.page, await departmentId(anna.page, "Billing"), "About my bill");
    await expect(chats(anna)).toHaveAccessibleName(like(en.app.chatsCount_one, { count: "1" }));
    await expect(anna.row("About my bill")).toContainText("Billing");
    await expect(louis.row("About my bill")).toContainText("Billing");
    await expect(chats(louis)).toHaveAccessibleName(en.app.chats);

    await openDepartments(camille.page);
    await card(camille.page, "Billing").getByRole("link").click();
    await camille.page.getByRole("button", { name: department.delete }).click();
    const dialog = camille.page.getByRole("dialog");
    await expect(dialog).toContainText(department.running_one.replace("{{count}}", "1"));
    await dialog.getByRole("button", { name: department.delete }).click();
    await expect(chats(louis)).toHaveAccessibleName(like(en.app.chatsCount_one, { count: "1" }));
    await louis.serves("About my bill");
    await louis.ends();
  });

  test("who is alone is told that nobody can take the chat", async ({ visit, attend }) => {
    const anna = await attend("anna");
    const visitor = await visit();
    await visitor.startsTalking("Anybody else?");
    await anna.serves("Anybody else?");
    await anna.page.getByRole("button", { name: chat.transfer.open }).click();
    await expect(anna.page.getByText(chat.transfer.nobody)).toBeVisible();
    const dialog = anna.page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: chat.transfer.submit })).toBeDisabled();
    const louis = await attend("louis");
    await expect(anna.page.getByRole("radio", { name: "Service" })).toBeVisible();
    await anna.page.getByRole("radio", { name: louis.name }).check();
    await louis.chooses("invisible");
    await expect(anna.page.getByText(chat.transfer.nobody)).toBeVisible();
  });

  test("with no department at all the page says what they are for", async ({ server, attend }) => {
    const { page } = await attend("camille");
    for (const name of ["Sales", "Service"]) {
      const id = await departmentId(page, name);
      await page.request.delete(`/api/departments/${id}`, { headers: { Origin: server.address } });
    }
    await openDepartments(page);
    await expect(page.getByRole("heading", { name: department.empty })).toBeVisible();
    await axeFindsNothing(page, "no departments");
  });
});

test("axe finds nothing where departments are", async ({ visit, attend }) => {
  const place = { reducedMotion: "reduce" } as const;
  const { page } = await attend("camille", place);
  await openDepartments(page);
  await axeFindsNothingAnywhere(page, "departments");
  await page.getByRole("link", { name: department.add }).click();
  await page.getByRole("button", { name: department.add }).click();
  await expect(page.getByText(department.fault.empty)).toBeVisible();
  await axeFindsNothingAnywhere(page, "a new department, refused");
  await page.getByRole("link", { name: department.cancel }).click();
  await card(page, "Sales").getByRole("link").click();
  const button = page.getByRole("button", { name: department.delete });
  await axeFindsNothingAnywhere(page, "about to delete a department", { ready: () => button.hover() });
  await button.click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await axeFindsNothingAnywhere(page, "a department, deleting");
  const anna = await attend("anna", place);
  await attend("louis");
  const visitor = await visit();
  await visitor.startsTalking("Look at me from everywhere");
  await anna.serves("Look at me from everywhere");
  await anna.page.getByRole("button", { name: chat.transfer.open }).click();
  await anna.page.getByRole("radio", { name: "Service" }).check();
  await axeFindsNothingAnywhere(anna.page, "handing over");
});
