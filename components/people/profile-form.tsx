"use client";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { capacityLimits } from "@/server/domain/people/profile";
import { type Role, roles } from "@/server/domain/vocabulary";
import { LanguagesField } from "./languages-field";
import type { ProfileDraft } from "./profile-draft";
import { SkillsField } from "./skills-field";
import type { PeopleChoices } from "./types";

interface Props {
  draft: ProfileDraft;
  onChange: (draft: ProfileDraft) => void;
  choices: PeopleChoices;
  /** What is wrong, by field. */
  faults: Partial<Record<string, string>>;
  /** Roles and teams that may be given; absent = all of them. */
  givable?: { roles: readonly Role[]; teams: readonly string[] };
}

/** What the desk knows of somebody: who they are to it, what they can take, and how much at once. */
export function ProfileForm({ draft, onChange, choices, faults, givable }: Props) {
  const t = useTranslations("people.profile");
  const roleName = useTranslations("frame.person.role");
  const set = (part: Partial<ProfileDraft>) => onChange({ ...draft, ...part });
  const teams = choices.teams.filter((one) => !givable || givable.teams.includes(one.id));
  return (
    <div className="grid gap-3">
      <Field label={t("name")} error={faults.name}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={200}
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Field label={t("role")} error={faults.role} className="max-sm:col-span-2">
          {() => (
            <Select<Role>
              value={draft.role}
              onValueChange={(role) => set({ role })}
              options={(givable?.roles ?? roles).map((role) => ({ value: role, label: roleName(role) }))}
            />
          )}
        </Field>
        <Field label={t("tier")} error={faults.tier}>
          {() => (
            <Select
              value={String(draft.tier)}
              onValueChange={(tier) => set({ tier: Number(tier) })}
              options={[...new Set([...choices.tiers, draft.tier])].sort().map((tier) => {
                return { value: String(tier), label: `T${tier}` };
              })}
            />
          )}
        </Field>
        <Field label={t("capacity")} error={faults.capacity}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={draft.capacity}
              onChange={(event) => set({ capacity: event.target.value })}
            />
          )}
        </Field>
      </div>
      <p className="-mt-1.5 text-muted text-xs">{t("capacityNote", capacityLimits)}</p>
      <fieldset className="grid gap-1">
        <legend className="font-medium text-xs">{t("teams")}</legend>
        <div className="flex flex-wrap gap-x-4">
          {teams.map((team) => (
            <Checkbox
              key={team.id}
              label={team.name}
              checked={draft.teams.includes(team.id)}
              onCheckedChange={(on) =>
                set({
                  teams: on === true ? [...draft.teams, team.id] : draft.teams.filter((id) => id !== team.id),
                })
              }
            />
          ))}
        </div>
        {faults.teams && (
          <p role="alert" className="text-late-text text-xs">
            {faults.teams}
          </p>
        )}
      </fieldset>
      <SkillsField
        skills={draft.skills}
        onChange={(skills) => set({ skills })}
        choices={choices}
        fault={faults.skills}
      />
      <LanguagesField
        languages={draft.languages}
        onChange={(languages) => set({ languages })}
        desk={choices.languages}
        fault={faults.languages}
      />
    </div>
  );
}
