"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { rateAction } from "@/server/actions/help";
import type { TrackedTicket } from "./types";

const scores = [1, 2, 3, 4, 5] as const;

/** One to five, with a word if one likes. A set of radio buttons, so that it works by keyboard and by voice. */
function Stars({ value, onChange }: { value: number; onChange: (score: number) => void }) {
  const t = useTranslations("help.track.rate");
  return (
    <fieldset>
      <legend className="sr-only">{t("label")}</legend>
      <div className="flex items-center gap-1">
        {scores.map((score) => (
          <label
            key={score}
            className="cursor-pointer rounded-sm p-1 has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="score"
              className="sr-only"
              checked={value === score}
              onChange={() => onChange(score)}
            />
            <Star
              aria-hidden
              className={cn("size-7", score <= value ? "fill-current text-accent-text" : "text-line-control")}
            />
            <VisuallyHidden>{t("score", { score })}</VisuallyHidden>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Asks how it went once a request is resolved; the rating may be changed, the last one counts. */
export function RatingCard({ token, rating }: { token: string; rating: TrackedTicket["rating"] }) {
  const t = useTranslations("help.track.rate");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [score, setScore] = useState(rating?.score ?? 0);
  const [comment, setComment] = useState(rating?.comment ?? "");
  const [isEditing, setEditing] = useState(rating === null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy || score === 0) return;
    setBusy(true);
    const result = await run(() => rateAction(token, score, comment));
    setFailure(result.ok ? null : result.error.message);
    if (result.ok) {
      await queries.invalidateQueries({ queryKey: trpc.help.track.queryKey({ token }) });
      setEditing(false);
    }
    setBusy(false);
  }
  return (
    <section
      aria-label={t("title")}
      className="grid gap-3 rounded-xl border border-line bg-raised p-4 shadow-xs sm:p-5"
    >
      {isEditing ? (
        <form onSubmit={send} className="grid gap-3">
          <h2 className="font-semibold text-md">{t("title")}</h2>
          {failure && (
            <Callout tone="late" live>
              {failure}
            </Callout>
          )}
          <Stars value={score} onChange={setScore} />
          {score > 0 && (
            <>
              <Field label={t("comment")} optional>
                {(control) => (
                  <Textarea {...control} rows={2} value={comment} onChange={(e) => setComment(e.target.value)} />
                )}
              </Field>
              <Button type="submit" variant="primary" busy={busy} className="justify-self-end">
                {t("send")}
              </Button>
            </>
          )}
        </form>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status">{t("thanks", { score })}</p>
          <Button variant="ghost" onClick={() => setEditing(true)}>
            {t("again")}
          </Button>
        </div>
      )}
    </section>
  );
}
