"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { toast } from "@/components/ui/toast-store";
import { changePersonAction } from "@/server/actions/people";
import { changedFields } from "@/server/domain/people/profile";
import { draftOf, readDraft } from "./profile-draft";
import { ProfileForm } from "./profile-form";
import type { PeopleChoices, PersonDetail } from "./types";
import { useRefreshPeople } from "./use-people";

/** The profile to change. Only what was changed here is sent, so that somebody else's change of another field stays. */
export function ProfilePanel({ person, choices }: { person: PersonDetail; choices: PeopleChoices }) {
  const t = useTranslations("people.profile");
  const run = useRunAction();
  const refresh = useRefreshPeople();
  const [base, setBase] = useState(person.profile);
  const [draft, setDraft] = useState(draftOf(person.profile));
  const [faults, setFaults] = useState<Partial<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isTouched = JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  // What others changed meanwhile shows as long as nothing is being edited here.
  const [seen, setSeen] = useState(() => JSON.stringify(person.profile));
  const current = JSON.stringify(person.profile);
  if (current !== seen) {
    setSeen(current);
    if (!isTouched) {
      setBase(person.profile);
      setDraft(draftOf(person.profile));
    }
  }

  async function save() {
    setFailure(null);
    const read = readDraft(draft);
    if ("faults" in read) return setFaults(read.faults);
    setFaults({});
    const fields = changedFields(base, read.profile);
    setBusy(true);
    const result = await run(() =>
      changePersonAction(person.id, Object.fromEntries(fields.map((field) => [field, read.profile[field]]))),
    );
    setBusy(false);
    if (result.ok) {
      setBase(read.profile);
      setDraft(draftOf(read.profile));
      toast({ title: t("saved"), tone: "good" });
      await refresh();
    } else if (result.error.field !== null && result.error.field in draft) {
      setFaults({ [result.error.field]: result.error.message });
    } else setFailure(result.error.message);
  }
  return (
    <Panel level={3} title={t("title")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
        className="grid gap-3"
      >
        {failure && (
          <Callout tone="late" live>
            {failure}
          </Callout>
        )}
        <ProfileForm draft={draft} onChange={setDraft} choices={choices} faults={faults} />
        <div className="flex flex-wrap justify-end gap-2">
          {isTouched && (
            <Button
              variant="ghost"
              onClick={() => {
                setDraft(draftOf(base));
                setFaults({});
                setFailure(null);
              }}
            >
              {t("discard")}
            </Button>
          )}
          <Button type="submit" variant="primary" busy={busy} disabled={!isTouched}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
