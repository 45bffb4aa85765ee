"use client";
import { ChevronRight } from "lucide-react";
import { Fragment, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { messages } from "@/server/messages";
import { partsOf, valueText } from "./difference-words";
import type { Difference } from "./types";

type Section = keyof typeof messages.policy.diff.path;
export const isSection = (name: string): name is Section => name in messages.policy.diff.path;

const firstShown = 40;
/** A value of more characters, such as a whole calendar, is begun and told on demand. */
const longest = 140;
const begun = 80;

interface Props {
  differences: readonly Difference[];
  /** The version compared with; null for the very first. */
  against: number | null;
}

/** Place by place: what it was, what it is. */
export function DifferenceTable({ differences, against }: Props) {
  const t = useTranslations("policy.diff");
  const [isAll, setAll] = useState(false);
  const shown = isAll ? differences : differences.slice(0, firstShown);
  const note = against === null ? t("first") : t("against", { version: against });
  return (
    <Panel title={t("title")} note={note} flush>
      {differences.length === 0 ? (
        <p className="p-3 text-muted text-sm">{against === null ? t("first") : t("same")}</p>
      ) : (
        <Table aria-label={t("caption")}>
          <TableHead>
            <tr>
              <HeaderCell className="w-2/5">{t("place")}</HeaderCell>
              <HeaderCell>{t("was")}</HeaderCell>
              <HeaderCell>{t("is")}</HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.path} className="border-line border-b align-top last:border-b-0 hover:bg-hover">
                <td className="px-3 py-1.5">
                  <Place path={one.path} />
                </td>
                <td className="wrap-anywhere min-w-28 px-3 py-1.5 text-muted">
                  <Value value={one.was} className="line-through decoration-line-strong" />
                </td>
                <td className="wrap-anywhere min-w-28 px-3 py-1.5 font-medium">
                  <Value value={one.is} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {shown.length < differences.length && (
        <div className="border-line border-t p-2">
          <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
            {t("more", { count: differences.length })}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Place({ path }: { path: string }) {
  const t = useTranslations("policy.diff.path");
  const { section, rest } = partsOf(path);
  return (
    <span className="flex flex-wrap items-center gap-x-1">
      <span className="text-muted">{isSection(section) ? t(section) : section}</span>
      {rest.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its position in the path
        <Fragment key={index}>
          <ChevronRight aria-hidden className="size-3 text-faint" />
          <span>{part}</span>
        </Fragment>
      ))}
    </span>
  );
}

function Value({ value, className }: { value: unknown; className?: string }) {
  const t = useTranslations("policy.diff");
  const text = valueText(value);
  if (text === null) return <span className="text-faint">{t("nothing")}</span>;
  if (text.length <= longest) return <span className={className}>{text}</span>;
  return (
    <details className={className}>
      <summary className="cursor-pointer">{text.slice(0, begun)}…</summary>
      {text.slice(begun)}
    </details>
  );
}
