"use client";
import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { cn } from "@/components/ui/cn";
import type { AppRouter } from "@/server/api/root";

export type WallboardData = inferRouterOutputs<AppRouter>["reports"]["wallboard"]["data"];

/** Six numbers to be read from five metres: what waits, what is late, what is at risk, who is there, and how today goes. */
export function Wallboard({ board, children }: { board: WallboardData; children?: ReactNode }) {
  const t = useTranslations("wallboard");
  const format = useFormatter();
  const duration = useDuration();
  const now = useServerNow();
  const since = (at: number) => duration(Math.max(0, now - at));
  const share = (of: number, over: number) => (over === 0 ? "–" : format.number(of / over, { style: "percent" }));
  return (
    <section
      aria-label={t("title")}
      className="flex min-h-full flex-1 flex-col gap-[2vmin] bg-canvas p-[2.5vmin] text-ink"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="font-semibold text-[clamp(1.1rem,3vmin,2.5rem)]">{board.desk}</h1>
        <p className="tabular text-[clamp(1rem,2.6vmin,2.2rem)] text-muted">
          {format.dateTime(new Date(now), { hour: "2-digit", minute: "2-digit" })}
        </p>
        {children}
      </header>
      <dl className="grid flex-1 gap-[2vmin] sm:grid-cols-2 lg:grid-cols-3">
        <Tile
          name={t("waiting")}
          value={format.number(board.waiting)}
          note={
            board.oldestWaitSince === null ? t("nobodyWaits") : t("longest", { time: since(board.oldestWaitSince) })
          }
        />
        <Tile
          name={t("late")}
          value={format.number(board.late)}
          tone={board.late > 0 ? "late" : "good"}
          note={t(board.late > 0 ? "lateNote" : "noneLate")}
        />
        <Tile
          name={t("atRisk")}
          value={format.number(board.atRisk)}
          tone={board.atRisk > 0 ? "warn" : "good"}
          note={
            board.nextBreachAt === null
              ? t("noBreach")
              : t("nextBreach", { time: duration(Math.max(0, board.nextBreachAt - now)) })
          }
        />
        <Tile name={t("there")} value={format.number(board.there)} note={t("free", { count: board.free })} />
        <Tile
          name={t("withoutPeople")}
          value={share(board.withoutPeople, board.received)}
          note={t("received", { count: board.received })}
        />
        <Tile
          name={t("kept")}
          value={share(board.answersKept, board.answersDecided)}
          note={t("decided", { count: board.answersDecided })}
        />
      </dl>
    </section>
  );
}

const tones = { good: "border-good", warn: "border-warn", late: "border-late" };

function Tile({ name, value, note, tone }: { name: string; value: string; note: string; tone?: keyof typeof tones }) {
  return (
    <div
      className={cn(
        "grid content-center gap-[1vmin] rounded-xl border-l-8 bg-surface p-[3vmin] leading-tight shadow-xs",
        tone ? tones[tone] : "border-line-strong",
      )}
    >
      <dt className="text-[clamp(1rem,3vmin,2.4rem)] text-muted">{name}</dt>
      <dd className="tabular font-semibold text-[clamp(2.6rem,13vmin,11rem)] leading-none">{value}</dd>
      <dd className="text-[clamp(0.9rem,2.4vmin,2rem)] text-muted">{note}</dd>
    </div>
  );
}
