import { defineConfig } from "@playwright/test";
import stories from "./playwright.config.ts";

/** Takes pictures instead of telling stories; see pictures.ts. */
export default defineConfig({ ...stories, testDir: ".", testMatch: "pictures.ts" });
