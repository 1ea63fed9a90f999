import type { Browser, BrowserContext } from "@playwright/test";
import type { ForeignSite } from "../fixture/foreign.ts";
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

/**
 * A page that tells its own site why there is no chat: a page in a sandbox gets a process of its own, and what Chromium says meanwhile does
 * not always arrive here. Elsewhere a script that listens to the console would be one more that is blocked.
 */
const telling = (snippet: string, policy: string) => {
  const listener = `const { info } = console; console.info = (text) => { info(text); new Image().src = "/said?" + text; };`;
  return html(
    `${policy.startsWith("sandbox") ? `<script>${listener}</script>` : ""}${snippet}<noscript><img alt="" src="/no-script"></noscript>`,
  );
};

/** What such a page asks of its site where no script runs, and where the widget says that it cannot work. */
const why = /^\/(no-script|said\?Causerie.*sandbox.*)$/;

/** The beginning of a text, up to its first hole. */
const start = (text: string) => text.split("{{")[0] ?? text;

/** Whether somebody's browser makes of a page what the check said. */
async function browserAgrees(context: BrowserContext, site: ForeignSite, works: boolean): Promise<void> {
  const page = await (works ? context : (context.browser() as Browser)).newPage();
  const errors: string[] = [];
  page.on("console", (one) => one.type() === "error" && !one.text().includes("404") && errors.push(one.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(site.address);
  const launcher = page.frameLocator("#launcher").getByRole("button", { name: /online|away/ });
  if (works) {
    // Without sockets it takes the stream, after it has tried for a while.
    await expect(launcher).toBeVisible({ timeout: 60_000 });
    await launcher.click();
    await expect(page.frameLocator("#webWidget").getByRole("textbox")).toBeFocused();
  } else {
    await expect.poll(() => [...errors, ...site.asked.filter((path) => why.test(path))]).not.toEqual([]);
    // Where no script runs there is nothing to look for, and Chromium does not always answer.
    if (!site.asked.includes("/no-script")) await expect(launcher).toHaveCount(0);
  }
  await page.close();
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
      const site = await put(telling(tag, policy), { "content-security-policy": filled });
      await check(made.page, site.address);
      const good = new RegExp(`${start(en.verdict.well)}|${start(en.verdict.works)}`);
      await expect(verdict(made.page)).toContainText(works ? good : en.verdict.blocked);
      const agrees = browserAgrees(context, site, works);
      // Nobody waits for the one that tries for long before it works.
      if (policy === withoutSockets) late = agrees;
      else await agrees;
    });
  }
  await late;
  await context.close();
});
