import { Kbd, Modal } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { groupChats, nextToServe, step } from "../chat/groups";
import { useServe } from "../chat/useServe";
import { useLive } from "../live/hooks";
import { onAsk, showKeys, showPalette, takenSteps } from "./commands";
import classes from "./Keys.module.css";

const Palette = lazy(() => import("./Palette").then((module) => ({ default: module.Palette })));

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

// Asked when a key goes down and before any component hears of it: without motion, a dialog or a menu that closes at Escape
// has left the page by the time the key arrives here, and the same Escape would close the chat under it.
let overlaid = false;
const look = () => {
  overlaid = document.querySelector('[role="dialog"], [role="menu"]') !== null;
};
window.addEventListener("keydown", look, { capture: true });

/** The desk by keyboard. Single letters count only where nobody is writing. */
export function Keys() {
  const [keys, setKeys] = useState(false);
  const [palette, setPalette] = useState(false);
  useEffect(() => onAsk((ask) => (ask === "keys" ? setKeys(true) : setPalette(true))), []);
  useLetters();
  return (
    <>
      <KeyList opened={keys} close={() => setKeys(false)} />
      {palette && (
        <Suspense fallback={null}>
          <Palette close={() => setPalette(false)} />
        </Suspense>
      )}
    </>
  );
}

function useLetters(): void {
  const live = useLive();
  const navigate = useNavigate();
  const serve = useServe();
  const id = useParams({ from: "/desk/chats/$id", shouldThrow: false })?.id;
  useEffect(() => {
    const go = (to: string | undefined) => to && void navigate({ to: "/chats/$id", params: { id: to } });
    const letters: Record<string, () => void> = {
      j: () => go(step(groupChats(live.state), id, 1)),
      k: () => go(step(groupChats(live.state), id, -1)),
      s: () => {
        const chat = nextToServe(live.state, id);
        if (chat) serve(chat);
      },
      "?": showKeys,
      escape: () => id && void navigate({ to: "/chats" }),
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return showPalette();
      }
      if (event.ctrlKey || event.metaKey || isTyping(event.target) || event.defaultPrevented || overlaid) return;
      const key = event.key.toLowerCase();
      const steps = takenSteps();
      const taken: Record<string, () => void> = steps ? { j: steps.next, k: steps.previous, escape: steps.close } : {};
      const act = taken[key] ?? letters[key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [live, navigate, serve, id]);
}

const ROWS = [
  ["palette", ["Ctrl", "K"]],
  ["next", ["J"]],
  ["previous", ["K"]],
  ["serve", ["S"]],
  ["send", ["Enter"]],
  ["newline", ["Shift", "Enter"]],
  ["mail", ["Ctrl", "Enter"]],
  ["note", ["Ctrl", "I"]],
  ["close", ["Esc"]],
  ["list", ["?"]],
] as const;

function KeyList({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  const closeButtonProps = { "aria-label": t("app.close") };
  return (
    <Modal opened={opened} onClose={close} title={t("app.keys.title")} size="sm" closeButtonProps={closeButtonProps}>
      <dl className={classes.list}>
        {ROWS.map(([name, keys]) => (
          <div key={name} className={classes.row}>
            <dt>{t(`app.keys.${name}`)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
