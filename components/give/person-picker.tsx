"use client";
import { Search } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { GivePerson } from "@/components/list/types";
import { PresenceDot } from "@/components/presence/presence-dot";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** More names than one reads; typing narrows them. */
const mostShown = 40;

interface Props {
  people: readonly GivePerson[];
  /** Teams' names by id. */
  teams: Readonly<Record<string, string>>;
  value: string | null;
  onChange: (id: string) => void;
  error?: string;
}

/** Somebody by name or team: who is there first, the least loaded of them first, each with load and presence. */
export function PersonPicker({ people, teams, value, onChange, error }: Props) {
  const t = useTranslations("give");
  const presence = useTranslations("presence.name");
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const teamsOf = (p: GivePerson) => p.teams.map((id) => teams[id] ?? id).join(", ");
  const found = people.filter((p) => `${p.name} ${teamsOf(p)} t${p.tier}`.toLowerCase().includes(wanted));
  return (
    <div className="grid gap-1.5">
      <Field label={t("person")} error={error}>
        {(control) => (
          <Input
            {...control}
            icon={<Search />}
            placeholder={t("personHint")}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <RadioGroup.Root
        aria-label={t("person")}
        value={value ?? ""}
        onValueChange={onChange}
        className="scroll-area grid max-h-52 content-start rounded-md border border-line"
      >
        {found.length === 0 && <p className="p-3 text-muted text-sm">{t("nobody")}</p>}
        {found.slice(0, mostShown).map((p) => (
          <RadioGroup.Item
            key={p.id}
            value={p.id}
            className="flex min-h-ctl items-center gap-2 border-line border-b px-2.5 py-1 text-left text-sm -outline-offset-2 last:border-b-0 hover:bg-hover aria-checked:bg-selected"
          >
            <PresenceDot presence={p.presence} />
            <span className="min-w-0 flex-1 truncate">
              <span className="font-medium">{p.name}</span>
              <span className="ml-2 text-muted text-xs">
                {teamsOf(p)} T{p.tier}
              </span>
            </span>
            <span className="sr-only">{p.presenceName ?? presence(p.presence)}</span>
            <span className={cn("tabular text-xs", p.load >= p.capacity ? "text-warn-text" : "text-muted")}>
              {t("load", { load: p.load, capacity: p.capacity })}
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
