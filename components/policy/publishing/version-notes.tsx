"use client";
import { useTranslations } from "use-intl";
import type { VersionLine } from "../types";

/** What a version was published over and why, and how far what waited has followed it. `isWhole`: with its warnings. */
export function VersionNotes({ version, isWhole }: { version: VersionLine; isWhole?: boolean }) {
  const t = useTranslations("publishing.version");
  const { reason, warnings, followed } = version;
  if (!reason && !followed) return null;
  return (
    <div className="grid gap-0.5 text-muted text-xs">
      {reason && (
        <p className="wrap-anywhere">
          {t("reason", { count: warnings.length })}: {reason}
        </p>
      )}
      {isWhole && reason && (
        <ul className="list-disc pl-4">
          {warnings.map((w) => (
            <li key={`${w.path} ${w.message}`} className="wrap-anywhere">
              {w.message}
            </li>
          ))}
        </ul>
      )}
      {followed && (
        <p>{t("follow", { hasEnded: String(followed.hasEnded), moved: followed.moved, looked: followed.looked })}</p>
      )}
    </div>
  );
}
