import { defineConfig } from "vitest/config";

// Waiting for a condition costs nothing while it comes: the bounds are for a machine that is busy with something else.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Each file starts a browser; two at a time take the focus and the machine from each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
