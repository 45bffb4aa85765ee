"use client";
import { Copy } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { toast } from "@/components/ui/toast-store";
import { DownloadButtons } from "./document-files";
import { documentText } from "./document-text";
import { VersionNote } from "./version-note";

/** The whole document, to read and to copy. */
export function DocumentView({ document, fileName }: { document: unknown; fileName: string }) {
  const t = useTranslations("policy.document");
  const text = useMemo(() => documentText(document), [document]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast({ title: t("copied"), tone: "good" });
  };
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <div className="grid gap-2 px-1.5 pt-1.5">
        <div className="flex flex-wrap">
          <DownloadButtons document={document} name={fileName} />
          <Button size="sm" variant="ghost" onClick={copy}>
            <Copy aria-hidden />
            {t("copy")}
          </Button>
        </div>
        <VersionNote document={document} />
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable without a mouse
        tabIndex={0}
        aria-label={t("label")}
        className="scroll-area max-h-[60dvh] rounded-b-lg p-3 -outline-offset-2"
      >
        <pre className="font-mono text-xs">{text}</pre>
      </section>
    </Panel>
  );
}
