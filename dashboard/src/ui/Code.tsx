import { useTranslation } from "react-i18next";
import classes from "./Code.module.css";
import { Copy } from "./Copy";

/** Something to be put into a file, with the button that copies it. */
export function Code({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation();
  return (
    <figure className={classes.figure}>
      <figcaption>
        <span dir="ltr">{name}</span>
        <Copy text={text} label={t("widget.guide.copy")} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <code>{text}</code>
      </pre>
    </figure>
  );
}
