import type { Page } from "@playwright/test";
import { axeFindsNothing, axeFindsNothingAnywhere } from "../fixture/axe.ts";
import { en, finds, html, type Made, sightings, test, verdict } from "../fixture/installation.ts";
import { expect } from "../fixture/test.ts";
import { like, words } from "../fixture/words.ts";

const { widget } = words.en.dashboard;

test("where the snippet was put shows up by itself; a replaced key takes the widget from there, and leaves the page unharmed", async ({
  made,
  put,
  visit,
  complaints,
}) => {
  const { page, snippet } = made;
  await expect(page.getByText(en.never)).toBeVisible();
  await axeFindsNothing(page, "installation, never seen");
  const site = await put(html(snippet));
  const visitor = await visit({ page: site.address });
  const row = sightings(page).getByRole("listitem").filter({ hasText: site.place });
  await expect(row).toContainText("Seen now");
  await expect(row).toContainText("1 page load");
  await expect(row).toContainText(en.plain);
  await expect(visitor.launcher).toBeVisible();
  await expect(page.getByText(en.never)).toBeHidden();

  await page.getByRole("button", { name: widget.replaceKey }).click();
  await page.getByRole("dialog").getByRole("button", { name: widget.replaceKey }).click();
  await expect(page.getByText(made.key)).toHaveCount(0);
  await expect(visitor.launcher).toBeHidden();
  await visitor.page.reload();
  await expect(visitor.page.getByRole("heading", { level: 1 })).toBeVisible();
  // The snippet may come from the browser's memory for a minute; it then shows nothing either.
  await expect(visitor.launcher).toBeHidden();
  expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
  await visit({ page: site.address });
  await expect(sightings(page).getByText(en.oldKey)).toBeVisible();
  await axeFindsNothing(page, "installation, seen");
});

test("by keyboard alone: a policy that is in the way is named, and mended all is well", async ({
  made,
  put,
  server,
}) => {
  const { page, snippet } = made;
  const site = await put(html(snippet), { "content-security-policy": "script-src 'self'; connect-src *; img-src *" });
  await page.getByLabel(en.address).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(en.address)).toHaveAccessibleDescription(en.fault.empty);
  await page.keyboard.type(site.place);
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText(en.verdict.blocked);
  await expect(verdict(page)).toContainText(en.finding.policy_script);
  await expect(verdict(page)).toContainText(like(en.fix.policy_script, { directive: "script-src" }));
  await expect(verdict(page).getByText(server.address, { exact: true })).toBeVisible();
  await axeFindsNothing(page, "installation, a finding");

  site.change(html(snippet), { "content-security-policy": `script-src ${server.address}` });
  await expect(page.getByLabel(en.address)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText(like(en.verdict.well, { place: `http://${site.place}` }));
  await axeFindsNothing(page, "installation, all is well");
});

test("what else may be wrong with a page is told", async ({ made, put, server }) => {
  const { page, snippet } = made;
  const site = await put(html(""));
  const findings: [found: string, page: string][] = [
    [en.finding.not_found, html("")],
    [en.finding.inactive, html(snippet.replace("<script ", '<script type="text/plain" '))],
    [en.finding.unknown_key, html(snippet.replace(made.key, "nobodys"))],
    [en.finding.several, html(snippet + snippet)],
  ];
  for (const [found, text] of findings) {
    site.change(text);
    await finds(page, site.address, found);
  }
  for (const [address, reason] of [
    ["http://10.0.0.1/", en.reason.private],
    [`${server.address}/no/such/page.html`, like(en.reason.status, { status: "404" })],
    ["http://shop.invalid/", en.reason.name],
  ] as const) {
    await finds(page, address, reason);
  }
  await finds(page, `${server.address}/demo`, like(en.finding.other_widget, { name: "Shop" }));
});

test("a site that was seen is checked by one press", async ({ made, put, visit }) => {
  const { page, snippet } = made;
  const site = await put(html(snippet));
  await visit({ page: site.address });
  await page.getByRole("button", { name: like(en.checkPlace, { place: site.place }) }).click();
  await expect(verdict(page)).toContainText(like(en.verdict.well, { place: `http://${site.place}` }));
  await expect(page.getByLabel(en.address)).toHaveValue(`http://${site.place}`);
});

/** What a guide shows, as somebody reads it who copies it. */
async function shown(page: Page, guide: string): Promise<string[]> {
  const details = page.locator(`[data-guide=${guide}]`);
  await details.locator("summary").click();
  await expect(details.getByRole("button", { name: widget.guide.copy }).first()).toBeVisible();
  return details.locator("code").allInnerTexts();
}

test("pages made by the guides have the widget", async ({ made, put, visit, complaints }) => {
  for (const guide of ["html", "manager", "single", "policy"] as const) {
    await test.step(widget.guide[guide], async () => {
      const code = await shown(made.page, guide);
      await axeFindsNothing(made.page, `guide ${guide}`);
      const [policy = "", tag = ""] = code;
      const site =
        guide === "policy"
          ? await put(html(tag), { "content-security-policy": `default-src 'none'; ${policy}` })
          : await put(html(policy));
      site.script("/app.js", "");
      const visitor = await visit({ page: site.address });
      await visitor.startsTalking(`Made by the guide ${guide}`);
      expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
      await visitor.page.close();
    });
  }
});

test("the guide for WordPress names the snippet's address", async ({ made }) => {
  const [code = ""] = await shown(made.page, "wordpress");
  expect(code).toContain(`'src'   => '${/src="([^"]+)"/.exec(made.snippet)?.[1]}'`);
});

