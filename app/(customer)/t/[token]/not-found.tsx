import { Unlink } from "lucide-react";
import Link from "next/link";
import { getTranslator } from "@/components/i18n/translator";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NoTicket() {
  const t = getTranslator("help.track");
  return (
    <EmptyState
      icon={<Unlink />}
      title={<h1 className="text-md">{t("missingTitle")}</h1>}
      actions={
        <Link href="/help" className={buttonStyle({ variant: "primary" })}>
          {t("missingAction")}
        </Link>
      }
    >
      {t("missingText")}
    </EmptyState>
  );
}
