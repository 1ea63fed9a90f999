import type { Page } from "@playwright/test";
import { axeFindsNothingInLightAndDark } from "../fixture/axe.ts";
import { tabTo } from "../fixture/keyboard.ts";
import { saved, security } from "../fixture/security.ts";
import { expect, test } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";

const { bans, gate } = words.en.dashboard;

/** What one story sets counts for all visitors of the account. */
test.use({ house: "security" });
test.describe.configure({ mode: "default" });

test("security is set by keyboard alone, and the focus is never lost", async ({ attend }) => {
  const { identity, widget } = words.en.dashboard;
  const { page } = await attend("camille");
  await security(page);
  const press = (key: string) => page.keyboard.press(key);
  const button = (name: string) => page.getByRole("button", { name, exact: true });

  await tabTo(page, page.getByRole("switch", { name: gate.countries.on }));
  await press("Space");
  const search = page.getByRole("combobox", { name: gate.countries.add });
  await tabTo(page, search);
  for (const country of ["Germany", "France"]) {
    await page.keyboard.type(country.slice(0, 3).toLowerCase());
    await expect(page.getByRole("option", { name: country })).toHaveAttribute("data-combobox-selected");
    await press("Enter");
    await expect(page.getByRole("list", { name: gate.countries.blocked })).toContainText(country);
  }
  await page.keyboard.type("nowhere");
  await expect(page.getByText(gate.countries.nothing)).toBeVisible();
  await press("Enter");
  await tabTo(page, button(gate.remove.replace("{{name}}", "France")));
  await press("Enter");
  await expect(button(gate.remove.replace("{{name}}", "Germany"))).toBeFocused();
  await expect(page.getByText(gate.unsaved)).toBeVisible();
  await tabTo(page, button(gate.save));
  await press("Enter");
  await expect(page.getByText(gate.saved)).toBeVisible();
  await expect(button(gate.save)).toBeFocused();

  await tabTo(page, button(identity.generate));
  await press("Enter");
  await expect(button(identity.copy)).toBeFocused();
  await axeFindsNothingInLightAndDark(page, "a secret is shown");
  await tabTo(page, button(identity.kept));
  await press("Enter");
  await expect(page.getByText(identity.once)).toBeHidden();
  await tabTo(page, button(identity.replace));
  await press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: identity.overlap.day })).toBeFocused();
  await press("ArrowUp");
  await press("ArrowUp");
  await expect(dialog.getByText(identity.overlap.noneLead)).toBeVisible();
  await axeFindsNothingInLightAndDark(page, "replacing a secret");
  await press("Escape");
  await expect(button(identity.replace)).toBeFocused();
  await tabTo(page, page.getByRole("textbox", { name: identity.token }));
  await page.keyboard.type("<html>");
  await tabTo(page, button(identity.checkNow));
  await press("Enter");
  await expect(page.getByText(identity.mend.malformed)).toBeVisible();
  await axeFindsNothingInLightAndDark(page, "a bad token");

  const messages = page.getByRole("textbox", { name: gate.pace.messages });
  await tabTo(page, messages);
  await press("Control+a");
  await page.keyboard.type("5");
  await tabTo(page, button(gate.pace.save));
  await press("Enter");
  await expect(messages).toBeFocused();
  await expect(messages).toHaveAccessibleDescription(like(gate.pace.range));
  await tabTo(page, page.getByRole("link", { name: widget.installation }));
  await press("Enter");
  await expect(dialog.getByRole("button", { name: gate.leave.stay })).toBeFocused();
  await axeFindsNothingInLightAndDark(page, "leaving what is not saved");
  await press("Escape");
  await expect(page.getByRole("link", { name: widget.installation })).toBeFocused();
  await tabTo(page, button(gate.undo));
  await press("Enter");
  await expect(button(gate.pace.save)).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: gate.bansOpen }));
  await press("Enter");

  const adding = page.getByRole("button", { name: bans.add });
  await expect(adding).toBeVisible();
  for (const network of ["198.51.100.7", "2001:db8::/32"]) {
    await tabTo(page, adding);
    await press("Enter");
    await expect(page.getByRole("textbox", { name: bans.network })).toBeFocused();
    await page.keyboard.type(network);
    await press("Enter");
    await expect(page.getByRole("listitem").filter({ hasText: network })).toBeVisible();
    await expect(dialog).toBeHidden();
  }
  await tabTo(page, button(bans.liftName.replace("{{name}}", "2001:db8::/32")));
  await press("Enter");
  await expect(button(bans.liftName.replace("{{name}}", "198.51.100.7"))).toBeFocused();
  await press("Enter");
  await expect(page.getByRole("heading", { name: bans.nobody })).toBeVisible();
  await expect(adding).toBeFocused();
});

test("of two administrators the second is told, and nothing is written over unseen", async ({ attend }) => {
  const first = (await attend("camille")).page;
  const second = (await attend("camille")).page;
  await security(first);
  await security(second);
  const messages = (page: Page) => page.getByRole("textbox", { name: gate.pace.messages });
  await messages(second).fill("45");
  await messages(first).fill("50");
  await saved(first, gate.pace.save);
  await second.getByRole("button", { name: gate.pace.save }).click();
  await expect(second.getByText(gate.outdated)).toBeVisible();
  await axeFindsNothingInLightAndDark(second, "somebody was faster");
  await second.getByRole("button", { name: gate.takeTheirs }).click();
  await expect(messages(second)).toHaveValue("50");
  await expect(second.getByText(gate.outdated)).toBeHidden();

  await messages(first).fill("55");
  await saved(first, gate.pace.save);
  await messages(second).fill("45");
  await second.getByRole("button", { name: gate.pace.save }).click();
  await second.getByRole("button", { name: gate.saveMine }).click();
  await expect(second.getByRole("status").filter({ hasText: gate.saved })).toBeVisible();
  await first.reload();
  await expect(messages(first)).toHaveValue("45");

  await second.route("**/api/pace", (route) => route.abort());
  await messages(second).fill("60");
  await second.getByRole("button", { name: gate.pace.save }).click();
  await expect(second.getByText(words.en.dashboard.security.trouble.unreachable)).toBeVisible();
  await expect(messages(second)).toHaveValue("60");
});
