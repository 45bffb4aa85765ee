"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { nameOf } from "@/components/reasons/words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import type { Way } from "@/server/domain/policy/graph/way";
import type { Match } from "../types";
import { documentNames } from "./document-names";
import { useLit } from "./lit";
import { MatchForm } from "./match-form";
import { WaySteps } from "./way-steps";

interface Props {
  document: unknown;
  /** The document as text, as it is edited. */
  text: string;
  /** What the document is called: a draft, or a version by its number. */
  version: number | null;
}

type Side = "draft" | "published";

/** A ticket's way under the document on screen and under the policy in force, told and lit on the canvas. */
export function MatchPanel({ document, text, version }: Props) {
  const t = useTranslations("match");
  const { light } = useLit();
  const [match, setMatch] = useState<Match | null>(null);
  const [side, setSide] = useState<Side>("draft");
  const names = documentNames(document);
  const own = version === null ? t("sides.draft") : t("sides.version", { version });
  const wayOf = (from: Match, of: Side): Way | null => (of === "draft" ? from.draft : from.published);
  const show = (next: Match) => {
    const first = next.draft ? "draft" : "published";
    setMatch(next);
    setSide(first);
    light(wayOf(next, first));
  };
  const clear = () => {
    setMatch(null);
    light(null);
  };
  useEffect(() => () => light(null), [light]);
  const way = match && wayOf(match, side);
  return (
    <Panel
      aria-label={t("title")}
      title={t("title")}
      note={t("note")}
      actions={
        match && (
          <Button size="sm" variant="ghost" onClick={clear}>
            {t("clear")}
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        <MatchForm text={text} onMatch={show} />
        <div aria-live="polite" className="grid gap-3">
          {match && (
            <>
              {match.fault ? (
                <Callout tone="warn" title={t("fault", { message: match.fault.message })} />
              ) : (
                <p className="text-sm">{difference(match, own)}</p>
              )}
              <Segmented
                label={t("light")}
                value={side}
                onValueChange={(next) => {
                  setSide(next);
                  light(wayOf(match, next));
                }}
                options={[
                  ...(match.draft ? [{ value: "draft" as const, label: own }] : []),
                  { value: "published" as const, label: t("sides.published") },
                ]}
              />
              {way && (
                <div className="grid gap-2">
                  <p className="text-muted text-xs">
                    {t("disposition", { disposition: way.disposition })}.{" "}
                    {t("priority", { value: Math.round(way.priority) })}.
                  </p>
                  <WaySteps way={way} names={names} />
                </div>
              )}
            </>
          )}
        </div>
      </div>
    </Panel>
  );

  function difference({ draft, published }: Match, of: string): string {
    if (!draft) return "";
    const team = nameOf(draft.team, names);
    const { tier, disposition } = draft;
    if (draft.team !== published.team || tier !== published.tier) {
      const otherTeam = nameOf(published.team, names);
      return t("other", { side: of, team, tier, otherTeam, otherTier: published.tier });
    }
    return disposition === published.disposition
      ? t("same", { team, tier })
      : t("otherDisposition", { side: of, team, tier, disposition });
  }
}
