/** Where to go after signing in: one of our own pages, never another site. */
export function safeTarget(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) && !to.startsWith("/sign-in") ? to : "/chats";
}
