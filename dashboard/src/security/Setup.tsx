import { Anchor, Button, PasswordInput, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { sessionQuery, setUp, setupQuery } from "../api/session";
import { Late } from "../ui/Late";
import { shouldAsk } from "../ui/notify";
import { AskToNotify } from "./AskToNotify";
import { Door } from "./Door";
import classes from "./Door.module.css";
import { MINIMUM, PasswordHint } from "./PasswordHint";
import { Trouble } from "./Trouble";

export function Setup() {
  const { t } = useTranslation();
  const { token } = useSearch({ from: "/setup" });
  const link = useQuery({ ...setupQuery(token), enabled: token !== "", retry: 1 });
  useEffect(() => {
    document.title = `${t("security.setup.title")} · Causerie`;
  }, [t]);
  if (token === "" || link.data === "gone") return <Gone />;
  if (link.isError)
    return (
      <Door title={t("security.setup.title")}>
        <div className={classes.form}>
          <Trouble error={link.error} />
          <Button onClick={() => link.refetch()}>{t("security.tryAgain")}</Button>
        </div>
      </Door>
    );
  if (link.isPending)
    return (
      <Late>
        <Door title={t("security.setup.title")}>
          <Skeleton height={220} mt={24} />
        </Door>
      </Late>
    );
  return <SetupForm token={token} />;
}

function Gone() {
  const { t } = useTranslation();
  return (
    <Door title={t("security.setup.gone")} lead={t("security.setup.goneLead")}>
      <Anchor component={Link} to="/sign-in" mt="lg" display="inline-block">
        {t("security.setup.toSignIn")}
      </Anchor>
    </Door>
  );
}

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const [asking, ask] = useState(false);
  const enter = () => navigate({ to: "/chats", replace: true });
  const founding = useMutation({
    mutationFn: setUp,
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      if (shouldAsk()) ask(true);
      else void enter();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name)).trim();
    founding.mutate({ token, account: field("account"), name: field("name"), email: field("email"), password });
  };
  if (asking) return <AskToNotify done={enter} />;
  const problem = founding.error instanceof Problem ? founding.error : undefined;
  if (problem?.code === "gone") return <Gone />;
  const wrong = problem?.code === "invalid" ? problem.fields : {};
  const words = (field: string) => (wrong[field] ? t(fieldWords(field, wrong[field])) : undefined);
  const field = (name: "account" | "name" | "email") => ({
    name,
    size: "md",
    required: true,
    withAsterisk: false,
    error: words(name),
  });
  return (
    <Door title={t("security.setup.title")} lead={t("security.setup.lead")}>
      <form className={classes.form} onSubmit={submit}>
        {problem?.code !== "invalid" && <Trouble error={founding.error} />}
        <TextInput
          {...field("account")}
          label={t("security.setup.account")}
          description={t("security.setup.accountHint")}
          autoComplete="organization"
          autoFocus
        />
        <TextInput
          {...field("name")}
          label={t("security.setup.name")}
          description={t("security.setup.nameHint")}
          autoComplete="name"
        />
        <TextInput {...field("email")} type="email" label={t("security.email")} autoComplete="username" />
        <NewPassword value={password} change={setPassword} error={words("password")} />
        <Button type="submit" size="md" loading={founding.isPending}>
          {t("security.setup.submit")}
        </Button>
      </form>
    </Door>
  );
}

interface NewPasswordProps {
  value: string;
  change(value: string): void;
  error: string | undefined;
}

function NewPassword({ value, change, error }: NewPasswordProps) {
  const { t } = useTranslation();
  return (
    <div>
      <PasswordInput
        size="md"
        required
        withAsterisk={false}
        minLength={MINIMUM}
        label={t("security.password")}
        autoComplete="new-password"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        error={error}
        visibilityToggleButtonProps={{ "aria-label": t("security.showPassword"), tabIndex: 0 }}
      />
      <PasswordHint password={value} />
    </div>
  );
}

function fieldWords(field: string, code: string) {
  if (field === "password") return "security.wrong.password" as const;
  if (field === "email") return "security.wrong.email" as const;
  return code === "too_long" ? ("security.wrong.long" as const) : ("security.wrong.empty" as const);
}
