import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The server to develop against: `causerie start --demo` on its usual port.
const SERVER = process.env.CAUSERIE_SERVER ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // Our content policy allows no inline script and no data: script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: { port: 4200, proxy: { "/api": SERVER, "/live": { target: SERVER, ws: true } } },
  test: { include: ["test/**/*.test.{ts,tsx}"], environment: "node", testTimeout: 60_000 },
});
