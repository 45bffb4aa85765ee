"use client";
import { UserPlus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useDateTime } from "@/components/ui/use-date-time";
import { invitePersonAction } from "@/server/actions/people";
import { personEmail } from "@/server/domain/people/profile";
import { CopyLink } from "./copy-link";
import { emptyDraft, readDraft } from "./profile-draft";
import { ProfileForm } from "./profile-form";
import type { PeopleViewer } from "./types";
import { useChoices, useRefreshPeople } from "./use-people";

type Given = { url: string; expiresAt: number; isMailed: boolean };

/** Asks somebody to the desk; ends with their link, which is theirs alone. */
export function InviteDialog({ viewer, onInvited }: { viewer: PeopleViewer; onInvited: (id: string) => void }) {
  const t = useTranslations("people.invite");
  const [open, setOpen] = useState(false);
  return (
    <DialogRoot open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <UserPlus aria-hidden />
          {t("open")}
        </Button>
      </DialogTrigger>
      {open && <InviteForm viewer={viewer} onInvited={onInvited} />}
    </DialogRoot>
  );
}

function InviteForm({ viewer, onInvited }: { viewer: PeopleViewer; onInvited: (id: string) => void }) {
  const t = useTranslations("people.invite");
  const common = useTranslations("common");
  const run = useRunAction();
  const refresh = useRefreshPeople();
  const choices = useChoices();
  const dateTime = useDateTime();
  const isLead = viewer.role !== "admin";
  const [email, setEmail] = useState("");
  const [draft, setDraft] = useState(emptyDraft);
  const [faults, setFaults] = useState<Partial<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [given, setGiven] = useState<(Given & { name: string }) | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    const read = readDraft(draft);
    const found = "faults" in read ? { ...read.faults } : {};
    if (!personEmail.safeParse(email).success) found.email = t("badEmail");
    setFaults(found);
    if (!("profile" in read) || Object.keys(found).length > 0) return;
    setBusy(true);
    const result = await run(() => invitePersonAction({ email, ...read.profile }));
    setBusy(false);
    if (result.ok) {
      setGiven({ ...result.value.link, name: read.profile.name });
      onInvited(result.value.id);
      await refresh();
    } else if (result.error.field !== null && result.error.field in { email, ...draft }) {
      setFaults({ [result.error.field]: result.error.message });
    } else setFailure(result.error.message);
  }

  if (given) {
    const until = dateTime(given.expiresAt, { dateStyle: "full", timeStyle: "short" });
    return (
      <Dialog
        title={t("doneTitle", { name: given.name })}
        description={t(given.isMailed ? "mailed" : "notMailed")}
        footer={
          <DialogClose asChild>
            <Button variant="primary">{common("close")}</Button>
          </DialogClose>
        }
      >
        <div className="grid gap-2">
          <CopyLink url={given.url} />
          <p className="text-muted text-xs">{t("once", { until })}</p>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t("title")}
      description={t(isLead ? "textLead" : "text")}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="invite" busy={busy}>
            {t("do")}
          </Button>
        </>
      }
    >
      <form id="invite" noValidate onSubmit={(event) => void send(event)} className="grid gap-3">
        {failure && (
          <Callout tone="late" live>
            {failure}
          </Callout>
        )}
        <Field label={t("email")} error={faults.email}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <ProfileForm
          draft={draft}
          onChange={setDraft}
          choices={choices}
          faults={faults}
          givable={isLead ? { roles: ["agent"], teams: viewer.teams } : undefined}
        />
      </form>
    </Dialog>
  );
}
