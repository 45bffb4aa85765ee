"use client";
import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { wordsOf } from "@/components/reasons/words";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { PeopleChoices } from "./types";

interface Props {
  skills: Readonly<Record<string, number>>;
  onChange: (skills: Record<string, number>) => void;
  choices: PeopleChoices;
  fault?: string;
}

const levels = [1, 2, 3, 4, 5] as const;
/** What is typed as the desk writes skills. */
const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** What somebody can take and how well: issue types of the policy, and other capabilities that these ask for. */
export function SkillsField({ skills, onChange, choices, fault }: Props) {
  const t = useTranslations("people.skills");
  const id = useId();
  const [text, setText] = useState("");
  const names = new Map(choices.issueTypes.map((one) => [one.id, one.name]));
  const nameOf = (skill: string) => names.get(skill) ?? wordsOf(skill);
  const known = [...choices.issueTypes, ...choices.required.map((one) => ({ id: one, name: wordsOf(one) }))];
  const typed = known.find((one) => one.name.toLowerCase() === text.trim().toLowerCase())?.id ?? slugOf(text);
  const add = () => {
    if (typed === "") return;
    onChange({ ...skills, [typed]: skills[typed] ?? 3 });
    setText("");
  };
  return (
    <fieldset className="grid gap-1">
      <legend className="font-medium text-xs">{t("title")}</legend>
      <p className="text-muted text-xs">{t("note")}</p>
      <ul className="grid gap-1">
        {Object.keys(skills)
          .sort()
          .map((skill) => (
            <li key={skill} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate text-sm first-letter:uppercase">{nameOf(skill)}</span>
              <Select
                aria-label={t("levelOf", { skill: nameOf(skill) })}
                className="w-36"
                value={String(skills[skill])}
                onValueChange={(level) => onChange({ ...skills, [skill]: Number(level) })}
                options={levels.map((level) => ({ value: String(level), label: t(`level.${level}`) }))}
              />
              <IconButton
                label={t("remove", { skill: nameOf(skill) })}
                onClick={() => onChange(Object.fromEntries(Object.entries(skills).filter(([key]) => key !== skill)))}
              >
                <X />
              </IconButton>
            </li>
          ))}
      </ul>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          <Input
            aria-label={t("new")}
            placeholder={t("new")}
            list={`${id}-known`}
            autoComplete="off"
            maxLength={80}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
        </span>
        <datalist id={`${id}-known`}>
          {known
            .filter((one) => skills[one.id] === undefined)
            .map((one) => (
              <option key={one.id} value={one.name} />
            ))}
        </datalist>
        <Button disabled={typed === ""} onClick={add}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      </div>
      {fault && (
        <p role="alert" className="text-late-text text-xs">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
