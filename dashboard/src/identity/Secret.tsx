import { Button } from "@mantine/core";
import { IconAlertTriangle, IconKey } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { endPrevious, generateSecret, type IdentityState, removeSecret } from "../api/identity";
import card from "../ui/Card.module.css";
import { Copy } from "../ui/Copy";
import { Dialog } from "../ui/Dialog";
import dialog from "../ui/Dialog.module.css";
import { fullTime } from "../ui/format";
import classes from "./Identity.module.css";
import { useChange } from "./useChange";

/** The secret: made, shown once, replaced and taken away. */
export function Secret({ state }: { state: IdentityState }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [shown, show] = useState<string>();
  const [asking, ask] = useState<"replace" | "remove">();
  const generating = useChange(
    (overlap: number) => generateSecret(state.version, overlap),
    ({ secret }) => {
      ask(undefined);
      show(secret);
    },
  );
  const ending = useChange(
    () => endPrevious(state.version),
    () => place.current?.focus(),
  );
  const { current, previous } = state;
  return (
    <>
      <div className={classes.state} ref={place} tabIndex={-1}>
        <IconKey size={20} stroke={1.6} aria-hidden="true" />
        <div>
          <strong>{current ? t("identity.inUse") : t("identity.none")}</strong>
          <p className={card.soft}>
            {current ? t("identity.made", { time: fullTime(current.made, i18n.language) }) : t("identity.noneLead")}
          </p>
          {previous && (
            <p className={card.soft}>
              {t("identity.until", { time: fullTime(previous.until, i18n.language) })}{" "}
              <Button
                variant="subtle"
                size="compact-sm"
                loading={ending.isPending}
                onClick={() => ending.mutate(undefined)}
              >
                {t("identity.endPrevious")}
              </Button>
            </p>
          )}
        </div>
      </div>
      {shown && (
        <Shown
          secret={shown}
          done={() => {
            show(undefined);
            place.current?.focus();
          }}
        />
      )}
      <div className={classes.actions}>
        {current ? (
          <>
            <Button variant="default" aria-haspopup="dialog" onClick={() => ask("replace")}>
              {t("identity.replace")}
            </Button>
            <Button variant="subtle" color="red" aria-haspopup="dialog" onClick={() => ask("remove")}>
              {t("identity.remove")}
            </Button>
          </>
        ) : (
          <Button loading={generating.isPending} onClick={() => generating.mutate(0)}>
            {t("identity.generate")}
          </Button>
        )}
      </div>
      {(generating.trouble ?? ending.trouble) && (
        <p role="alert" className={card.fault}>
          {generating.trouble ?? ending.trouble}
        </p>
      )}
      {asking === "replace" && (
        <Replace
          pending={generating.isPending}
          trouble={generating.trouble}
          replace={(overlap) => generating.mutate(overlap)}
          close={() => ask(undefined)}
        />
      )}
      {asking === "remove" && (
        <Remove
          state={state}
          close={() => ask(undefined)}
          done={() => {
            ask(undefined);
            show(undefined);
            place.current?.focus();
          }}
        />
      )}
    </>
  );
}

function Shown({ secret, done }: { secret: string; done(): void }) {
  const { t } = useTranslation();
  const copying = useRef<HTMLDivElement>(null);
  useEffect(() => copying.current?.querySelector("button")?.focus(), []);
  return (
    <div className={classes.shown} role="status">
      <strong>
        <IconAlertTriangle size={18} aria-hidden="true" />
        {t("identity.once")}
      </strong>
      <code dir="ltr">{secret}</code>
      <p className={card.soft}>{t("identity.onceLead")}</p>
      <div className={classes.actions} ref={copying}>
        <Copy text={secret} label={t("identity.copy")} />
        <Button variant="default" size="compact-sm" onClick={done}>
          {t("identity.kept")}
        </Button>
      </div>
    </div>
  );
}

/** In minutes. */
const overlaps = [0, 60, 1_440, 10_080] as const;

interface ReplaceProps {
  pending: boolean;
  trouble: string | undefined;
  replace(overlap: number): void;
  close(): void;
}

function Replace({ pending, trouble, replace, close }: ReplaceProps) {
  const { t } = useTranslation();
  const [overlap, choose] = useState<number>(1_440);
  const names: Record<number, string> = {
    0: t("identity.overlap.none"),
    60: t("identity.overlap.hour"),
    1440: t("identity.overlap.day"),
    10080: t("identity.overlap.week"),
  };
  return (
    <Dialog title={t("identity.replaceAsk")} close={close}>
      <fieldset className={classes.choices}>
        <legend>{t("identity.overlap.title")}</legend>
        {overlaps.map((minutes) => (
          <label key={minutes}>
            <input
              type="radio"
              name="overlap"
              checked={overlap === minutes}
              onChange={() => choose(minutes)}
              data-autofocus={overlap === minutes || undefined}
            />
            <span>{names[minutes]}</span>
          </label>
        ))}
      </fieldset>
      <p className={card.soft}>{overlap === 0 ? t("identity.overlap.noneLead") : t("identity.overlap.lead")}</p>
      {trouble && (
        <p role="alert" className={dialog.fault}>
          {trouble}
        </p>
      )}
      <div className={dialog.answers}>
        <Button variant="default" onClick={close}>
          {t("identity.keep")}
        </Button>
        <Button loading={pending} {...(overlap === 0 && { color: "#b3261e" })} onClick={() => replace(overlap)}>
          {t("identity.replaceNow")}
        </Button>
      </div>
    </Dialog>
  );
}

function Remove({ state, close, done }: { state: IdentityState; close(): void; done(): void }) {
  const { t } = useTranslation();
  const removing = useChange(() => removeSecret(state.version), done);
  return (
    <Dialog title={t("identity.removeAsk")} close={close}>
      <p className={dialog.words}>{t("identity.removeLead")}</p>
      {removing.trouble && (
        <p role="alert" className={dialog.fault}>
          {removing.trouble}
        </p>
      )}
      <div className={dialog.answers}>
        <Button variant="default" data-autofocus onClick={close}>
          {t("identity.keep")}
        </Button>
        <Button color="#b3261e" loading={removing.isPending} onClick={() => removing.mutate(undefined)}>
          {t("identity.remove")}
        </Button>
      </div>
    </Dialog>
  );
}
