"use client";
import { OctagonAlert, Plus, SlidersHorizontal, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, TextField } from "@/components/document-form/fields";
import { SomeOfField } from "@/components/document-form/some-of-field";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { addIssueType, addRule, addTeam, type Edit } from "@/server/domain/policy/graph/edits";
import { type GraphNode, type PolicyGraph, teamsOf } from "@/server/domain/policy/graph/graph";
import { nodeId } from "@/server/domain/policy/graph/nodeIds";
import { autonomyStages } from "@/server/domain/vocabulary";
import { useNamed } from "../promises/use-choices";
import type { History } from "../use-history";
import type { Faults } from "./faults";
import { HistoryButtons } from "./history-buttons";
import type { Loads } from "./load";
import type { RunEdit } from "./use-edits";
import { useTierChoices } from "./use-tier-choices";

interface Props {
  graph: PolicyGraph;
  run: RunEdit;
  history: History | null;
  faults: ReadonlyMap<string, Faults>;
  loads: Loads;
  /** Opens all fields of a row. */
  onInspect: (id: string) => void;
  children: ReactNode;
}
type Of<K extends GraphNode["kind"]> = Extract<GraphNode, { kind: K }>;
const ofKind = <K extends GraphNode["kind"]>(graph: PolicyGraph, kind: K) =>
  graph.nodes.filter((node): node is Of<K> => node.kind === kind);
const placeIn = (path: string): number => Number(path.split(".")[1]);

