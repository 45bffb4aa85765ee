import Link from "next/link";
import { getTranslator } from "@/components/i18n/translator";
import { buttonStyle } from "@/components/ui/button";
import type { PersonLinkState } from "@/server/domain/people/link";

/** A link to set a password that is not good any more, or never was. */
export function LinkOver({ why }: { why: Exclude<PersonLinkState, "open"> | "unknown" }) {
  const t = getTranslator("people.accept.over");
  return (
    <div className="grid w-full max-w-md justify-items-start gap-3">
      <h1 className="font-semibold text-xl tracking-[-0.015em]">{t(`${why}.title`)}</h1>
      <p className="text-muted">{t(`${why}.text`)}</p>
      <Link href="/sign-in" className={buttonStyle({ variant: "secondary", size: "lg" })}>
        {t("signIn")}
      </Link>
    </div>
  );
}
