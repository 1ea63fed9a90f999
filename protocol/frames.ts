// Generated from the Java records by `./causerie generate`. Do not edit.

export type AccountStatus = "online" | "away" | "offline";
export type AgentStatus = "online" | "away" | "invisible";
export type ChatStatus = "waiting" | "active" | "ended";
export type EndReason = "visitor" | "agent" | "idle";
export type ErrorCode = "bad_frame" | "too_large" | "too_fast";
export type IdentityFlaw = "too_large" | "malformed" | "encrypted" | "algorithm" | "header" | "no_secret" | "signature" | "missing_claim" | "bad_claim" | "milliseconds" | "too_long_lived" | "future" | "expired" | "other_person";
export type Rating = "good" | "bad";
export type RefusalReason = "offline" | "ended" | "taken" | "not_serving" | "not_member" | "not_found" | "not_offered" | "form" | "too_long" | "empty" | "rate_limited" | "unavailable";
export type Role = "visitor" | "agent" | "system";

export interface Page {
  url: string;
  title: string;
}
export interface PageView {
  url: string;
  title: string;
  time: number;
}
export interface Agent {
  id: string;
  name: string;
  title?: string;
  avatar?: string;
}
export interface DepartmentName {
  id: string;
  name: string;
}
export interface Department {
  id: string;
  name: string;
  status: AccountStatus;
  members?: string[];
}
export interface AgentPresence {
  agent: Agent;
  status: AgentStatus;
  connected: boolean;
}
export interface VisitorName {
  id: string;
  name: string;
  email?: string;
  phone?: string;
  vouchedBy?: string;
  external?: string;
}
export interface Profile {
  name?: string;
  email?: string;
  phone?: string;
  vouchedBy?: string;
}
export interface Identity {
  fresh?: number;
  refused?: IdentityFlaw;
  about?: string;
}
export interface Answer {
  label: string;
  text: string;
}
export interface Author {
  role: Role;
  id?: string;
}
export interface ChatSummary {
  id: string;
  status: ChatStatus;
  visitor: VisitorName;
  agents: string[];
  department?: DepartmentName;
  awaits?: string;
  started: number;
  waiting?: number;
  last: number;
  lastText?: string;
  rating?: Rating;
  comment?: string;
}
export interface Visit {
  connected: boolean;
  browser?: string;
  system?: string;
  language?: string;
  country?: string;
  address?: string;
  referrer?: string;
  rating: boolean;
  pages: PageView[];
}
export interface Arrived {
  id: string;
  name: string;
  text: string;
}
export interface Look {
  chat: boolean;
  title: string;
  color: string;
  textColor: string;
  scheme: string;
  size: string;
  avatars: boolean;
  rating: boolean;
  launcher: Launcher;
  place: Place;
  concierge: Concierge;
  badge: Badge;
  forms: Forms;
  texts: Record<string, Record<string, string>>;
}
export interface Launcher {
  label: string;
  hideOnPhone: boolean;
}
export interface Place {
  side: string;
  x: number;
  y: number;
  phoneX: number;
  phoneY: number;
  zIndex: number;
}
export interface Concierge {
  name: string;
  byline: string;
  avatar: string;
}
export interface Badge {
  shown: boolean;
  layout: string;
  text: string;
  color: string;
  textColor: string;
  image: string;
}
export interface Forms {
  phone: boolean;
  chat: Form;
  offline: Form;
  hours: Record<string, string>;
  messenger: string;
  x: string;
  social: string[];
}
export interface Form {
  on: boolean;
  greeting: Record<string, string>;
  fields: Field[];
}
export interface Field {
  id: string;
  kind: string;
  need: string;
  label: Record<string, string>;
  options: Option[];
  link: string;
}
export interface Option {
  id: string;
  label: Record<string, string>;
}

/** One numbered entry of a chat; `id` is its sender's own id for it. */
export type Event =
  | Started
  | Answered
  | Described
  | Verified
  | Joined
  | Introduced
  | Message
  | Note
  | Left
  | Transferred
  | Ended
  | Rated
  | RatingRequested;
