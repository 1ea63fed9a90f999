import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { changes } from "./fields";
import classes from "./PublishBar.module.css";
import type { Editing, Editor } from "./useEditing";
import { useFieldName } from "./useFieldName";

const named = 4;

/** Stays at the top while something is changed and not published, and says what. */
export function PublishBar({ editor, editing }: { editor: Editor; editing: Editing }) {
  const { t } = useTranslation();
  const changed = changes(editing.before, editing.mine);
  const names = changed.slice(0, named).map(useFieldName());
  const more = changed.length - names.length;
  const faulty = Object.keys(editing.faults).length;
  return (
    <section className={classes.place} aria-label={t("widget.look.state")}>
      <div className={classes.bar} data-shown={changed.length > 0}>
        <div className={classes.words} role="status">
          <strong>
            {changed.length > 0 ? t("widget.look.changed", { count: changed.length }) : t("widget.look.same")}
          </strong>
          {changed.length > 0 && (
            <span>
              {names.join(", ")}
              {more > 0 && ` ${t("widget.look.more", { count: more })}`}
            </span>
          )}
          {faulty > 0 && <span className={classes.fault}>{t("widget.look.faulty", { count: faulty })}</span>}
          {editing.kept === "trouble" && (
            <span className={classes.fault}>{t(faulty > 0 ? "widget.look.faultyNotKept" : "widget.look.notKept")}</span>
          )}
        </div>
        {changed.length > 0 && (
          <>
            <Button variant="default" onClick={editor.discard}>
              {t("widget.look.discard")}
            </Button>
            <Button onClick={editor.publish} loading={editor.busy}>
              {t("widget.look.publish")}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
