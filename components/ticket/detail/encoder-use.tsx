import { useTranslations } from "use-intl";
import type { EncoderUse } from "@/server/domain/triage/understanding";

/** Whether the sentence encoder took part in a reading; nothing in decisions from before that was kept. */
export function EncoderUseLine({ use }: { use: EncoderUse | undefined }) {
  const t = useTranslations("ticket.why");
  return use && <span className="block">{t(`encoder.${use}`)}</span>;
}
