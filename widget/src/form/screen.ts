import type { View } from "../client/client";
import { isEnded } from "../client/state";
import type { Host } from "../panel/host";
import { answersTo, asked, departmentOf, formsOf } from "./asking";

/** What the panel shows: the conversation, the form before it, the one for when nobody is there, and a thank-you for that. */
export type Screen = "talk" | "ask" | "leave" | "left";

/** Nothing is asked of who is in a chat already, whoever began it. */
export function screenOf(view: View, host: Host): Screen | undefined {
  const { state, entries } = view;
  const { data } = host.client.session;
  const forms = formsOf(host.look, state);
  if (state.events.length > 0 || (state.chat && !state.caughtUp)) return "talk";
  if (entries.some(({ kind }) => kind === "leave")) return "leave";
  if (entries.some(({ kind }) => kind === "message")) return "talk";
  if (data.left !== undefined) return "left";
  // A form is coming: an empty foot, rather than a box that goes again.
  if (!forms) return host.look.forms ? undefined : "talk";
  const department = departmentOf(state, data.answers?.department, host.department);
  const away = state.status === "offline" || department?.status === "offline";
  if (forms.offline.on && away) return "leave";
  if (!forms.chat.on || data.asked) return "talk";
  return asked(forms, forms.chat, view, host.department).some(({ kind }) => kind !== "message") ? "ask" : "talk";
}

/** Sends a message, with what was answered before when it starts a chat. */
export function begin(host: Host, { state }: View, text: string): void {
  const forms = formsOf(host.look, state);
  const { answers = {} } = host.client.session.data;
  const department = departmentOf(state, answers.department, host.department)?.id;
  const fresh = state.events.length === 0 || isEnded(state);
  const own = forms?.chat.on && fresh ? { answers: answersTo(forms.chat.fields, answers) } : {};
  host.client.post(text.trim(), fresh ? { ...own, ...(department ? { department } : {}) } : undefined);
}
