"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ConfirmButton } from "@/components/policy/confirm-button";
import { useServerNow } from "@/components/time/server-clock";
import { Panel } from "@/components/ui/card";
import { toast } from "@/components/ui/toast-store";
import { useDateTime } from "@/components/ui/use-date-time";
import { sendLinkAction, withdrawLinkAction } from "@/server/actions/people";
import { CopyLink } from "./copy-link";
import type { PersonDetail } from "./types";
import { useRefreshPeople } from "./use-people";

/** How somebody gets in: the link they were sent, and a new one. */
export function LinkPanel({ person }: { person: PersonDetail }) {
  const t = useTranslations("people.link");
  const refresh = useRefreshPeople();
  const now = useServerNow();
  const dateTime = useDateTime();
  const [isMailed, setMailed] = useState<boolean | null>(null);
  const { link, state } = person;
  const isInvited = state === "invited";
  const isOpen = link?.state === "open" && link.expiresAt > now;
  const stands =
    link === null
      ? t(isInvited ? "noInvite" : "noLink")
      : t(`${link.kind}.${isOpen ? "open" : link.state === "open" ? "expired" : link.state}`, {
          at: dateTime(link.expiresAt, { dateStyle: "medium", timeStyle: "short" }),
        });
  return (
    <Panel level={3} title={t(isInvited ? "titleInvite" : "title")}>
      <div className="grid gap-2">
        <p className="text-sm">{stands}</p>
        {isOpen && link.url && <CopyLink url={link.url} />}
        {isMailed !== null && <p className="text-muted text-xs">{t(isMailed ? "mailed" : "notMailed")}</p>}
        <div className="flex flex-wrap gap-2">
          <ConfirmButton
            size="sm"
            title={t(isInvited ? "again.title" : "newPassword.title", { name: person.profile.name })}
            text={t(isInvited ? "again.text" : "newPassword.text")}
            label={t("make")}
            action={() => sendLinkAction(person.id)}
            onDone={async (given) => {
              setMailed(given.isMailed);
              await refresh();
            }}
          >
            {t(isInvited ? "again.open" : "newPassword.open")}
          </ConfirmButton>
          {isOpen && (
            <ConfirmButton
              size="sm"
              title={t("withdraw.title")}
              text={t("withdraw.text")}
              label={t("withdraw.open")}
              danger
              action={() => withdrawLinkAction(person.id)}
              onDone={async () => {
                toast({ title: t("withdraw.done"), tone: "good" });
                await refresh();
              }}
            >
              {t("withdraw.open")}
            </ConfirmButton>
          )}
        </div>
      </div>
    </Panel>
  );
}
