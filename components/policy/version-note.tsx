"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { documentVersion } from "@/server/domain/policy/document";
import { upgradePolicy, versionOf } from "@/server/domain/policy/upgrade";
import { documentText } from "./document-text";

/** Says that a document is of an older version than this program writes, and how it is shown; or of a newer one. */
export function VersionNote({ document, onRewrite }: { document: unknown; onRewrite?: (text: string) => void }) {
  const t = useTranslations("findings");
  const version = versionOf(document);
  if (version === null || version === documentVersion) return null;
  if (version > documentVersion) {
    return (
      <Callout tone="late" title={t("newer.title", { version })}>
        {t("newer.text", { now: documentVersion })}
      </Callout>
    );
  }
  return (
    <Callout
      title={t("older.title", { version, now: documentVersion })}
      actions={
        onRewrite && (
          <Button size="sm" onClick={() => onRewrite(documentText(upgradePolicy(document)))}>
            {t("older.rewrite", { now: documentVersion })}
          </Button>
        )
      }
    >
      {onRewrite && t("older.text", { now: documentVersion })}
    </Callout>
  );
}
