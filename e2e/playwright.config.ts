import { defineConfig } from "@playwright/test";

/** Debian's own browser, without windows of its own to draw, which take two fifths of the time: nothing is downloaded. */
export const browser = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir: "stories",
  globalSetup: "./fixture/sample.ts",
  fullyParallel: true,
  // Two cores, and somebody who waits on each.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // Wide, for a machine that is slow or busy with something else; a story takes a few seconds.
  timeout: 600_000,
  expect: { timeout: 90_000, toPass: { timeout: 90_000 } },
  reporter: "list",
  use: {
    actionTimeout: 90_000,
    // One process for all pages that a person has open on one site: a second one would read all code again.
    launchOptions: { ...browser, args: [...browser.args, "--process-per-site"] },
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
  },
});
