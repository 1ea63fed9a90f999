import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery, signIn } from "../api/session";
import { shouldAsk } from "../ui/notify";
import { AskToNotify } from "./AskToNotify";
import { Door } from "./Door";
import classes from "./Door.module.css";
import { Trouble } from "./Trouble";
import { safeTarget } from "./target";

export function SignIn() {
  const { t } = useTranslation();
  const { to, ended } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const enter = () => navigate({ to: safeTarget(to), replace: true });
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      if (shouldAsk()) ask(true);
      else void enter();
    },
    onError: () => password.current?.select(),
  });
  useEffect(() => {
    document.title = `${t("security.signIn.title")} · Causerie`;
  }, [t]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    attempt.mutate({ email: String(form.get("email")).trim(), password: String(form.get("password")) });
  };
  if (asking) return <AskToNotify done={enter} />;
  return (
    <Door title={t("security.signIn.title")} lead={ended ? t("security.signIn.ended") : t("security.signIn.lead")}>
      <form className={classes.form} onSubmit={submit}>
        <Trouble error={attempt.error} />
        <TextInput
          name="email"
          type="email"
          label={t("security.email")}
          autoComplete="username"
          size="md"
          required
          withAsterisk={false}
          data-autofocus
          autoFocus
        />
        <PasswordInput
          ref={password}
          name="password"
          label={t("security.password")}
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ "aria-label": t("security.showPassword"), tabIndex: 0 }}
        />
        <Button type="submit" size="md" fullWidth loading={attempt.isPending}>
          {t("security.signIn.submit")}
        </Button>
      </form>
    </Door>
  );
}
