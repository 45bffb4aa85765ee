"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { useDateTime } from "@/components/ui/use-date-time";
import { useWayBack } from "@/components/undo/way-back";
import { lendAction, undoLoanAction } from "@/server/actions/agents";
import { horizonOf } from "@/server/domain/forecast/floor";
import { loanRequest } from "@/server/domain/rescue/loan";
import { ForecastEffect } from "./forecast-effect";
import type { AgentLine, TeamName } from "./types";
import { untilChoices } from "./until-choices";
import { useCheckedRequest } from "./use-checked-request";

interface Props {
  agent: AgentLine | null;
  teams: readonly TeamName[];
  onDone: () => void;
}

/** Lends somebody to another team until a time. */
export function LendDialog({ agent, teams, onDone }: Props) {
  return (
    <DialogRoot open={agent !== null} onOpenChange={(isOpen) => !isOpen && onDone()}>
      {agent && <LendForm key={agent.id} agent={agent} teams={teams} onDone={onDone} />}
    </DialogRoot>
  );
}

/** The browser's own wall clock, as `datetime-local` has it. */
const local = (at: number) => {
  const d = new Date(at);
  return new Date(at - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

function LendForm({ agent, teams, onDone }: Props & { agent: AgentLine }) {
  const t = useTranslations("agents.lendDialog");
  const agents = useTranslations("agents");
  const common = useTranslations("common");
  const dateTime = useDateTime();
  const wayBack = useWayBack();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const now = useServerNow();
  const [choices] = useState(() => untilChoices(agent.shift, now));
  const [team, setTeam] = useState("");
  const [choice, setChoice] = useState(choices[0]!.key);
  const [own, setOwn] = useState(() => local(choices[0]!.at));
  const [isExclusive, setExclusive] = useState(true);
  const [reason, setReason] = useState("");
  const asked = useCheckedRequest(loanRequest);
  const { busy, faults, problem } = asked;
  const until = choices.find((c) => c.key === choice)?.at ?? new Date(own).getTime();

  const hours = horizonOf(Math.max(0, until - now));
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });

  async function send() {
    const done = await asked.send({ team, until, isExclusive, reason }, (request) => lendAction(agent.id, request));
    if (!done) return;
    await refresh();
    const { name } = agent;
    wayBack(
      { title: t("done", { name, team: teams.find((one) => one.id === team)?.name ?? team }) },
      {
        action: () => undoLoanAction(done.value.loanId),
        undone: () => ({ title: agents("undone", { name }), tone: "good" }),
        refresh,
      },
    );
    onDone();
  }
  const others = teams.filter((one) => !agent.teams.includes(one.id));
  const at = (when: number) => dateTime(when, { weekday: "short", hour: "2-digit", minute: "2-digit" });
  return (
    <FormDialog
      title={t("title", { name: agent.name })}
      description={t("text")}
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
      <Field label={t("team")} error={faults.team}>
        {() => (
          <Select
            value={team}
            onValueChange={setTeam}
            placeholder={t("teamHint")}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <Field label={t("until")} error={faults.until}>
        {() => (
          <Select
            value={choice}
            onValueChange={setChoice}
            options={[
              ...choices.map(({ key, at: when }) => ({ value: key, label: t(`choice.${key}`), hint: at(when) })),
              { value: "own" as const, label: t("choice.own") },
            ]}
          />
        )}
      </Field>
      {choice === "own" && (
        <Field label={t("own")}>
          {(control) => (
            <Input {...control} type="datetime-local" value={own} onChange={(e) => setOwn(e.target.value)} />
          )}
        </Field>
      )}
      <Field label={t("exclusive")} hint={t("exclusiveHint")} inline>
        {(control) => <Switch {...control} checked={isExclusive} onCheckedChange={setExclusive} />}
      </Field>
      <ForecastEffect
        trial={team === "" ? null : { change: { kind: "lend", person: agent.id, to: team, isExclusive }, hours }}
        name={agent.name}
        teams={teams}
      />
      <Field label={t("reason")} error={faults.reason}>
        {(control) => <Input {...control} value={reason} maxLength={200} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </FormDialog>
  );
}
