"use client";
import { Crosshair, OctagonAlert, ShieldCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import type { Check } from "./types";

type Finding = Check["errors"][number];

interface Props {
  check: Check;
  isTyped?: boolean;
  /** Shows the place of a finding, where it has one that can be shown. */
  onShow?: (path: string) => void;
  canShow?: (path: string) => boolean;
}

/** Is it safe? Errors forbid publishing, warnings want a reason; each names its place, who would suffer, what to do. */
export function Findings({ check, isTyped, onShow, canShow }: Props) {
  const t = useTranslations("policy.findings");
  const unsaved = useTranslations("promises");
  const { errors, warnings } = check;
  const shows = ({ path }: Finding) => (onShow && canShow?.(path) ? () => onShow(path) : undefined);
  const isSound = errors.length === 0;
  const summary = isSound ? t(warnings.length > 0 ? "soundWarnings" : "sound") : t("unsound", { count: errors.length });
  return (
    <Panel title={t("title")} note={isTyped && unsaved("unsavedCheck")} flush>
      <p className="flex items-start gap-2 p-3 text-sm">
        {isSound ? (
          <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good-text" />
        ) : (
          <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-late-text" />
        )}
        {summary}
      </p>
      {errors.length + warnings.length > 0 && (
        <ul className="border-line border-t">
          {errors.map((one) => (
            <FindingItem key={`${one.path}${one.message}`} finding={one} isError onShow={shows(one)} />
          ))}
          {warnings.map((one) => (
            <FindingItem key={`${one.path}${one.message}`} finding={one} onShow={shows(one)} />
          ))}
        </ul>
      )}
    </Panel>
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
        <code className="wrap-anywhere min-w-0 flex-1 text-right font-mono text-2xs text-faint">{finding.path}</code>
        {onShow && (
          <IconButton size="sm" label={t("show", { path: finding.path })} onClick={onShow}>
            <Crosshair aria-hidden />
          </IconButton>
        )}
      </p>
      <p className="wrap-anywhere font-medium text-sm">{finding.message}</p>
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
    </li>
  );
}
