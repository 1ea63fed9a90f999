import { Button } from "@mantine/core";
import { IconMessage2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Appearance.module.css";
import { BadgeGroup } from "./BadgeGroup";
import { shown } from "./contrast";
import { Edited, Panes, useSharedEditor } from "./Edited";
import { ChoiceField, ColorField, Group, InkField, NumberField, PictureField, SwitchField, TextField } from "./Fields";
import { Preview } from "./Preview";

interface Hint {
  panel: string;
  scene?: string;
}

/** How the widget looks: what can be set at the left, the real widget with it at the right. */
export function Appearance() {
  const { t } = useTranslation();
  const { editing, publish, busy } = useSharedEditor();
  const [hint, show] = useState<Hint>();
  return (
    <Edited>
      {editing && (
        <Panes
          form={
            <>
              <Groups />
              <Group title={t("widget.look.rating")} onFocus={() => show({ panel: "open", scene: "chatting" })}>
                <SwitchField path="rating" hint={t("widget.look.ratingHint")} />
              </Group>
              {/* Whoever sets the badge wants to see it. */}
              <BadgeGroup onFocus={() => show({ panel: "closed" })} />
              <Button className={classes.end} variant="default" onClick={publish} loading={busy}>
                {t("widget.look.publish")}
              </Button>
            </>
          }
          preview={<Preview look={shown(editing.mine, editing.before)} hint={hint} />}
        />
      )}
    </Edited>
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
