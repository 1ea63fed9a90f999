import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { IconMessage2 } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Late } from "../../ui/Late";
import { Trouble } from "../Trouble";
import classes from "./Appearance.module.css";
import { ConflictDialog } from "./ConflictDialog";
import { shown } from "./contrast";
import {
  ChoiceField,
  ColorField,
  FormProvider,
  Group,
  InkField,
  NumberField,
  PictureField,
  SwitchField,
  TextField,
} from "./Fields";
import { Preview } from "./Preview";
import { PublishBar } from "./PublishBar";
import { type Editor, useEditor } from "./useEditing";

/** How the widget looks: what can be set at the left, the real widget with it at the right. */
export function Appearance() {
  const { id = "" } = useParams({ strict: false });
  const editor = useEditor(id);
  if (editor.failed) return <Trouble again={editor.reload} />;
  if (!editor.editing)
    return (
      <Late>
        <Skeleton height={320} />
      </Late>
    );
  return <Loaded editor={editor} editing={editor.editing} />;
}

function Loaded({ editor, editing }: { editor: Editor; editing: NonNullable<Editor["editing"]> }) {
  const { t } = useTranslation();
  const [pane, show] = useState("settings");
  return (
    <FormProvider value={{ editing, set: editor.set }}>
      <PublishBar editor={editor} editing={editing} />
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
          <Groups />
          <Button className={classes.end} variant="default" onClick={editor.publish} loading={editor.busy}>
            {t("widget.look.publish")}
          </Button>
        </form>
        <Preview look={shown(editing.mine, editing.before)} />
      </div>
      {editing.conflict && <ConflictDialog editor={editor} editing={editing} conflict={editing.conflict} />}
    </FormProvider>
  );
}

function Groups() {
  const { t } = useTranslation();
  return (
    <>
      <Group title={t("widget.look.window")}>
        <TextField path="title" hint={t("widget.look.titleHint")} />
        <ColorField path="color" />
        <InkField path="textColor" ground="color" />
        <ChoiceField
          path="scheme"
          options={[
            { value: "auto", label: t("widget.look.schemeAuto") },
            { value: "light", label: t("widget.look.light") },
            { value: "dark", label: t("widget.look.dark") },
          ]}
        />
        <ChoiceField
          path="size"
          options={[
            { value: "small", label: t("widget.look.small") },
            { value: "medium", label: t("widget.look.medium") },
            { value: "large", label: t("widget.look.large") },
          ]}
        />
        <SwitchField path="avatars" hint={t("widget.look.avatarsHint")} />
      </Group>
      <Group title={t("widget.look.launcher")}>
        <TextField path="launcher.label" hint={t("widget.look.labelHint")} />
        <ChoiceField
          path="place.side"
          options={[
            { value: "left", label: t("widget.look.left") },
            { value: "right", label: t("widget.look.right") },
          ]}
        />
        <div className={classes.pair}>
          <NumberField path="place.x" />
          <NumberField path="place.y" />
          <NumberField path="place.phoneX" />
          <NumberField path="place.phoneY" />
        </div>
        <NumberField path="place.zIndex" />
        <SwitchField path="launcher.hideOnPhone" />
      </Group>
      <Group title={t("widget.look.concierge")}>
        <p className={classes.lead}>{t("widget.look.conciergeLead")}</p>
        <PictureField path="concierge.avatar" use="avatar" hint={t("widget.look.avatarHint")}>
          <IconMessage2 size={28} stroke={1.6} aria-hidden="true" />
        </PictureField>
        <TextField path="concierge.name" hint={t("widget.look.nameHint")} />
        <TextField path="concierge.byline" hint={t("widget.look.bylineHint")} />
      </Group>
    </>
  );
}
