import { FileQuestionMark } from "lucide-react";
import Link from "next/link";
import { getTranslator } from "@/components/i18n/translator";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function Missing() {
  const t = getTranslator("policy");
  return (
    <EmptyState
      icon={<FileQuestionMark />}
      title={<h1>{t("draft.missingTitle")}</h1>}
      actions={
        <Link href="/policy" className={buttonStyle()}>
          {t("version.toList")}
        </Link>
      }
    >
      {t("draft.missingText")}
    </EmptyState>
  );
}
