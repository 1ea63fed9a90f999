import type { Look } from "../../api/widgets";

/** Everything that can be set about a look, by its place in it, with the name of its word in the catalogue. */
export const FIELDS = {
  chat: "chat",
  title: "title",
  color: "color",
  textColor: "textColor",
  scheme: "scheme",
  size: "size",
  avatars: "avatars",
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

export type Path = keyof typeof FIELDS;
export type Value = string | number | boolean;

const paths = Object.keys(FIELDS) as Path[];

export function valueAt(look: Look, path: Path): Value {
  const [first, second] = path.split(".") as [keyof Look, string | undefined];
  const part: unknown = look[first];
  return (second === undefined ? part : (part as Record<string, Value>)[second]) as Value;
}

export function withValue(look: Look, path: Path, value: Value): Look {
  const [first, second] = path.split(".") as [keyof Look, string | undefined];
  if (second === undefined) return { ...look, [first]: value };
  return { ...look, [first]: { ...(look[first] as object), [second]: value } };
}

/** Which fields differ. */
export function changes(before: Look, after: Look): Path[] {
  return paths.filter((path) => valueAt(before, path) !== valueAt(after, path));
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
