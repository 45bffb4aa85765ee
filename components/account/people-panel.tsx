"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { Panel } from "@/components/ui/card";
import { ReplyStyle } from "./reply-style";
import type { Account } from "./types";

/** Who writes for the account, and how each likes to be answered. */
export function PeoplePanel({ people }: { people: Account["people"] }) {
  const t = useTranslations("accounts.people");
  return (
    <Panel title={t("title")}>
      {people.length === 0 && <p className="text-muted text-sm">{t("none")}</p>}
      <ul className="grid gap-3">
        {people.map((one) => (
          <li key={one.id} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 text-sm">
            <Avatar name={one.name} size="sm" decorative />
            <Link
              href={`/customers/${one.id}`}
              className="wrap-anywhere rounded-xs font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
            >
              {one.name}
            </Link>
            <span className="text-muted text-xs">{t("tickets", { count: one.tickets })}</span>
            <div className="col-start-2 col-end-4">
              <ReplyStyle style={one.style} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
