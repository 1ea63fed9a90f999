const ASKED = "causerie.notifications.asked";

export type Permission = "granted" | "denied" | "default" | "missing";

export const permission = (): Permission => ("Notification" in window ? Notification.permission : "missing");

/** Asked once, with a reason; who said "not now" is left in peace and finds the switch in the menu. */
export function shouldAsk(): boolean {
  try {
    return permission() === "default" && localStorage.getItem(ASKED) === null;
  } catch {
    return false;
  }
}

export function asked(): void {
  try {
    localStorage.setItem(ASKED, "yes");
  } catch {
    // we would ask again next time
  }
}

export async function askPermission(): Promise<Permission> {
  asked();
  return "Notification" in window ? Notification.requestPermission() : "missing";
}

/** While a tab is visible it holds this lock, so that a hidden tab knows somebody is looking. */
const WATCHED = "causerie.visible";

export function holdWhileVisible(): () => void {
  if (!("locks" in navigator)) return () => {};
  let release: (() => void) | undefined;
  const update = () => {
    release?.();
    release = undefined;
    if (document.visibilityState !== "visible") return;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks.request(WATCHED, { mode: "shared" }, () => held);
  };
  update();
  document.addEventListener("visibilitychange", update);
  return () => {
    document.removeEventListener("visibilitychange", update);
    release?.();
  };
}

async function somebodyLooks(): Promise<boolean> {
  if (document.visibilityState === "visible") return true;
  if (!("locks" in navigator)) return false;
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === WATCHED) ?? false;
}

export async function notify(title: string, body: string, options: { tag: string; open(): void }): Promise<void> {
  if (permission() !== "granted" || (await somebodyLooks())) return;
  try {
    const note = new Notification(title, { body, tag: options.tag, icon: "/assets/causerie-1.svg" });
    note.onclick = () => {
      window.focus();
      options.open();
      note.close();
    };
  } catch {
    // some phones allow notifications to service workers only
  }
}
