"use client";
import { ArrowRight, Headset, LayoutDashboard, MessageCircle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonStyle } from "@/components/ui/button";
import { SignInAs } from "./sign-in-as";
import type { DemoPerson } from "./types";

const looks = { customer: MessageCircle, agent: Headset, lead: LayoutDashboard };
const steps = ["one", "two", "three"] as const;

/** A way through the desk in three steps, with the door to it. */
export function Tour({ tour, guide }: { tour: keyof typeof looks; guide: DemoPerson | undefined }) {
  const t = useTranslations("welcome.tour");
  const Icon = looks[tour];
  return (
    <article className="flex flex-col gap-4 rounded-xl border border-line bg-raised p-5 shadow-xs">
      <header className="flex items-start gap-3">
        <span
          aria-hidden
          className="grid size-9 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-text"
        >
          <Icon className="size-4.5" />
        </span>
        <div>
          <h3 className="font-semibold text-md">{t(`${tour}.title`)}</h3>
          <p className="text-muted text-sm">{t(`${tour}.lead`)}</p>
        </div>
      </header>
      <ol className="grid gap-2.5">
        {steps.map((step, i) => (
          <li key={step} className="flex gap-2.5 text-sm">
            <span aria-hidden className="tabular w-4 shrink-0 text-right font-semibold text-faint">
              {i + 1}
            </span>
            <span className="text-pretty">{t(`${tour}.${step}`)}</span>
          </li>
        ))}
      </ol>
      <div className="mt-auto">
        {guide ? (
          <SignInAs person={guide} variant="primary" />
        ) : (
          <Link href="/help" className={buttonStyle({ variant: "primary" })}>
            {t("customer.go")}
            <ArrowRight aria-hidden />
          </Link>
        )}
      </div>
    </article>
  );
}
