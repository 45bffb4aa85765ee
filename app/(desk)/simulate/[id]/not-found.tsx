import { FileQuestionMark } from "lucide-react";
import Link from "next/link";
import { getTranslator } from "@/components/i18n/translator";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function Missing() {
  const t = getTranslator("simulate.result");
  return (
    <EmptyState
      icon={<FileQuestionMark />}
      title={<h1>{t("missingTitle")}</h1>}
      actions={
        <Link href="/simulate" className={buttonStyle()}>
          {t("toList")}
        </Link>
      }
    >
      {t("missingText")}
    </EmptyState>
  );
}
