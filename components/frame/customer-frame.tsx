import Link from "next/link";
import type { ReactNode } from "react";
import { getTranslator } from "@/components/i18n/translator";
import { Mark } from "./mark";
import { SkipLink } from "./skip-link";

/** The public side: one calm column, larger text, no product furniture. `desk` is the support desk's name. */
export function CustomerFrame({ desk, children }: { desk: string; children: ReactNode }) {
  const t = getTranslator("frame.customer");
  return (
    <div data-density="roomy" className="flex min-h-dvh flex-col bg-canvas text-base">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-2xl items-center gap-2.5 px-5 pt-6">
        <Link href="/help" className="flex items-center gap-2.5 rounded-sm font-semibold text-md tracking-[-0.01em]">
          <Mark size={26} />
          {t("home", { desk })}
        </Link>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-2xl flex-1 px-5 py-8 outline-none">
        {children}
      </main>
      <footer className="mx-auto w-full max-w-2xl px-5 pb-6 text-faint text-xs">{t("footer", { desk })}</footer>
    </div>
  );
}
