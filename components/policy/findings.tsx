"use client";
import { ChevronDown, Crosshair, Hourglass, OctagonAlert, ShieldCheck, TriangleAlert } from "lucide-react";
import { Fragment, useState } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { withoutPlace } from "@/server/domain/policy/finding";
import { useFindingActs } from "./finding/acts";
import { byKind, type Kind, mostOfKind } from "./finding/by-kind";
import { FindingButtons } from "./finding/finding-buttons";
import type { Check } from "./types";

type Finding = Check["errors"][number];

interface Props {
  check: Check;
  isTyped?: boolean;
  /** The check is of what stood before; what is typed is not judged yet. */
  isJudging?: boolean;
  /** Why the text is no JSON at the moment. */
  fault?: string | null;
  /** Shows the place of a finding here, where it can; otherwise its form is gone to. */
  onShow?: (path: string) => void;
  canShow?: (path: string) => boolean;
}

/** Is it safe? Errors forbid publishing, warnings want a reason; each names its place, who would suffer, what to do. */
export function Findings({ check, isTyped, isJudging, fault, onShow, canShow }: Props) {
  const t = useTranslations("policy.findings");
  const words = useTranslations("findings");
  const unsaved = useTranslations("promises");
  const acts = useFindingActs();
  const { errors, warnings } = check;
  const shows = (path: string) => {
    if (onShow && canShow?.(path)) return () => onShow(path);
    return acts ? () => acts.goTo(path) : undefined;
  };
  const isSound = errors.length === 0;
  const summary = isSound ? t(warnings.length > 0 ? "soundWarnings" : "sound") : t("unsound", { count: errors.length });
  return (
    <Panel title={t("title")} note={isTyped && unsaved("unsavedCheck")} flush>
      {fault && (
        <div className="px-3 pt-3">
          <Callout tone="warn">{words("notJson", { message: fault })}</Callout>
        </div>
      )}
      <p className="flex items-start gap-2 p-3 text-sm">
        {isJudging ? (
          <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
        ) : isSound ? (
          <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good-text" />
        ) : (
          <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-late-text" />
        )}
        {isJudging ? (
          // As tall as the verdict that takes its place, so that nothing below it moves.
          <span className="grid text-muted">
            <span className="col-start-1 row-start-1">{words("checking")}</span>
            <span aria-hidden className="invisible col-start-1 row-start-1">
              {summary}
            </span>
          </span>
        ) : (
          summary
        )}
      </p>
      {errors.length + warnings.length > 0 && (
        <ul className="border-line border-t">
          {byKind(errors).map((kind) => (
            <KindItems key={kind.code} kind={kind} isError shows={shows} />
          ))}
          {byKind(warnings).map((kind) => (
            <KindItems key={kind.code} kind={kind} shows={shows} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface KindProps {
  kind: Kind;
  isError?: boolean;
  shows: (path: string) => (() => void) | undefined;
}

/** The first findings of a kind, and the others on demand. */
function KindItems({ kind: { findings }, isError, shows }: KindProps) {
  const t = useTranslations("findings");
  const [isOpen, setOpen] = useState(false);
  // One that is left over is told, too: a line that says so takes as much room.
  const isFolded = findings.length > mostOfKind + 1;
  const told = isFolded && !isOpen ? findings.slice(0, mostOfKind) : findings;
  return (
    <>
      {told.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the same
        <FindingItem key={`${i}${one.path}`} finding={one} isError={isError} onShow={shows(one.path)} />
      ))}
      {isFolded && (
        <li className="border-line border-b last:border-b-0">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-ctl w-full items-center gap-1.5 px-3 text-left text-accent-text text-xs -outline-offset-2 hover:bg-hover"
          >
            <ChevronDown aria-hidden className={isOpen ? "size-3.5 rotate-180" : "size-3.5"} />
            {isOpen ? t("fewer") : t("more", { count: findings.length - mostOfKind })}
          </button>
        </li>
      )}
    </>
  );
}

function FindingItem({ finding, isError, onShow }: { finding: Finding; isError?: boolean; onShow?: () => void }) {
  const t = useTranslations("policy.findings");
  const Icon = isError ? OctagonAlert : TriangleAlert;
  return (
    <li className="grid gap-1 border-line border-b px-3 py-2 text-xs last:border-b-0">
      <p className="flex items-center justify-between gap-2">
        <Badge tone={isError ? "late" : "warn"}>
          <Icon aria-hidden />
          {t(isError ? "error" : "warning")}
        </Badge>
        <code className="wrap-anywhere min-w-0 flex-1 text-right font-mono text-2xs text-faint">
          {/* A long place breaks between its parts, not inside a word. */}
          {finding.path.split(".").map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its position in the path
            <Fragment key={i}>
              {i > 0 && "."}
              {i > 0 && <wbr />}
              {part}
            </Fragment>
          ))}
        </code>
        {onShow && (
          <IconButton size="sm" label={t("show", { path: finding.path })} onClick={onShow}>
            <Crosshair aria-hidden />
          </IconButton>
        )}
      </p>
      <p className="wrap-anywhere font-medium text-sm">{withoutPlace(finding)}</p>
      <dl className="grid gap-0.5">
        {finding.counterExample && (
          <div>
            <dt className="inline text-faint">{t("example")}: </dt>
            <dd className="wrap-anywhere inline text-muted">{finding.counterExample}</dd>
          </div>
        )}
        {finding.fix && (
          <div>
            <dt className="inline text-faint">{t("fix")}: </dt>
            <dd className="wrap-anywhere inline text-muted">{finding.fix}</dd>
          </div>
        )}
      </dl>
      <FindingButtons finding={finding} />
    </li>
  );
}
