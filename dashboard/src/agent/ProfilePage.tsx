import { Button, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { type Profile, profileQuery, saveProfile } from "../api/profile";
import { sessionQuery } from "../api/session";
import { useSession } from "../app/session";
import { Face } from "../ui/Face";
import { Late } from "../ui/Late";
import { PictureInput } from "../ui/PictureInput";
import { Trouble } from "../ui/Trouble";
import { Unsaved, useUnsaved } from "../ui/Unsaved";
import settings from "../widget/Settings.module.css";
import classes from "./ProfilePage.module.css";

const fields = ["name", "title", "avatar"] as const satisfies readonly (keyof Profile)[];
const same = (one: Profile, other: Profile) => fields.every((field) => one[field] === other[field]);

/** How the agent shows up to visitors and colleagues. */
export function ProfilePage() {
  const { t } = useTranslation();
  const profile = useQuery(profileQuery);
  return (
    <div className={settings.page}>
      <h1>{t("agent.profile.title")}</h1>
      <p className={settings.lead}>{t("agent.profile.lead")}</p>
      {profile.isPending && (
        <Late>
          <Skeleton height={320} maw={640} />
        </Late>
      )}
      {profile.isError && !profile.data && <Trouble again={() => void profile.refetch()} />}
      {profile.data && (
        <Unsaved>
          <Form saved={profile.data} />
        </Unsaved>
      )}
    </div>
  );
}

function Form({ saved }: { saved: Profile }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { agent } = useSession();
  const [base, setBase] = useState(saved);
  const [mine, setMine] = useState(saved);
  useUnsaved(!same(mine, base));
  const saving = useMutation({
    mutationFn: saveProfile,
    onSuccess: (now, sent) => {
      setBase(now);
      setMine((typed) => (same(typed, sent) ? now : typed));
      client.setQueryData(profileQuery.queryKey, now);
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey, refetchType: "all" });
    },
  });
  const set = (part: Partial<Profile>) => {
    setMine((before) => ({ ...before, ...part }));
    saving.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(mine);
  };
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const fault = (field: keyof Profile) => {
    const code = problem?.fields[field];
    if (code === "empty") return t("widget.fault.empty");
    if (code === "too_long") return t("widget.fault.too_long");
    return code && t("widget.fault.invalid");
  };
  return (
    <div className={classes.panes}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <PictureInput
          alone
          use="avatar"
          label={t("agent.profile.picture")}
          hint={t("agent.profile.pictureHint")}
          error={fault("avatar")}
          value={mine.avatar}
          onChange={(avatar) => set({ avatar })}
        >
          <Face name={mine.name} seed={agent.id} size={72} />
        </PictureInput>
        <TextInput
          label={t("agent.profile.name")}
          description={t("agent.profile.nameHint")}
          error={fault("name")}
          dir="auto"
          autoComplete="name"
          value={mine.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t("agent.profile.tagline")}
          description={t("agent.profile.taglineHint")}
          error={fault("title")}
          dir="auto"
          autoComplete="organization-title"
          value={mine.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div className={classes.end}>
          <Button type="submit" loading={saving.isPending}>
            {t("agent.profile.save")}
          </Button>
          <span role="status" className={classes.saved}>
            {saving.isSuccess && t("agent.profile.saved")}
          </span>
        </div>
        {saving.isError && problem?.code !== "invalid" && (
          <p role="alert" className={classes.trouble}>
            {t(problem?.code === "unreachable" ? "security.trouble.unreachable" : "security.trouble.unknown")}
          </p>
        )}
      </form>
      <Seen profile={mine} seed={agent.id} />
    </div>
  );
}

/** The top of the window as visitors see it while this agent answers, and a message. */
function Seen({ profile: { name, title, avatar }, seed }: { profile: Profile; seed: string }) {
  const { t } = useTranslation();
  const face = (size: number) => <Face name={name || " "} seed={seed} size={size} picture={avatar || undefined} />;
  return (
    <section className={classes.seen} aria-label={t("agent.profile.preview")}>
      <h2>{t("agent.profile.preview")}</h2>
      <div className={classes.window}>
        <div className={classes.head}>
          {face(40)}
          <span className={classes.who}>
            <strong dir="auto">{name || "…"}</strong>
            {title && <span dir="auto">{title}</span>}
          </span>
        </div>
        <div className={classes.said}>
          {face(28)}
          <span className={classes.bubble}>{t("agent.profile.sample")}</span>
        </div>
      </div>
    </section>
  );
}
