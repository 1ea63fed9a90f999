import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ServerFrame } from "../../protocol/frames";
import { apply } from "../src/live/apply";
import { emptyDesk } from "../src/live/state";

const file = new URL("../../protocol/samples/server-frames.json", import.meta.url);

test.runIf(existsSync(file))("every golden server frame is reduced without a stumble, in any order", () => {
  const frames = JSON.parse(readFileSync(file, "utf8")) as ServerFrame[];
  expect(frames.length).toBeGreaterThan(10);
  for (const order of [frames, frames.toReversed(), [...frames, ...frames]]) {
    let desk = emptyDesk();
    for (const frame of order) desk = apply(desk, frame, 1);
    expect(desk.me).toBeDefined();
  }
});
