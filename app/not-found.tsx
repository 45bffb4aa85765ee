import { Signpost } from "lucide-react";
import Link from "next/link";
import { getTranslator } from "@/components/i18n/translator";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  const t = getTranslator("errors.notFound");
  return (
    <main className="grid min-h-[70dvh] place-items-center">
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
    </main>
  );
}
