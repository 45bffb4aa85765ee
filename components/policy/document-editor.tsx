"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Panel } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { DownloadButtons, ImportButton, type ImportFault, ImportFaultNote } from "./document-files";
import type { DraftSaving } from "./use-draft-saving";
import type { History } from "./use-history";
import { VersionNote } from "./version-note";

interface Props {
  saving: DraftSaving;
  history: History;
  /** What a download of it is called. */
  fileName: string;
}

/** A draft's document as text, to type, to take from a file and to take away as one. */
export function DocumentEditor({ saving, history, fileName }: Props) {
  const t = useTranslations("policy");
  const [importFault, setImportFault] = useState<ImportFault | null>(null);
  const { text, document, fault, edit, isAwake } = saving;
  const replace = (next: string) => {
    history.step();
    edit(next);
  };
  return (
    <Panel title={t("document.title")} note={t("document.note")}>
      <div className="grid gap-2">
        <div className="-mx-1.5 -mt-1.5 flex flex-wrap">
          {isAwake && <ImportButton onDocument={replace} onUndo={history.undo} onFault={setImportFault} />}
          <DownloadButtons document={document} name={fileName} />
        </div>
        {importFault && <ImportFaultNote {...importFault} />}
        <VersionNote document={document} onRewrite={replace} />
        <Field
          label={t("document.label")}
          hideLabel
          error={fault === null ? undefined : t("draft.syntax", { message: fault })}
        >
          {(control) => (
            <Textarea
              {...control}
              readOnly={!isAwake}
              spellCheck={false}
              value={text}
              onChange={(event) => edit(event.target.value)}
              className="field-sizing-fixed h-[52dvh] max-h-none resize-y whitespace-pre font-mono text-xs"
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}
