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

/** The sample account's widget stands in the demo shop at `/demo`. */
export const isDemo = (widget: Widget) => widget.key.startsWith("demo");
