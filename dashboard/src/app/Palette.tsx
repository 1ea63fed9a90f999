import "@mantine/spotlight/styles.css";
import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionGroupData, spotlight } from "@mantine/spotlight";
import {
  IconInbox,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSun,
  IconUserEdit,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { StatusMark } from "../agent/StatusMark";
import { STATUSES, useSetStatus } from "../agent/status";
import { groupChats } from "../chat/groups";
import { useDesk } from "../live/hooks";
import { choose, LANGUAGES, type Language } from "../ui/i18n";
import { visitorName } from "../visitor/name";
import { VisitorFace } from "../visitor/VisitorFace";
import { showKeys } from "./commands";
import { useSignOut } from "./useSignOut";

/** Everything by a few letters. Loaded at its first call. */
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const actions = [useChatActions(), useSettingActions()];
  useEffect(() => {
    spotlight.open();
  }, []);
  return (
    <Spotlight
      actions={actions}
      onSpotlightClose={close}
      shortcut={null}
      lockScroll={false}
      highlightQuery
      attributes={{ content: { "aria-label": t("app.palette.search") } }}
      limit={12}
      nothingFound={t("app.palette.nothing")}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t("app.palette.search"),
        "aria-label": t("app.palette.search"),
      }}
    />
  );
}

function useChatActions(): SpotlightActionGroupData {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const desk = useDesk((state) => state);
  const actions = groupChats(desk).flatMap((group) =>
    group.chats.map((chat) => ({
      id: chat.id,
      label: visitorName(chat.summary.visitor, t),
      description: t(`chat.group.${group.name}`),
      leftSection: <VisitorFace visitor={chat.summary.visitor} size={28} />,
      onClick: () => void navigate({ to: "/chats/$id", params: { id: chat.id } }),
    })),
  );
  return { group: t("app.chats"), actions };
}

function useSettingActions(): SpotlightActionGroupData {
  const { t } = useTranslation();
  const setStatus = useSetStatus();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const statuses = STATUSES.map((status) => ({
    id: `status-${status}`,
    label: t("app.palette.status", { status: t(`agent.status.${status}`) }),
    leftSection: <StatusMark status={status} size={16} />,
    onClick: () => setStatus(status),
  }));
  const schemes = (["light", "dark", "auto"] as const).map((scheme) => ({
    id: `scheme-${scheme}`,
    label: t("app.palette.scheme", { scheme: t(`app.scheme.${scheme}`) }),
    leftSection: scheme === "dark" ? <IconMoon size={18} /> : <IconSun size={18} />,
    onClick: () => setColorScheme(scheme),
  }));
  const languages = Object.entries(LANGUAGES).map(([code, name]) => ({
    id: `language-${code}`,
    label: t("app.palette.language", { name }),
    leftSection: <IconLanguage size={18} />,
    onClick: () => void choose(code as Language),
  }));
  const others = [
    {
      id: "inbox",
      label: t("app.inbox"),
      leftSection: <IconInbox size={18} />,
      onClick: () => void navigate({ to: "/inbox" }),
    },
    {
      id: "profile",
      label: t("agent.profile.title"),
      leftSection: <IconUserEdit size={18} />,
      onClick: () => void navigate({ to: "/settings/profile" }),
    },
    { id: "keys", label: t("app.keys.title"), leftSection: <IconKeyboard size={18} />, onClick: showKeys },
    { id: "sign-out", label: t("app.signOut"), leftSection: <IconLogout size={18} />, onClick: () => void signOut() },
  ];
  return { group: t("app.palette.settings"), actions: [...statuses, ...schemes, ...languages, ...others] };
}
