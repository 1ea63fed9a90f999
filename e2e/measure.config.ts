import { defineConfig } from "@playwright/test";
import { browser } from "./playwright.config.ts";

/** The browser that people have. */
const whole = { ...browser, executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" };

/** Takes figures instead of telling stories: started by `./causerie bench F3`, beside a server of its own. */
export default defineConfig({
  testDir: "measure",
  testMatch: "*.measure.ts",
  workers: 1,
  retries: 0,
  timeout: 240_000,
  reporter: "line",
  use: { actionTimeout: 60_000, launchOptions: whole, locale: "en-GB", viewport: { width: 1280, height: 800 } },
});