export interface Started {
  kind: "started";
  number: number;
  time: number;
  author: Author;
  id?: string;
  visitor: VisitorName;
  page?: Page;
  department?: DepartmentName;
}
export interface Answered {
  kind: "answered";
  number: number;
  time: number;
  author: Author;
  id?: string;
  answers: Answer[];
}
export interface Described {
  kind: "described";
  number: number;
  time: number;
  author: Author;
  id?: string;
  visitor: VisitorName;
}
export interface Verified {
  kind: "verified";
  number: number;
  time: number;
  author: Author;
  id?: string;
  visitor: VisitorName;
}
export interface Joined {
  kind: "joined";
  number: number;
  time: number;
  author: Author;
  id?: string;
  agent: Agent;
}
export interface Introduced {
  kind: "introduced";
  number: number;
  time: number;
  author: Author;
  id?: string;
  agent: Agent;
}
export interface Message {
  kind: "message";
  number: number;
  time: number;
  author: Author;
  id?: string;
  text: string;
}
export interface Note {
  kind: "note";
  number: number;
  time: number;
  author: Author;
  id?: string;
  text: string;
}
export interface Left {
  kind: "left";
  number: number;
  time: number;
  author: Author;
  id?: string;
}
export interface Transferred {
  kind: "transferred";
  number: number;
  time: number;
  author: Author;
  id?: string;
  from?: DepartmentName;
  department?: DepartmentName;
  agent?: Agent;
}
export interface Ended {
  kind: "ended";
  number: number;
  time: number;
  author: Author;
  id?: string;
  reason: EndReason;
}
export interface Rated {
  kind: "rated";
  number: number;
  time: number;
  author: Author;
  id?: string;
  rating?: Rating;
  comment?: string;
}
export interface RatingRequested {
  kind: "rating_requested";
  number: number;
  time: number;
  author: Author;
  id?: string;
}

/** What a visitor's browser sends. */
export type VisitorFrame =
  | FromVisitorHello
  | FromVisitorMessage
  | FromVisitorProfile
  | FromVisitorLeave
  | FromVisitorTyping
  | FromVisitorRead
  | FromVisitorPageChange
  | FromVisitorResume
  | FromVisitorDepartments
  | FromVisitorEnd
  | FromVisitorRate
  | FromVisitorIdentify
  | FromVisitorEarlier
  | FromVisitorPong;
export interface FromVisitorHello {
  type: "hello";
  version: number;
  key: string;
  token?: string;
  page: Page;
  referrer?: string;
  language: string;
  chat?: string;
  after?: number;
  look?: number;
  again?: boolean;
  jwt?: string;
}
export interface FromVisitorMessage {
  type: "message";
  id: string;
  text: string;
  department?: string;
  answers?: Record<string, string>;
}
export interface FromVisitorProfile {
  type: "profile";
  id: string;
  answers: Record<string, string>;
}
export interface FromVisitorLeave {
  type: "leave";
  id: string;
  department?: string;
  answers: Record<string, string>;
  text: string;
}
export interface FromVisitorTyping {
  type: "typing";
  text: string;
}
export interface FromVisitorRead {
  type: "read";
  number: number;
}
export interface FromVisitorPageChange {
  type: "page";
  page: Page;
}
export interface FromVisitorResume {
  type: "resume";
  chat: string;
  after: number;
}
export interface FromVisitorDepartments {
  type: "departments";
}
export interface FromVisitorEnd {
  type: "end";
  id: string;
}
export interface FromVisitorRate {
  type: "rate";
  id: string;
  chat: string;
  rating?: Rating;
  comment?: string;
}
export interface FromVisitorIdentify {
  type: "identify";
  jwt: string;
}
export interface FromVisitorEarlier {
  type: "earlier";
  chat?: string;
  number?: number;
}
export interface FromVisitorPong {
  type: "pong";
}

/** What an agent's browser sends. */
export type AgentFrame =
  | FromAgentHello
  | FromAgentStatus
  | FromAgentServe
  | FromAgentLeave
  | FromAgentTransfer
  | FromAgentMessage
  | FromAgentNote
  | FromAgentRequestRating
  | FromAgentEnd
  | FromAgentTyping
  | FromAgentRead
  | FromAgentWatch
  | FromAgentUnwatch
  | FromAgentResume
  | FromAgentPong;
