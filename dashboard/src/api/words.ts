import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

/** What the widget says by itself in one language, each text by its key, in its own order. */
export type Words = Readonly<Record<string, string>>;

interface Manifest {
  /** The languages it speaks, and what the names of their files end with. */
  languages: string[];
  words: string;
}

const manifestQuery = queryOptions({
  queryKey: ["words"],
  queryFn: () => call<Manifest>("GET", "/widget/manifest.json"),
  staleTime: 60_000,
});

export const languagesQuery = queryOptions({ ...manifestQuery, select: ({ languages }: Manifest) => languages });

export const wordsQuery = (language: string) =>
  queryOptions({
    queryKey: ["words", language],
    queryFn: async ({ client }) => {
      const { words } = await client.fetchQuery(manifestQuery);
      return (await call<{ words: Words }>("GET", `/widget/${language}-${words}.json`)).words;
    },
    staleTime: 60_000,
  });
