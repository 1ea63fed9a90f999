// Generated from the Java records by `./causerie generate`. Do not edit.

export type AccountStatus = "online" | "away" | "offline";
export type AgentStatus = "online" | "away" | "invisible";
export type ChatStatus = "waiting" | "active" | "ended";
export type EndReason = "visitor" | "agent" | "idle";
export type RefusalReason =
  | "offline" // nobody is there to start a chat with
  | "ended" // this chat is over
  | "taken" // another agent was faster; `agent` says who
  | "not_serving" // join the chat first
  | "not_found"
  | "too_long"
  | "empty"
  | "rate_limited"
  | "unavailable"; // could not be stored now; try again later

export interface Page { url: string; title: string; }
export interface PageView { url: string; title: string; time: number; }
export interface Agent { id: string; name: string; title?: string; avatar?: string; }
export interface AgentPresence { agent: Agent; status: AgentStatus; connected: boolean; }
export interface VisitorName { id: string; name: string; email?: string; }
export interface Author { role: "visitor" | "agent" | "system"; id?: string; }

/** One numbered entry of a chat. `id` is the sender's own id for it. */
export type Event = Started | Joined | Message | Note | Left | Ended;
interface Numbered { number: number; time: number; author: Author; id?: string; }
export interface Started extends Numbered { kind: "started"; visitor: VisitorName; page?: Page; }
export interface Joined extends Numbered { kind: "joined"; agent: Agent; }
export interface Message extends Numbered { kind: "message"; text: string; }
export interface Note extends Numbered { kind: "note"; text: string; }
export interface Left extends Numbered { kind: "left"; }
export interface Ended extends Numbered { kind: "ended"; reason: EndReason; }

export interface ChatSummary {
  id: string;
  status: ChatStatus;
  visitor: VisitorName;
  agents: string[];
  started: number;
  /** since when the visitor waits for an agent; absent once served */
  waiting?: number;
  last: number;
  lastText?: string;
}
export interface Visit {
  connected: boolean;
  browser?: string;
  system?: string;
  language?: string;
  country?: string;
  address?: string;
  referrer?: string;
  pages: PageView[];
}

// ---- what a visitor's browser sends
export type VisitorFrame =
  | { type: "hello"; version: 1; key: string; token?: string; page: Page; referrer?: string; language: string; chat?: string; after?: number }
  | { type: "message"; id: string; text: string }
  | { type: "typing"; text: string } // the unsent text, "" when there is none
  | { type: "read"; number: number }
  | { type: "page"; page: Page }
  | { type: "resume"; chat: string; after: number }
  | { type: "end"; id: string }
  | { type: "pong" };

// ---- what an agent's browser sends
export type AgentFrame =
  | { type: "hello"; version: 1; have: Record<string, number> } // chat → last number
  | { type: "status"; status: AgentStatus }
  | { type: "serve"; id: string; chat: string }
  | { type: "leave"; id: string; chat: string }
  | { type: "message"; id: string; chat: string; text: string }
  | { type: "note"; id: string; chat: string; text: string }
  | { type: "end"; id: string; chat: string }
  | { type: "typing"; chat: string; on: boolean }
  | { type: "read"; chat: string; number: number }
  | { type: "watch"; chat: string } // look at a chat without serving it
  | { type: "unwatch"; chat: string }
  | { type: "resume"; chat: string; after: number }
  | { type: "pong" };

// ---- what the server sends
export type ServerFrame = VisitorWelcome | AgentWelcome | EventsFrame | EventFrame | AckFrame | RefusedFrame | TypingFrame
  | ReadFrame | StatusFrame | ChatFrame | VisitFrame | AgentPresenceFrame | ErrorFrame | PingFrame | StreamFrame;

export interface VisitorWelcome { type: "welcome"; version: 1; visitor: string; token: string; status: AccountStatus; chat?: string; time: number; }
export interface AgentWelcome { type: "desk"; version: 1; me: Agent; status: AgentStatus; account: AccountStatus; agents: AgentPresence[]; chats: ChatSummary[]; time: number; }
export interface EventsFrame { type: "events"; chat: string; events: Event[]; last: number; }
export interface EventFrame { type: "event"; chat: string; prev: number; event: Event; }
export interface AckFrame { type: "ack"; id: string; chat: string; number: number; }
export interface RefusedFrame { type: "refused"; id: string; reason: RefusalReason; agent?: Agent; }
export interface TypingFrame { type: "typing"; chat: string; author: Author; on: boolean; text?: string; }
export interface ReadFrame { type: "read"; chat: string; author: Author; number: number; }
export interface StatusFrame { type: "status"; status: AccountStatus; }
export interface ChatFrame { type: "chat"; chat: ChatSummary; }
export interface VisitFrame { type: "visit"; chat: string; visit: Visit; }
export interface AgentPresenceFrame { type: "agent"; presence: AgentPresence; }
export interface ErrorFrame { type: "error"; code: "bad_frame" | "too_large" | "too_fast"; }
export interface PingFrame { type: "ping"; }
export interface StreamFrame { type: "stream"; stream: string; }
