import type { RefusalReason } from "../../../protocol/frames";

export interface Plural {
  one: string;
  other: string;
}

/** Every text of the panel. `{name}` and `{n}` are filled in; `locales.test.ts` keeps the catalogues complete. */
export interface Words {
  hello: string;
  welcomeOnline: string;
  welcomeAway: string;
  welcomeOffline: string;
  online: string;
  away: string;
  offline: string;
  connecting: string;

  conversation: string;
  writeHere: string;
  send: string;
  minimise: string;
  menu: string;
  sound: string;
  on: string;
  off: string;

  waiting: string;
  awayLine: string;
  offlineLine: string;
  offlineTalking: string;
  joined: string;
  left: string;
  endedByYou: string;
  endedByAgent: string;
  endedIdle: string;
  typing: string;
  today: string;
  yesterday: string;

  sending: string;
  sent: string;
  seen: string;
  you: string;
  team: string;
  tapToRetry: string;
  discard: string;
  refused: Record<RefusalReason, string>;

  fresh: Plural;
  newMessages: Plural;
  toEnd: string;

  lost: string;
  lostTrying: string;
  retryIn: Plural;
  tryNow: string;
  barred: string;

  endChat: string;
  endQuestion: string;
  endExplained: string;
  endYes: string;
  endNo: string;
  startNew: string;

  charactersLeft: Plural;
  charactersOver: Plural;
}
