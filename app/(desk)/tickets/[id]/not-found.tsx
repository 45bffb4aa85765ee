import { SearchX } from "lucide-react";
import Link from "next/link";
import { getTranslator } from "@/components/i18n/translator";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NoTicket() {
  const t = getTranslator("ticket.page");
  return (
    <EmptyState
      icon={<SearchX />}
      title={<h1>{t("missingTitle")}</h1>}
      actions={
        <Link href="/inbox" className={buttonStyle()}>
          {t("back")}
        </Link>
      }
    >
      {t("missingText")}
    </EmptyState>
  );
}
