import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

export interface Widget {
  key: string;
  name: string;
  snippet: string;
}

export const widgetsQuery = queryOptions({
  queryKey: ["widgets"],
  queryFn: async () => (await call<{ widgets: Widget[] }>("GET", "/api/widgets")).widgets,
  staleTime: 60_000,
});

/** The demo shop exists only when the server runs with it; its page is no part of the REST door. */
export const demoQuery = queryOptions({
  queryKey: ["demo"],
  queryFn: async () => (await fetch("/demo", { method: "HEAD" }).catch(() => undefined))?.ok ?? false,
  staleTime: Number.POSITIVE_INFINITY,
});
