"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { RelativeTime } from "@/components/ui/time";
import type { AppRouter } from "@/server/api/root";
import { ChannelIcon } from "../channel-icon";
import { titleOf } from "../title";

type Sibling = inferRouterOutputs<AppRouter>["tickets"]["siblings"]["data"][number];

interface Props {
  siblings: readonly Sibling[];
  value: string | undefined;
  onChange: (id: string) => void;
  /** Whether this person may merge into it. */
  may: (one: Sibling) => boolean;
}

/** The customer's other open tickets, one of which is chosen. */
export function SiblingList({ siblings, value, onChange, may }: Props) {
  const t = useTranslations("ticket.duplicates");
  const untitled = useTranslations("ticket.page")("untitled");
  const now = useServerNow();
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-ink text-xs">{t("into")}</legend>
      {siblings.map((one) => (
        <label
          key={one.id}
          className="flex items-start gap-2 rounded-sm border border-line px-2.5 py-1.5 text-sm has-checked:border-accent has-disabled:opacity-60 has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="into"
            className="mt-0.5 size-4 shrink-0 accent-accent"
            disabled={!may(one)}
            checked={one.id === value}
            onChange={() => onChange(one.id)}
          />
          <span className="grid min-w-0 flex-1">
            <span className="wrap-anywhere line-clamp-2">
              <span className="tabular mr-1.5 text-faint text-xs">#{one.number}</span>
              <span className="font-medium">{titleOf(one.subject, one.snippet) || untitled}</span>
            </span>
            <span className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
              <ChannelIcon channel={one.channel} />
              {one.assignee ? t("heldBy", { name: one.assignee.name }) : t("unheld")}
              <RelativeTime at={one.createdAt} now={now} focusable={false} />
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
