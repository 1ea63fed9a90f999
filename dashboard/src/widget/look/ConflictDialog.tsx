import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog";
import classes from "./ConflictDialog.module.css";
import { changes, merge, type Path } from "./fields";
import type { Conflict, Editing, Editor } from "./useEditing";
import { useFieldName } from "./useFieldName";

const named = 8;

interface Props {
  editor: Editor;
  editing: Editing;
  conflict: Conflict;
}

/** Somebody was faster: says what they changed, and lets one decide. Closing it means taking theirs later; nothing is lost. */
export function ConflictDialog({ editor, editing, conflict }: Props) {
  const { t } = useTranslation();
  const name = useFieldName();
  const names = (paths: readonly Path[]) => {
    const first = paths.slice(0, named).map(name).join(", ");
    return paths.length > named ? `${first} ${t("widget.look.more", { count: paths.length - named })}` : first;
  };
  const theirs = changes(editing.before, conflict.theirs);
  const { both } = merge(editing.before, editing.mine, conflict.theirs);
  const author = conflict.author ?? t("agent.unnamed");
  return (
    <Dialog title={t("widget.conflict.title", { name: author })} close={() => editor.settle("both")}>
      <p className={classes.words}>{t("widget.conflict.theirs", { fields: names(theirs) || "–" })}</p>
      {both.length > 0 && <p className={classes.words}>{t("widget.conflict.both", { fields: names(both) })}</p>}
      <div className={classes.ways}>
        <Button data-autofocus onClick={() => editor.settle("both")}>
          {t("widget.conflict.keep")}
        </Button>
        <Button variant="default" onClick={() => editor.settle("mine")}>
          {t("widget.conflict.overwrite")}
        </Button>
        <Button variant="default" onClick={() => editor.settle("theirs")}>
          {t("widget.conflict.take")}
        </Button>
      </div>
    </Dialog>
  );
}
