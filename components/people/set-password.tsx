"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { acceptLinkAction } from "@/server/actions/people";
import type { PersonLinkKind } from "@/server/domain/people/link";

interface Props {
  token: string;
  kind: PersonLinkKind;
  name: string;
  email: string;
}

/** The page behind a link: choose a password, and be signed in. Opening it uses nothing up. */
export function SetPassword({ token, kind, name, email }: Props) {
  const t = useTranslations("people.accept");
  const router = useRouter();
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [faults, setFaults] = useState<{ password?: string; again?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  useEffect(() => {
    document.documentElement.dataset.ready = "true";
  }, []);
  const submit = () => {
    const found = {
      ...(password.length < 12 && { password: t("short") }),
      ...(password !== again && { again: t("differs") }),
    };
    setFaults(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    start(async () => {
      const result = await acceptLinkAction(token, password);
      if (result.ok) {
        router.replace(result.value.to);
        router.refresh();
      } else if (result.error.field === "password") setFaults({ password: result.error.message });
      else setFailure(result.error.message);
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) submit();
      }}
      className="grid w-full max-w-md gap-4"
    >
      <div className="grid gap-1">
        <h1 className="font-semibold text-xl tracking-[-0.015em]">{t(`kind.${kind}.title`, { name })}</h1>
        <p className="text-muted text-sm">{t(`kind.${kind}.text`)}</p>
      </div>
      {failure && (
        <Callout tone="late" live>
          {failure}
        </Callout>
      )}
      <Field label={t("email")}>
        {(control) => <Input {...control} type="email" autoComplete="username" readOnly value={email} />}
      </Field>
      <Field label={t("password")} hint={t("hint")} error={faults.password}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("again")} error={faults.again}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            maxLength={200}
            value={again}
            onChange={(event) => setAgain(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={isBusy}>
        {t("submit")}
      </Button>
    </form>
  );
}
