"use client";
import { useTranslations } from "use-intl";

/** The first stop of the Tab key. */
export function SkipLink() {
  const t = useTranslations("frame");
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-70 -translate-y-16 rounded-sm bg-inverse px-3 py-1.5 font-medium text-on-inverse text-sm focus-visible:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}
