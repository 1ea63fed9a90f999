import { describe, expect, test } from "vitest";
import { contrast, readable, shown } from "../src/widget/look/contrast";
import {
  changes,
  FIELDS,
  type FieldPath,
  merge,
  textAt,
  textPath,
  valueAt,
  withValue,
} from "../src/widget/look/fields";
import { look } from "./look";

/** Every place in a look, as it is on the wire. */
function places(value: object, prefix = ""): string[] {
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === "object" && !(`${prefix}${key}` in FIELDS) ? places(part, `${prefix}${key}.`) : [prefix + key],
  );
}

test("every place in a look but its texts is a field", () => {
  expect(Object.keys(FIELDS).sort()).toEqual(places(look).sort());
});

test("a change is where it was made and nowhere else", () => {
  for (const path of Object.keys(FIELDS) as FieldPath[]) {
    const other = withValue(look, path, "other");
    expect(changes(look, other)).toEqual([path]);
    expect(valueAt(other, path)).toBe("other");
    expect(changes(look, look)).toEqual([]);
  }
});

describe("two administrators", () => {
  const mine = withValue(withValue(look, "title", "Mine"), "place.side", "left");
  const theirs = withValue(withValue(look, "color", "#123456"), "place.x", 40);

  test("what either changed is kept", () => {
    const merged = merge(look, mine, theirs);
    expect(changes(look, merged.look)).toEqual(["title", "color", "place.side", "place.x"]);
    expect(merged.both).toEqual([]);
  });

  test("where both changed the same, mine is kept and said", () => {
    const merged = merge(look, mine, withValue(theirs, "title", "Theirs"));
    expect(merged.look.title).toBe("Mine");
    expect(merged.both).toEqual(["title"]);
    expect(merge(look, mine, withValue(theirs, "title", "Mine")).both).toEqual([]);
  });
});

const hello = textPath("fr", "hello");
const ended = textPath("pt-BR", "refused.ended");

describe("a text of one's own", () => {
  test("is where it was written and nowhere else", () => {
    const own = withValue(withValue(look, hello, "Bienvenue"), ended, "Acabou");
    expect(own.texts).toEqual({ fr: { hello: "Bienvenue" }, "pt-BR": { "refused.ended": "Acabou" } });
    expect([valueAt(own, hello), valueAt(own, ended), valueAt(look, hello)]).toEqual(["Bienvenue", "Acabou", ""]);
    expect(changes(look, own)).toEqual([hello, ended]);
    expect(changes(own, look)).toEqual([hello, ended]);
    expect(textAt(ended)).toEqual({ language: "pt-BR", key: "refused.ended" });
    expect(textAt("launcher.label")).toBeUndefined();
  });

  test("with nothing in it is the widget's own again", () => {
    const own = withValue(look, hello, "Bienvenue");
    expect(withValue(own, hello, "")).toEqual(look);
    expect(withValue(own, hello, "  ")).toEqual(look);
  });

  test("of two administrators both are kept, of the same text mine", () => {
    const mine = withValue(withValue(look, hello, "Mine"), ended, "Mine");
    const theirs = withValue(withValue(look, textPath("fr", "send"), "Theirs"), ended, "Theirs");
    const merged = merge(look, mine, theirs);
    expect(merged.look.texts).toEqual({ fr: { hello: "Mine", send: "Theirs" }, "pt-BR": { "refused.ended": "Mine" } });
    expect(merged.both).toEqual([ended]);
  });

  test("that one resets while the other writes another stays reset", () => {
    const before = withValue(look, hello, "Old");
    const merged = merge(before, withValue(before, hello, ""), withValue(before, ended, "New"));
    expect(merged.look.texts).toEqual({ "pt-BR": { "refused.ended": "New" } });
  });
});

describe("colours", () => {
  test("contrast is that of the standard", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 3);
  });

  test("words can be read on every ground", () => {
    for (const ground of ["#000000", "#777777", "#ffe14d", "#ff0000", "#ffffff"])
      for (const chosen of ["auto", ground, "#888888", "nonsense"])
        expect(contrast(readable(chosen, ground), ground)).toBeGreaterThanOrEqual(4.5);
    expect(readable("#ffe08a", "#1f2a44")).toBe("#ffe08a");
  });

  test("while a colour is half typed, or the title gone, the preview keeps the last one", () => {
    expect(shown(withValue(look, "title", " "), look).title).toBe("Ask us");
    expect(shown(withValue(look, "color", "#12"), look)).toEqual(shown(look, look));
    expect(shown(look, look).textColor).toBe("#ffffff");
  });
});
