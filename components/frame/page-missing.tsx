import { Signpost } from "lucide-react";
import Link from "next/link";
import { getTranslator } from "@/components/i18n/translator";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** There is no such page; the main landmark is its frame's. */
export function PageMissing() {
  const t = getTranslator("errors.notFound");
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        icon={<Signpost />}
        title={<h1>{t("title")}</h1>}
        actions={
          <Link href="/" className={buttonStyle()}>
            {t("home")}
          </Link>
        }
      >
        {t("meaning")}
      </EmptyState>
    </div>
  );
}
