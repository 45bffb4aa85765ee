"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Fact } from "@/components/ui/fact";
import { RelativeTime } from "@/components/ui/time";
import type { TicketDetail } from "../ticket/detail/types";
import { VolumeChange } from "./measures";
import { ReplyStyle } from "./reply-style";
import { useAccountWords } from "./use-account-words";

/** What is known of an account now, in the lines of a ticket's side, and how its customer likes to be answered. */
export function AccountGlance({ glance, style }: Pick<TicketDetail, "glance" | "style">) {
  const t = useTranslations("accounts");
  const words = useAccountWords();
  const now = useServerNow();
  return (
    <dl aria-label={t("glance.title")} className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
      {glance?.plan && <Fact term={t("fact.plan")}>{glance.plan}</Fact>}
      {glance?.value && (
        <Fact term={t("fact.contractValue")}>{t("value.perYear", { amount: words.money(glance.value) })}</Fact>
      )}
      {glance?.renewalOn && <Fact term={t("fact.renewalOn")}>{words.renewal(glance.renewalOn, now)}</Fact>}
      {glance && glance.churnRisk !== null && <Fact term={t("fact.churnRisk")}>{words.percent(glance.churnRisk)}</Fact>}
      {glance?.volume && (
        <Fact term={t("glance.volume")}>
          <VolumeChange volume={glance.volume} />
        </Fact>
      )}
      {glance && glance.events.length > 0 && (
        <Fact term={t("glance.events")}>
          <ul>
            {glance.events.map((one) => (
              <li key={`${one.kind} ${one.at}`}>
                {one.label || t(`event.${one.kind}`)}, <RelativeTime at={one.at} now={now} length="long" />
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {glance?.owner && <Fact term={t("glance.owner")}>{glance.owner}</Fact>}
      <Fact term={t("glance.style")}>
        <ReplyStyle style={style} />
      </Fact>
    </dl>
  );
}
