/** A script of its own: only who has opened the widget needs it, now or before. */
export { createClient as default } from "./client";
