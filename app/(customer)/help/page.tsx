import type { Metadata } from "next";
import { HelpForm } from "@/components/help/help-form";
import { getTranslator } from "@/components/i18n/translator";

export function generateMetadata(): Metadata {
  return { title: getTranslator("help")("title") };
}

export default function HelpPage() {
  const t = getTranslator("help");
  return (
    <div className="grid gap-6">
      <header className="grid gap-1.5">
        <h1 className="font-semibold text-2xl tracking-[-0.02em]">{t("title")}</h1>
        <p className="text-pretty text-muted">{t("intro")}</p>
      </header>
      <HelpForm />
    </div>
  );
}
