"use client";
import { useReactFlow } from "@xyflow/react";
import { Combine, LayoutTemplate, Maximize, Plus, Rows3, Tag, Users, ZoomIn, ZoomOut } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { addIssueType, addQueue, addRule, addTeam, type Edit } from "@/server/domain/policy/graph/edits";
import type { PolicyGraph } from "@/server/domain/policy/graph/graph";
import { nodeOf } from "@/server/domain/policy/graph/nodeIds";
import type { History } from "../use-history";
import { FindCard } from "./find-card";
import { HistoryButtons } from "./history-buttons";
import type { RunEdit } from "./use-edits";

interface Props {
  graph: PolicyGraph;
  run: RunEdit;
  history: History | null;
  isReadOnly: boolean;
  selected: readonly string[];
  onAdded: (id: string) => void;
  onFind: (id: string) => void;
  onTidy: () => void;
  /** Everything stands where it is laid out. */
  isTidy: boolean;
  findRef: Ref<HTMLButtonElement>;
  children?: ReactNode;
}

export function Toolbar(props: Props) {
  const { graph, history, isReadOnly, onFind, onTidy, isTidy, findRef, children } = props;
  const t = useTranslations("canvas.tool");
  const flow = useReactFlow();
  return (
    <div
      role="toolbar"
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-1 border-line border-b bg-raised p-1.5"
    >
      {children}
      {!isReadOnly && <AddMenu {...props} />}
      {history && !isReadOnly && <HistoryButtons history={history} />}
      <span className="flex-1" />
      <FindCard graph={graph} onFind={onFind} ref={findRef} />
      {!isReadOnly && (
        <IconButton label={t("tidy")} disabled={isTidy} onClick={onTidy}>
          <LayoutTemplate aria-hidden />
        </IconButton>
      )}
      <IconButton label={t("zoomOut")} onClick={() => void flow.zoomOut()}>
        <ZoomOut aria-hidden />
      </IconButton>
      <IconButton label={t("zoomIn")} onClick={() => void flow.zoomIn()}>
        <ZoomIn aria-hidden />
      </IconButton>
      <IconButton label={t("fit")} onClick={() => void flow.fitView({ padding: 0.06, maxZoom: 1 })}>
        <Maximize aria-hidden />
      </IconButton>
    </div>
  );
}

/** What can be added; a rule is about what is chosen, a tier is the chosen queue's team's. */
function AddMenu({ run, selected, onAdded }: Props) {
  const t = useTranslations("canvas.tool");
  const refs = selected.flatMap((id) => nodeOf(id) ?? []);
  const queue = refs.find((ref) => ref.kind === "queue");
  const types = refs.flatMap((ref) => (ref.kind === "issueType" ? [ref.id] : []));
  const add = (make: (document: unknown) => Edit) => {
    const edit = run(make);
    // The menu gives the focus back first.
    if (edit?.node) setTimeout(() => onAdded(edit.node!));
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button size="md" variant="secondary">
          <Plus aria-hidden />
          {t("add")}
        </Button>
      </MenuTrigger>
      <MenuContent align="start" onCloseAutoFocus={(event) => event.preventDefault()}>
        <MenuItem icon={<Tag />} onSelect={() => add((d) => addIssueType(d, t("newIssueType"), queue))}>
          {t("issueType")}
        </MenuItem>
        <MenuItem icon={<Users />} onSelect={() => add((d) => addTeam(d, t("newTeam")))}>
          {t("team")}
        </MenuItem>
        <MenuItem
          icon={<Rows3 />}
          disabled={!queue}
          hint={queue ? undefined : t("tierHint")}
          onSelect={() => queue && add((d) => addQueue(d, queue.team))}
        >
          {t("tier")}
        </MenuItem>
        <MenuItem
          icon={<Combine />}
          hint={t("ruleHint", { count: types.length })}
          onSelect={() => add((d) => addRule(d, types))}
        >
          {t("rule")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
