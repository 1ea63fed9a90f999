import { queryOptions } from "@tanstack/react-query";
import { call } from "./http";

/** How an agent shows up; `title` and `avatar` may be empty. */
export interface Profile {
  name: string;
  title: string;
  avatar: string;
}

export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: () => call<Profile>("GET", "/api/profile"),
  // A form begins with what is true now, not with what was when it was last open.
  gcTime: 0,
});

export const saveProfile = (profile: Profile) => call<Profile>("PUT", "/api/profile", profile);
