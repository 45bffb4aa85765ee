"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { ChoiceField, WholeField } from "@/components/document-form/fields";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { useTRPC } from "@/components/trpc/provider";
import { useNamed } from "../promises/use-choices";
import { useTierChoices } from "./use-tier-choices";

/** Who gets what belongs to no issue type. */
export function OutOfScopeFields() {
  const t = useTranslations("canvas.field");
  return (
    <>
      <ChoiceField path={["outOfScope", "owner"]} label={t("owner")} options={useNamed("teams")} />
      <ChoiceField path={["outOfScope", "tier"]} label={t("startTier")} options={useTierChoices()} write={Number} />
      <PlaceFindings path={["outOfScope"]} />
    </>
  );
}

/** Where a ticket's way ends. */
export function LastResortFields() {
  const t = useTranslations("canvas.field");
  const end = useTranslations("policy.ownership.end");
  const people = useQuery(useTRPC().people.list.queryOptions()).data?.data ?? [];
  return (
    <>
      <ChoiceField
        path={["lastResort", "person"]}
        label={t("person")}
        hint={t("personHint")}
        none={t("noPerson")}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        say={() => t("unknownPerson")}
      />
      <ChoiceField path={["lastResort", "team"]} label={end("team")} options={useNamed("teams")} />
      <ChoiceField path={["lastResort", "tier"]} label={t("tier")} options={useTierChoices()} write={Number} />
      <WholeField path={["hopLimit"]} label={end("hopLimit")} hint={end("hopLimitHint")} least={1} most={20} />
      <PlaceFindings path={["lastResort"]} />
    </>
  );
}
