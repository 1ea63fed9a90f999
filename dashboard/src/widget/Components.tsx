import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Skeleton, Switch } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Late } from "../ui/Late";
import { ConflictDialog } from "./look/ConflictDialog";
import { FormProvider, SwitchField } from "./look/Fields";
import { PublishBar } from "./look/PublishBar";
import { useEditor } from "./look/useEditing";
import classes from "./Settings.module.css";
import { Trouble } from "./Trouble";

/** What the widget offers. What cannot be had yet is shown as such. */
export function Components() {
  const { t } = useTranslation();
  const { id = "" } = useParams({ strict: false });
  const editor = useEditor(id);
  const { editing } = editor;
  if (editor.failed) return <Trouble again={editor.reload} />;
  if (!editing)
    return (
      <Late>
        <Skeleton height={200} />
      </Late>
    );
  const later = [t("widget.component.help"), t("widget.component.contact"), t("widget.component.callback")];
  return (
    <FormProvider value={{ editing, set: editor.set }}>
      <PublishBar editor={editor} editing={editing} />
      <div className={classes.narrow}>
        <div className={classes.components}>
          <SwitchField path="chat" hint={t("widget.component.chatHint")} />
          {later.map((name) => (
            <Switch
              key={name}
              label={name}
              description={t("widget.component.later")}
              disabled
              checked={false}
              readOnly
            />
          ))}
        </div>
      </div>
      {editing.conflict && <ConflictDialog editor={editor} editing={editing} conflict={editing.conflict} />}
    </FormProvider>
  );
}
