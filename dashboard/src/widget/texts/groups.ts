/** Where in the widget the preview shows a text. */
export interface Hint {
  scene: "online" | "away" | "offline" | "waiting" | "chatting";
  panel: "open" | "closed";
}

/**
 * Every text of the widget by where it is seen, with the name of its label in the catalogue. The forms of a text with a
 * number in it stand under what they have in common. A test says when the widget says something that is missing here.
 */
export const GROUPS = {
  launcher: {
    hint: { scene: "online", panel: "closed" },
    texts: {
      launcher: "launcher",
      "launcher.online": "launcherOnline",
      "launcher.away": "launcherAway",
      "launcher.offline": "launcherOffline",
      close: "close",
    },
  },
  header: {
    hint: { scene: "online", panel: "open" },
    texts: {
      online: "online",
      away: "away",
      offline: "offline",
      connecting: "connecting",
      panel: "panel",
      menu: "menu",
      minimise: "minimise",
    },
  },
  welcome: {
    hint: { scene: "online", panel: "open" },
    texts: {
      hello: "hello",
      welcomeOnline: "welcomeOnline",
      welcomeAway: "welcomeAway",
      welcomeOffline: "welcomeOffline",
    },
  },
  composer: {
    hint: { scene: "online", panel: "open" },
    texts: {
      writeHere: "writeHere",
      send: "send",
      charactersLeft: "charactersLeft",
      charactersOver: "charactersOver",
      shorten: "shorten",
    },
  },
  conversation: {
    hint: { scene: "chatting", panel: "open" },
    texts: {
      waiting: "waiting",
      joined: "joined",
      left: "left",
      transferred: "transferred",
      typing: "typing",
      you: "you",
      team: "team",
      today: "today",
      yesterday: "yesterday",
      sending: "sending",
      sent: "sent",
      seen: "seen",
      fresh: "fresh",
      newMessages: "newMessages",
      toEnd: "toEnd",
      conversation: "conversation",
    },
  },
  menu: {
    hint: { scene: "chatting", panel: "open" },
    texts: {
      sound: "sound",
      endChat: "endChat",
      endQuestion: "endQuestion",
      endExplained: "endExplained",
      endNo: "endNo",
      endedByYou: "endedByYou",
      endedByAgent: "endedByAgent",
      endedIdle: "endedIdle",
      startNew: "startNew",
    },
  },
  rating: {
    hint: { scene: "chatting", panel: "open" },
    texts: {
      rateThis: "rateThis",
      rateGood: "rateGood",
      rateBad: "rateBad",
      rated: "rated",
      rateRemoved: "rateRemoved",
      rateMore: "rateMore",
      comment: "comment",
      notNow: "notNow",
      rateRefused: "rateRefused",
    },
  },
  absence: {
    hint: { scene: "offline", panel: "open" },
    texts: { offlineLine: "offlineLine", offlineTalking: "offlineTalking" },
  },
  form: {
    hint: { scene: "online", panel: "open" },
    texts: {
      "form.name": "formName",
      "form.email": "formEmail",
      "form.phone": "formPhone",
      "form.department": "formDepartment",
      "form.message": "formMessage",
      formOptional: "formOptional",
      formChoose: "formChoose",
      formBefore: "formBefore",
      formStart: "formStart",
      formChanged: "formChanged",
      formProfile: "formProfile",
      formSignedIn: "formSignedIn",
      formSave: "formSave",
      formCancel: "formCancel",
      "fault.required": "faultRequired",
      "fault.too_long": "faultTooLong",
      "fault.email": "faultEmail",
      "fault.phone": "faultPhone",
      "fault.choice": "faultChoice",
    },
  },
  leave: {
    hint: { scene: "offline", panel: "open" },
    texts: {
      formOffline: "formOffline",
      formAway: "formAway",
      formLeave: "formLeave",
      formLeft: "formLeft",
      formAnswer: "formAnswer",
      formAgain: "formAgain",
      formHours: "formHours",
      formElsewhere: "formElsewhere",
    },
  },
  trouble: {
    hint: { scene: "chatting", panel: "open" },
    texts: {
      lost: "lost",
      trying: "trying",
      retryIn: "retryIn",
      tryNow: "tryNow",
      barred: "barred",
      tapToRetry: "tapToRetry",
      discard: "discard",
      "refused.offline": "refusedOffline",
      "refused.ended": "refusedEnded",
      "refused.not_found": "refusedGone",
      "refused.too_long": "refusedTooLong",
      "refused.empty": "refusedEmpty",
      "refused.rate_limited": "refusedTooFast",
      "refused.unavailable": "refusedNotStored",
      "refused.other": "refusedOther",
      held: "held",
    },
  },
} as const satisfies Record<string, { hint: Hint; texts: Readonly<Record<string, string>> }>;

export type GroupName = keyof typeof GROUPS;
type TextsOf<G> = G extends { texts: infer T } ? T[keyof T] : never;
/** The name of a label in the catalogue. */
export type Label = TextsOf<(typeof GROUPS)[GroupName]>;

const labels: Readonly<Record<string, Label>> = Object.assign({}, ...Object.values(GROUPS).map(({ texts }) => texts));

/** The label of a text; that of a plural form is what its forms have in common. */
export function labelOf(key: string): Label | undefined {
  return labels[key] ?? labels[stemOf(key)];
}

export const stemOf = (key: string): string => key.replace(/\.[^.]+$/, "");

/** Whether a key is one of several forms for different numbers. */
export const isForm = (key: string): boolean => labels[key] === undefined && labels[stemOf(key)] !== undefined;

/** A number that takes this form in a language: 1, 2, 5 … In some, a form is for fractions alone. */
export function example(language: string, key: string): string {
  const form = key.slice(key.lastIndexOf(".") + 1);
  const rules = new Intl.PluralRules(language);
  const numbers = [...Array.from({ length: 130 }, (_, n) => n), 1000, 1_000_000, 1.5, 0.5];
  // A number that visitors meet says more than zero.
  const found = numbers.slice(1).find((n) => rules.select(n) === form) ?? (rules.select(0) === form ? 0 : undefined);
  return found === undefined ? form : new Intl.NumberFormat(language).format(found);
}

/** How many characters a text may have: the launcher's are fetched on every page, and names of fields stand in a narrow column. */
export const longestOf = (key: string): number => (short.test(key) ? 100 : 500);

const short =
  /^(launcher.*|writeHere|send|close|(form|fault)\..+|form(Optional|Choose|Start|Leave|Again|Hours|Elsewhere|Profile|Save|Cancel))$/;

/** The places to fill in, like `{name}`. */
export const placesOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])];
