import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { launcherLabel, launcherWords } from "../src/loader/words";
import en from "../src/locales/en";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
}
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
const tags = readdirSync(new URL("../src/locales", import.meta.url))
  .map((file) => file.replace(".ts", ""))
  .filter((tag) => tag !== "words");
const english = new Map(flat(en as unknown as Tree));

describe.each(tags)("%s", (tag) => {
  test("says everything English says, with the same places to fill in", async () => {
    const { default: words } = await import(`../src/locales/${tag}.ts`);
    const texts = flat(words as Tree);
    expect(texts.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe("");
      expect(places(text), key).toBe(places(english.get(key) ?? ""));
      expect(text, key).not.toMatch(/[A-Za-zé]!/);
    }
  });

  test("has the launcher's few words too", () => {
    expect(Object.keys(launcherWords[tag] ?? {})).toEqual(Object.keys(launcherWords.en ?? {}));
  });
});

test("the launcher says who it is, who is there and what waits", () => {
  expect(launcherLabel("en", "online", 1)).toBe("Chat with us, online, 1 new message");
  expect(launcherLabel("fr", undefined, 2)).toBe("Discuter avec nous, 2 nouveaux messages");
});
