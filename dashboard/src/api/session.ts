import { queryOptions } from "@tanstack/react-query";
import { call, Problem } from "./http";

export interface Session {
  agent: { id: string; name: string; email: string; role: string; title?: string; avatar?: string };
  account: { id: string; name: string };
}

export interface Founding {
  token: string;
  account: string;
  name: string;
  email: string;
  password: string;
}

/** `null` is a visitor to the desk who has not signed in. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await call<Session>("GET", "/api/session");
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) return null;
      throw problem;
    }
  },
});

export const signIn = (body: { email: string; password: string }) => call<Session>("POST", "/api/session", body);
export const signOut = () => call<void>("DELETE", "/api/session");
export const setUp = (body: Founding) => call<Session>("POST", "/api/setup", body);

export const setupQuery = (token: string) =>
  queryOptions({
    queryKey: ["setup", token],
    queryFn: async (): Promise<"open" | "gone"> => {
      try {
        await call<void>("GET", `/api/setup?token=${encodeURIComponent(token)}`);
        return "open";
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 404) return "gone";
        throw problem;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
