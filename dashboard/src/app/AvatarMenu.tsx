import { Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import {
  IconBell,
  IconKeyboard,
  IconLogout,
  IconPlayerPlay,
  IconUserEdit,
  IconVolume,
  IconVolumeOff,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../live/hooks";
import { Face } from "../ui/Face";
import { choose, LANGUAGES, type Language } from "../ui/i18n";
import { askPermission, permission } from "../ui/notify";
import { play, setSounds, useSounds } from "../ui/sound";
import { useNarrow } from "../ui/useNarrow";
import classes from "./AvatarMenu.module.css";
import { showKeys } from "./commands";
import { useSession } from "./session";
import { useSignOut } from "./useSignOut";

/** A small dialog rather than a menu: it holds switches and choices, not only commands. */
export function AvatarMenu() {
  const { t } = useTranslation();
  const { agent, account } = useSession();
  const known = useDesk((desk) => desk.agents[agent.id]?.agent);
  const { name, avatar } = known ?? agent;
  const leave = useSignOut();
  const [opened, open] = useState(false);
  const narrow = useNarrow();
  const label = t("app.menu", { name });
  const keys = () => {
    open(false);
    showKeys();
  };
  const signOut = () => {
    open(false);
    void leave();
  };
  return (
    <Popover
      opened={opened}
      onChange={open}
      position={narrow ? "top-end" : "right-end"}
      width={288}
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton className={classes.target} aria-label={label} onClick={() => open(!opened)}>
          <Face name={name} seed={agent.id} picture={avatar} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} p={8}>
        <div className={classes.who} data-autofocus tabIndex={-1}>
          <strong>{name}</strong>
          <span>{agent.email}</span>
          <span>{account.name}</span>
        </div>
        <Link className={classes.item} to="/settings/profile" onClick={() => open(false)}>
          <IconUserEdit size={18} aria-hidden="true" />
          <span className={classes.label}>{t("agent.profile.title")}</span>
        </Link>
        <hr className={classes.rule} />
        <Choices />
        <hr className={classes.rule} />
        <SoundItems />
        <NotificationItem />
        <hr className={classes.rule} />
        <Item icon={<IconKeyboard size={18} />} end="?" onClick={keys}>
          {t("app.keys.title")}
        </Item>
        <Item icon={<IconLogout size={18} />} onClick={signOut}>
          {t("app.signOut")}
        </Item>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ItemProps {
  icon: ReactNode;
  end?: string;
  /** for a switch: on or off */
  pressed?: boolean;
  disabled?: boolean;
  title?: string;
  onClick(): void;
  children: string;
}

function Item({ icon, end, pressed, disabled, title, onClick, children }: ItemProps) {
  const control = { type: "button", className: classes.item, "aria-pressed": pressed, disabled, title } as const;
  return (
    <button {...control} onClick={onClick}>
      {icon}
      <span className={classes.label}>{children}</span>
      {end && (
        <span className={classes.end} aria-hidden={pressed !== undefined}>
          {end}
        </span>
      )}
    </button>
  );
}

function Choices() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  const schemes = (["auto", "light", "dark"] as const).map((value) => ({ value, label: t(`app.scheme.${value}`) }));
  return (
    <div className={classes.choices}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("app.language")}
        data={languages}
        value={i18n.language}
        onChange={(value) => void choose(value as Language)}
      />
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("app.scheme.label")}
        data={schemes}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as "auto" | "light" | "dark")}
      />
    </div>
  );
}

function SoundItems() {
  const { t } = useTranslation();
  const sounds = useSounds();
  const icon = sounds ? <IconVolume size={18} /> : <IconVolumeOff size={18} />;
  return (
    <>
      <Item icon={icon} pressed={sounds} end={sounds ? t("app.on") : t("app.off")} onClick={() => setSounds(!sounds)}>
        {t("app.sounds")}
      </Item>
      <Item icon={<IconPlayerPlay size={18} />} onClick={() => play("ring", true)}>
        {t("app.testSound")}
      </Item>
    </>
  );
}

function NotificationItem() {
  const { t } = useTranslation();
  const [state, set] = useState(permission());
  if (state === "missing") return null;
  return (
    <Item
      icon={<IconBell size={18} />}
      end={t(state === "granted" ? "app.on" : "app.off")}
      disabled={state !== "default"}
      title={state === "denied" ? t("app.notificationsDenied") : undefined}
      onClick={() => void askPermission().then(set)}
    >
      {t("app.notifications")}
    </Item>
  );
}
