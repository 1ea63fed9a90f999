import type { Look } from "../../api/widgets";

/** Everything that can be set about a look but its texts, by its place in it, with the name of its word in the catalogue. */
export const FIELDS = {
  chat: "chat",
  title: "title",
  color: "color",
  textColor: "textColor",
  scheme: "scheme",
  size: "size",
  avatars: "avatars",
  rating: "rating",
  "launcher.label": "launcherLabel",
  "launcher.hideOnPhone": "launcherHideOnPhone",
  "place.side": "placeSide",
  "place.x": "placeX",
  "place.y": "placeY",
  "place.phoneX": "placePhoneX",
  "place.phoneY": "placePhoneY",
  "place.zIndex": "placeZIndex",
  "concierge.name": "conciergeName",
  "concierge.byline": "conciergeByline",
  "concierge.avatar": "conciergeAvatar",
  "badge.shown": "badgeShown",
  "badge.layout": "badgeLayout",
  "badge.text": "badgeText",
  "badge.color": "badgeColor",
  "badge.textColor": "badgeTextColor",
  "badge.image": "badgeImage",
} as const;

export type FieldPath = keyof typeof FIELDS;
/** A text of one's own, like `texts.fr.refused.ended`. Only the key has dots in it. */
export type TextPath = `texts.${string}.${string}`;
export type Path = FieldPath | TextPath;
export type Value = string | number | boolean;

const paths = Object.keys(FIELDS) as FieldPath[];

export const textPath = (language: string, key: string): TextPath => `texts.${language}.${key}`;

export function textAt(path: Path): { language: string; key: string } | undefined {
  const [, language, key] = /^texts\.([^.]+)\.(.+)$/.exec(path) ?? [];
  return language && key ? { language, key } : undefined;
}

/** Empty where nothing is one's own. */
export function valueAt(look: Look, path: Path): Value {
  const text = textAt(path);
  if (text) return look.texts[text.language]?.[text.key] ?? "";
  const [first, second] = path.split(".") as [keyof Look, string | undefined];
  const part: unknown = look[first];
  return (second === undefined ? part : (part as Record<string, Value>)[second]) as Value;
}

export function withValue(look: Look, path: Path, value: Value): Look {
  const text = textAt(path);
  if (text) return withText(look, text.language, text.key, String(value));
  const [first, second] = path.split(".") as [keyof Look, string | undefined];
  if (second === undefined) return { ...look, [first]: value };
  return { ...look, [first]: { ...(look[first] as object), [second]: value } };
}

/** What has nothing in it is the widget's own text again. */
function withText(look: Look, language: string, key: string, text: string): Look {
  const { [language]: before = {}, ...others } = look.texts;
  const { [key]: _, ...own } = before;
  if (text.trim()) own[key] = text;
  return { ...look, texts: Object.keys(own).length > 0 ? { ...others, [language]: own } : others };
}

const textsOf = ({ texts }: Look): TextPath[] =>
  Object.entries(texts).flatMap(([language, own]) => Object.keys(own).map((key) => textPath(language, key)));

/** Which fields and texts differ. */
export function changes(before: Look, after: Look): Path[] {
  const texts = [...new Set([...textsOf(before), ...textsOf(after)])].sort();
  return [...paths, ...texts].filter((path) => valueAt(before, path) !== valueAt(after, path));
}

export interface Merged {
  look: Look;
  /** What both had changed, differently: mine is kept. */
  both: Path[];
}

/** Keeps what either changed since `before`; where both did, mine. */
export function merge(before: Look, mine: Look, theirs: Look): Merged {
  const ours = changes(before, mine);
  const look = ours.reduce((sum, path) => withValue(sum, path, valueAt(mine, path)), theirs);
  const both = changes(before, theirs).filter(
    (path) => ours.includes(path) && valueAt(mine, path) !== valueAt(theirs, path),
  );
  return { look, both };
}
