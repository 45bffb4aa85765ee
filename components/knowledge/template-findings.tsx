"use client";
import { useTranslations } from "use-intl";
import { Callout } from "@/components/ui/callout";
import { checkTemplate, variableNames } from "@/server/domain/knowledge/variables";

const known = variableNames.map((name) => `{{${name}}}`).join(", ");

/** What stands in the text as a variable and is none. */
export function TemplateFindings({ body }: { body: string }) {
  const t = useTranslations("knowledge.editor");
  const findings = checkTemplate(body);
  if (findings.length === 0) return null;
  return (
    <div role="status">
      <Callout tone="warn" title={t("findingsTitle", { count: findings.length })}>
        <ul className="grid gap-0.5">
          {findings.map((finding, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same name may be wrong twice in a line
            <li key={index}>
              {finding.code === "unknownVariable"
                ? t("unknownVariable", { line: finding.line, name: `{{${finding.name}}}`, known })
                : t("unclosedVariable", { line: finding.line })}
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
