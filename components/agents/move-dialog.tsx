"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { faultsOf } from "@/components/ticket/authority/faults";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast-store";
import { movePersonAction } from "@/server/actions/people";
import { type MoveRequest, moveRequest, movesOf } from "@/server/domain/people/move";
import { ForecastEffect } from "./forecast-effect";
import type { AgentLine, AgentsViewer, TeamName } from "./types";

interface Props {
  agent: AgentLine | null;
  teams: readonly TeamName[];
  viewer: AgentsViewer;
  onDone: () => void;
}

/** Moves somebody for good from one of their teams to another. */
export function MoveDialog({ agent, teams, viewer, onDone }: Props) {
  return (
    <DialogRoot open={agent !== null} onOpenChange={(isOpen) => !isOpen && onDone()}>
      {agent && <MoveForm key={agent.id} agent={agent} teams={teams} viewer={viewer} onDone={onDone} />}
    </DialogRoot>
  );
}

function MoveForm({ agent, teams, viewer, onDone }: Props & { agent: AgentLine }) {
  const t = useTranslations("agents.moveDialog");
  const common = useTranslations("common");
  const run = useRunAction();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [moves] = useState(() => movesOf(viewer, agent, teams));
  const [from, setFrom] = useState(moves[0]?.from ?? "");
  const [to, setTo] = useState("");
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const nameOf = (id: string) => teams.find((one) => one.id === id)?.name ?? id;
  const options = (ids: string[]) => [...new Set(ids)].map((id) => ({ value: id, label: nameOf(id) }));
  const targets = moves.filter((m) => m.from === from).map((m) => m.to);
  const chosen = targets.includes(to) ? to : "";

  async function back(request: MoveRequest) {
    const result = await run(() => movePersonAction(agent.id, request));
    if (result.ok) toast({ title: t("undone", { name: agent.name, team: nameOf(request.to) }) });
    else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
  }

  async function send() {
    const request = { from, to: chosen };
    const found = faultsOf(moveRequest, request);
    setFaults(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const result = await run(() => movePersonAction(agent.id, request));
    setBusy(false);
    if (!result.ok) {
      const { field, message } = result.error;
      return field && field in request ? setFaults({ [field]: message }) : setProblem(message);
    }
    await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
    toast({
      title: t("done", { name: agent.name, team: nameOf(chosen) }),
      tone: "good",
      action: { label: common("undo"), onSelect: () => void back({ from: chosen, to: from }) },
    });
    onDone();
  }
  return (
    <FormDialog
      title={t("title", { name: agent.name })}
      description={t(agent.loan ? "textLent" : "text")}
      cancel={common("cancel")}
      submit={t("submit")}
      busy={busy}
      onSubmit={() => void send()}
    >
      {problem && (
        <Callout tone="late" live>
          {problem}
        </Callout>
      )}
      <Field label={t("from")} error={faults.from}>
        {() => <Select value={from} onValueChange={setFrom} options={options(moves.map((m) => m.from))} />}
      </Field>
      <Field label={t("to")} error={faults.to}>
        {() => <Select value={chosen} onValueChange={setTo} placeholder={t("toHint")} options={options(targets)} />}
      </Field>
      <ForecastEffect
        trial={chosen === "" ? null : { change: { kind: "move", person: agent.id, from, to: chosen }, hours: 2 }}
        name={agent.name}
        teams={teams}
      />
    </FormDialog>
  );
}