/** The canvas as tables: the same edits, one row after the other. */
export function PolicyTable(props: Props) {
  const { graph, run, history, onInspect, children } = props;
  const t = useTranslations("canvas");
  const { document, isReadOnly } = useDocumentForm();
  const add = (make: (document: unknown) => Edit) => {
    const edit = run(make);
    if (edit?.node) onInspect(edit.node);
  };
  const button = (label: string, make: (document: unknown) => Edit) =>
    !isReadOnly && (
      <Button size="sm" variant="ghost" onClick={() => add(make)}>
        <Plus aria-hidden />
        {label}
      </Button>
    );
  const rest = graph.nodes.filter(({ kind }) => ["outOfScope", "gates", "assistant", "lastResort"].includes(kind));
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex items-center gap-1">
        {children}
        {history && !isReadOnly && <HistoryButtons history={history} />}
      </div>
      <Panel
        title={t("table.types")}
        flush
        actions={button(t("table.addType"), (d) => addIssueType(d, t("tool.newIssueType")))}
      >
        <IssueTypes {...props} types={ofKind(graph, "issueType")} />
      </Panel>
      <Panel
        title={t("table.rules")}
        note={t("table.rulesNote")}
        flush
        actions={button(t("table.addRule"), (d) => addRule(d, []))}
      >
        <Rules {...props} rules={ofKind(graph, "rule")} />
      </Panel>
      <Panel title={t("table.teams")} flush actions={button(t("table.addTeam"), (d) => addTeam(d, t("tool.newTeam")))}>
        <Teams {...props} teams={teamsOf(document)} />
      </Panel>
      <Panel title={t("table.rest")} flush>
        <ul>
          {rest.map((node) => (
            <li key={node.id} className="flex min-h-row items-center gap-2 border-line border-b px-3 last:border-b-0">
              <span className="flex-1 font-medium text-sm">{t(`kind.${node.kind}`)}</span>
              <RowEnd {...props} node={node} name={t(`kind.${node.kind}`)} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

/** What is wrong with a row, and the way to all of its fields. */
function RowEnd({
  node,
  name,
  faults,
  onInspect,
}: Pick<Props, "faults" | "onInspect"> & { node: { id: string }; name: string }) {
  const t = useTranslations("canvas");
  const own = faults.get(node.id);
  return (
    <span className="flex items-center justify-end gap-1">
      {own && (
        <Badge tone={own.errors > 0 ? "late" : "warn"}>
          {own.errors > 0 ? <OctagonAlert aria-hidden /> : <TriangleAlert aria-hidden />}
          <span aria-hidden>{own.errors + own.warnings}</span>
          <span className="sr-only">{t("faults", { ...own })}</span>
        </Badge>
      )}
      <IconButton size="sm" label={t("table.all", { name })} onClick={() => onInspect(node.id)}>
        <SlidersHorizontal aria-hidden />
      </IconButton>
    </span>
  );
}

interface RowsProps {
  label: string;
  heads: readonly string[];
  /** What the last column counts. */
  last?: string;
  children: ReactNode;
}

/** A table whose rows end with the way to all of their fields. */
function Rows({ label, heads, last, children }: RowsProps) {
  const t = useTranslations("canvas.table");
  return (
    <Table aria-label={label}>
      <TableHead>
        <tr>
          {heads.map((head) => (
            <HeaderCell key={head}>{head}</HeaderCell>
          ))}
          {last && <HeaderCell numeric>{last}</HeaderCell>}
          <HeaderCell>
            <span className="sr-only">{t("actions")}</span>
          </HeaderCell>
        </tr>
      </TableHead>
      <tbody>{children}</tbody>
    </Table>
  );
}

function IssueTypes(props: Props & { types: readonly Of<"issueType">[] }) {
  const t = useTranslations("canvas");
  const stages = useTranslations("policy.owners.stages");
  const teams = useNamed("teams");
  const tiers = useTierChoices();
  const choices = autonomyStages.map((value) => ({ value, label: stages(value) }));
  return (
    <Rows
      label={t("table.types")}
      heads={[t("kind.issueType"), t("field.owner"), t("field.startTier"), t("field.stage")]}
      last={t("table.open")}
    >
      {props.types.map((node) => {
        const row = ["issueTypes", placeIn(node.path)];
        const label = (field: string) => t("table.cell", { name: node.name, field });
        return (
          <TableRow key={node.id}>
            <Cell className="w-2/5 min-w-40 whitespace-normal py-1 align-top">
              <TextField path={[...row, "name"]} label={label(t("field.name"))} hideLabel />
            </Cell>
            <Cell className="min-w-36 max-w-none whitespace-normal py-1 align-top">
              <ChoiceField path={[...row, "owner"]} label={label(t("field.owner"))} hideLabel options={teams} />
            </Cell>
            <Cell className="min-w-24 max-w-none whitespace-normal py-1 align-top">
              <ChoiceField
                path={[...row, "startTier"]}
                label={label(t("field.startTier"))}
                hideLabel
                options={tiers}
                write={Number}
              />
            </Cell>
            <Cell className="min-w-40 max-w-none whitespace-normal py-1 align-top">
              <ChoiceField path={[...row, "stage"]} label={label(t("field.stage"))} hideLabel options={choices} />
            </Cell>
            <Cell numeric>{props.loads.node(node)?.open ?? 0}</Cell>
            <Cell className="max-w-none">
              <RowEnd {...props} node={node} name={node.name} />
            </Cell>
          </TableRow>
        );
      })}
    </Rows>
  );
}

function Rules(props: Props & { rules: readonly Of<"rule">[] }) {
  const t = useTranslations("canvas");
  const teams = useNamed("teams");
  const types = useNamed("issueTypes");
  if (props.rules.length === 0) return <p className="p-3 text-muted text-sm">{t("table.noRules")}</p>;
  const nameOf = (id: string) => types.find((one) => one.value === id)?.label ?? id;
  return (
    <Rows label={t("table.rules")} heads={[t("kind.rule"), t("table.about"), t("field.owner")]}>
      {props.rules.map((node) => (
        <TableRow key={node.id}>
          <Cell className="min-w-36 font-medium">{node.name}</Cell>
          <Cell className="w-2/5 min-w-40 text-muted">{node.types.map(nameOf).join(" + ")}</Cell>
          <Cell className="min-w-36 max-w-none whitespace-normal py-1 align-top">
            <ChoiceField
              path={["ownership", placeIn(node.path), "owner"]}
              label={t("table.cell", { name: node.name, field: t("field.owner") })}
              hideLabel
              options={teams}
            />
          </Cell>
          <Cell className="max-w-none">
            <RowEnd {...props} node={node} name={node.name} />
          </Cell>
        </TableRow>
      ))}
    </Rows>
  );
}

function Teams(props: Props & { teams: ReturnType<typeof teamsOf> }) {
  const t = useTranslations("canvas");
  const tiers = useTierChoices();
  return (
    <Rows label={t("table.teams")} heads={[t("field.teamName"), t("field.tiers")]}>
      {props.teams.map(({ id, index, name, tiers: staffed }) => (
        <TableRow key={id}>
          <Cell className="w-2/5 min-w-40 whitespace-normal py-1 align-top">
            <TextField
              path={["teams", index, "name"]}
              label={t("table.cell", { name, field: t("field.name") })}
              hideLabel
            />
          </Cell>
          <Cell className="max-w-none py-1">
            <SomeOfField
              path={["teams", index, "tiers"]}
              label={t("table.cell", { name, field: t("field.tiers") })}
              hideLabel
              options={tiers}
              write={Number}
            />
          </Cell>
          <Cell className="max-w-none">
            <RowEnd {...props} node={{ id: nodeId.queue(id, staffed[0] ?? 1) }} name={name} />
          </Cell>
        </TableRow>
      ))}
    </Rows>
  );
}
