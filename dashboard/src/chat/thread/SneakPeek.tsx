import { useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Chat } from "../../live/state";
import { visitorName } from "../../visitor/name";
import { useTypists } from "../useTypists";
import classes from "./SneakPeek.module.css";
import { tail } from "./tail";

/** What the visitor is writing, before it is sent: outside of the log, so that it is not read out letter by letter. */
export function SneakPeek({ chat, grown }: { chat: Chat; grown: () => void }) {
  const { t } = useTranslation();
  const { visitor, unsent } = useTypists(chat);
  const name = visitorName(chat.summary.visitor, t);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more text is the reason to look
  useLayoutEffect(grown, [visitor, unsent, grown]);
  if (!visitor && !unsent) return null;
  return (
    <div className={classes.peek} aria-live="off">
      <span className={classes.caption}>
        {visitor && (
          <span className={classes.dots} aria-hidden="true">
            <span />
            <span />
            <span />
          </span>
        )}
        {visitor ? t("chat.typing", { name }) : t("chat.unsent", { name })}
      </span>
      {unsent && (
        <p className={classes.text} dir="auto" data-testid="sneak-peek">
          {tail(unsent)}
        </p>
      )}
    </div>
  );
}
