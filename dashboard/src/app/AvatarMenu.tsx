import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconBell, IconKeyboard, IconLogout, IconPlayerPlay, IconVolume, IconVolumeOff } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Face } from "../ui/Face";
import { choose, LANGUAGES, type Language } from "../ui/i18n";
import { askPermission, permission } from "../ui/notify";
import { play, setSounds, useSounds } from "../ui/sound";
import classes from "./AvatarMenu.module.css";
import { showKeys } from "./commands";
import { useSession } from "./session";
import { useSignOut } from "./useSignOut";

export function AvatarMenu() {
  const { t } = useTranslation();
  const { agent, account } = useSession();
  const leave = useSignOut();
  return (
    <Menu position="right-end" width={288} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t("app.menu", { name: agent.name })}>
          <Face name={agent.name} seed={agent.id} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{agent.name}</strong>
          <span>{agent.email}</span>
          <span>{account.name}</span>
        </div>
        <Menu.Divider />
        <Choices />
        <Menu.Divider />
        <SoundItems />
        <NotificationItem />
        <Menu.Divider />
        <Menu.Item closeMenuOnClick leftSection={<IconKeyboard size={18} />} rightSection="?" onClick={showKeys}>
          {t("app.keys.title")}
        </Menu.Item>
        <Menu.Item closeMenuOnClick leftSection={<IconLogout size={18} />} onClick={leave}>
          {t("app.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
  return (
    <>
      <Menu.Item
        role="menuitemcheckbox"
        aria-checked={sounds}
        leftSection={sounds ? <IconVolume size={18} /> : <IconVolumeOff size={18} />}
        rightSection={sounds ? t("app.on") : t("app.off")}
        onClick={() => setSounds(!sounds)}
      >
        {t("app.sounds")}
      </Menu.Item>
      <Menu.Item leftSection={<IconPlayerPlay size={18} />} onClick={() => play("ring", true)}>
        {t("app.testSound")}
      </Menu.Item>
    </>
  );
}

function NotificationItem() {
  const { t } = useTranslation();
  const [state, set] = useState(permission());
  if (state === "missing") return null;
  return (
    <Menu.Item
      leftSection={<IconBell size={18} />}
      rightSection={t(state === "granted" ? "app.on" : "app.off")}
      disabled={state !== "default"}
      title={state === "denied" ? t("app.notificationsDenied") : undefined}
      onClick={async () => set(await askPermission())}
    >
      {t("app.notifications")}
    </Menu.Item>
  );
}
