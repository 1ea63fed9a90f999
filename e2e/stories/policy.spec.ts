import type { Browser, BrowserContext } from "@playwright/test";
import { check, en, html, test, verdict } from "../fixture/installation.ts";
import { expect } from "../fixture/test.ts";

const withoutSockets = "script-src CHAT; connect-src CHAT";

/** CHAT is our server, SOCKET the same for sockets. The snippet has the nonce R. */
const policies: Record<string, boolean> = {
  "default-src 'none'; script-src CHAT; connect-src CHAT SOCKET": true,
  [withoutSockets]: true,
  "script-src CHAT; connect-src SOCKET": true,
  "script-src *; connect-src *": true,
  "script-src http:; connect-src http: ws:": true,
  "script-src 'nonce-R' 'strict-dynamic'": true,
  "script-src 'nonce-R' CHAT": true,
  "script-src CHAT/snippet.js CHAT/widget/": true,
  "default-src CHAT SOCKET; frame-src 'none'; style-src 'none'; media-src 'none'; child-src 'none'": true,
  "require-trusted-types-for 'script'; trusted-types causerie": true,
  "trusted-types other": true,
  "sandbox allow-scripts allow-same-origin": true,
  "script-src 'self'": false,
  "script-src 'nonce-S'": false,
  "script-src 'nonce-R'": false,
  "script-src CHAT/snippet.js": false,
  "script-src CHAT 'nonce-S' 'strict-dynamic'": false,
  "script-src CHAT; script-src-elem 'self'": false,
  "connect-src 'self'": false,
  "default-src 'self'": false,
  "require-trusted-types-for 'script'; trusted-types other": false,
  "sandbox allow-scripts": false,
  sandbox: false,
};

/** What a page shows that may run no script at all. */
const noScripts = "No script runs here";

/** The beginning of a text, up to its first hole. */
const start = (text: string) => text.split("{{")[0] ?? text;

/** Whether somebody's browser makes of a page what the check said. */
async function browserAgrees(context: BrowserContext, address: string, works: boolean): Promise<void> {
  const open = async (where: BrowserContext | Browser) => {
    const page = await where.newPage();
    const errors: string[] = [];
    // In a sandbox nothing is blocked, but the widget says that it cannot work there.
    const tells = (text: string) => text.startsWith("Causerie");
    page.on("console", (one) => (one.type() === "error" || tells(one.text())) && errors.push(one.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(address);
    const launcher = page.frameLocator("#launcher").getByRole("button", { name: /online|away/ });
    const composer = page.frameLocator("#webWidget").getByRole("textbox");
    const said = async () => {
      const all = errors.filter((text) => !text.includes("404"));
      return (await page.getByText(noScripts).isVisible()) ? [...all, noScripts] : all;
    };
    return { page, launcher, composer, said };
  };
  if (works) {
    const { page, launcher, composer } = await open(context);
    // Without sockets it takes the stream, after it has tried for a while.
    await expect(launcher).toBeVisible({ timeout: 60_000 });
    await launcher.click();
    await expect(composer).toBeFocused();
    await page.close();
    return;
  }
  // A sandboxed page gets a process of its own, and what Chromium says meanwhile does not always arrive here.
  await expect(async () => {
    const { page, launcher, composer, said } = await open(context.browser() as Browser);
    try {
      await expect.poll(said, { timeout: 5_000 }).not.toEqual([]);
      await expect(launcher).toHaveCount(0);
      await expect(composer).toHaveCount(0);
    } finally {
      await page.close();
    }
  }).toPass({ timeout: 60_000 });
}

test("what the check says of a policy is what a browser makes of it", async ({
  server,
  made,
  put,
  browser,
  attend,
}) => {
  await attend("anna");
  const tag = made.snippet.replace("<script ", '<script nonce="R" ');
  const context = await browser.newContext();
  let late: Promise<void> | undefined;
  for (const [policy, works] of Object.entries(policies)) {
    const filled = policy.replaceAll("CHAT", server.address).replaceAll("SOCKET", server.address.replace("http", "ws"));
    await test.step(policy, async () => {
      const site = await put(html(`${tag}<noscript>${noScripts}</noscript>`), { "content-security-policy": filled });
      await check(made.page, site.address);
      const good = new RegExp(`${start(en.verdict.well)}|${start(en.verdict.works)}`);
      await expect(verdict(made.page)).toContainText(works ? good : en.verdict.blocked);
      const agrees = browserAgrees(context, site.address, works);
      // Nobody waits for the one that tries for long before it works.
      if (policy === withoutSockets) late = agrees;
      else await agrees;
    });
  }
  await late;
  await context.close();
});
