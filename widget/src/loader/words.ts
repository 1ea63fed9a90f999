/** The few words needed before the panel is there; everything else is in the catalogues under `locales/`. */
interface LauncherWords {
  launcher: string;
  panel: string;
  online: string;
  away: string;
  offline: string;
  one: string;
  other: string;
}

const english: LauncherWords = {
  launcher: "Chat with us",
  panel: "Chat",
  online: "online",
  away: "away",
  offline: "offline",
  one: "# new message",
  other: "# new messages",
};

export const launcherWords: Readonly<Record<string, LauncherWords>> = {
  en: english,
  fr: {
    launcher: "Discuter avec nous",
    panel: "Discussion",
    online: "en ligne",
    away: "absents un moment",
    offline: "hors ligne",
    one: "# nouveau message",
    other: "# nouveaux messages",
  },
};

/** What a screen reader says of the launcher: its name, who is there, what waits. */
export function launcherLabel(
  language: string,
  status: "online" | "away" | "offline" | undefined,
  unread: number,
): string {
  const words = launcherWords[language] ?? english;
  const parts = [words.launcher];
  if (status) parts.push(words[status]);
  if (unread) {
    const plural = new Intl.PluralRules(language).select(unread) === "one" ? words.one : words.other;
    parts.push(plural.replace("#", String(unread)));
  }
  return parts.join(", ");
}

export const panelTitle = (language: string): string => (launcherWords[language] ?? english).panel;
