"use client";
import { Copy, Trash2, X } from "lucide-react";
import { type ReactNode, type Ref, useId } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { duplicate, remove } from "@/server/domain/policy/graph/edits";
import type { GraphNode } from "@/server/domain/policy/graph/graph";
import type { Named } from "@/server/domain/policy/graph/references";
import { AssistantFields } from "../rules/assistant-fields";
import { GatesFields } from "../rules/gates-panel";
import { ThresholdFields } from "../rules/threshold-fields";
import { LastResortFields, OutOfScopeFields } from "./end-fields";
import type { Finding } from "./faults";
import { IdField } from "./id-field";
import { IssueTypeFields } from "./issue-type-fields";
import { NodeFindings } from "./node-findings";
import { QueueFields } from "./queue-fields";
import { RuleFields } from "./rule-fields";
import type { RunEdit } from "./use-edits";

interface Props {
  node: GraphNode;
  findings: readonly { finding: Finding; isError: boolean }[];
  run: RunEdit;
  /** Another card takes its place: a copy, or the same under another name. */
  onShow: (id: string) => void;
  onClose: () => void;
  bodyRef?: Ref<HTMLDivElement>;
  /** Inside a sheet, which has a head and a way to close of its own. */
  isBare?: boolean;
}

const placeIn = (path: string): number => Number(path.split(".")[1]);

function fieldsOf(node: GraphNode): ReactNode {
  switch (node.kind) {
    case "issueType":
      return <IssueTypeFields index={placeIn(node.path)} />;
    case "rule":
      return <RuleFields index={placeIn(node.path)} />;
    case "queue":
      return <QueueFields index={placeIn(node.path)} tier={node.tier} />;
    case "outOfScope":
      return <OutOfScopeFields />;
    case "gates":
      return <GatesFields />;
    case "assistant":
      return (
        <>
          <ThresholdFields />
          <AssistantFields />
        </>
      );
    case "lastResort":
      return <LastResortFields />;
  }
}

const sections: Partial<Record<GraphNode["kind"], Named>> = {
  issueType: "issueTypes",
  rule: "ownership",
  queue: "teams",
};

/** What the document says of the chosen card, beside the canvas. */
export function Inspector({ node, findings, run, onShow, onClose, bodyRef, isBare }: Props) {
  const t = useTranslations("canvas");
  const { isReadOnly } = useDocumentForm();
  const id = useId();
  const section = sections[node.kind];
  const name = node.kind === "queue" ? node.team : node.id.slice(node.id.indexOf(":") + 1);
  const kind = t(`kind.${node.kind}`);
  const title = node.kind === "queue" ? `${node.name} T${node.tier}` : node.name || kind;
  return (
    <section aria-labelledby={id} className="flex min-h-0 min-w-0 flex-col">
      <header
        className={isBare ? "sr-only" : "flex min-h-11 items-center gap-2 border-line border-b py-1.5 pr-1.5 pl-3"}
      >
        <div className="min-w-0 flex-1">
          <h2 id={id} className="truncate font-semibold text-sm">
            {title}
          </h2>
          {title !== kind && <p className="text-muted text-xs">{kind}</p>}
        </div>
        {!isBare && (
          <IconButton label={t("closeInspector")} keys="Esc" onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        )}
      </header>
      <div
        ref={bodyRef}
        tabIndex={isReadOnly ? 0 : undefined}
        className="scroll-area grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-3 p-3"
      >
        <NodeFindings findings={findings} />
        {fieldsOf(node)}
        {section && <IdField key={node.id} section={section} id={name} run={run} onRenamed={onShow} />}
      </div>
      {section && !isReadOnly && (
        <footer className="flex gap-1 border-line border-t p-2">
          <Button
            variant="ghost"
            size="sm"
            onClick={() => {
              const edit = run((d) => duplicate(d, node.id));
              if (edit?.node) onShow(edit.node);
            }}
          >
            <Copy aria-hidden />
            {t(node.kind === "queue" ? "duplicateTeam" : "duplicate")}
          </Button>
          <span className="flex-1" />
          <Button variant="danger" size="sm" onClick={() => run((d) => remove(d, node.id)) && onClose()}>
            <Trash2 aria-hidden />
            {t(node.kind === "queue" ? "removeQueue" : "remove")}
          </Button>
        </footer>
      )}
    </section>
  );
}