test("in a single-page application the agent sees where the visitor goes without a new page", async ({
  made,
  put,
  visit,
}) => {
  const [code = ""] = await shown(made.page, "single");
  const site = await put(html(code));
  site.script(
    "/app.js",
    `const app = document.getElementById("app");
     app.innerHTML = '<button>Lamps</button>';
     app.firstChild.onclick = () => {
       history.pushState({}, "", "/lamps?colour=brass");
       document.title = "All our lamps";
       app.innerHTML = "<h1>Lamps</h1>";
     };`,
  );
  const visitor = await visit({ page: site.address });
  await visitor.startsTalking("Where are your lamps");
  const { agent } = made;
  await agent.page.goto("/chats");
  await agent.serves("Where are your lamps");
  await visitor.page.getByRole("button", { name: "Lamps" }).click();
  await expect(agent.page.getByText("All our lamps", { exact: true })).toBeVisible();
  await expect(agent.page.getByText(`${site.place}/lamps?colour=brass`).first()).toBeVisible();
  await visitor.page.goBack();
  await visitor.send("Ah, there");
  await expect(agent.log).toContainText("Ah, there");
  await expect(visitor.page.locator("iframe#launcher")).toHaveCount(1);
});

/** A page on somebody's screen, with all that it said and asked for. */
async function overhear(page: Page, origin: string) {
  const said: string[] = [];
  const asked: string[] = [];
  page.on(
    "console",
    (message) => message.text().includes("Causerie") && said.push(`${message.type()}: ${message.text()}`),
  );
  page.on("request", (request) => request.url().startsWith(origin) && asked.push(request.url()));
  page.on("websocket", (socket) => asked.push(socket.url()));
  await page.clock.install();
  return { said, asked };
}

const bad: Record<string, string> = {
  "that nobody has": "nobodys0000000000000000000000000",
  "that is none": "a%20b%3Cscript%3E",
  "that is empty": "",
};

for (const name in bad) {
  test(`with a key ${name} a page is unharmed, and its developer reads one line`, async ({ server, put, browse }) => {
    const site = await put(html(`<script src="${server.address}/snippet.js?key=${bad[name]}" async></script>`));
    const page = await (await browse()).newPage();
    const { said, asked } = await overhear(page, server.address);
    await page.goto(site.address);
    await expect(() => expect(said).toHaveLength(1)).toPass();
    await page.clock.runFor(300_000);
    expect(said).toEqual([expect.stringMatching(/^warning: Causerie: no widget has the key/)]);
    expect(asked).toHaveLength(1);
    await expect(page.locator("iframe")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Text" })).toBeVisible();
  });
}

test("a key that was replaced is told by one line, also on a page that came from the browser's memory", async ({
  server,
  made,
  put,
  browse,
}) => {
  const site = await put(html(made.snippet));
  const context = await browse();
  const open = await context.newPage();
  const heard = await overhear(open, server.address);
  await open.goto(site.address);
  await expect(open.locator("iframe#launcher")).toBeVisible();
  // What the browser remembers for a minute, and sometimes an hour longer.
  const remembered = await (await open.request.get(`${server.address}/snippet.js?key=${made.key}`)).text();
  const replaced = await made.page.request.post(`/api/widgets/${made.id}/key`, { headers: { Origin: server.address } });
  expect(replaced.status()).toBe(200);
  await expect(open.locator("iframe#launcher")).toBeHidden();
  await expect(() => expect(heard.said).toHaveLength(1)).toPass();
  const before = heard.asked.length;
  await open.clock.runFor(300_000);
  expect(heard.said).toEqual([
    expect.stringMatching(/^warning: Causerie: the key in this page's snippet is not in use/),
  ]);
  expect(heard.asked).toHaveLength(before);

  const late = await context.newPage();
  await late.route("**/snippet.js*", (route) => route.fulfill({ contentType: "text/javascript", body: remembered }));
  const fromMemory = await overhear(late, server.address);
  await late.goto(site.address);
  await expect(() => expect(fromMemory.said).toHaveLength(1)).toPass();
  await late.clock.runFor(300_000);
  expect(fromMemory.said).toHaveLength(1);
  expect(fromMemory.asked.filter((url) => url.startsWith("ws"))).toHaveLength(1);
  await expect(late.locator("iframe#launcher")).toBeHidden();

  const fresh = await (await browse()).newPage();
  const again = await overhear(fresh, server.address);
  await fresh.goto(site.address);
  await expect(() => expect(again.said).toHaveLength(1)).toPass();
  await fresh.clock.runFor(300_000);
  expect(again.said).toEqual([
    expect.stringMatching(/^warning: Causerie: the key in this page's snippet was replaced/),
  ]);
  expect(again.asked).toHaveLength(1);
});

test("axe finds nothing where the widget is installed", async ({ server, put, visit, attend }) => {
  const { page } = await attend("camille", { reducedMotion: "reduce" });
  const all = await (await page.request.get("/api/widgets")).json();
  const shop = all.widgets[0] as Made;
  const site = await put(html(shop.snippet), { "content-security-policy": "connect-src 'self'; img-src 'self'" });
  await visit({ page: site.address });
  await page.goto(`/settings/widgets/${shop.id}/installation`);
  await expect(sightings(page)).toContainText(site.place);
  await finds(page, site.address, en.finding.policy_connect);
  await expect(verdict(page)).toContainText(en.finding.policy_images);
  await page.locator("summary").first().click();
  const ready = async () => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide, "the page scrolls sideways").toBe(false);
  };
  await axeFindsNothingAnywhere(page, `installation of ${server.address}`, { ready });
});
