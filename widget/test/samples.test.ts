import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ServerFrame } from "../../protocol/frames";
import { emptyState, reduce } from "../src/client/state";
import { timeline } from "../src/panel/timeline";

const samples = new URL("../../protocol/samples/server-frames.json", import.meta.url);

test.skipIf(!existsSync(samples))("every frame the server's tests wrote down can be taken and shown", () => {
  const frames = JSON.parse(readFileSync(samples, "utf8")) as ServerFrame[];
  expect(frames.length).toBeGreaterThan(0);
  let state = emptyState;
  for (const frame of frames) {
    expect(() => reduce(emptyState, frame), JSON.stringify(frame)).not.toThrow();
    state = reduce(state, frame).state;
    expect(() => timeline({ state, entries: [], link: { up: true } }, 0), JSON.stringify(frame)).not.toThrow();
  }
});
