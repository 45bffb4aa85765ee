"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, CalendarClock, X } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { ConfirmButton } from "@/components/policy/confirm-button";
import { LoadError } from "@/components/queue/load-error";
import { TierBadge } from "@/components/ticket/tier-badge";
import { useTRPC } from "@/components/trpc/provider";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { IconButton } from "@/components/ui/icon-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { setDisabledAction } from "@/server/actions/people";
import { inviteRefusal } from "@/server/domain/people/rights";
import { languageName } from "./language-words";
import { LinkPanel } from "./link-panel";
import { PersonOutcomes } from "./person-outcomes";
import { ProfilePanel } from "./profile-panel";
import { StateBadge } from "./state-badge";
import type { PeopleChoices, PeopleViewer, PersonDetail } from "./types";
import { useChoices, useRefreshPeople } from "./use-people";

interface Props {
  id: string;
  viewer: PeopleViewer;
  onClose: () => void;
  onHours: () => void;
}

/** Somebody beside the list: what they are to the desk, when they work, how they get in. */
export function PersonPane({ id, viewer, onClose, onHours }: Props) {
  const t = useTranslations("people.pane");
  const found = useQuery(useTRPC().people.byId.queryOptions({ id }, { retry: false }));
  const person = found.data?.data;
  const choices = useChoices();
  if (found.isError) {
    return (
      <div className="grid content-start gap-2">
        <LoadError message={found.error.message} onRetry={() => void found.refetch()} />
        <Button className="justify-self-center" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    );
  }
  if (!person) return <SkeletonRows rows={8} label={t("loading")} />;
  const mayLink =
    person.state !== "disabled" &&
    (viewer.mayChange ||
      (viewer.mayInvite && person.state === "invited" && inviteRefusal(viewer, person.profile) === null));
  return (
    <div className="grid content-start gap-3 p-3 md:p-4">
      <header className="flex items-start gap-2.5">
        <Avatar name={person.profile.name} decorative />
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold text-base">
            <span className="wrap-anywhere">{person.profile.name}</span>
            <StateBadge state={person.state} />
          </h2>
          <p className="wrap-anywhere text-muted text-sm">{person.email}</p>
        </div>
        <Button variant="ghost" onClick={onClose} className="lg:hidden">
          <ArrowLeft aria-hidden />
          {t("back")}
        </Button>
        <IconButton label={t("close")} keys="Esc" onClick={onClose} className="hidden lg:inline-flex">
          <X />
        </IconButton>
      </header>
      {person.state === "invited" && mayLink && <LinkPanel person={person} />}
      {viewer.mayChange && person.state !== "disabled" ? (
        <ProfilePanel key={person.id} person={person} choices={choices} />
      ) : (
        <Facts person={person} choices={choices} />
      )}
      <Panel
        level={3}
        title={t("hours")}
        actions={
          person.state !== "disabled" && (
            <Button size="sm" onClick={onHours}>
              <CalendarClock aria-hidden />
              {t("editHours")}
            </Button>
          )
        }
      >
        <p className="text-sm">{person.schedule ? t("zone", { zone: person.schedule.zone }) : t("noHours")}</p>
        <PersonOutcomes personId={person.id} />
      </Panel>
      {person.state === "active" && mayLink && <LinkPanel person={person} />}
      {viewer.mayChange && <AbilityPanel person={person} isSelf={viewer.id === person.id} />}
    </div>
  );
}

/** The profile to read. */
function Facts({ person, choices }: { person: PersonDetail; choices: PeopleChoices }) {
  const t = useTranslations("people.profile");
  const roleName = useTranslations("frame.person.role");
  const level = useTranslations("people.skills.level");
  const { role, tier, teams, skills, languages, capacity } = person.profile;
  const teamName = (id: string) => choices.teams.find((one) => one.id === id)?.name ?? id;
  const skillName = (id: string) => choices.issueTypes.find((one) => one.id === id)?.name ?? id;
  const spoken = languages.length > 0 ? languages : choices.languages;
  return (
    <Panel level={3} title={t("title")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <Fact term={t("role")}>{roleName(role)}</Fact>
        <Fact term={t("teams")}>{teams.map(teamName).join(", ") || t("noTeam")}</Fact>
        <Fact term={t("tier")}>
          <TierBadge tier={tier} />
        </Fact>
        <Fact term={t("capacity")}>{t("slots", { count: capacity })}</Fact>
        <Fact term={t("skills")}>
          {Object.entries(skills)
            .map(([skill, n]) => `${skillName(skill)} (${level(String(n) as "1")})`)
            .join(", ") || t("noSkill")}
        </Fact>
        <Fact term={t("languages")}>{spoken.map(languageName).join(", ")}</Fact>
      </dl>
    </Panel>
  );
}

/** Ends their work here, or lets them work here again. */
function AbilityPanel({ person, isSelf }: { person: PersonDetail; isSelf: boolean }) {
  const t = useTranslations("people.ability");
  const format = useFormatter();
  const refresh = useRefreshPeople();
  const { name } = person.profile;
  const done = (title: string) => async () => {
    toast({ title, tone: "good" });
    await refresh();
  };
  if (person.state === "disabled") {
    const at = person.disabledAt === null ? "" : format.dateTime(person.disabledAt, { dateStyle: "medium" });
    return (
      <Panel level={3} title={t("disabledTitle")}>
        <div className="grid justify-items-start gap-2">
          <p className="text-sm">{t("disabledText", { at })}</p>
          <ConfirmButton
            size="sm"
            title={t("enableTitle", { name })}
            text={t("enableText")}
            label={t("enable")}
            action={() => setDisabledAction(person.id, false)}
            onDone={done(t("enabled", { name }))}
          >
            {t("enable")}
          </ConfirmButton>
        </div>
      </Panel>
    );
  }
  return (
    <Panel level={3} title={t("title")}>
      <div className="grid justify-items-start gap-2">
        <p className="text-muted text-sm">{t(isSelf ? "self" : person.isLastResort ? "lastResort" : "text")}</p>
        {!isSelf && (
          <ConfirmButton
            size="sm"
            variant="danger"
            title={t("disableTitle", { name })}
            text={t("disableText")}
            label={t("disable")}
            danger
            action={() => setDisabledAction(person.id, true)}
            onDone={done(t("done", { name }))}
          >
            {t("disable")}
          </ConfirmButton>
        )}
      </div>
    </Panel>
  );
}
