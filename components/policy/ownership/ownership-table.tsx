"use client";
import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { TierBadge } from "@/components/ticket/tier-badge";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { stageTones } from "../stage-tones";
import { type Bands, ownershipOf } from "./owned";

/** Who owns what, at a glance. */
export function OwnershipTable({ document }: { document: unknown }) {
  const t = useTranslations("policy.owners");
  const segment = useTranslations("ticket.segment");
  const format = useFormatter();
  const owners = useMemo(() => ownershipOf(document), [document]);
  const rest = [
    ...owners.rules.map(({ id, types, segments, hours, team }) => ({
      key: `rule ${id}`,
      what: format.list(types, { type: "conjunction" }),
      team,
      tier: null,
      note: t("ruleNote", {
        count: types.length,
        segments: format.list(segments.map((s) => segment(s))) || "none",
        calendar: hours?.calendar ?? "",
        during: hours?.during ?? "always",
      }),
    })),
    ...(owners.outOfScope ? [{ key: "outOfScope", what: t("outOfScope"), ...owners.outOfScope, note: null }] : []),
    ...(owners.lastResort
      ? [
          {
            key: "lastResort",
            what: t("lastResort"),
            ...owners.lastResort,
            note: t(owners.lastResort.isNamed ? "lastResortNamed" : "lastResortNobody"),
          },
        ]
      : []),
  ];
  return (
    <Panel title={t("title")} note={t("note")} flush>
      {owners.types.length === 0 ? (
        <p className="p-3 text-muted text-sm">{t("empty")}</p>
      ) : (
        <Table aria-label={t("title")}>
          <TableHead>
            <tr>
              <HeaderCell>{t("issueType")}</HeaderCell>
              <HeaderCell>{t("team")}</HeaderCell>
              <HeaderCell>{t("tier")}</HeaderCell>
              <HeaderCell>{t("stage")}</HeaderCell>
              <HeaderCell numeric>{t("bands")}</HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {owners.types.map((one) => (
              <TableRow key={one.id}>
                <Cell className="w-2/5 min-w-36 font-medium">{one.name}</Cell>
                <Cell className="max-w-none">{one.team ?? "?"}</Cell>
                <Cell className="max-w-none">{one.tier === null ? "?" : <TierBadge tier={one.tier} />}</Cell>
                <Cell className="max-w-none">
                  {one.stage === null ? "?" : <Badge tone={stageTones[one.stage]}>{t(`stages.${one.stage}`)}</Badge>}
                </Cell>
                <Cell numeric>
                  <BandsText bands={one.bands} desk={owners.bands} />
                </Cell>
              </TableRow>
            ))}
            {rest.map((one) => (
              <TableRow key={one.key} className="bg-sunken/60">
                <Cell className="w-2/5 min-w-36">{one.what}</Cell>
                <Cell className="max-w-none">{one.team ?? "?"}</Cell>
                <Cell className="max-w-none">{one.tier !== null && <TierBadge tier={one.tier} />}</Cell>
                <td colSpan={2} className="px-3 text-muted text-xs">
                  {one.note}
                </td>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

/** An issue type's own bands, or quietly the desk's. */
function BandsText({ bands, desk }: { bands: Bands | null; desk: Bands | null }) {
  const t = useTranslations("policy.owners");
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent" });
  const shown = bands ?? desk;
  if (!shown) return "?";
  const pair = `${percent(shown.high)} / ${percent(shown.low)}`;
  return bands ? (
    pair
  ) : (
    <span className="text-muted">
      {pair} <span className="text-faint">({t("deskBands")})</span>
    </span>
  );
}
