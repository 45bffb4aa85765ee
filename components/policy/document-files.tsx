"use client";
import { Download, FileUp } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FileButton } from "@/components/ui/file-button";
import { saveFile } from "@/components/ui/save-file";
import { toast } from "@/components/ui/toast-store";
import { inOrder } from "@/server/domain/policy/order";
import { type FileFault, readDocumentFile } from "./document-file";
import { documentText } from "./document-text";

/** Downloads a document as it stands, as JSON or as YAML. */
export function DownloadButtons({ document, name }: { document: unknown; name: string }) {
  const t = useTranslations("findings.file");
  const isThere = document !== null && document !== undefined;
  const json = () => saveFile(new Blob([`${documentText(document)}\n`], { type: "application/json" }), `${name}.json`);
  const yaml = async () => {
    const { stringify } = await import("yaml");
    saveFile(new Blob([stringify(inOrder(document))], { type: "application/yaml" }), `${name}.yaml`);
  };
  return (
    <>
      <Button size="sm" variant="ghost" disabled={!isThere} onClick={json}>
        <Download aria-hidden />
        {t("json")}
      </Button>
      <Button size="sm" variant="ghost" disabled={!isThere} onClick={() => void yaml()}>
        <Download aria-hidden />
        {t("yaml")}
      </Button>
    </>
  );
}

interface ImportProps {
  onDocument: (text: string) => void;
  /** Takes the import back. */
  onUndo: () => void;
  onFault: (fault: ImportFault | null) => void;
}
export interface ImportFault {
  name: string;
  fault: FileFault;
}

/** Puts the document of a file in place of the draft's text: whole, or not at all. */
export function ImportButton({ onDocument, onUndo, onFault }: ImportProps) {
  const t = useTranslations("findings.file");
  const [busy, setBusy] = useState(false);
  const take = async (file: File) => {
    setBusy(true);
    const { document, fault } = await readDocumentFile(file);
    setBusy(false);
    onFault(fault && { name: file.name, fault });
    if (fault) return;
    onDocument(documentText(document));
    const action = { label: t("undo"), onSelect: onUndo };
    toast({ title: t("imported", { name: file.name }), tone: "good", action });
  };
  return (
    <FileButton
      label={t("choose")}
      accept=".json,.yaml,.yml,application/json,application/yaml"
      busy={busy}
      variant="ghost"
      size="sm"
      onFiles={([file]) => void (file && take(file))}
    >
      <FileUp aria-hidden />
      {t("import")}
    </FileButton>
  );
}

/** Why a file was not taken. */
export function ImportFaultNote({ name, fault }: ImportFault) {
  const t = useTranslations("findings.file");
  const title = t(fault.why, { name, path: "", message: "", ...fault });
  return (
    <Callout tone="late" live title={title}>
      {t("stays")}
    </Callout>
  );
}
