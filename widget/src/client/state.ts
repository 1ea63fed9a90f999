import type {
  AccountStatus,
  Agent,
  Department,
  Event,
  EventFrame,
  EventsFrame,
  Forms,
  Profile,
  ServerFrame,
  VisitorWelcome,
} from "../../../protocol/frames";

/** What the server has told us, folded. `events` never has a gap that the server has not asked us to accept by `prev`. */
export interface ChatState {
  readonly visitor?: string | undefined;
  readonly status?: AccountStatus | undefined;
  /** All that a chat may ask for; nothing before we have asked and been answered. */
  readonly departments?: readonly Department[] | undefined;
  /** What the widget asks, as it was when we were welcomed. */
  readonly forms?: Forms | undefined;
  /** What the visitor has said of themselves. */
  readonly profile?: Profile | undefined;
  readonly chat?: string | undefined;
  /** Chats left behind: late frames about them are ignored. */
  readonly past: readonly string[];
  readonly events: readonly Event[];
  /** The number of the last event applied; 0 before the first. */
  readonly last: number;
  /** We asked for what follows this number and wait for the answer. */
  readonly asked?: number | undefined;
  readonly caughtUp: boolean;
  readonly typing?: string | undefined;
  /** Up to where an agent has read, and up to where we have. */
  readonly seen: number;
  readonly read: number;
}

export interface Ask {
  chat: string;
  after: number;
}

/** The next state and, where something is missing, what to ask the server for. */
export interface Step {
  state: ChatState;
  ask?: Ask;
}

export const emptyState: ChatState = { past: [], events: [], last: 0, caughtUp: false, seen: 0, read: 0 };

export function reduce(state: ChatState, frame: ServerFrame): Step {
  switch (frame.type) {
    case "welcome":
      return { state: { ...welcomed(state, frame.visitor, frame.status, frame.chat), ...asking(frame) } };
    case "profile":
      return { state: { ...state, profile: frame.profile } };
    case "status":
      return { state: { ...state, status: frame.status } };
    case "departments":
      return { state: { ...state, departments: frame.departments } };
    case "events":
      return several(state, frame);
    case "event":
      return one(state, frame);
    case "ack":
      return frame.chat === state.chat && frame.number > state.last ? ask(state) : { state };
    case "typing":
      return { state: frame.chat === state.chat && frame.author.role === "agent" ? typed(state, frame) : state };
    case "read":
      return { state: frame.chat === state.chat ? marked(state, frame.author.role, frame.number) : state };
    default:
      return { state };
  }
}

/** Leaves the present chat behind, so that the next message starts a new one. */
export function leaveChat(state: ChatState, next?: string): ChatState {
  const past = state.chat === undefined ? state.past : [...state.past, state.chat];
  return {
    ...emptyState,
    visitor: state.visitor,
    status: state.status,
    departments: state.departments,
    forms: state.forms,
    profile: state.profile,
    caughtUp: next === undefined,
    past,
    chat: next,
  };
}

export function isOpen(state: ChatState): boolean {
  return state.events.length > 0 && !isEnded(state);
}

export function isEnded(state: ChatState): boolean {
  const { events } = state;
  let last = events.length - 1;
  // It may still be rated when it is over.
  while (events[last]?.kind === "rated") last--;
  return events[last]?.kind === "ended";
}

export function unread(state: ChatState): number {
  let count = 0;
  for (let i = state.events.length - 1; i >= 0; i--) {
    const event = state.events[i] as Event;
    if (event.number <= state.read) break;
    if (event.kind === "message" && event.author.role === "agent") count++;
  }
  return count;
}

/** The agents who are in the chat now, the one who came last at the end. */
export function agentsIn(events: readonly Event[]): Agent[] {
  const present = new Map<string, Agent>();
  for (const event of events) {
    if (event.kind === "joined") {
      present.delete(event.agent.id);
      present.set(event.agent.id, event.agent);
    } else if (event.kind === "introduced") {
      if (present.has(event.agent.id)) present.set(event.agent.id, event.agent);
    } else if (event.kind === "transferred") present.clear();
    else if (event.kind === "left" && event.author.id) present.delete(event.author.id);
  }
  return [...present.values()];
}

const asking = ({ forms, profile }: VisitorWelcome) => ({ forms, profile });

function welcomed(state: ChatState, visitor: string, status: AccountStatus, chat?: string): ChatState {
  const stranger = state.visitor !== undefined && state.visitor !== visitor;
  const base = stranger ? leaveChat(state) : state;
  const known = { ...base, visitor, status, asked: undefined, typing: undefined };
  if (chat === undefined || base.past.includes(chat)) return { ...known, caughtUp: true };
  if (chat === base.chat) return { ...known, caughtUp: false };
  return { ...leaveChat(known, chat) };
}

function several(state: ChatState, frame: EventsFrame): Step {
  const here = enter(state, frame.chat, frame.events[0]);
  if (!here) return { state };
  const next = append(
    { ...here, asked: undefined },
    frame.events.filter(({ number }) => number > here.last),
  );
  return next.last < frame.last ? ask(next) : { state: { ...next, caughtUp: true } };
}

function one(state: ChatState, frame: EventFrame): Step {
  const here = enter(state, frame.chat, frame.event);
  if (!here || frame.event.number <= here.last) return { state: here ?? state };
  if (frame.prev > here.last) return ask(here);
  return { state: append(here, [frame.event]) };
}

/** The state in which this chat's events count, or nothing when the chat is one we have left or do not know of. */
function enter(state: ChatState, chat: string, first?: Event): ChatState | undefined {
  if (chat === state.chat) return state;
  if (state.past.includes(chat)) return undefined;
  if (state.chat === undefined || first?.kind === "started") return { ...leaveChat(state, chat), caughtUp: true };
  return undefined;
}

function append(state: ChatState, fresh: readonly Event[]): ChatState {
  const spoke = fresh.some(({ author, kind }) => author.role === "agent" || kind === "ended");
  const next = { ...state, events: [...state.events, ...fresh], last: fresh.at(-1)?.number ?? state.last };
  return spoke ? { ...next, typing: undefined } : next;
}

function ask(state: ChatState): Step {
  if (state.chat === undefined || state.asked === state.last) return { state };
  return { state: { ...state, asked: state.last }, ask: { chat: state.chat, after: state.last } };
}

function typed(state: ChatState, frame: { author: { id?: string }; on: boolean }): ChatState {
  return { ...state, typing: frame.on ? (frame.author.id ?? "") : undefined };
}

function marked(state: ChatState, role: string, number: number): ChatState {
  if (role === "agent") return { ...state, seen: Math.max(state.seen, number) };
  return { ...state, read: Math.max(state.read, number) };
}
