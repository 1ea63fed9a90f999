import { defineConfig } from "@playwright/test";
import stories from "./playwright.config.ts";

/** Takes pictures instead of telling stories; see pictures.ts and gallery.ts. */
export default defineConfig({ ...stories, testDir: ".", testMatch: ["pictures.ts", "gallery.ts"] });
