"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Mark } from "@/components/frame/mark";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signInAction } from "@/server/actions/session";

interface Values {
  email: string;
  password: string;
}

export function SignInForm() {
  const t = useTranslations("signIn");
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const form = useForm<Values>({ defaultValues: { email: "", password: "" } });
  const { errors } = form.formState;
  useEffect(() => {
    document.documentElement.dataset.ready = "true";
  }, []);

  const submit = form.handleSubmit(({ email, password }) =>
    start(async () => {
      setError(null);
      const result = await signInAction(email, password);
      if (result.ok) {
        router.replace(result.value.to);
        router.refresh();
      } else {
        form.resetField("password");
        setError(result.error.message);
      }
    }),
  );
  return (
    <main id="main" data-density="comfortable" className="grid min-h-dvh place-items-center bg-canvas px-4">
      <form onSubmit={submit} noValidate className="grid w-full max-w-88 gap-4">
        <div className="grid gap-3">
          <Mark size={32} />
          <div>
            <h1 className="font-semibold text-xl tracking-[-0.015em]">{t("heading")}</h1>
            <p className="text-muted text-sm">{t("lead")}</p>
          </div>
        </div>
        {error && (
          <Callout tone="late" live>
            {error}
          </Callout>
        )}
        <Field label={t("email")} error={errors.email && t("emailMissing")}>
          {(control) => (
            <Input {...control} type="email" autoComplete="username" {...form.register("email", { required: true })} />
          )}
        </Field>
        <Field label={t("password")} error={errors.password && t("passwordMissing")}>
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="current-password"
              {...form.register("password", { required: true })}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={isBusy}>
          {t("submit")}
        </Button>
        <p className="text-muted text-xs">
          {t("customer")}{" "}
          <a href="/help" className="text-accent-text underline underline-offset-2">
            {t("toHelp")}
          </a>
        </p>
      </form>
    </main>
  );
}