export interface FromAgentHello {
  type: "hello";
  version: number;
  have: Record<string, number>;
}
export interface FromAgentStatus {
  type: "status";
  status: AgentStatus;
}
export interface FromAgentServe {
  type: "serve";
  id: string;
  chat: string;
}
export interface FromAgentLeave {
  type: "leave";
  id: string;
  chat: string;
}
export interface FromAgentTransfer {
  type: "transfer";
  id: string;
  chat: string;
  department?: string;
  agent?: string;
  note?: string;
}
export interface FromAgentMessage {
  type: "message";
  id: string;
  chat: string;
  text: string;
}
export interface FromAgentNote {
  type: "note";
  id: string;
  chat: string;
  text: string;
}
export interface FromAgentRequestRating {
  type: "request_rating";
  id: string;
  chat: string;
}
export interface FromAgentEnd {
  type: "end";
  id: string;
  chat: string;
}
export interface FromAgentTyping {
  type: "typing";
  chat: string;
  on: boolean;
}
export interface FromAgentRead {
  type: "read";
  chat: string;
  number: number;
}
export interface FromAgentWatch {
  type: "watch";
  chat: string;
}
export interface FromAgentUnwatch {
  type: "unwatch";
  chat: string;
}
export interface FromAgentResume {
  type: "resume";
  chat: string;
  after: number;
}
export interface FromAgentPong {
  type: "pong";
}

/** What the server sends. */
export type ServerFrame =
  | VisitorWelcome
  | AgentWelcome
  | EventsFrame
  | EventFrame
  | AckFrame
  | RefusedFrame
  | TypingFrame
  | ReadFrame
  | StatusFrame
  | DepartmentsFrame
  | ChatFrame
  | VisitFrame
  | AgentPresenceFrame
  | LookFrame
  | ProfileFrame
  | LeftFrame
  | InboxFrame
  | IdentityFrame
  | EarlierFrame
  | ErrorFrame
  | PingFrame
  | StreamFrame;
export interface VisitorWelcome {
  type: "welcome";
  version: number;
  visitor: string;
  token: string;
  status: AccountStatus;
  chat?: string;
  profile?: Profile;
  forms?: Forms;
  identity?: Identity;
  time: number;
}
export interface AgentWelcome {
  type: "desk";
  version: number;
  me: Agent;
  status: AgentStatus;
  account: AccountStatus;
  agents: AgentPresence[];
  departments: Department[];
  chats: ChatSummary[];
  time: number;
}
export interface EventsFrame {
  type: "events";
  chat: string;
  events: Event[];
  last: number;
}
export interface EventFrame {
  type: "event";
  chat: string;
  prev: number;
  event: Event;
}
export interface AckFrame {
  type: "ack";
  id: string;
  chat: string;
  number: number;
}
export interface RefusedFrame {
  type: "refused";
  id: string;
  reason: RefusalReason;
  agent?: Agent;
  fields?: Record<string, string>;
  pause?: number;
}
export interface TypingFrame {
  type: "typing";
  chat: string;
  author: Author;
  on: boolean;
  text?: string;
}
export interface ReadFrame {
  type: "read";
  chat: string;
  author: Author;
  number: number;
}
export interface StatusFrame {
  type: "status";
  status: AccountStatus;
}
export interface DepartmentsFrame {
  type: "departments";
  departments: Department[];
}
export interface ChatFrame {
  type: "chat";
  chat: ChatSummary;
}
export interface VisitFrame {
  type: "visit";
  chat: string;
  visit: Visit;
}
export interface AgentPresenceFrame {
  type: "agent";
  presence: AgentPresence;
}
export interface LookFrame {
  type: "look";
  version: number;
  look: Look;
  words?: Record<string, string>;
}
export interface ProfileFrame {
  type: "profile";
  id?: string;
  profile: Profile;
}
export interface LeftFrame {
  type: "left";
  id: string;
}
export interface InboxFrame {
  type: "inbox";
  unread: number;
  entries: string[];
  arrived?: Arrived;
}
export interface IdentityFrame {
  type: "identity";
  identity: Identity;
}
export interface EarlierFrame {
  type: "earlier";
  chat?: string;
  events: Event[];
  more: boolean;
}
export interface ErrorFrame {
  type: "error";
  code: ErrorCode;
}
export interface PingFrame {
  type: "ping";
}
export interface StreamFrame {
  type: "stream";
  stream: string;
}
