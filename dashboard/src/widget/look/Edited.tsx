import { SegmentedControl, Skeleton } from "@mantine/core";
import { createContext, type ReactNode, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { Late } from "../../ui/Late";
import { Trouble } from "../../ui/Trouble";
import { AskBefore } from "../../ui/Unsaved";
import { ConflictDialog } from "./ConflictDialog";
import classes from "./Edited.module.css";
import { FormProvider } from "./Fields";
import { PublishBar } from "./PublishBar";
import { type Editor, useEditor } from "./useEditing";

const EditorContext = createContext<Editor | undefined>(undefined);

/** One draft for all the pages on which a widget is edited: what was changed on one is there on the next. */
export function EditorProvider({ id, children }: { id: string; children: ReactNode }) {
  const editor = useEditor(id);
  const kept = editor.editing?.kept;
  return (
    <EditorContext value={editor}>
      {children}
      <AskBefore
        when={kept === "dirty" || kept === "trouble"}
        within={`/settings/widgets/${id}`}
        store={editor.store}
      />
    </EditorContext>
  );
}

export const useSharedEditor = () => useContext(EditorContext) as Editor;

/** A page on which the look is changed: at its top what is not published yet, and a word when somebody was faster. */
export function Edited({ children }: { children: ReactNode }) {
  const editor = useSharedEditor();
  const { editing } = editor;
  if (editor.failed) return <Trouble again={editor.reload} />;
  if (!editing)
    return (
      <Late>
        <Skeleton height={320} />
      </Late>
    );
  return (
    <FormProvider value={{ editing, set: editor.set }}>
      <PublishBar editor={editor} editing={editing} />
      {children}
      {editing.conflict && <ConflictDialog editor={editor} editing={editing} conflict={editing.conflict} />}
    </FormProvider>
  );
}

/** What is set at the left, the widget with it at the right; where that is too narrow, one of them at a time. */
export function Panes({ form, preview }: { form: ReactNode; preview: ReactNode }) {
  const { t } = useTranslation();
  const [pane, show] = useState("settings");
  return (
    <>
      <SegmentedControl
        className={classes.switch}
        aria-label={t("widget.look.pane")}
        data={[
          { value: "settings", label: t("widget.look.settings") },
          { value: "preview", label: t("widget.look.preview") },
        ]}
        value={pane}
        onChange={show}
      />
      <div className={classes.panes} data-pane={pane}>
        <form className={classes.form} onSubmit={(event) => event.preventDefault()}>
          {form}
        </form>
        {preview}
      </div>
    </>
  );
}
