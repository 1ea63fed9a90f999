import { SegmentedControl, useDirection } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Look } from "../../api/widgets";
import classes from "./Preview.module.css";

const initial = { device: "desktop", night: "light", scene: "online", direction: "", panel: "open" };
type Stage = typeof initial;

interface Props {
  look: Look;
  /** The providers that a draft may offer. */
  offers?: readonly { id: string; name: string }[] | undefined;
  /** Speaks this language, in its own direction, instead of the reader's. */
  speaks?: { language: string; direction: "ltr" | "rtl" };
  /** What is worth a look just now. */
  hint?: Partial<Stage> | undefined;
}

/** The widget itself, not a drawing of it, on a page of its own. */
export function Preview({ look, offers, speaks, hint }: Props) {
  const { t, i18n } = useTranslation();
  const { dir } = useDirection();
  const [stage, setStage] = useState<Stage>({ ...initial, direction: dir });
  const frame = useRef<HTMLIFrameElement>(null);
  const tell = useCallback(() => {
    frame.current?.contentWindow?.postMessage({ look, offers }, location.origin);
  }, [look, offers]);
  useEffect(tell, [tell]);
  useEffect(() => {
    const asked = (event: MessageEvent) => {
      if (event.source === frame.current?.contentWindow && event.data === "ready") tell();
    };
    addEventListener("message", asked);
    return () => removeEventListener("message", asked);
  }, [tell]);

  useEffect(() => {
    if (hint) setStage((before) => ({ ...before, ...hint }));
  }, [hint]);

  const { device, ...where } = stage;
  const query = new URLSearchParams({ ...where, language: i18n.language, ...speaks });
  const choice = (key: keyof Stage, label: string, options: Record<string, string>) => (
    <SegmentedControl
      size="xs"
      aria-label={label}
      data={Object.entries(options).map(([value, words]) => ({ value, label: words }))}
      value={stage[key]}
      onChange={(value) => setStage({ ...stage, [key]: value })}
    />
  );
  return (
    <section className={classes.preview} aria-label={t("widget.look.preview")}>
      <div className={classes.choices}>
        {choice("device", t("widget.preview.device"), {
          desktop: t("widget.preview.desktop"),
          phone: t("widget.preview.phone"),
        })}
        {choice("night", t("widget.preview.night"), { light: t("widget.look.light"), dark: t("widget.look.dark") })}
        {!speaks &&
          choice("direction", t("widget.preview.direction"), {
            ltr: t("widget.preview.ltr"),
            rtl: t("widget.preview.rtl"),
          })}
        {choice("panel", t("widget.preview.panel"), {
          open: t("widget.preview.open"),
          closed: t("widget.preview.closed"),
        })}
        {choice("scene", t("widget.preview.scene"), {
          online: t("widget.preview.online"),
          away: t("widget.preview.away"),
          offline: t("widget.preview.offline"),
          waiting: t("widget.preview.waiting"),
          chatting: t("widget.preview.chatting"),
        })}
      </div>
      <div className={classes.stage} data-device={device}>
        <iframe
          key={`${device} ${query}`}
          ref={frame}
          title={t("widget.look.preview")}
          src={`/widget/preview.html?${query}`}
        />
      </div>
    </section>
  );
}
