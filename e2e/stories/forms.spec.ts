import type { Page } from "@playwright/test";
import type { Agent } from "../fixture/agent.ts";
import { axeFindsNothing } from "../fixture/axe.ts";
import { idOf, makeDepartment } from "../fixture/department.ts";
import { expect, test } from "../fixture/test.ts";
import type { Visitor } from "../fixture/visitor.ts";
import { like, words } from "../fixture/words.ts";

const en = words.en.dashboard.widget;
const { forms } = en;

test.use({ restyles: true });

/** The page on which the only widget's forms are set. */
async function openForms(page: Page): Promise<void> {
  await page.getByRole("link", { name: words.en.dashboard.app.settings }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.getByRole("link", { name: forms.title, exact: true }).click();
  await expect(page.getByRole("switch", { name: en.field.formsChat })).toBeVisible();
}

const form = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

async function publish(page: Page): Promise<void> {
  await page.getByRole("region", { name: en.look.state }).getByRole("button", { name: en.look.publish }).click();
  await expect(page.getByText(en.look.same)).toBeVisible();
}

const need = (page: Page, group: string, field: string, how: string) =>
  form(page, group)
    .getByRole("radiogroup", { name: like(forms.needOf, { name: field }) })
    .getByText(how, { exact: true })
    .click();

const submit = (visitor: Visitor, name: string) => visitor.panel.getByRole("button", { name, exact: true }).click();

const answers = (agent: Agent) => agent.log.locator("dl");

test("an administrator makes a form, a visitor answers it by keyboard, and only the agent reads the answers", async ({
  attend,
  visit,
}) => {
  const { page } = await attend("camille");
  const anna = await attend("anna");
  const visitor = await visit();
  const { words: said, panel } = visitor;
  await visitor.open();
  await visitor.composer.fill("Where is my lamp?");

  await openForms(page);
  const questions = en.field.formsChatFields;
  const rows = form(page, questions).getByRole("listitem");
  await page.getByRole("switch", { name: en.field.formsChat }).press("Space");
  await need(page, questions, forms.kind.email, forms.need.required);
  await need(page, questions, forms.kind.department, forms.need.hidden);
  await form(page, questions).getByRole("button", { name: forms.add.checkbox }).click();
  const label = page.getByLabel(forms.label, { exact: true });
  const link = page.getByLabel(forms.link, { exact: true });
  await expect(label).toBeFocused();
  await label.fill("I have read the [terms]");
  await link.fill("javascript:alert(1)");
  await expect(page.getByText(en.fault.no_link)).toBeVisible();
  await link.fill("https://shop.example/terms");
  await expect(page.getByText(en.fault.no_link)).toBeHidden();
  await need(page, questions, "I have read the [terms]", forms.need.required);
  await form(page, questions).getByRole("button", { name: forms.add.choice }).click();
  await label.fill("What is it about?");
  await page.getByLabel(like(forms.option, { number: "1" })).fill("Lamps & <b>more</b>");
  await axeFindsNothing(page, "forms, a question of one\u2019s own", { without: "iframe" });

  // To the top by keyboard, and the e-mail above it with the pointer.
  const handle = (name: string) => form(page, questions).getByRole("button", { name: like(forms.move, { name }) });
  await handle("What is it about?").focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowUp");
  await expect(handle("What is it about?")).toBeFocused();
  await expect(rows.first()).toContainText("What is it about?");
  await handle(forms.kind.email).hover();
  await page.mouse.down();
  const first = await rows.first().boundingBox();
  await page.mouse.move((first?.x ?? 0) + 20, (first?.y ?? 0) + 5, { steps: 5 });
  await page.mouse.up();
  await expect(rows.first()).toContainText(forms.kind.email);
  const preview = page.frameLocator(`iframe[title="${en.look.preview}"]`).frameLocator("#webWidget");
  await expect(preview.locator(".question").first()).toContainText(said["form.email"]);
  await expect(preview.getByRole("link", { name: "terms" })).toHaveAttribute("href", "https://shop.example/terms");
  await publish(page);

  // What was in the text box is in the form, and the caret with it.
  await expect(visitor.field("message")).toHaveValue("Where is my lamp?");
  await expect(visitor.field("message")).toBeFocused();
  await expect(panel.locator(".question label").first()).toContainText(said["form.email"]);
  await axeFindsNothing(visitor.page, "form before a chat", { without: "#content > *, footer > *, header > *" });
  await visitor.page.keyboard.press("Tab");
  await visitor.page.keyboard.press("Space");
  const box = panel.getByRole("checkbox");
  await expect(box).toBeChecked();
  await visitor.field("email").focus();
  await visitor.page.keyboard.type("zoe@");
  await visitor.page.keyboard.press("Enter");
  await expect(visitor.field("email")).toHaveAccessibleDescription(said["fault.email"]);
  await expect(visitor.field("email")).toBeFocused();
  await axeFindsNothing(visitor.page, "form with a fault", { without: "#content > *, footer > *, header > *" });
  await visitor.page.reload();
  await expect(visitor.field("email")).toHaveValue("zoe@");
  await expect(box).toBeChecked();
  await visitor.field("email").fill("zoe@mail.example");
  await panel.getByRole("combobox", { name: "What is it about?" }).selectOption("Lamps & <b>more</b>");
  await submit(visitor, said.formStart);
  await visitor.hasReceiptFor("Where is my lamp?");

  await anna.serves("Where is my lamp?");
  await expect(answers(anna)).toContainText("Lamps & <b>more</b>");
  await expect(answers(anna)).toContainText("I have read the terms");
  await expect(anna.page.getByRole("link", { name: "zoe@mail.example" })).toBeVisible();
  await expect(visitor.log).not.toContainText("What is it about?");
  await axeFindsNothing(anna.page, "answers in a chat");

  // The next chat asks only what is not known: the e-mail is.
  await anna.ends();
  await panel.getByRole("button", { name: said.startNew }).click();
  await expect(visitor.field("message")).toBeVisible();
  await expect(visitor.field("email")).toHaveCount(0);
  await expect(box).not.toBeChecked();
});

test("the last agent leaves while a visitor writes: the form takes the text, and stores one message", async ({
  attend,
  visit,
}) => {
  const anna = await attend("anna");
  const visitor = await visit({ screen: "phone" });
  const { words: said, panel } = visitor;
  await visitor.open();
  await visitor.composer.pressSequentially("Do you ");
  await anna.chooses("invisible");
  await expect(visitor.field("message")).toBeFocused();
  await visitor.page.keyboard.type("deliver?");
  await expect(visitor.field("message")).toHaveValue("Do you deliver?");
  await expect(panel.getByText(said.formOffline)).toBeVisible();
  await anna.chooses("online");
  await expect(visitor.composer).toHaveValue("Do you deliver?");
  await anna.chooses("invisible");

  await submit(visitor, said.formLeave);
  await expect(visitor.field("email")).toHaveAccessibleDescription(said["fault.required"]);
  await expect(visitor.field("email")).toBeFocused();
  await visitor.field("email").fill('"zoe d"@[192.0.2.1]');
  await visitor.page.context().setOffline(true);
  await submit(visitor, said.formLeave);
  const sending = panel.getByRole("button", { name: said.sending });
  await expect(sending).toBeVisible();
  await sending.click({ force: true });
  await visitor.page.context().setOffline(false);
  await expect(panel.getByText(said.formLeft)).toBeVisible();
  await expect(panel.getByText('"zoe d"@[192.0.2.1]')).toBeVisible();
  await visitor.page.reload();
  await visitor.launcher.click();
  await expect(panel.getByText(said.formLeft)).toBeVisible();
  await submit(visitor, said.formAgain);
  await expect(visitor.field("message")).toHaveValue("");
  await expect(visitor.field("email")).toHaveCount(0);
});

test("a visitor says who they are, agents see it at once, and it is asked for no more", async ({ attend, visit }) => {
  const anna = await attend("anna");
  const visitor = await visit();
  const { words: said, panel } = visitor;
  const dialog = panel.getByRole("dialog");
  await visitor.startsTalking("I have a name");
  await anna.serves("I have a name");
  await visitor.menu(said.formProfile);
  await expect(visitor.field("name")).toBeFocused();
  await visitor.field("name").fill("Zoé <i>Durand</i>");
  await visitor.field("email").fill("no address");
  await visitor.page.keyboard.press("Enter");
  await expect(visitor.field("email")).toHaveAccessibleDescription(said["fault.email"]);
  await visitor.field("email").fill("zoe@mail.example");
  await visitor.field("phone").fill("+33 1 23 45 67 89");
  await submit(visitor, said.formSave);
  await expect(dialog).toBeHidden();
  await expect(anna.page.getByRole("heading", { name: "Zoé <i>Durand</i>" }).first()).toBeVisible();
  await expect(anna.page.getByRole("link", { name: "+33 1 23 45 67 89" })).toBeVisible();
  await visitor.page.reload();
  await visitor.menu(said.formProfile);
  await expect(visitor.field("name")).toHaveValue("Zoé <i>Durand</i>");
  await visitor.field("phone").fill("");
  await submit(visitor, said.formSave);
  await expect(anna.page.getByRole("link", { name: "+33 1 23 45 67 89" })).toHaveCount(0);
  await visitor.menu(said.formProfile);
  await visitor.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("a page asks for a department; when that is away or gone, the visitor chooses, in Arabic too", async ({
  attend,
  server,
  visit,
}) => {
  const camille = await attend("camille");
  await attend("anna");
  await makeDepartment(camille.page, server, "Lamps", []);
  const visitor = await visit({ page: "/demo/ar/", speaks: "ar", screen: "phone" });
  const { words: said, panel } = visitor;
  await visitor.page.evaluate(() => {
    (window as unknown as { Causerie: { q: { push(call: unknown[]): void } } }).Causerie.q.push([
      "setDepartment",
      "Lamps",
    ]);
  });
  await visitor.launcher.click();
  await expect(panel.getByText(like(said.formAway, { name: "Lamps" }))).toBeVisible();
  await expect(panel.locator("html")).toHaveAttribute("dir", "rtl");
  await axeFindsNothing(visitor.page, "offline form in Arabic", { without: "#content > *, footer > *, header > *" });
  await visitor.field("message").fill("مرحبا");
  await visitor.field("department").selectOption({ label: `Sales – ${said["launcher.online"]}` });
  await expect(visitor.composer).toHaveValue("مرحبا");
  await panel.getByRole("button", { name: said.send }).click();
  await expect(camille.row("مرحبا")).toContainText("Sales");
});

test("a form changes and a department closes while a visitor writes: no word is lost, and what to mend is said", async ({
  attend,
  server,
  visit,
}) => {
  const { page } = await attend("camille");
  const anna = await attend("anna");
  const id = await makeDepartment(page, server, "Repairs", [await idOf(anna.page)]);
  await openForms(page);
  const questions = en.field.formsChatFields;
  await page.getByRole("switch", { name: en.field.formsChat }).press("Space");
  await publish(page);

  const visitor = await visit();
  const { words: said, panel } = visitor;
  const written = "It flickers.\nWhat now?";
  const order = panel.getByLabel("Order number");
  await visitor.launcher.click();
  await visitor.field("name").fill("Zoé");
  await visitor.field("email").fill("zoe@mail.example");
  await visitor.field("department").selectOption({ label: `Repairs – ${said["launcher.online"]}` });
  await visitor.field("message").fill(written);

  await test.step("what is new appears around what has been typed", async () => {
    await form(page, questions).getByRole("button", { name: forms.add.text }).click();
    await page.getByLabel(forms.label, { exact: true }).fill("Order number");
    await publish(page);
    await expect(order).toBeVisible();
    await expect(visitor.field("message")).toHaveValue(written);
  });

  await test.step("what changes while the line is down is said when it is back", async () => {
    await visitor.page.context().setOffline(true);
    await submit(visitor, said.formStart);
    await expect(visitor.log.locator("[data-delivery=sending]")).toContainText("It flickers.");
    await need(page, questions, "Order number", forms.need.required);
    await publish(page);
    const closed = await page.request.put(`/api/departments/${id}`, {
      data: { base: 1, name: "Repairs", members: [], enabled: false },
      headers: { Origin: server.address },
    });
    expect(closed.status(), "the department is closed").toBe(200);
    await visitor.page.context().setOffline(false);
    await expect(order).toHaveAccessibleDescription(said["fault.required"]);
    await expect(visitor.field("department")).toHaveAccessibleDescription(said["fault.choice"]);
    await expect(visitor.field("department")).toHaveValue("");
    await expect(visitor.field("message")).toHaveValue(written);
    await expect(visitor.field("name")).toHaveValue("Zoé");
  });

  await test.step("mended, it begins one chat", async () => {
    await visitor.page.reload();
    await expect(visitor.field("message")).toHaveValue(written);
    await order.fill("4711 <b>");
    await visitor.field("department").selectOption({ label: `Sales – ${said["launcher.online"]}` });
    await panel.getByRole("button", { name: said.formStart, exact: true }).dblclick();
    await visitor.hasReceiptFor("It flickers.");
    expect(await visitor.said()).toEqual([`visitor: ${written}`]);
    await anna.serves("It flickers.");
    await expect(answers(anna)).toContainText("4711 <b>");
  });
});
