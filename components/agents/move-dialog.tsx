"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { useWayBack } from "@/components/undo/way-back";
import { movePersonAction } from "@/server/actions/people";
import { moveRequest, movesOf } from "@/server/domain/people/move";
import { ForecastEffect } from "./forecast-effect";
import type { AgentLine, AgentsViewer, TeamName } from "./types";
import { useCheckedRequest } from "./use-checked-request";

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
  const wayBack = useWayBack();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [moves] = useState(() => movesOf(viewer, agent, teams));
  const [from, setFrom] = useState(moves[0]?.from ?? "");
  const [to, setTo] = useState("");
  const asked = useCheckedRequest(moveRequest);
  const { busy, faults, problem } = asked;
  const nameOf = (id: string) => teams.find((one) => one.id === id)?.name ?? id;
  const options = (ids: string[]) => [...new Set(ids)].map((id) => ({ value: id, label: nameOf(id) }));
  const targets = moves.filter((m) => m.from === from).map((m) => m.to);
  const chosen = targets.includes(to) ? to : "";

  const refresh = () => queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });

  async function send() {
    const done = await asked.send({ from, to: chosen }, (request) => movePersonAction(agent.id, request));
    if (!done) return;
    await refresh();
    wayBack(
      { title: t("done", { name: agent.name, team: nameOf(chosen) }) },
      {
        action: () => movePersonAction(agent.id, { from: chosen, to: from }),
        undone: () => ({ title: t("undone", { name: agent.name, team: nameOf(from) }) }),
        refresh,
      },
    );
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
