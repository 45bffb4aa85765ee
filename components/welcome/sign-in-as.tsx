"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { demoSignInAction } from "@/server/actions/session";
import type { DemoPerson } from "./types";

interface Props {
  person: DemoPerson;
  variant?: "primary" | "ghost";
}

/** One click and one is them. What goes wrong is said beside the button. */
export function SignInAs({ person, variant }: Props) {
  const t = useTranslations("welcome");
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const name = person.name.split(" ")[0]!;
  const signIn = () =>
    start(async () => {
      setError(null);
      const result = await demoSignInAction(person.email);
      if (!result.ok) return setError(result.error.message);
      router.push(result.value.to);
      router.refresh();
    });
  return (
    <span className="grid gap-1">
      <Button
        variant={variant}
        size={variant === "primary" ? "md" : "sm"}
        busy={isBusy}
        onClick={signIn}
        aria-label={t("signInAs", { name: person.name })}
        className="justify-self-start"
      >
        {t("signInAs", { name })}
      </Button>
      {error && (
        <span role="alert" className="text-late-text text-xs">
          {error}
        </span>
      )}
    </span>
  );
}
