"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { Callout } from "@/components/ui/callout";
import type { AppRouter } from "@/server/api/root";

export type Caller = inferRouterOutputs<AppRouter>["calls"]["caller"]["data"][number];

/** Of two customers the e-mail address decides, as it does on the server. */
export const callerOf = (callers: readonly Caller[]): Caller | null =>
  callers.find((c) => c.kinds.includes("email")) ?? callers[0] ?? null;

interface Props {
  callers: readonly Caller[] | null;
  ticketId: string;
  onChange: (ticketId: string) => void;
}

/** Who calls, as far as known, and which open ticket it is about. */
export function KnownCaller({ callers, ticketId, onChange }: Props) {
  const t = useTranslations("call.caller");
  const caller = callers && callerOf(callers);
  const other = callers?.find((c) => c !== caller);
  return (
    <div className="grid gap-2">
      <p role="status" className="text-muted text-sm">
        {callers === null
          ? t("searching")
          : caller
            ? `${t("known", { name: caller.name, account: caller.account ?? "none" })}. ${caller.tickets.length === 0 ? t("nothingOpen") : ""}`
            : t("unknown")}
      </p>
      {caller && other && <Callout tone="warn">{t("conflict", { phone: other.name, email: caller.name })}</Callout>}
      {caller && caller.tickets.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-ink text-xs">{t("about")}</legend>
          <Choice label={t("new")} hint={t("newHint")} checked={ticketId === ""} onPick={() => onChange("")} />
          {caller.tickets.map((ticket) => (
            <Choice
              key={ticket.id}
              label={t("ticket", { number: String(ticket.number), subject: ticket.subject ?? ticket.snippet })}
              hint={ticket.assignee ? t("held", { name: ticket.assignee }) : t("unheld")}
              checked={ticketId === ticket.id}
              onPick={() => onChange(ticket.id)}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

function Choice({
  label,
  hint,
  checked,
  onPick,
}: {
  label: string;
  hint: string;
  checked: boolean;
  onPick: () => void;
}) {
  return (
    <label className="flex items-start gap-2 rounded-sm border border-line px-2.5 py-1.5 text-sm has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name="about"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={onPick}
      />
      <span className="min-w-0">
        <span className="wrap-anywhere line-clamp-2">{label}</span>
        <span className="block text-muted text-xs">{hint}</span>
      </span>
    </label>
  );
}
