import type { Field } from "../../../../protocol/frames";
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
  "forms.phone": "formsPhone",
  "forms.chat.on": "formsChat",
  "forms.chat.greeting": "formsChatGreeting",
  "forms.chat.fields": "formsChatFields",
  "forms.offline.on": "formsOffline",
  "forms.offline.greeting": "formsOfflineGreeting",
  "forms.offline.fields": "formsOfflineFields",
  "forms.hours": "formsHours",
  "forms.messenger": "formsMessenger",
  "forms.x": "formsX",
  "forms.social": "formsSocial",
} as const;

export type FieldPath = keyof typeof FIELDS;
/** A text of one's own, like `texts.fr.refused.ended`. Only the key has dots in it. */
export type TextPath = `texts.${string}.${string}`;
export type Path = FieldPath | TextPath;
/** Texts by language, under "" for all others. */
export type Said = Readonly<Record<string, string>>;
export type Value = string | number | boolean | Said | readonly Field[] | readonly string[];

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
  return path.split(".").reduce((part: unknown, name) => (part as Record<string, unknown>)[name], look) as Value;
}

export function withValue(look: Look, path: Path, value: Value): Look {
  const text = textAt(path);
  if (text) return withText(look, text.language, text.key, String(value));
  return placed(look, path.split("."), value) as Look;
}

function placed(part: object, [first = "", ...rest]: string[], value: Value): object {
  const inner = rest.length > 0 ? placed((part as Record<string, object>)[first] ?? {}, rest, value) : value;
  return { ...part, [first]: inner };
}

/** Alike in what they say, in whatever order the languages of a text stand. */
function same(one: Value, other: Value): boolean {
  return one === other || JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

const sorted = (_: string, value: unknown) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

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
  return [...paths, ...texts].filter((path) => !same(valueAt(before, path), valueAt(after, path)));
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
    (path) => ours.includes(path) && !same(valueAt(mine, path), valueAt(theirs, path)),
  );
  return { look, both };
}
