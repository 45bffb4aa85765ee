"use client";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { Panel } from "@/components/ui/card";
import { SignInAs } from "./sign-in-as";
import type { DemoPerson } from "./types";

const roles = ["admin", "lead", "agent"] as const;

/** Everybody of the desk, by what they do. */
export function Crew({ people }: { people: DemoPerson[] }) {
  const t = useTranslations("welcome.crew");
  return (
    <Panel title={t("title")} note={t("note")} flush>
      {roles.map((role) => (
        <section key={role} aria-label={t(`role.${role}`)} className="border-line border-t first:border-t-0">
          <h3 className="px-4 pt-3 pb-1 font-medium text-muted text-xs">{t(`role.${role}`)}</h3>
          <ul className="pb-1.5">
            {people
              .filter((p) => p.role === role)
              .map((person) => (
                <li key={person.email} className="flex items-center gap-3 px-4 py-1.5">
                  <Avatar name={person.name} decorative />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium text-sm">{person.name}</span>
                    <span className="block truncate text-muted text-xs">
                      {t("place", { tier: person.tier, teams: person.teams.join(", ") })}
                    </span>
                  </span>
                  <SignInAs person={person} variant="ghost" />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}
