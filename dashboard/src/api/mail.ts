import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

export const lines = ["none", "starttls", "tls"] as const;

/** How the line to a server is kept from being read by others. */
export type Line = (typeof lines)[number];

export interface MailServer {
  host: string;
  port: number;
  tls: Line;
  user: string;
  /** Left out, the one that is stored stays. */
  password?: string;
  /** Only told. */
  hasPassword?: boolean;
}

export interface Sending extends MailServer {
  fromName: string;
  from: string;
  replyTo: string;
}

export interface Receiving extends MailServer {
  folder: string;
  minutes: number;
}

export const reasons = [
  "name_unknown",
  "refused",
  "no_answer",
  "tls",
  "password",
  "sender",
  "recipient",
  "address",
  "no_utf8",
  "content",
  "folder",
  "bounced",
  "broken",
] as const;

/** Why something was not sent or read; `well` is none. */
export interface Failure {
  reason: string;
  said: string;
}

export interface Office {
  version: number;
  sending?: Sending;
  receiving?: Receiving;
  waiting: number;
  failed: number;
  now: number;
  /** When the mailbox was looked into. */
  looked?: number;
  /** What went wrong then. */
  trouble?: Failure;
}

export interface Servers {
  sending?: Sending;
  receiving?: Receiving;
}

export interface Tried {
  sending?: Failure;
  receiving?: Failure;
}

export interface Unsent {
  id: string;
  to: string;
  name: string;
  subject: string;
  kind: string;
  failed: boolean;
  attempts: number;
  created: number;
  /** When it is tried again. */
  due?: number;
  failure?: Failure;
}

export interface Queue {
  sends: boolean;
  waiting: number;
  failed: number;
  now: number;
  mails: Unsent[];
}

export interface Template {
  name: string;
  reader: "visitor" | "team";
  places: string[];
  needed: string[];
  languages: string[];
  /** The languages in which the account has its own text. */
  own: string[];
}

/** Whom a mail tells of what visitors leave. */
export interface Notice {
  version: number;
  /** The visitor, that it has come. */
  confirm: boolean;
  /** The members of the department who are not at their desks. */
  members: boolean;
  addresses: string[];
  /** Of the mails to the team. */
  language: string;
}

export interface MailText {
  subject: string;
  text: string;
}

export interface Rendered extends MailText {
  html: string;
}

/** Comes anew now and then, since mails go out while one looks. */
const LIVELY = 5_000;

export const officeQuery = queryOptions({
  queryKey: ["mail", "office"],
  queryFn: () => call<Office>("GET", "/api/mail"),
});
export const noticeQuery = queryOptions({
  queryKey: ["mail", "notice"],
  queryFn: () => call<Notice>("GET", "/api/notice"),
});
export const queueQuery = queryOptions({
  queryKey: ["mail", "queue"],
  queryFn: () => call<Queue>("GET", "/api/mail/queue"),
  refetchInterval: LIVELY,
});
export const templatesQuery = queryOptions({
  queryKey: ["mail", "templates"],
  queryFn: async () => (await call<{ templates: Template[] }>("GET", "/api/mail/templates")).templates,
});
export const textQuery = (name: string, language: string) =>
  queryOptions({
    queryKey: ["mail", "text", name, language],
    queryFn: () => call<{ ours: MailText; own?: MailText }>("GET", `/api/mail/templates/${name}/${language}`),
  });
export const previewQuery = (name: string, language: string, text: MailText, values: Record<string, string>) =>
  queryOptions({
    queryKey: ["mail", "preview", name, language, text, values],
    queryFn: () => call<Rendered>("POST", `/api/mail/templates/${name}/${language}/preview`, { ...text, values }),
    placeholderData: (before: Rendered | undefined) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What was only told is not sent back. */
function asked<S extends MailServer>(server: S | undefined): Omit<S, "hasPassword"> | undefined {
  if (!server) return undefined;
  const { hasPassword, ...rest } = server;
  return rest;
}

const typed = ({ sending, receiving }: Servers) => ({ sending: asked(sending), receiving: asked(receiving) });

export const saveOffice = (base: number, servers: Servers) =>
  call<Office>("PUT", "/api/mail", { base, ...typed(servers) });
export const saveNotice = ({ version, ...notice }: Notice) =>
  call<Notice>("PUT", "/api/notice", { base: version, ...notice });
export const tryOffice = (to: string, language: string, servers: Servers) =>
  call<Tried>("POST", "/api/mail/test", { to, language, ...typed(servers) });
export const retryMail = (id: string) => call<void>("POST", `/api/mail/queue/${id}/retry`);
export const retryAll = () => call<void>("POST", "/api/mail/queue/retry");
export const discardMail = (id: string) => call<void>("DELETE", `/api/mail/queue/${id}`);
export const saveText = (name: string, language: string, text: MailText) =>
  call<{ ours: MailText; own?: MailText }>("PUT", `/api/mail/templates/${name}/${language}`, text);
export const resetText = (name: string, language: string) =>
  call<void>("DELETE", `/api/mail/templates/${name}/${language}`);
