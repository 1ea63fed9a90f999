import { queryOptions } from "@tanstack/react-query";
import type { Look } from "../../../protocol/frames";
import { call } from "./http";

export type { Look };

export interface Widget {
  id: string;
  key: string;
  name: string;
  snippet: string;
  version: number;
}

/** A look, the version it was published as or made from, and what the caller has not published yet. */
export interface Published {
  version: number;
  look: Look;
  draft?: { base: number; look: Look; saved: number };
}

export interface Version {
  version: number;
  published: number;
  author?: string;
}

export const widgetsQuery = queryOptions({
  queryKey: ["widgets"],
  queryFn: async () => (await call<{ widgets: Widget[] }>("GET", "/api/widgets")).widgets,
  staleTime: 60_000,
});

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["widgets", id, "versions"],
    queryFn: async () => (await call<{ versions: Version[] }>("GET", `/api/widgets/${id}/versions`)).versions,
  });

export const createWidget = (name: string) => call<Widget>("POST", "/api/widgets", { name });
export const renameWidget = (id: string, name: string) => call<Widget>("PATCH", `/api/widgets/${id}`, { name });
export const replaceKey = (id: string) => call<Widget>("POST", `/api/widgets/${id}/key`);

export const fetchLook = (id: string) => call<Published>("GET", `/api/widgets/${id}/look`);
export const fetchVersion = (id: string, version: number) =>
  call<Published>("GET", `/api/widgets/${id}/versions/${version}`);
export const saveDraft = (id: string, base: number, look: Look) =>
  call<void>("PUT", `/api/widgets/${id}/draft`, { base, look });
export const forgetDraft = (id: string) => call<void>("DELETE", `/api/widgets/${id}/draft`);
export const publishLook = (id: string, base: number, look: Look) =>
  call<Published>("POST", `/api/widgets/${id}/versions`, { base, look });

/** The sample account's widget stands in the demo shop at `/demo`. */
export const isDemo = (widget: Widget) => widget.key.startsWith("demo");
