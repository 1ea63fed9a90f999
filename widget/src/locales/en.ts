import type { Words } from "./words";

const en: Words = {
  hello: "Hello, good to see you",
  welcomeOnline: "Ask us anything. A real person answers you right here.",
  welcomeAway: "We're away for a moment – write, we answer as soon as we can.",
  welcomeOffline: "Nobody is here right now. You can write already; your text stays in the box until we're back.",
  online: "We're here for you",
  away: "Away for a moment",
  offline: "Not here right now",
  connecting: "Connecting…",

  conversation: "Conversation",
  writeHere: "Write a message…",
  send: "Send",
  minimise: "Minimise",
  menu: "Menu",
  sound: "Sound for new messages",
  on: "On",
  off: "Off",

  waiting: "Thank you. Someone will be with you in a moment.",
  awayLine: "We're away for a moment – write, we answer as soon as we can.",
  offlineLine:
    "Nobody is here right now, so this can't be sent yet. Your text stays in the box; send it when we're back.",
  offlineTalking: "Nobody is here right now. Write on; we read it when we're back.",
  joined: "{name} is here for you",
  left: "{name} has left the chat",
  endedByYou: "You ended this chat",
  endedByAgent: "{name} ended this chat",
  endedIdle: "This chat ended because it was quiet for a while",
  typing: "{name} is writing",
  today: "Today",
  yesterday: "Yesterday",

  sending: "Sending…",
  sent: "Sent",
  seen: "Seen",
  you: "You",
  team: "Our team",
  tapToRetry: "Tap to retry",
  discard: "Delete",
  refused: {
    offline: "Not sent: nobody is here right now.",
    ended: "Not sent: this chat has ended.",
    taken: "Not sent.",
    not_serving: "Not sent.",
    not_found: "Not sent: this chat is gone.",
    too_long: "Not sent: the text is too long.",
    empty: "Not sent: there was no text.",
    rate_limited: "Not sent: that was a little fast.",
    unavailable: "Not sent: we could not store it just now.",
  },

  fresh: { one: "{n} new", other: "{n} new" },
  newMessages: { one: "{n} new message", other: "{n} new messages" },
  toEnd: "To the latest message",

  lost: "No connection.",
  lostTrying: "No connection. Trying now…",
  retryIn: { one: "No connection. Trying again in {n} second.", other: "No connection. Trying again in {n} seconds." },
  tryNow: "Try now",
  barred: "The chat can't connect from this page. Reload the page to try again.",

  endChat: "End chat",
  endQuestion: "End this chat?",
  endExplained: "You can start a new one at any time.",
  endYes: "End chat",
  endNo: "Keep talking",
  startNew: "Start a new chat",

  charactersLeft: { one: "{n} character left", other: "{n} characters left" },
  charactersOver: {
    one: "{n} character too many. Shorten the text a little, or send it in two parts.",
    other: "{n} characters too many. Shorten the text a little, or send it in two parts.",
  },
};

export default en;
