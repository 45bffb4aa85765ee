"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useEffect } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { lookAtFloorAction } from "@/server/actions/floor";

const lookMs = 60_000;
const minute = 60_000;

/** Says to the server, while the page is in sight, that somebody looks. */
function useLooking(): void {
  useEffect(() => {
    const look = () => {
      // What was missed once is said a minute later.
      if (document.visibilityState === "visible") void lookAtFloorAction().catch(() => undefined);
    };
    look();
    const timer = setInterval(look, lookMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
}

const to = (href: string) => (chunks: ReactNode) => (
  <Link href={href} className="rounded-xs underline decoration-line-strong underline-offset-3 hover:text-ink">
    {chunks}
  </Link>
);

/** What changed on the floor since this person's visit before, in one quiet sentence. */
export function SinceLooked() {
  const t = useTranslations("now.since");
  const format = useFormatter();
  const duration = useDuration();
  const now = useServerNow();
  useLooking();
  const since = useQuery(useTRPC().now.since.queryOptions()).data?.data;
  if (!since) return null;
  const { arrived, resolved, escalated, breached, came, went } = since;
  const ago = Math.max(minute, now - since.since);
  const names = (list: string[]) => (list.length === 0 ? "none" : format.list(list));
  return (
    <p data-part="since" className="text-muted text-sm">
      {t.rich("sentence", {
        ...{ arrived, resolved, escalated, breached },
        time: duration(ago - (ago % minute)),
        up: to("/escalations"),
        late: to("/escalations?late=1"),
      })}
      {(came.length > 0 || went.length > 0) && (
        <> {t.rich("people", { came: names(came), went: names(went), people: to("/agents") })}</>
      )}
    </p>
  );
}
