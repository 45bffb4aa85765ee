"use client";
import { useTranslations } from "use-intl";
import { ReasonList } from "@/components/reasons/reason-line";
import { type Names, nameOf } from "@/components/reasons/words";
import { nodeOf } from "@/server/domain/policy/graph/nodeIds";
import type { Way } from "@/server/domain/policy/graph/way";

/** What a place of a way is called. */
function usePlaceName(names: Names): (node: string) => string {
  const t = useTranslations("match.place");
  return (node) => {
    const place = nodeOf(node);
    if (!place) return node;
    if (place.kind === "queue") return t("queue", { team: nameOf(place.team, names), tier: place.tier });
    if (place.kind === "issueType") return t("issueType", { name: nameOf(place.id, names) });
    return place.kind === "rule" ? t("rule", { name: place.id }) : t(place.kind);
  };
}

/** Place by place where a ticket goes, and why. */
export function WaySteps({ way, names }: { way: Way; names: Names }) {
  const t = useTranslations("match");
  const placeName = usePlaceName(names);
  return (
    <ol className="grid gap-2 text-sm">
      {way.steps.map((step, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its position on the way
          key={index}
          className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2"
        >
          <span aria-hidden className={index <= way.start ? markOn : markLater}>
            {index + 1}
          </span>
          <div className="min-w-0">
            <p className="font-medium">
              {placeName(step.node)}
              {index === way.start + 1 && <span className="font-normal text-muted"> ({t("onward")})</span>}
            </p>
            <div className="text-muted text-xs">
              <ReasonList reasons={step.reasons} names={names} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

const mark = "tabular mt-px flex size-5 items-center justify-center rounded-full text-2xs";
const markOn = `${mark} bg-accent text-on-accent`;
const markLater = `${mark} border border-line-strong text-muted`;
